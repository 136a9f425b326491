import Foundation
import GRDB
import TestKit
import Testing

/// Stores that hold only a part: a report says what it cannot say, section by section.
@Suite struct PartialStoreTests {
    /// A store with some folders of a synthetic city's dumps.
    private struct Part {
        let folder: TemporaryFolder
        var store: String { folder.path("s.sqlite") }

        init(_ folders: [String], city: String) throws {
            folder = try TemporaryFolder()
            let folder = folder
            let made = try BuiltProgram.run([
                "synth", "--out", folder.path("dumps"), "--seed", "5", "--listings", "120",
                "--drivers", "40",
            ])
            try #require(made.status == 0, "\(made.errors)")
            let files = try folders.flatMap { name in
                try FileManager.default.subpathsOfDirectory(atPath: folder.path("dumps/\(name)"))
                    .filter { $0.hasSuffix(".csv") || $0.hasSuffix(".gz") }.sorted()
                    .map { folder.path("dumps/\(name)/\($0)") }
            }
            let loaded = try BuiltProgram.run(
                ["ingest"] + files + ["--store", store, "--city", city]
            )
            try #require(loaded.status == 0, "\(loaded.errors)")
        }

        /// The report as JSON, of an edition.
        func report(_ options: [String] = []) throws -> [String: Any] {
            let out = folder.path("out")
            let result = try BuiltProgram.run(
                ["report", "weekly", "--store", store, "--out", out] + options
            )
            try #require(result.status == 0, "\(result.errors)")
            let names = try FileManager.default.contentsOfDirectory(atPath: out)
            let name = try #require(
                names.first { $0.hasSuffix(".json") && $0.contains("public") != options.isEmpty }
            )
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(out)/\(name)"))
            return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        }
    }

    /// The ids of the sections that have no block at all.
    private func silent(_ report: [String: Any]) throws -> [String] {
        let sections = try #require(report["sections"] as? [[String: Any]])
        #expect(sections.count > 10)
        return sections.filter { ($0["blocks"] as? [Any])?.isEmpty ?? true }
            .compactMap { $0["id"] as? String }
    }

    @Test func `trips alone are analysed, explained and reported`() throws {
        let part = try Part(["trips", "registers"], city: "synthetic")
        let analysed = try BuiltProgram.run(["analyze", "--store", part.store])
        #expect(analysed.status == 0, "\(analysed.errors)")
        let listed = try BuiltProgram.run(["findings", "--store", part.store, "--format", "csv"])
        let ids = listed.output.split(separator: "\n").dropFirst().compactMap {
            $0.split(separator: ",").first.map(String.init)
        }
        #expect(ids.count > 5)
        for id in ids.prefix(3) {
            let why = try BuiltProgram.run(["explain", "finding", id, "--store", part.store])
            #expect(why.status == 0 && why.output.contains("Evidence"), "\(why.errors)")
        }
        for options in [[], ["--public"]] {
            let report = try part.report(options)
            #expect(try silent(report).isEmpty)
            let text = try String(
                decoding: JSONSerialization.data(withJSONObject: report),
                as: UTF8.self
            )
            #expect(text.contains("no advertisements were delivered"))
            #expect(text.contains("Trips until"))
        }
    }

    @Test func `a city whose law is about trips alone is analysed`() throws {
        let part = try Part(["trips", "registers"], city: "chicago")
        let analysed = try BuiltProgram.run(["analyze", "--store", part.store])
        #expect(analysed.status == 0, "\(analysed.errors)")
    }

    @Test func `listings alone, of one day, are reported without a silent section`() throws {
        let part = try Part(["listings/2026-11-16"], city: "synthetic")
        for options in [[], ["--public"]] {
            let report = try part.report(options)
            #expect(try silent(report).isEmpty)
            let text = try String(
                decoding: JSONSerialization.data(withJSONObject: report),
                as: UTF8.self
            )
            #expect(text.contains("There is no earlier snapshot to compare with"))
            #expect(text.contains("No trips were delivered"))
        }
    }

    @Test func `where no complaint came in a sentence says so`() throws {
        let part = try Part(["listings/2026-11-16"], city: "synthetic")
        let plain = try BuiltProgram.run(["complaint", "list", "--store", part.store])
        #expect(plain.status == 0 && plain.output.isEmpty)
        #expect(plain.errors.contains("no complaint came in"))
        let csv = try BuiltProgram.run([
            "complaint", "list", "--store", part.store, "--format", "csv",
        ])
        #expect(csv.output.hasPrefix("complaint,received,"))
    }
}
