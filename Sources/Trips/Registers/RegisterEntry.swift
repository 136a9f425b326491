public import Domain

/// What one publication of a register says of one licence.
public struct RegisterEntry: Hashable, Sendable {
    /// What the licence allows.
    public var licenceClass: String?

    /// The status as the format writes it; `nil` where the register has none.
    public var status: String?

    /// Since when it has this status.
    public var statusSince: CivilDate?

    /// The first day.
    public var validFrom: CivilDate?

    /// The last day.
    public var validUntil: CivilDate?

    /// Of vehicles: for wheelchairs.
    public var isWheelchairAccessible: Bool?

    /// Of vehicles: drives without a driver.
    public var isAutonomous: Bool?

    /// The operator or base that answers for it.
    public var operators: [String] = []

    /// Where it stands: load and row.
    public var source: Source = Source(load: 0, row: 0)

    /// A row of a file.
    public struct Source: Hashable, Sendable {
        /// The load.
        public var load: Int64

        /// The row.
        public var row: Int64
    }

    /// An entry of which nothing is known.
    public init() {}
}
