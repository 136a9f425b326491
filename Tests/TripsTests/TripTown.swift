import Domain
import Formats
import Foundation
import Ingestion
import Policies
import Store
import StrictYAML
import TestKit
import Trips

/// A small town: registers and trips as files, loaded into a store, and a law.
struct TripTown {
    private let folder: TemporaryFolder
    let store: VeedorStore
    private let loader: FileLoader
    private let city: City

    init(timeZone: String = "America/New_York") throws {
        folder = try TemporaryFolder()
        store = try VeedorStore(path: folder.path("town.sqlite"), access: .writing)
        loader = FileLoader(
            store: store,
            catalogue: try FormatCatalogue(folder: RepositoryRoot.path("scrapers-formats")),
            options: FileLoader.Options(
                currency: Currency(code: "USD"),
                loadedAt: "2024-01-01T00:00:00Z"
            )
        )
        city = try City(
            document: YAMLDocument(
                text: """
                    id: town
                    name: Town
                    country: US
                    time-zone: \(timeZone)
                    currency: USD
                    sources: []
                    """,
                file: "city.yaml"
            )
        )
    }

    /// A publication of the register of drivers; each line from `licence_number` on.
    func drivers(_ day: String, _ lines: [String]) throws {
        try load(
            "drivers-\(day).csv",
            "driver_register,licence_number,licence_class,status,status_since,valid_from,"
                + "valid_until,operator",
            lines.map { "drivers," + $0 }
        )
    }

    /// A publication of the register of vehicles; each line from `vehicle_number` on.
    func vehicles(_ day: String, _ lines: [String]) throws {
        try load(
            "vehicles-\(day).csv",
            "vehicle_register,vehicle_number,vehicle_class,status,status_since,valid_from,"
                + "valid_until,wheelchair_accessible,autonomous,operator",
            lines.map { "vehicles," + $0 }
        )
    }

    /// A publication of the register of bases; each line from `base_number` on.
    func bases(_ day: String, _ lines: [String]) throws {
        try load(
            "bases-\(day).csv",
            "base_register,base_number,status,status_since,valid_from,valid_until",
            lines.map { "bases," + $0 }
        )
    }

    /// Trips of a file of their own.
    func trips(_ trips: [TownTrip], file: String? = nil) throws {
        try load(
            file ?? "trips-\(UUID().uuidString).csv",
            TownTrip.header,
            trips.map(\.line)
        )
    }

