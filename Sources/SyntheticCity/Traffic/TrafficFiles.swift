internal import Domain

/// The trips in New York's layout, with licences, and in the layout of Chicago's manual.
struct TrafficFiles {
    let world: TrafficWorld

    static let newYork = "trips/hvfhv-2024-02.csv.gz"
    static let chicago = "trips/acme-trip-202402.csv"

    /// Writes both files; where the planted trips stand in them.
    func write(to directory: String?) throws -> [PlantedTrip] {
        try write(
            Self.newYork,
            to: directory,
            Self.newYorkHeader,
            isChicago: false,
            Self.newYorkRow
        )
            + write(
                Self.chicago,
                to: directory,
                Self.chicagoHeader,
                isChicago: true,
                Self.chicagoRow
            )
    }

    private func write(
        _ name: String,
        to directory: String?,
        _ header: String,
        isChicago: Bool,
        _ text: (TrafficTrip, Int) -> String
    ) throws -> [PlantedTrip] {
        let trips = world.trips.filter { driver, _ in
            (driver >= 0 && world.drivers[driver].reportsToChicago) == isChicago
        }.sorted {
            ($0.trip.requested, $0.driver, $0.trip.vehicle)
                < ($1.trip.requested, $1.driver, $1.trip.vehicle)
        }
        let file = try directory.map { try OutputFile("\($0)/\(name)") }
        try file?.write(header + "\n")
        var planted: [PlantedTrip] = []
        for (index, item) in trips.enumerated() {
            try file?.write(text(item.trip, index) + "\n")
            planted += item.trip.planted.map {
                PlantedTrip(violation: $0, file: name, row: index + 2)
            }
        }
        try file?.close()
        return planted
    }

    private static let newYorkHeader =
        "hvfhs_license_num,dispatching_base_num,originating_base_num,request_datetime,"
        + "on_scene_datetime,pickup_datetime,dropoff_datetime,PULocationID,DOLocationID,trip_miles,"
        + "trip_time,base_passenger_fare,tolls,bcf,sales_tax,congestion_surcharge,airport_fee,tips,"
        + "driver_pay,shared_request_flag,shared_match_flag,access_a_ride_flag,wav_request_flag,"
        + "wav_match_flag,driver_license_num,vehicle_license_num"

    private static func newYorkRow(_ trip: TrafficTrip, _ index: Int) -> String {
        let fare = trip.pay * 5 / 4
        let airports = [trip.origin, trip.destination].filter { [1, 132, 138].contains($0) }.count
        let fields = [
            "HV0003", trip.base, "B99901", moment(trip.requested),
            trip.isAccessible ? moment(trip.pickUp - 40) : "", moment(trip.pickUp),
            moment(trip.end), String(trip.origin), String(trip.destination),
            hundredths(trip.hundredthMiles), String(trip.seconds), hundredths(fare),
            hundredths(index % 20 == 0 ? 694 : 0), hundredths(fare * 275 / 10_000),
            hundredths(fare * 8_875 / 100_000), hundredths(trip.surcharge),
            hundredths(airports * 250), hundredths(trip.tip), hundredths(trip.pay),
            flag(trip.isSharedRequested), flag(trip.isShared), "N", flag(trip.isAccessible),
            flag(trip.isAccessible), trip.driver ?? "", trip.vehicle,
        ]
        return fields.joined(separator: ",")
    }

    private static let chicagoHeader = (1...29).map { "T\($0)" }.joined(separator: ",")

    private static func chicagoRow(_ trip: TrafficTrip, _ index: Int) -> String {
        let parts = (trip.driver ?? "@").split(separator: "@", omittingEmptySubsequences: false)
        let (fare, taxes) = (trip.pay * 5 / 4, trip.isShared ? 65 : 125)
        let fields = [
            String(parts[0]), String(parts[1]), trip.vehicle, moment(trip.pickUp, "T"),
            String(trip.origin), moment(trip.end, "T"), String(trip.destination),
            hundredths(trip.hundredthMiles), hundredths(fare + trip.tip + taxes),
            hundredths(fare), hundredths(trip.tip), hundredths(taxes), "",
            flag(trip.isSharedRequested), trip.isShared ? "run-\(index)" : "", "", "", "", "", "",
            hundredths(taxes), "", "trip-\(index)", "1", "", hundredths(trip.pay),
            flag(trip.isShared), String(trip.seconds), hundredths(trip.hundredthMiles),
        ]
        return fields.joined(separator: ",")
    }

    private static func flag(_ value: Bool) -> String { value ? "Y" : "N" }

    private static func hundredths(_ value: Int) -> String {
        "\(value / 100).\(padded(value % 100, 2))"
    }

    private static func moment(_ seconds: Int, _ separator: String = " ") -> String {
        let text = LocalMoment(seconds: Int64(seconds)).description
        return String(text.prefix(10)) + separator + String(text.suffix(8))
    }
}
