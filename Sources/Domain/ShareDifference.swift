/// How far two shares of independent units lie apart (Newcombe, Statistics in Medicine 17 (1998)
/// 873-890, method 10), 95 %.
public struct ShareDifference: Hashable, Sendable {
    /// The second share less the first.
    public var value: Double

    /// Where the true difference lies.
    public var interval: Interval

    /// The difference of a share now from one before.
    ///
    /// - Returns: `nil` where one of them has no units.
    public init?(
        before: (with: Int, all: Int),
        now: (with: Int, all: Int)
    ) {
        guard let first = Self.share(before), let second = Self.share(now) else { return nil }
        value = second.value - first.value
        interval = Self.interval(of: second, minus: first)
    }

    /// One difference less another one, their intervals put together (MOVER).
    public func minus(_ other: ShareDifference) -> ShareDifference {
        var result = self
        result.value -= other.value
        result.interval = Self.interval(of: (value, interval), minus: (other.value, other.interval))
        return result
    }

    private static func share(_ one: (with: Int, all: Int)) -> (value: Double, Interval)? {
        guard one.all > 0 else { return nil }
        let value = Double(one.with) / Double(one.all)
        return Interval.wilson(proportion: value, size: Double(one.all)).map { (value, $0) }
    }

    private static func interval(
        of one: (value: Double, interval: Interval),
        minus other: (value: Double, interval: Interval)
    ) -> Interval {
        func root(_ left: Double, _ right: Double) -> Double {
            (left * left + right * right).squareRoot()
        }
        let value = one.value - other.value
        return Interval(
            lower: value
                - root(one.value - one.interval.lower, other.interval.upper - other.value),
            upper: value
                + root(one.interval.upper - one.value, other.value - other.interval.lower)
        )
    }
}
