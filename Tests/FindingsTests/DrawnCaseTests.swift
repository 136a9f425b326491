import Foundation
import Store
import TestKit
import Testing

@testable import VeedorCommands

/// Visits drawn by chance go where nothing was found too: their outcomes must be kept somewhere.
@Suite struct DrawnCaseTests {
    private func copy() throws -> (folder: TemporaryFolder, path: String) {
        let folder = try TemporaryFolder()
        let path = folder.path("s.sqlite")
        try FileManager.default.copyItem(atPath: AnalysedCity.synthetic.get().path, toPath: path)
        return (folder, path)
    }

    @Test func `a door without findings gets a case, and its outcome is the base rate`() throws {
        let (folder, path) = try copy()
        func run(_ words: [String]) throws -> BuiltProgram.Result {
            try BuiltProgram.run(words + ["--store", path])
        }
        let list = try run(["worklist", "--teams", "4", "--visits", "25", "--format", "csv"]).output
        let drawn = list.split(separator: "\n").filter { $0.contains(",random,") }
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        let door = try #require(drawn.first { $0.last == "" })[2]
        let by = ["--by", "inspector 7", "--on", "2026-11-17"]
        #expect(try run(["case", "open", "--drawn", door] + by).status == 0)
        let id = "C-2026-0001"
        for words in [
            ["visit", id, "--result", "access-granted", "--origin", "random"],
            ["close", id, "--reason", "no-breach"],
        ] {
            let result = try run(["case"] + words + by)
            #expect(result.status == 0, "\(result.errors)")
        }
        #expect(try run(["report", "weekly", "--out", folder.path("out")]).status == 0)
        let name = try #require(
            FileManager.default.contentsOfDirectory(atPath: folder.path("out"))
                .first { $0.hasSuffix(".md") }
        )
        let text = try String(contentsOfFile: folder.path("out/\(name)"), encoding: .utf8)
        #expect(text.contains("| random | 0.0 % | 0.0 % | 79.3 % |"))
        #expect(!text.contains("No visit was drawn at random yet"))
    }

    @Test(
        arguments: [
            (["--drawn", "airbnb:none"], 1), (["--drawn", "none"], 1), ([], 64),
            (["F-1", "--drawn", "airbnb:1"], 64),
        ] as [([String], Int32)]
    )
    func `a case is of findings or of one advertisement that a dump shows`(
        words: [String],
        status: Int32
    ) throws {
        let (_, path) = try copy()
        let result = try BuiltProgram.run(
            ["case", "open"] + words + ["--by", "inspector 7", "--store", path]
        )
        #expect(result.status == status, "\(result.errors)")
    }
}
