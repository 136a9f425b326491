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
            + writeSessions(to: directory)
    }

    static let sessions = "trips/acme-session-202402.csv"
    static let requests = "trips/acme-trip_request-202402.csv"

    /// Writes the company's sessions; the first one of each month in which it has too much time
    /// without passengers.
    private func writeSessions(to directory: String?) throws -> [PlantedTrip] {
        let all = TrafficSessions(world)
        let file = try directory.map { try OutputFile("\($0)/\(Self.sessions)") }
        try file?.write("S1,S2,S3,S4,S5,S6,S7\n")
        for session in all.sessions {
            let parts = session.driver.split(separator: "@").map(String.init)
            let occupied = session.trips.reduce(0) { $0 + $1.hundredthMiles }
            // Empty cars drive at eleven miles an hour.
            let empty = (session.end - session.start - session.occupied) * 11 / 36
            let fields = [
                parts[0], parts[1], Self.moment(session.start, "T"), Self.moment(session.end, "T"),
                Self.hundredths(occupied + empty), Self.hundredths(occupied), "Y",
            ]
            try file?.write(fields.joined(separator: ",") + "\n")
        }
        try file?.close()
        var planted: [PlantedTrip] = []
        let first = Int(TrafficWorld.firstDay.daysSinceEpoch) * 86_400
        let march = Int(TrafficWorld.firstDay.daysSinceEpoch + 25) * 86_400
        for (from, to) in [(first - 86_400, march), (march, march + 30 * 86_400)] {
            let times = all.truth(from: from, to: to)
            let whole = times.free + times.approach + times.occupied
            guard let row = all.sessions.firstIndex(where: { $0.end >= from }),
                (times.free + times.approach) * 100 > whole * TrafficWorld.mostEmpty
            else { continue }
            planted.append(
                PlantedTrip(violation: .cruisingOverCap, file: Self.sessions, row: row + 2)
            )
        }
        return planted
    }

    /// Writes when the company's rides were asked for.
    private func writeRequests(
        _ trips: [(driver: Int, trip: TrafficTrip)],
        to directory: String?
    ) throws {
        let file = try directory.map { try OutputFile("\($0)/\(Self.requests)") }
        try file?.write("R1,R2,R3,R4,R5,R6,R7,R8\n")
        for (index, item) in trips.enumerated() {
            let mode = item.trip.isSharedRequested ? "shared" : "private"
            let moment = Self.moment(item.trip.requested, "T")
            try file?.write("trip-\(index),1,\(moment),\(mode),1,1,,\n")
        }
        try file?.close()
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
        if isChicago { try writeRequests(trips, to: directory) }
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
