internal import Foundation

/// A range that holds the true value with a stated confidence.
public struct Interval: Hashable, Sendable {
    /// The lower end.
    public var lower: Double

    /// The upper end.
    public var upper: Double

    /// An interval.
    public init(lower: Double, upper: Double) {
        self.lower = lower
        self.upper = upper
    }

    /// The quantile of the normal distribution for 95 %, two-sided.
    public static let normal95 = 1.959_963_984_540_054

    /// The score interval of a part of `size` trials (Wilson, JASA 22 (1927) 209-212), 95 %.
    ///
    /// - Parameters:
    ///   - proportion: the part, from 0 to 1.
    ///   - size: the number of independent trials; need not be whole.
    /// - Returns: the interval, `nil` where there were no trials.
    public static func wilson(proportion: Double, size: Double) -> Interval? {
        guard size > 0 else { return nil }
        let square = normal95 * normal95
        let centre = proportion + square / (2 * size)
        let spread =
            normal95
            * (proportion * (1 - proportion) / size + square / (4 * size * size)).squareRoot()
        let scale = 1 + square / size
        return Interval(
            lower: max(0, (centre - spread) / scale),
            upper: min(1, (centre + spread) / scale)
        )
    }
}

/// The part of units with a property when units come in clusters, as listings do by host.
///
/// Listings of one host are alike, so that 100 listings of 10 hosts say less than 100 of 100. The
/// variance is that of a ratio over clusters (Cochran, Sampling Techniques, 3rd ed., 9A.1); the
/// Wilson interval is then taken for as many independent units as have that variance.
public struct ClusteredShare: Hashable, Sendable {
    /// The part of the whole.
    public let share: Share

    /// The number of clusters.
    public let clusters: Int

    /// How many independent units would say as much; never more than there are units.
    public let effectiveSize: Double

    /// Counts a share.
    ///
    /// - Parameters:
    ///   - clusters: for each cluster how many of its units have the property, and how many there
    ///     are. The order does not matter but for the last bits of the result: pass it sorted.
    ///   - unit: what is counted.
    public init(clusters: some Collection<(with: Int, all: Int)>, unit: String) {
        let with = clusters.reduce(0) { $0 + $1.with }
        let all = clusters.reduce(0) { $0 + $1.all }
        share = Share(with, of: all, unit: unit)
        self.clusters = clusters.count
        let size = Double(all)
        guard all > 0, with > 0, with < all, clusters.count > 1 else {
            // Nothing varies between clusters: each cluster is one observation.
            effectiveSize = Double(with == 0 || with == all ? min(all, clusters.count) : all)
            return
        }
        let proportion = Double(with) / size
        let squares = clusters.reduce(0.0) { sum, cluster in
            let residual = Double(cluster.with) - proportion * Double(cluster.all)
            return sum + residual * residual
        }
        let count = Double(clusters.count)
        let variance = squares / (size * size) * count / (count - 1)
        let independent = proportion * (1 - proportion) / size
        effectiveSize = variance > independent ? size * independent / variance : size
    }

    /// The interval of the part, 95 %.
    public var interval: Interval? {
        share.quotient.flatMap { Interval.wilson(proportion: $0, size: effectiveSize) }
    }
}
