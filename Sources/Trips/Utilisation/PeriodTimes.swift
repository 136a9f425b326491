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
    private var free: Int64 = 0
    private var approach: Int64 = 0
    private var undivided: Int64 = 0
    private var occupied: Int64 = 0

    /// No time.
    public init() {}

    /// Seconds of a period.
    public subscript(period: ServicePeriod) -> Int64 {
        get {
            switch period {
            case .free: free
            case .approach: approach
            case .undivided: undivided
            case .occupied: occupied
            }
        }
        set {
            switch period {
            case .free: free = newValue
            case .approach: approach = newValue
            case .undivided: undivided = newValue
            case .occupied: occupied = newValue
            }
        }
    }

    /// Seconds of all periods.
    public var total: Int64 { free + approach + undivided + occupied }

    /// Seconds without a passenger: P1 and P2.
    public var empty: Int64 { total - occupied }
}
