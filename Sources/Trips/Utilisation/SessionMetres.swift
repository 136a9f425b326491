/// The way of a session, as far as it is told.
struct SessionMetres: Hashable {
    var all: Int64?

    /// Without an order: P1.
    var free: Int64?

    /// On the way to a passenger: P2.
    var approach: Int64?

    /// With a passenger: P3.
    var occupied: Int64?
}

/// Metres of sessions by what the cars did.
public struct PeriodMetres: Hashable, Sendable {
    /// All of them.
    public var all: Int64 = 0

    /// Without an order: P1, of the sessions that tell it.
    public var free: Int64 = 0

    /// On the way to a passenger: P2, of the sessions that tell it.
    public var approach: Int64 = 0

    /// With a passenger: P3.
    public var occupied: Int64 = 0

    /// P1 or P2: sessions that tell them together.
    public var undivided: Int64 { all - free - approach - occupied }

    /// Nothing yet.
    public init() {}
}

extension UtilisationReview.Delivery {
    /// Adds a session; its way counts where it tells all of it and the part with a passenger.
    mutating func add(_ session: SessionMetres) {
        sessions.all += 1
        guard let occupied = session.occupied else { return }
        let parts = session.free.flatMap { free in session.approach.map { (free, $0) } }
        guard let all = session.all ?? parts.map({ $0.0 + $0.1 + occupied }) else { return }
        sessions.told += 1
        metres.all += all
        metres.occupied += occupied
        guard let (free, approach) = parts, free + approach + occupied <= all else { return }
        metres.free += free
        metres.approach += approach
    }
}
