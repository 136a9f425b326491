import Analyses
import Foundation
import TestKit
import Testing

@testable import VeedorCommands

/// Tables of a store as files that an engine reads.
@Suite struct PartitionTests {
    private func export(_ analyses: [String], _ more: [String]) throws -> BuiltProgram.Result {
        let store = try QueriedCity.synthetic.get().path
        return try BuiltProgram.run(
            ["scale-out", "export", "--store", store] + analyses.flatMap { ["--analysis", $0] }
                + more
        )
    }

    @Test func `every row is in one partition, and nothing is not the empty text`() throws {
        let folder = try TemporaryFolder()
        let out = folder.path("data")
        let result = try export(
            ["trips-by-hour", "advertisements-by-district"],
            ["--out", out, "--rows", "500"]
        )
        try #require(result.status == 0, "\(result.errors)")
        let session = try QueriedCity.synthetic.get().session()
        for table in ["listing_load", "listing_snapshot", "trip"] {
            let files = try FileManager.default.contentsOfDirectory(atPath: "\(out)/\(table)")
            let lines = try files.sorted().map { file in
                try String(contentsOfFile: "\(out)/\(table)/\(file)", encoding: .utf8)
                    .split(separator: "\n")
            }
            let heads = Set(lines.map { $0[0] })
            let columns = try session.columns(of: table)
            #expect(heads == [columns.joined(separator: ",")[...]])
            #expect(lines.allSatisfy { $0.count <= 501 })
            let count = try session.texts("select cast(count(*) as text) from \(table)")[0][0]
            #expect(lines.reduce(0) { $0 + $1.count - 1 } == Int(count))
        }
        let trips = try String(contentsOfFile: "\(out)/trip/part-0000.csv", encoding: .utf8)
        #expect(trips.contains(",,") && !trips.contains("\"\""))
        // People by pseudonyms.
        #expect(trips.contains("~"))
        let plan = try BuiltProgram.run([
            "scale-out", "plan", "--data", out, "--analysis", "trips-by-hour", "--store",
            QueriedCity.synthetic.get().path,
        ])
        #expect(plan.status == 0, "\(plan.errors)")
    }

    @Test func `what no engine runs is refused, and nothing is written`() throws {
        let folder = try TemporaryFolder()
        let foreign = try QueriedCity.catalogue.get().analyses.first {
            !$0.engines.contains(.spark)
        }
        let name = try #require(foreign?.name)
        let result = try export([name], ["--out", folder.path("data")])
        #expect(result.status == 1)
        #expect(result.errors.contains(name))
        #expect(!FileManager.default.fileExists(atPath: folder.path("data")))
    }
}
