internal import Domain
internal import Policies
internal import Store

/// The places of a load's names among those of all files.
struct LoadPlaces {
    /// An operator: the place of its name, and that of what is known of it.
    struct Operator {
        var name: Int32
        var owner: Int
        var hasSessions: Bool
    }

    private(set) var licences: [Int64] = []
    private(set) var origins: [Int32] = []
    private(set) var destinations: [Int32] = []
    private var operators: [Operator] = []

    init() {}

    init(
        _ names: StoredTripNames,
        _ withSessions: Set<Int64>,
        _ licences: inout TripNames,
        _ sums: inout UtilisationSums
    ) {
        self.licences = names[.driver].map { licences.place(of: RegisterHistory.normal($0)) }
        origins = names[.originZone].map { Int32(sums.zones.place(of: $0)) }
        destinations = names[.destinationZone].map { Int32(sums.zones.place(of: $0)) }
        // The last is for trips that do not tell theirs.
        for name in names[.operatorName] + [""] {
            let place = sums.operators.place(of: name)
            let hasSessions = withSessions.contains(place)
            operators.append(
                Operator(
                    name: Int32(place),
                    owner: sums.place(
                        of: UtilisationSums.Owner(
                            basis: hasSessions ? .sessions : .trips,
                            operatorPlace: Int32(place)
                        )
                    ),
                    hasSessions: hasSessions
                )
            )
        }
    }

    func operatorPlace(_ code: Int64) -> Operator {
        operators[code == PackedColumn.missing ? operators.count - 1 : Int(code)]
    }
}

/// The trips of a block as times; its columns are taken out once.
struct BlockTrips {
    private let pickUps: [Int64]
    private let dropOffs: [Int64]
    private let durations: [Int64]
    private let requests: [Int64]
    private let references: [Int64]
    private let origins: [Int64]
    private let destinations: [Int64]
    private let places: LoadPlaces
    private let clock: LocalClock
    private let measures: UtilisationMeasures
    private let orders: OrderTimes

    init(
        _ block: TripBlock,
        _ places: LoadPlaces,
        _ clock: LocalClock,
        _ measures: UtilisationMeasures,
        _ orders: OrderTimes
    ) {
        (pickUps, dropOffs) = (block[.pickedUpAt], block[.droppedOffAt])
        (durations, requests) = (block[.duration], block[.requestedAt])
        (origins, destinations) = (block[.originZone], block[.destinationZone])
        references = block[.reference]
        self.places = places
        self.clock = clock
        self.measures = measures
        self.orders = orders
    }

    /// The trip at a place; `nil` where no end is told, or one that is not believed.
    subscript(index: Int) -> DutyTimeline.Trip? {
        let dropOff = Self.told(dropOffs[index]).map { $0 * 60 }
        // A ride with two readings is taken at the first.
        let ride = clock.ride(
            pickUp: pickUps[index] * 60,
            dropOff: dropOff,
            duration: Self.told(durations[index])
        )
        let start = ride.start
        guard let end = ride.end ?? dropOff.map({ _ in start }),
            end - start <= measures.longestTrip
        else { return nil }
        let local =
            Self.told(requests[index]).map { $0 * 60 }
            ?? Self.told(references[index]).flatMap(orders.moment)
        let ordered = local.map { min(start, clock.universal($0)) }
        return DutyTimeline.Trip(
            ordered: ordered.flatMap { start - $0 <= measures.longestApproach ? $0 : nil },
            time: start..<end,
            origin: Self.told(origins[index]).map { places.origins[Int($0)] },
            destination: Self.told(destinations[index]).map { places.destinations[Int($0)] }
        )
    }

    private static func told(_ value: Int64) -> Int64? {
        value == PackedColumn.missing ? nil : value
    }
}
