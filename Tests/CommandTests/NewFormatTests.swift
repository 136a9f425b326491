import Foundation
import TestKit
import Testing

/// A format and a city that nobody built in, through the built program.
@Suite struct NewFormatTests {
    private static let descriptor = """
        id: example.boats
        version: 1
        title: house boats of an example publisher
        publisher: nobody
        source: https://example.org/
        licence: CC0
        container: {kind: jsonl}
        header: {required: [boat, skipper, permit]}
        snapshot: [most-frequent last_scraped_on]
        records:
          - kind: listing
            fields:
              platform: {constant: boats}
              listing_id: {column: boat, as: identifier}
              host_id: {column: skipper, as: identifier}
              licence_text: {column: permit}
              price_minor: {column: price, as: money}
              last_scraped_on: {column: seen, as: date, pattern: DD.MM.YYYY}
        dropped:
          - {columns: [name], reason: nobody needs it}
        """

    private static let dump = """
        {"boat": "B-7", "skipper": 9007199254740993, "permit": "HB 12", "price": 85.5, "seen": "29.02.2024"}
        {"boat": "B-8", "skipper": 2, "permit": null, "price": "free", "seen": "29.02.2024", "name": "x"}
        {"boat": "B-9", "permit": null, "price": 1, "seen": "29.02.2024"}

        """

    @Test func `a new format is a new folder and no Swift`() throws {
        let folder = try TemporaryFolder()
        try folder.write("home/scrapers-formats/example.boats/format.yaml", Self.descriptor)
        try folder.write(
            "home/analyses/cities/port/city.yaml",
            "{id: port, name: Port, country: NL, time-zone: Europe/Amsterdam, currency: EUR}"
        )
        let file = try folder.write("boats.jsonl", Self.dump)
        let store = folder.path("port.sqlite")
        func run(_ arguments: String...) throws -> BuiltProgram.Result {
            try BuiltProgram.run(arguments, environment: ["VEEDOR_HOME": folder.path("home")])
        }

        let formats = try run("formats", "--format", "csv")
        #expect(formats.output.contains("example.boats,1,jsonl,listing"), "\(formats.output)")

        let ingested = try run(
            "ingest",
            file,
            "--store",
            store,
            "--city",
            "port",
            "--format",
            "csv"
        )
        #expect(ingested.status == 0, "\(ingested.errors)")
        #expect(ingested.output.contains("example.boats"))
        #expect(ingested.output.contains("2024-02-29"))
        #expect(ingested.output.contains(",3,2,1,0,1,loaded"), "\(ingested.output)")

        let boat = try run("show", "listing", "B-7", "--store", store, "--format", "csv")
        #expect(boat.output.contains("9007199254740993"), "\(boat.output)")
        #expect(boat.output.contains("HB 12"))

        let rejects = try run("loads", "--rejects", "--store", store, "--format", "csv")
        #expect(rejects.output.contains("not-an-amount"), "\(rejects.output)")
        #expect(rejects.output.contains("missing-value"))
    }
}
