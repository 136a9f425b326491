public import Domain
internal import GRDB

/// The stays that were declared in a city, by dwelling.
///
/// A dwelling is an address, because that is where the law is enforced and where several platforms
/// meet; where none was declared it is the licence number, else the advertisement.
public struct StoredStays: Hashable, Sendable {
    /// The nights of each dwelling.
    public let dwellings: [String: DeclaredNights]

    /// The dwellings that were declared for each advertisement.
    private let dwellingsOfListing: [String: Set<String>]

    /// What each declarer told of.
    private let months: DeclaredMonths

    /// Stays by hand.
    ///
    /// - Parameters:
    ///   - declared: all versions of all declarations.
    ///   - leastShare: the least part of a declarer's median month that makes a month told.
    public init(_ declared: [DeclaredStay], leastShare: Double) {
        let inForce = DeclaredStay.inForce(declared)
        dwellings = Dictionary(grouping: inForce, by: \.dwelling).mapValues(DeclaredNights.init)
        var places: [String: Set<String>] = [:]
        for stay in inForce {
            if let listing = stay.listing { places[listing, default: []].insert(stay.dwelling) }
        }
        dwellingsOfListing = places
        months = DeclaredMonths(declared, leastShare: leastShare)
    }

    /// The declarations that were known on a day.
    init(knownOn day: CivilDate, leastShare: Double, _ database: Database) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select
                  s.load_id, s.row_number, s.declaration_id, s.declarant, s.platform, s.listing_id,
                  s.licence_number, s.street_name, s.street_number, s.street_number_addition,
                  s.postal_code, s.arrives_on, s.leaves_on, s.guests, s.revenue_minor,
                  coalesce(s.declared_at, '') as declared_at,
                  coalesce(s.status, '') = 'cancelled' or s.ended_at is not null as is_withdrawn
                from declared_stay as s
                where s.declared_at is null or substr(s.declared_at, 1, 10) <= ?
                order by s.declared_at, s.load_id, s.row_number
                """,
            arguments: [day.description]
        )
        var stays: [DeclaredStay] = []
        while let row = try rows.next() {
            if let stay = DeclaredStay(row) { stays.append(stay) }
        }
        self.init(stays, leastShare: leastShare)
    }

    /// The day of the last declaration; of those without one, the last day of leaving.
    static func lastDay(_ database: Database) throws -> CivilDate? {
        try String.fetchOne(
            database,
            sql: """
                select coalesce(max(substr(declared_at, 1, 10)), max(leaves_on))
                from declared_stay
                """
        ).flatMap { CivilDate($0) }
    }

    /// Whether nothing was declared.
    public var isEmpty: Bool { dwellings.isEmpty && months.isEmpty }

    /// The dwellings that were declared for an advertisement.
    public func dwellings(of listing: String) -> Set<String> { dwellingsOfListing[listing] ?? [] }

    /// All stays in the dwellings that were declared for an advertisement, whoever let them.
    public func nights(of listing: String) -> DeclaredNights? {
        let places = dwellings(of: listing)
        guard !places.isEmpty else { return nil }
        return DeclaredNights(places.sorted().flatMap { dwellings[$0]?.stays ?? [] })
    }

    /// The nights of a period of which nobody told who declares for a dwelling, in order.
    ///
    /// - Parameters:
    ///   - period: the nights.
    ///   - nights: what was declared for the dwelling; without it everybody who declares is meant.
    /// - Returns: none where all of them told of every night.
    public func gaps(
        in period: Range<CivilDate>,
        of nights: DeclaredNights? = nil
    ) -> [Range<CivilDate>] {
        months.gaps(in: period, by: nights?.declarers ?? months.declarers)
    }

    /// The part of a period that everybody who declares told of: a month without any is a gap.
    public func coverage(of period: Range<CivilDate>) -> Double {
        let days = period.lowerBound.nights(until: period.upperBound)
        guard days > 0 else { return 0 }
        let missing = gaps(in: period).reduce(0) { $0 + $1.lowerBound.nights(until: $1.upperBound) }
        return Double(days - missing) / Double(days)
    }
}

extension DeclaredStay {
    fileprivate init?(_ row: Row) {
        guard let first = CivilDate(row["arrives_on"] as String),
            let end = CivilDate(row["leaves_on"] as String)
        else { return nil }
        let source = Source(load: row["load_id"], row: row["row_number"])
        let parts: [String?] = [
            row["postal_code"], row["street_name"], row["street_number"],
            row["street_number_addition"],
        ]
        let address = parts.map { $0.map(Self.folded) ?? "" }
        let isAddress = !address[2].isEmpty && !(address[0] + address[1]).isEmpty
        let listing: String? = row["listing_id"]
        let declaration: String = row["declaration_id"]
        let platform: String = row["platform"] ?? row["declarant"]
        // The street belongs to it: in most countries a post code has many streets. One street written
        // in two ways makes two dwellings, which may hide a breach but never makes one.
        self.init(
            id: "\(platform) \(declaration)",
            dwelling: isAddress
                ? address.filter { !$0.isEmpty }.joined(separator: " ")
                : (row["licence_number"] as String?).map(Self.folded) ?? listing ?? declaration,
            first: first,
            end: end,
            version: row["declared_at"],
            isWithdrawn: row["is_withdrawn"],
            guests: row["guests"]
        )
        declarer = platform
        revenueMinor = row["revenue_minor"]
        self.listing = listing
        self.source = source
    }

    /// Capitals and digits only, so that `1000 aa` is `1000AA`.
    static func folded(_ text: String) -> String {
        String(text.uppercased().filter { $0.isLetter || $0.isNumber })
    }
}
