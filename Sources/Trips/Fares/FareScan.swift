internal import Domain
internal import GRDB
internal import Policies
internal import Store

/// A trip whose price can be measured.
struct FareTrip: Sendable {
    /// The operator's place in `FareNames.operators`.
    var operatorPlace: Int32

    /// The service's place in `FareNames.services`.
    var servicePlace: Int32

    /// The zone of pick-up; -1 where it is not told.
    var origin: Int32

    /// The zone of drop-off; -1 where it is not told.
    var destination: Int32

    /// The day of the pick-up.
    var day: CivilDate

    /// Its hour.
    var hour: Int

    /// Metres.
    var metres: Int64

    /// Seconds; `nil` where they are not told or mean nothing.
    var seconds: Int64?

    /// The fare without taxes, tolls and tip, in minor units.
    var fare: Int64

    /// What the driver got; `nil` where it is not told.
    var driverPay: Int64?

    /// The tip.
    var tip: Int64?

    /// Whether the ride was shared.
    var isShared: Bool
}

/// The names that trips of all loads speak of.
struct FareNames: Sendable {
    /// Operators.
    var operators = TripNames()

    /// Services.
    var services = TripNames()

    /// Zones.
    var zones = TripNames()

    /// No names.
    init() {}
}

/// Goes through the trips whose price can be measured.
struct FareScan {
    private let database: Database
    private let measures: FareMeasures
    private let submissions: LatestSubmissions
    private let clock: LocalClock?

    /// The names of the trips seen so far.
    private(set) var names = FareNames()

    /// Trips seen.
    private(set) var trips = 0

    /// Trips whose price can be measured.
    private(set) var usable = 0

    /// The trips of a store.
    ///
    /// - Parameters:
    ///   - database: the store's.
    ///   - measures: which trips are usable.
    ///   - submissions: which trips count.
    ///   - timeZone: by which durations are true on days when the clock is set; where it is `nil`
    ///     they are what the clock showed.
    /// - Throws: `DatabaseError`.
    init(
        _ database: Database,
        _ measures: FareMeasures,
        _ submissions: LatestSubmissions,
        timeZone: String?
    ) throws {
        self.database = database
        let days = try timeZone.flatMap { _ in try TripReview.range(database, nil) }
        clock = timeZone.flatMap { zone in
            days.flatMap { LocalClock(timeZone: zone, from: $0.lowerBound, to: $0.upperBound) }
        }
        self.submissions = submissions
        self.measures = measures
    }

    private static let fields: Set<TripField> = [
        .operatorName, .service, .originZone, .destinationZone, .duration, .distance, .fare,
        .driverPay, .tip, .isShared,
    ]

    /// Gives every trip to a closure, in the order of loads and rows.
    ///
    /// - Throws: `DatabaseError`.
    mutating func forEach(_ body: (FareTrip) -> Void) throws {
        trips = 0
        usable = 0
        var block = TripBlock()
        for load in try Load.all(database) where load.kind == "trip" {
            let stored = try StoredTripNames(database, load: load.id)
            let places = Places(
                operators: stored[.operatorName].map { Int32(names.operators.place(of: $0)) },
                services: stored[.service].map { Int32(names.services.place(of: $0)) },
                origins: stored[.originZone].map { Int32(names.zones.place(of: $0)) },
                destinations: stored[.destinationZone].map { Int32(names.zones.place(of: $0)) },
                unknownOperator: Int32(names.operators.place(of: "")),
                unknownService: Int32(names.services.place(of: ""))
            )
            var scan = try CountedTrips(
                database,
                submissions,
                load: load.id,
                fields: Self.fields,
                settling: clock
            )
            while try scan.next(into: &block) {
                trips += block.count
                for index in 0..<block.count {
                    guard let trip = trip(block, index, places) else { continue }
                    usable += 1
                    body(trip)
                }
            }
        }
    }

    /// The places of a load's names among those of all loads.
    private struct Places {
        var operators: [Int32]
        var services: [Int32]
        var origins: [Int32]
        var destinations: [Int32]
        var unknownOperator: Int32
        var unknownService: Int32

        static func place(_ value: Int64, _ list: [Int32], _ unknown: Int32) -> Int32 {
            value == PackedColumn.missing ? unknown : list[Int(value)]
        }
    }

    private func trip(_ block: TripBlock, _ index: Int, _ places: Places) -> FareTrip? {
        func value(_ field: TripField) -> Int64? {
            let value = block[field][index]
            return value == PackedColumn.missing ? nil : value
        }
        guard let fare = value(.fare), fare > 0, let metres = value(.distance),
            metres >= measures.leastDistance
        else { return nil }
        let seconds = value(.duration)
        if let seconds, seconds > 0, Double(metres) * 3.6 / Double(seconds) > measures.fastest {
            return nil
        }
        let moment = LocalMoment(seconds: block[.pickedUpAt][index] * 60)
        let hour = Int((moment.seconds - Int64(moment.day.daysSinceEpoch) * 86_400) / 3_600)
        return FareTrip(
            operatorPlace: Places.place(
                block[.operatorName][index],
                places.operators,
                places.unknownOperator
            ),
            servicePlace: Places.place(
                block[.service][index],
                places.services,
                places.unknownService
            ),
            origin: Places.place(block[.originZone][index], places.origins, -1),
            destination: Places.place(block[.destinationZone][index], places.destinations, -1),
            day: moment.day,
            hour: hour,
            metres: metres,
            seconds: seconds.flatMap { seconds in
                measures.durations.contains(seconds)
                    && Double(metres) * 3.6 / Double(seconds) >= measures.slowest ? seconds : nil
            },
            fare: fare,
            driverPay: value(.driverPay),
            tip: value(.tip),
            isShared: value(.isShared) == 1
        )
    }
}
