public import Domain
public import Policies

/// How much of a cap was used in one period.
public struct CapUse: Hashable, Sendable {
    /// The nights of the period: the first, and the day after the last.
    public var period: Range<CivilDate>

    /// Nights that count.
    public var counted: Int

    /// Nights that are allowed in the period; whole ones.
    public var allowed: Int

    /// The first night that was too many.
    public var firstNightOver: CivilDate?

    /// What became of the limits beside the cap.
    public var limits: [LimitUse] = []

    /// Whether more nights were used than are allowed.
    public var isOver: Bool { firstNightOver != nil }

    /// What became of a limit beside the cap.
    public struct LimitUse: Hashable, Sendable {
        /// The limit.
        public var limit: CapLimit

        /// What was counted; `nil` where nobody knows.
        public var observed: Int64?

        /// Whether it was passed; `nil` where nobody knows.
        public var isOver: Bool? { observed.map { $0 > limit.maximum } }
    }
}
