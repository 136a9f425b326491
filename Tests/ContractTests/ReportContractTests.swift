import Domain
import Findings
import Foundation
import GRDB
import Reporting
import Store
import StrictYAML
import TestKit
import Testing

/// Every report in `analyses/reports`.
@Suite struct ReportContractTests {
    static let reports = ["weekly", "evaluation"]

    private func definition(_ name: String) throws -> ReportDefinition {
        try ReportDefinition(folder: RepositoryRoot.path("analyses/reports/\(name)"))
    }

    @Test(arguments: reports)
    func `every query fits the models and is shown`(name: String) throws {
        let definition = try definition(name)
        let folder = try TemporaryFolder()
        let store = try VeedorStore(path: folder.path("s.sqlite"), access: .writing)
        let models = try ModelCatalogue(folder: RepositoryRoot.path("analyses/models"))
        let shown = Set(
            definition.sections.flatMap(\.blocks).compactMap(\.query)
                + definition.sections.compactMap(\.needs)
        )
        #expect(shown == Set(definition.queries.keys))
        try store.write { database in
            try models.make(database)
            for (query, sql) in definition.queries.sorted(by: { $0.key < $1.key }) {
                #expect(throws: Never.self, "\(query)") {
                    _ = try database.makeStatement(sql: sql)
                }
            }
        }
    }

    @Test(arguments: reports)
    func `the columns that a block names are those of its query`(name: String) throws {
        let definition = try definition(name)
        let folder = try TemporaryFolder()
        let store = try VeedorStore(path: folder.path("s.sqlite"), access: .writing)
        let models = try ModelCatalogue(folder: RepositoryRoot.path("analyses/models"))
        try store.write { database in
            try models.make(database)
            for block in definition.sections.flatMap(\.blocks) {
                guard let query = block.query, let sql = definition.queries[query] else { continue }
                let columns = try Set(database.makeStatement(sql: sql).columnNames)
                let unknown = Self.names(block.shape).subtracting(columns)
                #expect(unknown.isEmpty, "\(query): \(unknown.sorted())")
            }
        }
    }

    @Test(arguments: reports)
    func `the edition for everybody names no subject`(name: String) throws {
        for block in try definition(name).sections.flatMap(\.blocks)
        where block.editions.contains(.public) {
            let personal: Set = [
                "subject_id", "finding_id", "sentence", "host_id", "listing_id", "account_ids",
            ]
            #expect(Self.names(block.shape).isDisjoint(with: personal), "\(block.query ?? "")")
        }
    }

    @Test func `an unknown key of a section is an error`() throws {
        let folder = try TemporaryFolder()
        try folder.write("report.yaml", "id: x\ntitle: X\nsections: [a]\n")
        try folder.write("a.yaml", "title: A\nblocks:\n  - {text: hello, colour: red}\n")
        let error = #expect(throws: YAMLError.self) { try ReportDefinition(folder: folder.path) }
        #expect(error?.problems.map(\.path) == ["blocks[0].colour"])
    }

    private static func names(_ shape: BlockDefinition.Shape) -> Set<String> {
        switch shape {
        case .text(let words), .note(let words):
            Set(words.matches(of: /\{([a-z_]+)/).map { String($0.1) })
        case .figures: ["label", "value", "note"]
        case .table(_, let columns, _): Set(columns.map(\.name))
        case .bars(let columns):
            Set([columns.label] + columns.parts.map(\.name))
                .union([columns.from, columns.to].compactMap(\.self))
        case .lines(_, let date, let series, let value): [date, series, value]
        case .map(_, _, let area, let value): [area, value]
        }
    }
}
