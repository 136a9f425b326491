internal import Domain
internal import GRDB
internal import Policies
internal import Store

/// Goes through sessions and trips, driver by driver.
///
/// Both lie in the order of their files, so they are gathered by driver: as many drivers at a
/// time as fit in the memory allowed.
struct DutyPass {
    private let database: Database
    private let clock: LocalClock
    private let measures: UtilisationMeasures
    private let submissions: LatestSubmissions
    private let until: CivilDate?

    /// Trips and sessions that may be gathered at a time: 80 bytes each.
    private static let mostGathered = 1_000_000

    init(
        _ database: Database,
        clock: LocalClock,
        measures: UtilisationMeasures,
        submissions: LatestSubmissions,
        until: CivilDate?
    ) {
        self.database = database
        self.clock = clock
        self.measures = measures
        self.submissions = submissions
        self.until = until
    }

    /// One driver of one operator.
    private struct Driver: Hashable, Comparable {
        var licence: Int32
        var operatorPlace: Int32

        static func < (left: Driver, right: Driver) -> Bool {
            (left.licence, left.operatorPlace) < (right.licence, right.operatorPlace)
        }
    }

    /// What is gathered of some drivers.
    private struct Gathered {
        var trips: [(driver: Driver, trip: DutyTimeline.Trip)] = []
        var sessions: [(driver: Driver, session: Session)] = []
    }

    private struct Session {
        var time: Range<Int64>
        var metres: SessionMetres
    }

    /// Adds the times of all drivers, and of trips whose driver is not told.
    func run(into sums: inout UtilisationSums) throws {
        let orders = try OrderTimes(database)
        let trips = try Int.fetchOne(database, sql: "select sum(trips) from trip_block") ?? 0
        let sessions = try Int.fetchOne(database, sql: "select count(*) from session") ?? 0
        let parts = max(1, (trips + sessions + Self.mostGathered - 1) / Self.mostGathered)
        var licences = TripNames()
        // Which operators hand over sessions is known before the trips are looked at.
        let withSessions = Set(
            try String.fetchAll(
                database,
                sql: "select distinct coalesce(operator, '') from session"
            ).map { sums.operators.place(of: $0) }
        )
        for part in 0..<parts {
            var gathered = Gathered()
            try gatherSessions(part, of: parts, &gathered, &licences, &sums)
            try gatherTrips(part, of: parts, orders, withSessions, &gathered, &licences, &sums)
            gathered.trips.sort {
                ($0.driver, $0.trip.time.lowerBound, $0.trip.time.upperBound)
                    < ($1.driver, $1.trip.time.lowerBound, $1.trip.time.upperBound)
            }
            gathered.sessions.sort {
                ($0.driver, $0.session.time.lowerBound, $0.session.time.upperBound)
                    < ($1.driver, $1.session.time.lowerBound, $1.session.time.upperBound)
            }
            add(gathered, withSessions, &sums)
        }
    }

