/// What a car that is at an operator's disposal does.
public enum ServicePeriod: Int, Hashable, Sendable, CaseIterable {
    /// P1: it has no order.
    case free

    /// P2: from an order to the pick-up.
    case approach

    /// P1 or P2: a pick-up followed whose order is not told.
    case undivided

    /// P3: with a passenger.
    case occupied
}

/// Seconds by what a car did.
public struct PeriodTimes: Hashable, Sendable {
    private var sums: [Int64] = ServicePeriod.allCases.map { _ in 0 }

    /// No time.
    public init() {}

    /// Seconds of a period.
    public subscript(period: ServicePeriod) -> Int64 {
        get { sums[period.rawValue] }
        set { sums[period.rawValue] = newValue }
    }

    /// Seconds of all periods.
    public var total: Int64 { sums.reduce(0, +) }

    /// Seconds without a passenger: P1 and P2.
    public var empty: Int64 { total - self[.occupied] }

    static func += (left: inout PeriodTimes, right: PeriodTimes) {
        for period in ServicePeriod.allCases { left[period] += right[period] }
    }
}
