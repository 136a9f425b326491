import Foundation
import TestKit

/// A store into which only hostile words were loaded.
final class HostileCity: Sendable {
    let folder: TemporaryFolder
    private let path: String

    struct Failure: Error { let words: String }

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("s.sqlite")
        let files = [
            try listings(), try register(), try areas(), try complaints(), try trips(),
            try drivers(),
        ]
        let result = try run(["ingest"] + files + ["--city", "synthetic"])
        guard result.status == 0 else { throw Failure(words: result.errors) }
        guard try run(["analyze"]).status == 0 else { throw Failure(words: "analyze") }
        try openCase()
    }

    func run(_ words: [String]) throws -> BuiltProgram.Result {
        try BuiltProgram.run(words + ["--store", path])
    }

    func query(_ sql: String) throws -> String { try run(["query", sql]).output }

    /// Commands that show what is held, in every format.
    func commands() throws -> [[String]] {
        let all = "select * from listing_snapshot"
        let ids = try run(["findings", "--format", "csv"]).output.split(separator: "\n")
            .dropFirst().prefix(400).compactMap { $0.split(separator: ",").first.map(String.init) }
        var commands: [[String]] = [
            ["loads"], ["loads", "--rejects"], ["check"], ["hosts"], ["case", "list"],
            ["case", "show", "C-2026-0001"], ["explain", "licence", "--listing", "1003"],
            ["show", "listing", "1003"], ["subject", "airbnb:1003"], ["tables"],
        ]
        commands += ids.enumerated().filter { $0.offset.isMultiple(of: 25) }
            .map { ["explain", "finding", $0.element] }
        for format in ["table", "csv", "json", "ndjson", "md"] {
            commands += [
                ["findings"], ["worklist", "--teams", "2", "--visits", "5"],
                ["loads", "--rejects"],
                ["complaint", "list"], ["complaint", "list", "--section", "events"],
                ["complaint", "list", "--section", "districts"], ["districts"], ["hosts"],
                ["query", all, "--limit", "0", "--purpose", "test"],
                ["query", "select * from complaint", "--purpose", "test"],
                ["query", "select * from licence_register_entry", "--purpose", "test"],
                ["query", "select 1 as \"=a;b\u{1B}\""],
            ].map { $0 + ["--format", format] }
        }
        return commands
    }

    /// No zero byte: a file that has one is no text and is refused as a whole.
    static let texts = HostileTexts.all.filter { !$0.contains("\u{0}") }

    /// Fields as RFC 4180 writes them.
    private func line(_ values: [String]) -> String {
        values.map { value in
            let doubled = value.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
            return "\"\(doubled)\""
        }.joined(separator: ",") + "\n"
    }

    private func listings() throws -> String {
        let sample = RepositoryRoot.path(
            "scrapers-formats/inside-airbnb.listings-detailed/sample.csv"
        )
        let header = try String(contentsOfFile: sample, encoding: .utf8)
            .split(separator: "\n").first?.split(separator: ",").map(String.init)
        guard let header else { throw Failure(words: "no header") }
        var text = header.joined(separator: ",") + "\n"
        for (place, words) in Self.texts.enumerated() {
            var row = [
                "last_scraped": "2026-11-16", "id": "\(1_000 + place)",
                "host_id": "\(5_000 + place / 2)",
                "latitude": "41.\(38_000 + place * 13)", "longitude": "2.\(15_000 + place * 17)",
                "room_type": "Entire home/apt", "accommodates": "4", "minimum_nights": "2",
                "maximum_nights": "30", "number_of_reviews": "3", "price": "$90.00",
            ]
            for name in [
                "name", "description", "host_name", "host_about", "license", "property_type",
                "neighbourhood_cleansed", "neighbourhood_group_cleansed",
            ] { row[name] = words }
            if place.isMultiple(of: 7) { row["license"] = "HUTB-000\(100 + place)" }
            text += line(header.map { row[$0] ?? "" })
        }
        // Ids that are none.
        for words in ["\"><script>", "=1+1", "1'; drop table load; --"] {
            text += line(header.map { ["id": words, "host_id": words][$0] ?? "" })
        }
        return try folder.write("2026-11-16/listings.csv", text)
    }

    private func register() throws -> String {
        let header =
            "N_EXPEDIENT,CODI_DISTRICTE,NOM_DISTRICTE,CODI_BARRI,NOM_BARRI,TIPUS_CARRER,CARRER,"
            + "TIPUS_NUM,NUM1,LLETRA1,NUM2,LLETRA2,BLOC,PORTAL,ESCALA,PIS,PORTA,"
            + "NUMERO_REGISTRE_GENERALITAT,NUMERO_PLACES,LONGITUD_X,LATITUD_Y\n"
        let rows = Self.texts.enumerated().map { place, words in
            line([
                words, "1", words, "4", words, words, words, "2", "48", words, "", "", words, words,
                words, words, words, "HUTB-000\(100 + place)", "2", "2,15", "41,38",
            ])
        }
        return try folder.write(
            "2026-11-01/hut_comunicacio_opendata.csv",
            header + rows.joined()
        )
    }

    private func areas() throws -> String {
        let features = try HostileTexts.all.enumerated().map { place, words in
            let (west, south) = (2.10 + Double(place % 9) * 0.02, 41.36 + Double(place / 9) * 0.01)
            let ring = [[0.0, 0.0], [0.0, 1.0], [1.0, 1.0], [1.0, 0.0], [0.0, 0.0]].map {
                [west + $0[0] * 0.02, south + $0[1] * 0.01]
            }
            let feature: [String: Any] = [
                "type": "Feature",
                "properties": ["neighbourhood": words, "neighbourhood_group": words],
                "geometry": ["type": "MultiPolygon", "coordinates": [[ring]]],
            ]
            return String(
                decoding: try JSONSerialization.data(withJSONObject: feature),
                as: UTF8.self
            )
        }
        return try folder.write(
            "neighbourhoods.geojson",
            "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
        )
    }

    private func complaints() throws -> String {
        let rows = Self.texts.enumerated().map { place, words in
            line([
                words, "X-\(place)", "2026-11-15 02:00", words, words, words, "1", words, words,
            ])
        }
        return try folder.write(
            "hostile.csv",
            "source,complaint_id,received_at,category,district,street_name,street_number,"
                + "reporter,words\n" + rows.joined()
        )
    }

    private func trips() throws -> String {
        let header = (1...29).map { "T\($0)" }.joined(separator: ",") + "\n"
        let rows = Self.texts.enumerated().map { place, words in
            line([
                words, words, words, "2024-02-05T06:24:50", "176", "2024-02-05T07:02:33", "45",
                "13.22", "73.18", "71.93", "0.00", "1.25", "", "N", words, "", "", "", "", "",
                "1.25",
                "", "trip-\(place)", "1", "", "57.55", "N", "2263", "13.22",
            ])
        }
        return try folder.write("evil=cmd-trip-202402.csv", header + rows.joined())
    }

    private func drivers() throws -> String {
        let rows = Self.texts.map { words in
            line(["drivers", words, words, "active", "2023-01-11", "2021-08-19", "2025-12-31"])
        }
        return try folder.write(
            "drivers-2024-02-05.csv",
            "driver_register,licence_number,licence_class,status,status_since,valid_from,valid_until\n"
                + rows.joined()
        )
    }

    private func openCase() throws {
        let ids = try run(["findings", "--format", "csv", "--level", "signal"]).output
            .split(separator: "\n").dropFirst()
        guard let id = ids.first?.split(separator: ",").first.map(String.init) else {
            throw Failure(words: "nothing was found")
        }
        func act(_ words: [String], by: String) throws {
            let result = try run(["case"] + words + ["--by", by, "--on", "2026-11-16"])
            guard result.status == 0 else { throw Failure(words: result.errors) }
        }
        try act(["open", id], by: "inspector 7")
        // A word of the command line holds no zero byte and is no longer than the system allows.
        for words in Self.texts where words.utf8.count < 9_000 {
            try act(["note", "C-2026-0001", "--why=\(words)"], by: "inspector \(words)")
        }
    }
}
