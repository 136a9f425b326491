public import Domain
public import GRDB
public import Policies

/// How much of the time that cars are at an operator's disposal they have passengers.
///
/// What is known depends on what was handed over. Sessions and trips of named drivers tell P1, P2
/// and P3; so do events of vehicles. Trips alone tell P2 and P3, and nothing of the time between.
public struct UtilisationReview: Sendable {
    /// From what a figure comes.
    public enum Basis: String, Hashable, Sendable, CaseIterable {
        /// Sessions of drivers and their trips.
        case sessions

        /// Changes of vehicles' states.
        case events

        /// Trips alone; P1 is not known.
        case trips
    }

    /// What times are grouped by, beside the operator.
    public enum Grouping: String, Hashable, Sendable, CaseIterable {
        /// The operator alone.
        case `operator`

        /// The hour of the local clock.
        case hour

        /// The zone: of P2 and P3 that of the pick-up, of P1 that of the drop-off before it.
        case zone

        /// The month.
        case month
    }

    /// The times of a group.
    public struct Group: Sendable {
        /// From what they come.
        public var basis: Basis

        /// The operator as the files name it; empty where they do not.
        public var operatorName: String

        /// The hour, zone or month; empty where operators alone are told apart, or it is not told.
        public var name: String

        /// How many drivers or vehicles have time in it; of trips without a licence how many trips.
        public var holders = 0

        /// Their time.
        public var times = PeriodTimes()
    }

    /// What is known of an operator's delivery as a whole.
    public struct Delivery: Sendable {
        /// From what its times come.
        public var basis: Basis

        /// The operator.
        public var operatorName: String

        /// Trips that were looked at.
        public var trips = 0

        /// Trips that begin or end while their driver had no session.
        public var tripsOutside = 0

        /// Trips left out: the driver is not told though sessions are; a shared ride without a
        /// driver, whose time another trip has too; no end is told, or one that is not believed.
        public var tripsLeftOut = 0

        /// Trips of which an order is told.
        public var tripsOrdered = 0

        /// Sessions that tell their way and that with a passenger, of all.
        public var sessions = (told: 0, all: 0)

        /// The way of the sessions that tell it.
        public var metres = PeriodMetres()

        /// Seconds of vehicles in states that say nothing, or that have no end.
        public var unknownSeconds: Int64 = 0
    }

    /// By basis, operator and name.
    public let groups: [Group]

    /// By basis and operator.
    public let deliveries: [Delivery]

    /// Looks at all sessions, events and trips of a store.
    ///
    /// `nil` where there are none of them, or the time zone is not known.
    ///
    /// - Parameters:
    ///   - database: the store's.
    ///   - timeZone: the city's.
    ///   - measures: what the periods are.
    ///   - submissions: which trips count.
    ///   - grouping: what is told apart beside operators.
    ///   - until: the last day.
    /// - Throws: `DatabaseError`.
    public init?(
        _ database: Database,
        timeZone: String,
        measures: UtilisationMeasures,
        submissions: LatestSubmissions,
        by grouping: Grouping = .operator,
        until: CivilDate? = nil
    ) throws {
        guard let days = try Self.days(database),
            let clock = LocalClock(timeZone: timeZone, from: days.lowerBound, to: days.upperBound)
        else { return nil }
        var sums = UtilisationSums(clock: clock, grouping: grouping)
        try DutyPass(
            database,
            clock: clock,
            measures: measures,
            submissions: submissions,
            until: until
        ).run(into: &sums)
        try EventPass(database, clock: clock, measures: measures, until: until).run(into: &sums)
        groups = sums.sortedGroups
        deliveries = sums.sortedDeliveries
    }

    /// The days that trips, sessions and events are about.
    private static func days(_ database: Database) throws -> ClosedRange<CivilDate>? {
        let row = try Row.fetchOne(
            database,
            sql: """
                select min(first) as first, max(last) as last from (
                  select min(first_at) as first, max(last_at) as last from trip_block
                  union all select min(started_at), max(ended_at) from session
                  union all
                  select date(min(occurred_ms) / 1000, 'unixepoch'),
                    date(max(occurred_ms) / 1000, 'unixepoch')
                  from vehicle_event
                )
                """
        )
        func day(_ name: String) -> CivilDate? {
            (row?[name] as String?).flatMap { CivilDate(String($0.prefix(10))) }
        }
        guard let first = day("first"), let last = day("last"), first <= last else { return nil }
        return first...last
    }
}
