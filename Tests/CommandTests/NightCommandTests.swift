import Foundation
import TestKit
import Testing

/// The commands about nights, on an invented city.
@Suite struct NightCommandTests {
    private func city() throws -> (store: String, folder: TemporaryFolder) {
        let folder = try TemporaryFolder()
        let made = try BuiltProgram.run([
            "synth", "--out", folder.path("city"), "--seed", "3", "--listings", "60",
        ])
        #expect(made.status == 0, "\(made.errors)")
        let store = folder.path("city.sqlite")
        let names = try FileManager.default.subpathsOfDirectory(
            atPath: folder.path("city/listings")
        )
        let files = names.filter { $0.hasSuffix(".csv.gz") }.sorted().map {
            folder.path("city/listings/\($0)")
        }
        let loaded = try BuiltProgram.run(
            ["ingest"] + files + ["--store", store, "--city", "synthetic"]
        )
        #expect(loaded.status == 0, "\(loaded.errors)")
        return (store, folder)
    }

    private func rows(_ arguments: [String]) throws -> [[String: Any]] {
        let result = try BuiltProgram.run(arguments + ["--format", "ndjson"])
        #expect(result.status == 0, "\(result.errors)")
        return try result.output.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            return try #require(object as? [String: Any])
        }
    }

    @Test func `every listing has one verdict under the law of a city, and no lead is a breach`()
        throws
    {
        let (store, folder) = try city()
        let rows = try rows(["caps", "--store", store, "--policy", "london"])
        #expect(rows.reduce(0) { $0 + ($1["count"] as? Int ?? 0) } == 60)
        #expect(rows.allSatisfy { $0["level"] as? String != "breach" })
        let lines = try self.rows(["caps", "--store", store, "--policy", "london", "--lines"])
        #expect(lines.count == 60)
        _ = folder
    }

    @Test func `every entire home has one verdict on full-time use under each definition`() throws {
        let (store, folder) = try city()
        let rows = try rows(["full-time", "--store", store])
        let homes = try #require(rows.first?["of"] as? Int)
        for name in ["year-round", "seasonal"] {
            let its = rows.filter { $0["definition"] as? String == name }
            #expect(its.reduce(0) { $0 + ($1["count"] as? Int ?? 0) } == homes)
        }
        let lines = try self.rows([
            "full-time", "--store", store, "--definition", "seasonal", "--lines",
        ])
        #expect(lines.count == homes)
        _ = folder
    }

    @Test func `the nights of a listing come with interval, coverage and grade`() throws {
        let (store, folder) = try city()
        let lines = try rows(["caps", "--store", store, "--policy", "london", "--lines"])
        let id = try #require(lines.first?["subject"] as? String)
        let rows = try rows(["nights", "--listing", id, "--store", store])
        #expect(rows.map { $0["method"] as? String } == ["calendars", "reviews", "combined"])
        for row in rows {
            let from = try #require(row["from"] as? Int)
            let to = try #require(row["to"] as? Int)
            #expect(from <= to)
        }
        let words = try BuiltProgram.run(["explain", "nights", "--listing", id, "--store", store])
        #expect(words.output.contains("Looks at its calendar: 2026-11-09, 2026-11-16"))
        #expect(words.output.contains("By reviews: "))
        _ = folder
    }

    @Test func `declared stays alone are judged, as dwellings, and what is lacking is said`() throws
    {
        let folder = try TemporaryFolder()
        _ = try BuiltProgram.run([
            "synth", "--out", folder.path("city"), "--seed", "3", "--listings", "60",
        ])
        let store = folder.path("declared.sqlite")
        let file = folder.path("city/declared/2026-11-16/activities.json.gz")
        let loaded = try BuiltProgram.run(["ingest", file, "--store", store, "--city", "synthetic"])
        #expect(loaded.status == 0, "\(loaded.errors)")
        let rows = try rows(["caps", "--store", store])
        #expect(!rows.isEmpty && rows.allSatisfy { $0["unit"] as? String == "dwelling" })
        #expect(rows.allSatisfy { $0["level"] as? String != "breach" })
        let words = try BuiltProgram.run(["caps", "--store", store])
        #expect(words.output.hasPrefix("No listings are held: declared dwellings alone"))
        let byHost = try BuiltProgram.run(["caps", "--store", store, "--policy", "reykjavik"])
        #expect(byHost.status == 1)
        #expect(byHost.errors.contains("declared stays alone"), "\(byHost.errors)")
        for command in ["full-time", "calendars"] {
            let result = try BuiltProgram.run([command, "--store", store])
            #expect(result.status == 1 && result.errors.contains("help: "), "\(result.errors)")
        }
    }

    @Test func `what cannot be answered says why`() throws {
        let (store, folder) = try city()
        let cases: [([String], String)] = [
            (["caps", "--store", store, "--policy", "girona"], "no night cap is known"),
            (["full-time", "--store", store, "--definition", "x"], "no definition 'x'"),
            (["caps", "--store", store, "--policy", "atlantis"], "no city 'atlantis'"),
            (["caps", "--store", store, "--policy", "london", "--cap", "x"], "no cap 'x'"),
            (["nights", "--listing", "0", "--store", store], "nothing is held about the nights"),
            (["calendars", "--store", store, "--as-of", "2026-11-10"], "two calendars"),
            (
                ["caps", "--store", store, "--policy", "london", "--as-of", "2001-01-01"],
                "no listings"
            ),
        ]
        for (arguments, words) in cases {
            let result = try BuiltProgram.run(arguments)
            #expect(result.status == 1)
            #expect(result.errors.contains(words), "\(arguments): \(result.errors)")
            #expect(result.errors.contains("\nhelp: "))
        }
        #expect(try BuiltProgram.run(["nights", "--store", store]).status == 64)
        _ = folder
    }

    @Test func `the exported nights are those of the files`() throws {
        let (store, folder) = try city()
        let result = try BuiltProgram.run([
            "export", "nights", "--store", store, "--snapshot", "2026-11-16",
        ])
        #expect(result.status == 0)
        let lines = result.output.split(separator: "\n")
        #expect(lines.count == 1 + 60 * 365)
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("2026-11-16,") })
        let rows = Set(lines.dropFirst().compactMap { $0.split(separator: ",").last })
        #expect(rows.count == 60 * 365)
        _ = folder
    }
}
