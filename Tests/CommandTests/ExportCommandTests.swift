import Foundation
import TestKit
import Testing

/// What leaves the store of a synthetic city.
@Suite struct ExportCommandTests {
    private func demo(_ folder: TemporaryFolder) throws -> String {
        let out = folder.path("demo")
        let result = try BuiltProgram.run(
            ["demo", "--out", out, "--listings", "60", "--drivers", "30", "--seed", "5"]
        )
        #expect(result.status == 0, "\(result.errors)")
        return "\(out)/city.sqlite"
    }

    private func export(_ store: String, _ arguments: [String]) throws -> BuiltProgram.Result {
        try BuiltProgram.run(["export", "tables", "--store", store] + arguments)
    }

    @Test func `accounts leave by pseudonyms unless a purpose is given, and that is logged`() throws
    {
        let folder = try TemporaryFolder()
        let store = try demo(folder)
        func hosts(_ arguments: [String]) throws -> Set<Substring> {
            let out = folder.path("out")
            let result = try export(
                store,
                ["--table", "listing_snapshot", "--out", out] + arguments
            )
            #expect(result.status == 0, "\(result.errors)")
            let path = "\(out)/listing_snapshot.csv"
            let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
            return Set(
                lines.dropFirst().map {
                    $0.split(separator: ",", omittingEmptySubsequences: false)[4]
                }
            )
        }
        let shown = try hosts([])
        #expect(shown.count > 10 && shown.allSatisfy { $0.hasPrefix("~") })
        let named = try hosts(["--purpose", "check a complaint"])
        #expect(named.count == shown.count && named.allSatisfy { !$0.hasPrefix("~") })
        let log = try BuiltProgram.run([
            "query", "select count(*) as n from analyst_log", "--store", store, "--format", "csv",
        ])
        #expect(log.output == "n\n1\n")
    }

    @Test func `each form is written whole, and nothing else is overwritten`() throws {
        let folder = try TemporaryFolder()
        let store = try demo(folder)
        for (form, out, file) in [
            ("csv", "csv", "csv/datapackage.json"), ("geojson", "map", "map/area.geojson"),
            ("gpkg", "city.gpkg", "city.gpkg"), ("xlsx", "city.xlsx", "city.xlsx"),
        ] {
            let result = try export(store, ["--as", form, "--out", folder.path(out)])
            #expect(result.status == 0, "\(result.errors)")
            #expect(FileManager.default.fileExists(atPath: folder.path(file)))
        }
        try folder.write("mine/notes.txt", "keep")
        let refused = try export(store, ["--out", folder.path("mine")])
        #expect(refused.status == 1)
        #expect(refused.errors.contains("holds something that no earlier run wrote"))
        #expect(FileManager.default.fileExists(atPath: folder.path("mine/notes.txt")))
        let packed = try export(store, ["--table", "trip_block", "--out", folder.path("x")])
        #expect(packed.errors.contains("is packed"))
        let unknown = try export(store, ["--table", "lisitng_snapshot", "--out", folder.path("x")])
        #expect(unknown.errors.contains("did you mean 'listing_snapshot'?"))
        let ending = try export(store, ["--as", "gpkg", "--out", folder.path("x")])
        #expect(ending.status == 64)
    }
}