    /// Zones between meridians, a hundredth of a degree high, on the equator.
    func zones(_ zones: [(code: String, west: Double, east: Double)]) throws {
        let features = zones.map { zone in
            let corners = [
                (zone.west, 0), (zone.east, 0), (zone.east, 0.01), (zone.west, 0.01),
                (zone.west, 0),
            ].map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
            return "{\"type\":\"Feature\",\"properties\":{\"zone_code\":\"\(zone.code)\","
                + "\"zone_name\":\"\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                + "[[\(corners)]]}}"
        }
        let text =
            "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
        _ = try loader.load(folder.write("zones.geojson", text))
    }

    /// A file of any format, by its header.
    func load(_ name: String, _ header: String, _ lines: [String]) throws {
        let path = try folder.write(name, ([header] + lines).joined(separator: "\n") + "\n")
        _ = try loader.load(path)
    }

    /// Zones that the city handed over, as its file writes them.
    var suppliedZones: String?

    private func laws(_ law: String) throws -> [TripLaw] {
        let supplied = try suppliedZones.map { text in
            try SuppliedZones(document: YAMLDocument(text: text, file: "trip-zones.yaml"))
        }
        let text = """
            in-force-from: 2000-01-01
            legal-sources:
              - {article: a test, address: "https://example.org", confidence: found}
            distance-unit: mile
            \(law)
            """
        return [
            try TripLaw(
                document: YAMLDocument(text: text, file: "trips.yaml"),
                supplied: supplied ?? SuppliedZones()
            )
        ]
    }

    /// A law of one rule.
    private func law(_ rule: String, zones: String = "") -> String {
        let lines = rule.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
        return """
            \(zones)rules:
              - id: rule
                title: a rule
                confidence: found
            \(lines)
            """
    }

    /// What a rule says of one trip of the first file.
    func judgement(_ rule: String, row: Int64) throws -> [TripJudgement.Line] {
        let laws = try laws(law(rule))
        let measures = try DeliveredTown.measures()
        return try store.read { database in
            try TripJudgement(
                database,
                laws: laws,
                city: city,
                submissions: LatestSubmissions(database, measures: measures),
                load: 1,
                row: row
            )?.lines ?? []
        }
    }

    /// What licences and operators did against a rule, by month.
    func violations(_ rule: String) throws -> [TripViolation] {
        let review = try review(law(rule))
        let measures = try DeliveredTown.measures()
        return try store.read { database in
            try TripViolation.all(
                of: review,
                database,
                submissions: LatestSubmissions(database, measures: measures),
                until: nil
            )
        }
    }

    /// What the rules of a law say of all trips.
    func review(_ law: String, until: String? = nil, limit: Int = 100) throws -> TripReview {
        let laws = try laws(law)
        let measures = try DeliveredTown.measures()
        return try store.read { database in
            try TripReview(
                database,
                laws: laws,
                city: city,
                submissions: LatestSubmissions(database, measures: measures),
                utilisation: UtilisationTown.measures(),
                until: until.flatMap { CivilDate($0) },
                caseLimit: limit
            )
        }
    }

    /// The outcomes of the only rule of a law, with their counts.
    func outcomes(_ rule: String, zones: String = "", until: String? = nil) throws -> [String: Int]
    {
        let tally = try review(law(rule, zones: zones), until: until).findings.first?.tally
        var found: [String: Int] = [:]
        for verdict in TripVerdict.allCases {
            for (words, count) in tally?.found(verdict) ?? [] { found[words] = count }
        }
        return found
    }
}

/// A trip of the town; what is `nil` is not told.
struct TownTrip {
    var start: String
    var minutes = 10
    var seconds: Int?

    /// The drop-off as the clock showed it, where it is not the start and the length.
    var end: String?

    /// Whether the file tells how long the trip took.
    var isTimed = true
    var driver: String? = "1"
    var vehicle: String? = "V1"
    var base: String? = "B00001"
    var company = "HV0001"
    var from = "7"
    var to = "8"
    var miles: String? = "2"
    var pay: String? = "20.00"
    var surcharge: String? = "0"
    var requested: String?
    var shared: String? = "N"
    var wheelchair: String? = "N"
    var sharedRequested: String? = "N"

    init(_ start: String) { self.start = start }

    /// The trip with something changed.
    func with(_ change: (inout TownTrip) -> Void) -> TownTrip {
        var trip = self
        change(&trip)
        return trip
    }

    static let header =
        "hvfhs_license_num,dispatching_base_num,driver_license_num,vehicle_license_num,"
        + "request_datetime,pickup_datetime,dropoff_datetime,PULocationID,DOLocationID,trip_miles,"
        + "trip_time,base_passenger_fare,congestion_surcharge,driver_pay,shared_match_flag,"
        + "wav_match_flag,shared_request_flag"

    var line: String {
        let length = seconds ?? minutes * 60
        let moment = start.count == 16 ? start + ":00" : start
        let shown = LocalMoment(moment).map { LocalMoment(seconds: $0.seconds + Int64(length)) }
        return [
            company, base, driver, vehicle, requested.map { $0.count == 16 ? $0 + ":00" : $0 },
            moment, end.map { $0 + ":00" } ?? shown?.description, from, to, miles,
            isTimed ? String(length) : nil, "25.00", surcharge, pay,
            shared, wheelchair, sharedRequested,
        ].map { $0 ?? "" }.joined(separator: ",")
    }
}
