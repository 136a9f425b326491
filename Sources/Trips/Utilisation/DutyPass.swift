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
        var metres: Int64?
        var occupiedMetres: Int64?
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
                  distance_m, occupied_distance_m
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
                        metres: row["distance_m"],
                        occupiedMetres: row["occupied_distance_m"]
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
                    &licences,
                    &sums
                )
            }
            for index in 0..<block.count where block[.pickedUpAt][index] < last {
                let code = block[.driver][index]
                let isTold = code != PackedColumn.missing
                let licence = isTold ? places.licences[Int(code)] : 0
                guard isTold ? Int(licence) % parts == part : part == 0 else { continue }
                let operatorPlace = places.operatorPlace(block[.operatorName][index])
                let hasSessions = withSessions.contains(Int64(operatorPlace))
                let owner = UtilisationSums.Owner(
                    basis: hasSessions ? .sessions : .trips,
                    operatorPlace: operatorPlace
                )
                sums[owner].trips += 1
                guard let trip = trip(block, index, places, orders),
                    isTold || (!hasSessions && block[.isShared][index] != 1)
                else {
                    sums[owner].tripsLeftOut += 1
                    continue
                }
                if trip.ordered != nil { sums[owner].tripsOrdered += 1 }
                if isTold {
                    let driver = Driver(licence: Int32(licence), operatorPlace: operatorPlace)
                    gathered.trips.append((driver, trip))
                } else {
                    sums.add(DutyTimeline(sessions: nil, trips: [trip]).pieces, of: owner)
                }
            }
        }
    }

    /// The places of a load's names among those of all files.
    private struct LoadPlaces {
        var licences: [Int64] = []
        var operators: [Int32] = []
        var origins: [Int32] = []
        var destinations: [Int32] = []
        var unnamed: Int32 = 0

        init() {}

        init(
            _ names: StoredTripNames,
            _ licences: inout TripNames,
            _ sums: inout UtilisationSums
        ) {
            self.licences = names[.driver].map { licences.place(of: RegisterHistory.normal($0)) }
            operators = names[.operatorName].map { Int32(sums.operators.place(of: $0)) }
            origins = names[.originZone].map { Int32(sums.zones.place(of: $0)) }
            destinations = names[.destinationZone].map { Int32(sums.zones.place(of: $0)) }
            unnamed = Int32(sums.operators.place(of: ""))
        }

        func operatorPlace(_ code: Int64) -> Int32 {
            code == PackedColumn.missing ? unnamed : operators[Int(code)]
        }
    }

    private func trip(
        _ block: TripBlock,
        _ index: Int,
        _ places: LoadPlaces,
        _ orders: OrderTimes
    ) -> DutyTimeline.Trip? {
        func value(_ field: TripField) -> Int64? {
            let value = block[field][index]
            return value == PackedColumn.missing ? nil : value
        }
        // A ride with two readings is taken at the first.
        let ride = clock.ride(
            pickUp: block[.pickedUpAt][index] * 60,
            dropOff: value(.droppedOffAt).map { $0 * 60 },
            duration: value(.duration)
        )
        let start = ride.start
        guard let end = ride.end ?? value(.droppedOffAt).map({ _ in start }) else { return nil }
        guard end - start <= measures.longestTrip else { return nil }
        let local =
            value(.requestedAt).map { $0 * 60 } ?? value(.reference).flatMap(orders.moment)
        let ordered = local.map { min(start, clock.universal($0)) }
        return DutyTimeline.Trip(
            ordered: ordered.flatMap { start - $0 <= measures.longestApproach ? $0 : nil },
            time: start..<end,
            origin: value(.originZone).map { places.origins[Int($0)] },
            destination: value(.destinationZone).map { places.destinations[Int($0)] }
        )
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
        let owner = UtilisationSums.Owner(
            basis: sessions == nil ? .trips : .sessions,
            operatorPlace: driver.operatorPlace
        )
        sums[owner].tripsOutside += timeline.tripsOutside
        var last: Range<Int64>?
        // A session that was handed over twice is driven once.
        for session in sessions ?? [] where session.time != last {
            last = session.time
            sums[owner].sessions.all += 1
            guard let all = session.metres, let occupied = session.occupiedMetres else { continue }
            sums[owner].sessions.told += 1
            sums[owner].metres.all += all
            sums[owner].metres.occupied += occupied
        }
        sums.add(timeline.pieces, of: owner)
    }
}
