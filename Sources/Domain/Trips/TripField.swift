/// One thing that a trip's record may tell; the canonical columns of trips, in their order.
///
/// No field names a passenger, a place finer than a zone, or, once stored, a time finer than a
/// minute.
public enum TripField: Int, Hashable, Sendable, CaseIterable {
    /// A one-way number of the operator's own trip id: two records of one trip have the same.
    case reference

    /// The licence or the name of the platform or company.
    case operatorName

    /// `taxi`, `ride-hail`, `livery`, …: the class of service as the law knows it.
    case service

    /// The base that sent the car.
    case dispatchingBase

    /// The base that took the order, or that the car belongs to.
    case originatingBase

    /// The driver's licence number, with its state where a number is unique only there.
    case driver

    /// The vehicle's number, plate or VIN, whatever the register knows it by.
    case vehicle

    /// When the ride was asked for.
    case requestedAt

    /// When the car had come.
    case onSceneAt

    /// When the passenger got in.
    case pickedUpAt

    /// When the passenger got out.
    case droppedOffAt

    /// Seconds with a passenger.
    case duration

    /// Metres with a passenger.
    case distance

    /// The zone of the pick-up, by the city's code.
    case originZone

    /// The zone of the drop-off.
    case destinationZone

    /// How many passengers.
    case passengers

    /// What the passenger pays for the ride, before all that follows.
    case fare

    /// Tolls.
    case tolls

    /// Taxes on the ride.
    case taxes

    /// A levy for drivers' insurance, such as New York's Black Car Fund.
    case fund

    /// The state's congestion surcharge.
    case congestionSurcharge

    /// The charge at airports.
    case airportFee

    /// The charge for entering a priced zone.
    case zoneFee

    /// Everything else that is charged.
    case extras

    /// The tip.
    case tip

    /// What the passenger pays in all.
    case total

    /// What the driver gets, without tolls and tips.
    case driverPay

    /// A shared ride was asked for.
    case isSharedRequested

    /// The ride was shared.
    case isShared

    /// A wheelchair-accessible vehicle was asked for.
    case isWheelchairRequested

    /// The ride was in a wheelchair-accessible vehicle.
    case isWheelchairServed

    /// The ride was for the transit agency's paratransit.
    case isParatransit

    /// A number of what the other fields lose of the record, where they keep the rest of it: see
    /// `RowCheck`. Two trips of a file that are equal in all fields, this one too, are equal records.
    case rowCheck

    /// How values are kept.
    public enum Storage: Hashable, Sendable {
        /// A text, by its place in a list of names.
        case name

        /// A moment of the local clock, by the minute.
        case minute

        /// A whole number: a count, seconds, metres.
        case whole

        /// Minor units of the currency.
        case money

        /// True or false.
        case truth

        /// Sixteen hexadecimal digits.
        case fingerprint
    }

    /// The fields that tell something of the trip: all but the check.
    public static let ofTrips = allCases.filter { $0 != .rowCheck }

    /// The name, equal to the column that analysts see.
    public var name: String { Self.descriptions[rawValue].name }

    /// How values are kept.
    public var storage: Storage { Self.descriptions[rawValue].storage }

    /// Whether a record without it is rejected.
    public var isRequired: Bool { self == .pickedUpAt }

    private static let descriptions: [(name: String, storage: Storage)] = [
        ("trip_reference", .fingerprint), ("operator", .name), ("service", .name),
        ("dispatching_base", .name), ("originating_base", .name), ("driver_licence", .name),
        ("vehicle_licence", .name), ("requested_at", .minute), ("on_scene_at", .minute),
        ("picked_up_at", .minute), ("dropped_off_at", .minute), ("duration_s", .whole),
        ("distance_m", .whole), ("origin_zone", .name), ("destination_zone", .name),
        ("passengers", .whole), ("fare_minor", .money), ("tolls_minor", .money),
        ("taxes_minor", .money), ("fund_minor", .money), ("congestion_surcharge_minor", .money),
        ("airport_fee_minor", .money), ("zone_fee_minor", .money), ("extras_minor", .money),
        ("tip_minor", .money), ("total_minor", .money), ("driver_pay_minor", .money),
        ("is_shared_requested", .truth), ("is_shared", .truth),
        ("is_wheelchair_requested", .truth), ("is_wheelchair_served", .truth),
        ("is_paratransit", .truth), ("row_check", .whole),
    ]
}
