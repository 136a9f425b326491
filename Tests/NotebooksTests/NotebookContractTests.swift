import Analyses
import Foundation
import GRDB
import Notebooks
import Store
import TestKit
import Testing

/// Every notebook in `analyses/notebooks`.
@Suite struct NotebookContractTests {
    private static let folder = RepositoryRoot.path("analyses/notebooks")

    static func all() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)/notebook.yaml") }
            .sorted()
    }

    @Test func `there are the five that the mission asks for`() throws {
        let names = [
            "licence-cross-check", "night-caps", "professional-hosts", "rent-pressure", "trips",
        ]
        #expect(Set(names).isSubset(of: try Self.all()))
    }

    /// Plain SQL over the store's own tables: what pandas asks must be what Veedor asks.
    @Test(arguments: try all())
    func `every statement runs in any SQLite, and charts name its columns`(name: String) throws {
        let definition = try NotebookDefinition(folder: "\(Self.folder)/\(name)")
        let named = try AnalysisCatalogue(folder: RepositoryRoot.path("analyses/queries"))
        let folder = try TemporaryFolder()
        let path = folder.path("s.sqlite")
        _ = try VeedorStore(path: path, access: .writing)
        let plain = try DatabaseQueue(path: path)
        try plain.read { database in
            for query in definition.queries {
                let statement =
                    try definition.statements[query] ?? named.analysis(query).statement
                let columns = try Set(database.makeStatement(sql: statement).columnNames)
                for case .chart(let chart) in definition.cells where chart.of == query {
                    #expect(Set(chart.columns).isSubset(of: columns), "\(name): \(chart.title)")
                }
            }
        }
        #expect(Set(definition.statements.keys).isSubset(of: definition.queries))
    }
}