    private func gatherSessions(
        _ part: Int,
        of parts: Int,
        _ gathered: inout Gathered,
        _ licences: inout TripNames,
        _ sums: inout UtilisationSums
    ) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select coalesce(operator, '') as operator, driver_licence, started_at, ended_at,
                  distance_m, free_distance_m, approach_distance_m, occupied_distance_m
                from session
                where ? is null or started_at < ?
                """,
            arguments: [until?.description, until?.adding(days: 1).description]
        )
        while let row = try rows.next() {
            guard let text = row["driver_licence"] as String?,
                let start = LocalMoment(row["started_at"] as String),
                let end = LocalMoment(row["ended_at"] as String)
            else { continue }
            let licence = licences.place(of: RegisterHistory.normal(text))
            guard Int(licence) % parts == part else { continue }
            let from = clock.universal(start.seconds)
            let driver = Driver(
                licence: Int32(licence),
                operatorPlace: Int32(sums.operators.place(of: row["operator"]))
            )
            gathered.sessions.append(
                (
                    driver,
                    Session(
                        time: from..<max(from, clock.universal(end.seconds)),
                        metres: SessionMetres(
                            all: row["distance_m"],
                            free: row["free_distance_m"],
                            approach: row["approach_distance_m"],
                            occupied: row["occupied_distance_m"]
                        )
                    )
                )
            )
        }
    }

    private static let fields: Set<TripField> = [
        .reference, .operatorName, .driver, .requestedAt, .pickedUpAt, .droppedOffAt, .duration,
        .originZone, .destinationZone, .isShared,
    ]

    private func gatherTrips(
        _ part: Int,
        of parts: Int,
        _ orders: OrderTimes,
        _ withSessions: Set<Int64>,
        _ gathered: inout Gathered,
        _ licences: inout TripNames,
        _ sums: inout UtilisationSums
    ) throws {
        var scan = try CountedTrips(database, submissions, fields: Self.fields, until: until)
        let last = until.map { Int64($0.daysSinceEpoch + 1) * 1_440 } ?? .max
        var block = TripBlock()
        var load: Int64?
        var places = LoadPlaces()
        while try scan.next(into: &block) {
            if block.loadID != load {
                load = block.loadID
                places = LoadPlaces(
                    try StoredTripNames(database, load: block.loadID),
                    withSessions,
                    &licences,
                    &sums
                )
            }
            let trips = BlockTrips(block, places, clock, measures, orders)
            let (pickUps, drivers) = (block[.pickedUpAt], block[.driver])
            let (operators, shared) = (block[.operatorName], block[.isShared])
            for index in 0..<block.count where pickUps[index] < last {
                let code = drivers[index]
                let isTold = code != PackedColumn.missing
                let licence = isTold ? places.licences[Int(code)] : 0
                guard isTold ? Int(licence) % parts == part : part == 0 else { continue }
                let own = places.operatorPlace(operators[index])
                let owner = own.owner
                sums[owner].trips += 1
                guard let trip = trips[index],
                    isTold || (!own.hasSessions && shared[index] != 1)
                else {
                    sums[owner].tripsLeftOut += 1
                    continue
                }
                if trip.ordered != nil { sums[owner].tripsOrdered += 1 }
                guard !isTold else {
                    let driver = Driver(licence: Int32(licence), operatorPlace: own.name)
                    gathered.trips.append((driver, trip))
                    continue
                }
                // Nobody knows whose it is: the way to it and the ride are all there is.
                sums.begin()
                if let ordered = trip.ordered, ordered < trip.time.lowerBound {
                    let approach = ordered..<trip.time.lowerBound
                    sums.add(approach, .approach, zone: trip.origin, of: owner)
                }
                if !trip.time.isEmpty {
                    sums.add(trip.time, .occupied, zone: trip.origin, of: owner)
                }
            }
        }
    }

    private func add(
        _ gathered: Gathered,
        _ withSessions: Set<Int64>,
        _ sums: inout UtilisationSums
    ) {
        var (trip, session) = (0, 0)
        let (trips, sessions) = (gathered.trips, gathered.sessions)
        while trip < trips.count || session < sessions.count {
            let next = [
                trip < trips.count ? trips[trip].driver : nil,
                session < sessions.count ? sessions[session].driver : nil,
            ].compactMap(\.self).min()
            guard let driver = next else { break }
            let (firstTrip, firstSession) = (trip, session)
            while trip < trips.count, trips[trip].driver == driver { trip += 1 }
            while session < sessions.count, sessions[session].driver == driver { session += 1 }
            add(
                driver,
                trips[firstTrip..<trip].map(\.trip),
                withSessions.contains(Int64(driver.operatorPlace))
                    ? sessions[firstSession..<session].map(\.session) : nil,
                &sums
            )
        }
    }

    private func add(
        _ driver: Driver,
        _ trips: [DutyTimeline.Trip],
        _ sessions: [Session]?,
        _ sums: inout UtilisationSums
    ) {
        let timeline = DutyTimeline(sessions: sessions?.map(\.time), trips: trips)
        let owner = sums.place(
            of: UtilisationSums.Owner(
                basis: sessions == nil ? .trips : .sessions,
                operatorPlace: driver.operatorPlace
            )
        )
        sums[owner].tripsOutside += timeline.tripsOutside
        var last: Range<Int64>?
        // A session that was handed over twice is driven once.
        for session in sessions ?? [] where session.time != last {
            last = session.time
            sums[owner].add(session.metres)
        }
        sums.add(timeline.pieces, of: owner)
    }
}
