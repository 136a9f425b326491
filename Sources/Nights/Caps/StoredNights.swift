public import Domain
internal import GRDB
public import Policies
public import Store

/// Everything a store tells about the nights before a day.
public struct StoredNights: Sendable {
    /// The day: nights before it are looked at.
    public let day: CivilDate

    /// The snapshot of the listings.
    public let loads: NightLoads

    /// The days of the calendars that were looked at.
    public let looks: [CivilDate]

    /// The advertisements of the snapshot, each with what is known of its nights.
    public let listings: [ListingNights]

    /// Reads the advertisements of the last snapshot at or before a day, or those of one subject.
    ///
    /// - Throws: `NightsError`, `StoreError`.
    public init(
        _ store: VeedorStore,
        asOf day: CivilDate?,
        measures: NightMeasures,
        listing: String? = nil,
        host: String? = nil
    ) throws {
        self = try store.read { database in
            try StoredNights(database, day, measures, listing: listing, host: host)
        }
    }

    private init(
        _ database: Database,
        _ asOf: CivilDate?,
        _ measures: NightMeasures,
        listing: String?,
        host: String?
    ) throws {
        let city = try StoreProperty.city.value(database)
        guard let rules = measures.estimates(city: city) else { throw NightsError.noEstimates }
        let all = try NightLoads.all(within: measures.sameDumpDays, database)
        let loads = try NightLoads.last(
            atOrBefore: asOf,
            within: measures.sameDumpDays,
            database
        )
        let condition = listing != nil ? "listing_id = ?" : host != nil ? "host_id = ?" : "1"
        let found = try CappedListing.read(
            loadID: loads.listings,
            database,
            where: condition,
            StatementArguments([listing ?? host].compactMap(\.self))
        )
        if found.isEmpty, let id = listing ?? host {
            throw NightsError.nothingHeld(subject: listing == nil ? "host" : "listing", id: id)
        }
        let wanted = listing == nil && host == nil ? nil : Set(found.map(\.id))
        var looks: [String: [CalendarChain.Look]] = [:]
        let held = all.filter { $0.date <= loads.date && $0.calendars != nil }
        for look in held {
            guard let loadID = look.calendars else { continue }
            try StoredCalendars.read(loadID: loadID, listings: wanted, database) { calendar in
                looks[calendar.listingID, default: []].append(
                    CalendarChain.Look(day: calendar.first, calendar: calendar)
                )
            }
        }
        let reviews = try loads.reviews.map { try StoredReviews.days(loadID: $0, database) }
        self.loads = loads
        self.day = asOf ?? loads.date
        self.looks = held.map(\.date)
        listings = found.map { listing in
            ListingNights(
                listing: listing,
                looks: looks[listing.id] ?? [],
                reviews: reviews.map { $0[listing.id] ?? [] },
                seenUntil: loads.date,
                measures: measures,
                rules: rules
            )
        }
    }
}
