public import Domain
public import GRDB
public import Policies
public import Store

/// Everything a store tells about the nights before a day.
public struct StoredNights: Sendable {
    /// The day: nights before it are looked at.
    public let day: CivilDate

    /// The snapshot of the listings; `nil` where only declared stays are held.
    public let loads: NightLoads?

    /// The days of the calendars that were looked at.
    public let looks: [CivilDate]

    /// The advertisements of the snapshot, each with what is known of its nights, then the
    /// dwellings that were declared and are none of theirs.
    public let listings: [ListingNights]

    /// What was declared.
    public let stays: StoredStays

    /// Reads the advertisements of the last snapshot at or before a day, or those of one subject.
    ///
    /// Where no listings are held that early, the dwellings that were declared stand alone.
    ///
    /// - Parameters:
    ///   - store: the city's store.
    ///   - day: nights before it; where none is given the day of the listings, else that of the last
    ///     declaration.
    ///   - measures: how nights are measured.
    ///   - listing: one advertisement only.
    ///   - host: the advertisements of one host only.
    ///   - dwelling: one declared dwelling only: its address or licence, blanks and case do not count.
    /// - Throws: `NightsError`, `StoreError`.
    public init(
        _ store: VeedorStore,
        asOf day: CivilDate?,
        measures: NightMeasures,
        listing: String? = nil,
        host: String? = nil,
        dwelling: String? = nil
    ) throws {
        self = try store.read { database in
            let subject = try Subject(listing: listing, host: host, dwelling: dwelling)
            return try StoredNights(database, day, measures, subject)
        }
    }

    /// Reads some advertisements of the last snapshot at or before a day, on a connection at hand.
    ///
    /// - Throws: `NightsError`, `DatabaseError`.
    public init(
        _ database: Database,
        asOf day: CivilDate,
        measures: NightMeasures,
        listings: Set<String>
    ) throws {
        self = try StoredNights(database, day, measures, .some(listings))
    }

    /// Whether a store holds anything that tells of nights at all: calendars, reviews, declared stays.
    ///
    /// - Throws: `StoreError`.
    public static func areTold(_ store: VeedorStore) throws -> Bool {
        try store.read { database in
            try Bool.fetchOne(
                database,
                sql: """
                    select exists (
                      select 1 from load where kind in ('calendar', 'review', 'declared-stay')
                    )
                    """
            ) ?? false
        }
    }

    /// Whose nights are asked for.
    private enum Subject {
        case all
        case some(Set<String>)
        case listing(String)
        case host(String)
        case dwelling(String)

        init(listing: String?, host: String?, dwelling: String?) throws {
            self =
                listing.map { .listing($0) } ?? host.map { .host($0) }
                ?? dwelling.map { .dwelling($0) } ?? .all
        }

        var nothingHeld: NightsError? {
            switch self {
            case .all, .some: nil
            case .listing(let id): .nothingHeld(subject: "listing", id: id)
            case .host(let id): .nothingHeld(subject: "host", id: id)
            case .dwelling(let id): .nothingHeld(subject: "dwelling", id: id)
            }
        }
    }

    private init(
        _ database: Database,
        _ asOf: CivilDate?,
        _ measures: NightMeasures,
        _ subject: Subject
    ) throws {
        let city = try StoreProperty.city.value(database)
        guard let rules = measures.estimates(city: city) else { throw NightsError.noEstimates }
        let all = try NightLoads.all(within: measures.sameDumpDays, database)
        let loads = all.last { loads in asOf.map { loads.date <= $0 } ?? true }
        let nothing = NightsError.noListings(asOf: asOf, first: all.first?.date)
        guard let day = try asOf ?? loads?.date ?? StoredStays.lastDay(database) else {
            throw nothing
        }
        let stays = try StoredStays(
            knownOn: day,
            leastShare: measures.toldMonthShare,
            database
        )
        if loads == nil, stays.isEmpty { throw nothing }
        let found =
            try loads.map { try Self.listings(subject, $0.listings, database) } ?? []
        let places = Self.dwellings(subject, besides: found, stays)
        if found.isEmpty, places.isEmpty, let error = subject.nothingHeld { throw error }
        let wanted: Set<String>? = if case .all = subject { nil } else { Set(found.map(\.id)) }
        var looks: [String: [CalendarChain.Look]] = [:]
        let held = all.filter { look in
            loads.map { look.date <= $0.date } ?? false && look.calendars != nil
        }
        for look in held {
            guard let loadID = look.calendars else { continue }
            try StoredCalendars.read(loadID: loadID, listings: wanted, database) { calendar in
                looks[calendar.listingID, default: []].append(
                    CalendarChain.Look(day: calendar.first, calendar: calendar)
                )
            }
        }
        let reviews = try loads?.reviews.map { try StoredReviews.days(loadID: $0, database) }
        self.loads = loads
        self.day = day
        self.looks = held.map(\.date)
        self.stays = stays
        let advertised = found.map { listing in
            ListingNights(
                listing: listing,
                looks: looks[listing.id] ?? [],
                reviews: reviews.map { $0[listing.id] ?? [] },
                declared: stays.nights(of: listing.id),
                stays: stays,
                seenUntil: loads?.date ?? day,
                measures: measures,
                rules: rules
            )
        }
        let declared = places.map { place, nights in
            ListingNights(
                listing: CappedListing(dwelling: place, nights),
                looks: [],
                reviews: nil,
                declared: nights,
                stays: stays,
                seenUntil: loads?.date ?? day,
                measures: measures,
                rules: rules
            )
        }
        listings = advertised + declared
    }

    /// The advertisements that are asked for; of a dwelling those that it was declared for.
    private static func listings(
        _ subject: Subject,
        _ loadID: Int64,
        _ database: Database
    ) throws -> [CappedListing] {
        switch subject {
        case .all: try CappedListing.read(loadID: loadID, database)
        case .some(let ids):
            try CappedListing.read(loadID: loadID, database).filter { ids.contains($0.id) }
        case .listing(let id):
            try CappedListing.read(loadID: loadID, database, where: "listing_id = ?", [id])
        case .host(let id):
            try CappedListing.read(loadID: loadID, database, where: "host_id = ?", [id])
        case .dwelling: []
        }
    }

    /// The declared dwellings that no advertisement of the snapshot stands for.
    private static func dwellings(
        _ subject: Subject,
        besides found: [CappedListing],
        _ stays: StoredStays
    ) -> [(String, DeclaredNights)] {
        switch subject {
        case .listing, .host, .some: return []
        case .dwelling(let name):
            let place = stays.dwellings.keys.sorted().first {
                DeclaredStay.folded($0) == DeclaredStay.folded(name)
            }
            return place.flatMap { place in stays.dwellings[place].map { [(place, $0)] } } ?? []
        case .all:
            let known = found.reduce(into: Set<String>()) {
                $0.formUnion(stays.dwellings(of: $1.id))
            }
            return stays.dwellings.keys.sorted().filter { !known.contains($0) }.compactMap {
                place in
                stays.dwellings[place].map { (place, $0) }
            }
        }
    }
}
