import Foundation
import TestKit
import Testing

/// What Chicago's law asks of trips in the congestion zones since 2026, from the outside: its own
/// file, and a list of zones as the city would hand it over.
@Suite struct CongestionZoneTests {
    struct Trip: Sendable, CustomTestStringConvertible {
        var start: String
        var taxes: String
        var isShared = false
        var zone = "170310839001"

        var testDescription: String {
            "\(start), \(taxes)\(isShared ? ", shared" : "") from \(zone)"
        }

        var row: String {
            let end = start.replacing(":00:00", with: ":20:00")
            return "D000001,US-IL,1AAAA00AAAA000001,\(start),\(zone),\(end),170310320001,3.2,"
                + "20.00,15.00,2.00,3.00,,\(isShared ? "Y,run" : "N,"),41.8841,-87.6311,41.8812,"
                + "-87.6552,,\(taxes),0.65,trip,1,,9.50,\(isShared ? "Y" : "N"),1170,3.2"
        }
    }

    /// The violations of a rule by one trip; `nil` where the rule is not about it.
    private func violations(_ rule: String, _ trip: Trip) throws -> Int? {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.path("home"),
            withIntermediateDirectories: true
        )
        for part in ["analyses", "scrapers-formats"] {
            try FileManager.default.copyItem(
                atPath: RepositoryRoot.path(part),
                toPath: folder.path("home/\(part)")
            )
        }
        try folder.write(
            "home/analyses/cities/chicago/trip-zones.yaml",
            "lists: [{id: congestion, source: a test, zones: [\"17031083900\"], holds-parts: true}]\n"
        )
        let header = (1...29).map { "T\($0)" }.joined(separator: ",")
        let file = try folder.write("trips.csv", "\(header)\n\(trip.row)\n")
        let (store, home) = (folder.path("s.sqlite"), ["VEEDOR_HOME": folder.path("home")])
        let loaded = try BuiltProgram.run(
            ["ingest", file, "--store", store, "--city", "chicago"],
            environment: home
        )
        #expect(loaded.status == 0, "\(loaded.errors)")
        let judged = try BuiltProgram.run(
            ["trips", "--store", store, "--rule", rule, "--format", "csv"],
            environment: home
        )
        #expect(judged.status == 0, "\(judged.errors)")
        let rows = judged.output.split(separator: "\n").dropFirst()
        return rows.isEmpty ? nil : rows.count { $0.contains(",violation,") }
    }

    @Test(
        arguments: [
            (Trip(start: "2026-01-05T08:00:00", taxes: "0"), nil),
            (Trip(start: "2026-01-06T08:00:00", taxes: "1.49"), 1),
            (Trip(start: "2026-01-06T08:00:00", taxes: "1.50"), 0),
            (Trip(start: "2026-01-06T05:00:00", taxes: "0"), nil),
            (Trip(start: "2026-01-06T06:00:00", taxes: "0"), 1),
            (Trip(start: "2026-01-06T21:00:00", taxes: "0"), 1),
            (Trip(start: "2026-01-06T22:00:00", taxes: "0"), nil),
            (Trip(start: "2026-01-10T12:00:00", taxes: "1.49"), 1),
            (Trip(start: "2026-01-06T12:00:00", taxes: "0", isShared: true), 0),
            (Trip(start: "2026-01-06T12:00:00", taxes: "0", zone: "170310320001"), 0),
        ] as [(Trip, Int?)]
    )
    func `a trip is charged on all days from 6 to 22 o'clock`(trip: Trip, found: Int?) throws {
        #expect(try violations("ground-transportation-tax-congestion", trip) == found)
    }

    @Test(
        arguments: [
            (Trip(start: "2026-01-06T12:00:00", taxes: "0.59", isShared: true), 1),
            (Trip(start: "2026-01-06T12:00:00", taxes: "0.60", isShared: true), 0),
            (Trip(start: "2026-01-10T12:00:00", taxes: "0", isShared: true), nil),
            (Trip(start: "2026-01-06T12:00:00", taxes: "0"), 0),
        ] as [(Trip, Int?)]
    )
    func `a shared trip is charged on weekdays`(trip: Trip, found: Int?) throws {
        #expect(try violations("ground-transportation-tax-congestion-shared", trip) == found)
    }
}
