public import Domain

/// A stay as a host or a platform declared it.
public struct DeclaredStay: Hashable, Sendable {
    /// The declaration; the same id again is a new version of it.
    public var id: String

    /// Who declared it: the platform, or else the kind of declarer.
    public var declarer = ""

    /// The dwelling.
    public var dwelling: String

    /// The first night.
    public var first: CivilDate

    /// The day of leaving.
    public var end: CivilDate

    /// Orders the versions: when it was declared.
    public var version: String

    /// Whether this version withdraws the stay.
    public var isWithdrawn: Bool

    /// Guests, where they were declared.
    public var guests: Int?

    /// What the stay brought, in minor units, where it was declared.
    public var revenueMinor: Int64?

    /// The platform's id of the advertisement, where it was declared.
    public var listing: String?

    /// Where it was read.
    public var source: Source?

    /// A row of a delivery.
    public struct Source: Hashable, Sendable {
        /// The load.
        public var load: Int64

        /// The row.
        public var row: Int

        /// A row of a delivery.
        public init(load: Int64, row: Int) {
            self.load = load
            self.row = row
        }
    }

    /// A stay.
    public init(
        id: String,
        dwelling: String,
        first: CivilDate,
        end: CivilDate,
        version: String,
        isWithdrawn: Bool = false,
        guests: Int? = nil
    ) {
        self.id = id
        self.dwelling = dwelling
        self.first = first
        self.end = end
        self.version = version
        self.isWithdrawn = isWithdrawn
        self.guests = guests
    }

    /// The stays that are in force: of each declaration the last version, unless it withdraws.
    ///
    /// - Parameter declared: all versions; of two of one moment the later in the list counts.
    /// - Returns: them in the order of their first nights.
    public static func inForce(_ declared: [DeclaredStay]) -> [DeclaredStay] {
        var last: [String: DeclaredStay] = [:]
        for stay in declared where last[stay.id].map({ $0.version <= stay.version }) ?? true {
            last[stay.id] = stay
        }
        return last.values.filter { !$0.isWithdrawn }
            .sorted { ($0.first, $0.id) < ($1.first, $1.id) }
    }
}
