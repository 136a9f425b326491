internal import Foundation

/// How many there are, from how many two lists show and how many both show.
///
/// Chapman's estimator (University of California Publications in Statistics 1 (1951) 131) takes the
/// lists to be drawn independently, and each thing to be as likely on a list as any other. Where who
/// stands on one list stands on the other more often than by chance, the estimate is too low.
public struct CaptureRecapture: Hashable, Sendable {
    /// How many the first list shows.
    public let first: Int

    /// How many the second list shows.
    public let second: Int

    /// How many both show.
    public let both: Int

    /// Below so many on both lists nothing is estimated: the bias of the estimator is under 2 % from
    /// seven on (Robson and Regier, Transactions of the American Fisheries Society 93 (1964) 215).
    public static let leastOnBoth = 7

    /// Two lists; `nil` where more stand on both than on one of them.
    public init?(first: Int, second: Int, both: Int) {
        guard both >= 0, both <= min(first, second) else { return nil }
        self.first = first
        self.second = second
        self.both = both
    }

    /// How many at least one list shows.
    public var seen: Int { first + second - both }

    /// How many there are; `nil` where too few stand on both lists.
    public var estimate: Double? {
        guard both >= Self.leastOnBoth else { return nil }
        return Double((first + 1) * (second + 1)) / Double(both + 1) - 1
    }

    /// Where their number lies, 95 %: what no list shows is log-normal (Chao, Biometrics 43 (1987)
    /// 783), so that it is never less than nothing.
    public var interval: Interval? {
        guard let estimate else { return nil }
        let unseen = estimate - Double(seen)
        guard unseen > 0 else { return Interval(lower: Double(seen), upper: Double(seen)) }
        let shared = Double(both + 1)
        let variance =
            Double((first + 1) * (second + 1)) * Double((first - both) * (second - both))
            / (shared * shared * (shared + 1))
        let factor = exp(
            Interval.normal95 * log(1 + variance / (unseen * unseen)).squareRoot()
        )
        return Interval(
            lower: Double(seen) + unseen / factor,
            upper: Double(seen) + unseen * factor
        )
    }
}
