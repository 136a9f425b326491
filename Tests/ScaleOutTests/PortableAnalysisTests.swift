import Analyses
import Foundation
import ScaleOut
import TestKit
import Testing

/// The analyses that say that they are portable.
@Suite struct PortableAnalysisTests {
    private func portable() throws -> [NamedAnalysis] {
        try AnalysisCatalogue(folder: RepositoryRoot.path("analyses/queries")).analyses
            .filter { $0.engines.contains(.spark) }
    }

    @Test func `none holds what only SQLite knows`() throws {
        let portable = try portable()
        #expect(portable.count >= 5)
        for analysis in portable {
            #expect(SparkDialect(analysis.statement).unknown.isEmpty, "\(analysis.name)")
        }
    }

    @Test func `a plan names every file by its hash, and differs where a file does`() throws {
        let folder = try TemporaryFolder()
        func plan(_ rows: String) throws -> ScaleOutPlan {
            try folder.write("trip/part-1.csv", "picked_up_at\n\(rows)")
            try folder.write("trip/part-2.csv", "picked_up_at\n2024-01-01 10:00\n")
            let table = try PartitionedTable(
                folder: folder.path("trip"),
                types: ["picked_up_at": "string"]
            )
            return try ScaleOutPlan(
                portable().filter { $0.name == "trips-by-hour" },
                tables: [table]
            )
        }
        let one = try plan("2024-01-01 09:00\n")
        #expect(one.tables.map(\.files.count) == [2])
        #expect(one.questions.map(\.name) == ["trips-by-hour"])
        #expect(try plan("2024-01-01 09:00\n").sha256 == one.sha256)
        #expect(try plan("2024-01-01 08:00\n").sha256 != one.sha256)
    }

    @Test func `an analysis that is not portable, and an empty folder, are refused`() throws {
        let catalogue = try AnalysisCatalogue(folder: RepositoryRoot.path("analyses/queries"))
        var analysis = try catalogue.analysis("trips-by-hour")
        analysis.engines = [.sqlite]
        #expect(throws: ScaleOutError.notPortable("trips-by-hour")) {
            try ScaleOutPlan([analysis], tables: [])
        }
        let folder = try TemporaryFolder()
        #expect(throws: ScaleOutError.noFiles(folder: folder.path)) {
            try PartitionedTable(folder: folder.path, types: [:])
        }
    }
}
