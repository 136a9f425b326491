/// How often each whole number occurs: exact quantiles of any count of trips in the memory of the
/// different numbers.
public struct ExactHistogram: Hashable, Sendable {
    private var counts: [Int32: Int] = [:]

    /// How many numbers were added.
    public private(set) var count = 0

    /// No numbers.
    public init() {}

    /// Adds a number, rounded to the nearest whole one.
    public mutating func add(_ value: Double) {
        guard value.isFinite, value.magnitude < 2e9 else { return }
        counts[Int32(value.rounded()), default: 0] += 1
        count += 1
    }

    /// Adds the numbers of another.
    public mutating func merge(_ other: ExactHistogram) {
        for (value, times) in other.counts { counts[value, default: 0] += times }
        count += other.count
    }

    /// The numbers below which so many parts lie.
    ///
    /// Between two numbers it is the mean of them. One number for each of `parts`; none where
    /// nothing was added.
    public func quantiles(_ parts: [Double]) -> [Double] {
        guard count > 0 else { return [] }
        let sorted = counts.sorted { $0.key < $1.key }
        return parts.map { part in
            // The mean of the numbers at the two ranks that enclose the part.
            let rank = part * Double(count - 1)
            return
                (value(at: Int(rank.rounded(.down)), sorted)
                + value(at: Int(rank.rounded(.up)), sorted)) / 2
        }
    }

    /// The middle of the numbers.
    public var median: Double? { quantiles([0.5]).first }

    private func value(at rank: Int, _ sorted: [(key: Int32, value: Int)]) -> Double {
        var passed = 0
        for (value, count) in sorted {
            passed += count
            if rank < passed { return Double(value) }
        }
        return Double(sorted[sorted.count - 1].key)
    }
}
