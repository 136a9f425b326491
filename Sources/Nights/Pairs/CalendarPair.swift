public import Domain
internal import GRDB
public import Policies
public import Store

/// Two calendars of a city, night by night and run by run.
public struct CalendarPair: Sendable {
    /// How many nights and runs went one way.
    public struct Tally: Hashable, Sendable {
        /// Nights.
        public var nights = 0

        /// Runs of nights.
        public var runs = 0
    }

    /// A way and what is taken to have happened.
    public struct Kind: Hashable, Sendable {
        /// How availability went.
        public var change: NightRun.Change

        /// What is taken to have happened.
        public var state: NightState

        /// What the runs look like, where they became unavailable.
        public var look: RunLook?

        /// A way and what is taken to have happened.
        public init(change: NightRun.Change, state: NightState, look: RunLook? = nil) {
            self.change = change
            self.state = state
            self.look = look
        }
    }

    /// The earlier snapshot.
    public let earlier: NightLoads

    /// The later snapshot.
    public let later: NightLoads

    /// Nights that both calendars have.
    public let commonNights: Int

    /// Listings with such nights.
    public let commonListings: Int

    /// Listings with a calendar in the earlier snapshot only.
    public let earlierOnly: Int

    /// Listings with a calendar in the later snapshot only.
    public let laterOnly: Int

    /// Nights and runs by what happened.
    public let tallies: [Kind: Tally]

    /// The nights that went one way.
    public func nights(_ change: NightRun.Change) -> Int {
        tallies.reduce(0) { $0 + ($1.key.change == change ? $1.value.nights : 0) }
    }

    /// Compares the last two snapshots with calendars at or before a day.
    ///
    /// - Parameters:
    ///   - store: the store.
    ///   - day: the day; the last two of all when `nil`.
    ///   - measures: how runs are taken.
    ///   - take: gets every run, listing by listing.
    /// - Throws: `NightsError`, `StoreError`.
    public init(
        _ store: VeedorStore,
        asOf day: CivilDate?,
        measures: NightMeasures,
        take: (NightRun) throws -> Void = { _ in }
    ) throws {
        self = try store.read { database in
            let held = try NightLoads.all(within: measures.sameDumpDays, database).filter { loads in
                loads.calendars != nil && (day.map { loads.date <= $0 } ?? true)
            }
            let city = try StoreProperty.city.value(database)
            guard let estimates = measures.estimates(city: city) else {
                throw NightsError.noEstimates
            }
            guard held.count > 1 else { throw NightsError.noCalendarPair(held: held.map(\.date)) }
            return try CalendarPair(
                held[held.count - 2],
                held[held.count - 1],
                RunFinder(rules: measures.runs, estimates: estimates),
                database,
                take
            )
        }
    }

    private init(
        _ earlier: NightLoads,
        _ later: NightLoads,
        _ finder: RunFinder,
        _ database: Database,
        _ take: (NightRun) throws -> Void
    ) throws {
        var calendars: [String: ListingCalendar] = [:]
        if let loadID = earlier.calendars {
            try StoredCalendars.read(loadID: loadID, database) { calendars[$0.listingID] = $0 }
        }
        let reviews = try later.reviews.map { try StoredReviews.days(loadID: $0, database) }
        var tallies: [Kind: Tally] = [:]
        var (nights, listings, both, laterOnly) = (0, 0, 0, 0)
        if let loadID = later.calendars {
            try StoredCalendars.read(loadID: loadID, database) { calendar in
                guard let before = calendars[calendar.listingID] else {
                    laterOnly += 1
                    return
                }
                both += 1
                let runs = finder.runs(
                    before,
                    calendar,
                    reviews: reviews?[calendar.listingID] ?? []
                )
                if !runs.isEmpty { listings += 1 }
                for run in runs {
                    nights += run.nights
                    let kind = Kind(change: run.change, state: run.state, look: run.look)
                    tallies[kind, default: Tally()].nights += run.nights
                    tallies[kind, default: Tally()].runs += 1
                    try take(run)
                }
            }
        }
        self.earlier = earlier
        self.later = later
        self.tallies = tallies
        commonNights = nights
        commonListings = listings
        earlierOnly = calendars.count - both
        self.laterOnly = laterOnly
    }
}
