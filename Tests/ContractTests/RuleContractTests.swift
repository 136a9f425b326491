import Domain
import Findings
import Foundation
import GRDB
import Store
import TestKit
import Testing

/// A rule's folder as a test case.
struct RuleFolder: CustomTestStringConvertible, Sendable {
    let rule: Rule
    var testDescription: String { rule.card.id }

    static func all() throws -> [RuleFolder] {
        try RuleCatalogue(folder: RepositoryRoot.path("analyses/rules")).rules
            .map { RuleFolder(rule: $0) }
    }
}

/// Every rule in `analyses/rules`, found on disk.
@Suite struct RuleContractTests {
    private static let models = Result {
        try ModelCatalogue(folder: RepositoryRoot.path("analyses/models"))
    }

    /// A new store with the models, and what `body` makes of it.
    private func withModels<Value>(_ body: (Database) throws -> Value) throws -> Value {
        let folder = try TemporaryFolder()
        let store = try VeedorStore(path: folder.path("s.sqlite"), access: .writing)
        return try store.write { database in
            try Self.models.get().make(database)
            return try body(database)
        }
    }

    @Test func `there are rules for every question`() throws {
        let rules = try RuleFolder.all().map(\.rule.card)
        #expect(rules.count >= 25)
        let topics = Set(rules.map(\.topic))
        for topic in [
            RuleCard.Topic.licences, .hosts, .nights, .guests, .ghostHostels, .duties, .delivery,
        ] {
            #expect(topics.contains(topic), "\(topic)")
        }
    }

    @Test(arguments: try RuleFolder.all())
    func `a rule finds in its examples what they say`(folder: RuleFolder) throws {
        let rule = folder.rule
        for example in try rule.cases() {
            let names = Set(rule.card.parameters.map(\.name))
            let needed = Set(rule.card.parameters.filter { !$0.isOptional }.map(\.name))
            let given = Set(example.parameters.keys)
            #expect(given.isSubset(of: names) && given.isSuperset(of: needed), "\(example.name)")
            let found = try withModels { database in
                try fill(example, database)
                return try RuleRun(rule, policyFrom: "2012-01-01")
                    .findings(database, parameters: example.parameters)
            }.sorted { $0.subject.id < $1.subject.id }
            let expected = example.expected.sorted { $0.subject < $1.subject }
            #expect(found.map(\.subject.id) == expected.map(\.subject), "\(example.name)")
            #expect(found.map(\.level) == expected.map(\.level), "\(example.name)")
            for (finding, expectation) in zip(found, expected) {
                #expect(!finding.sentence.contains("{"), "\(example.name)")
                guard let observed = expectation.observed else { continue }
                let difference = abs((finding.observed ?? .infinity) - observed)
                #expect(difference < 1e-6, "\(example.name): \(finding)")
            }
        }
    }

    @Test(arguments: try RuleFolder.all())
    func `a rule reads the models that its card names, and no others`(folder: RuleFolder) throws {
        let card = folder.rule.card
        for model in card.reads {
            #expect(throws: StoreError.self, "\(model) is not read") {
                try withModels { database in
                    let isView = try Self.models.get().models.first { $0.name == model }?.isView
                    let kind = isView ?? false ? "view" : "table"
                    try database.execute(sql: "drop \(kind) temp.\(model)")
                    _ = try database.makeStatement(sql: folder.rule.detection)
                }
            }
        }
        try withModels { database in
            for model in try Self.models.get().models
            where !card.reads.contains(model.name) && model.name != "snapshot" {
                let kind = model.isView ? "view" : "table"
                try database.execute(sql: "drop \(kind) temp.\(model.name)")
            }
            _ = try database.makeStatement(sql: folder.rule.detection)
        }
    }

    @Test(arguments: try RuleFolder.all())
    func `a sentence names columns, and numbers are bound`(folder: RuleFolder) throws {
        let rule = folder.rule
        try withModels { database in
            let statement = try database.makeStatement(sql: rule.detection)
            let columns = Set(statement.columnNames)
            for column in rule.card.sentenceColumns {
                #expect(columns.contains(column), "\(column)")
            }
            for column in ["subject_id", "observed", "threshold", "grade", "evidence"] {
                #expect(columns.contains(column), "\(column)")
            }
        }
        let text = rule.detection.replacing(/'[^']*'/, with: "").replacing(/--.*/, with: "")
        let bound = Set(text.matches(of: /:([a-z_]+)/).map { String($0.1) })
        #expect(bound == Set(rule.card.parameters.map(\.name)))
        // Literals other than 0 and 1, which say none and one, and the digits of round().
        let numbers = text.matches(of: /[^a-z_0-9.]([0-9][0-9.]*)/).map { String($0.1) }
        let allowed = Set(["0", "1", "1.0", "2"])
        #expect(Set(numbers).subtracting(allowed).isEmpty, "a limit belongs into the law")
    }

    @Test(arguments: try RuleFolder.all())
    func `a card promises no more than the law's verb and its evidence allow`(
        folder: RuleFolder
    ) throws {
        let card = folder.rule.card
        #expect(card.level <= card.verb.highestLevel)
        // Grades that stand in the statement; others are those of the rows it reads.
        for match in folder.rule.detection.matches(of: /'([a-z]+)' as grade/) {
            let grade = try #require(FindingGrade(rawValue: String(match.1)))
            #expect(card.level <= grade.highestLevel, "\(grade)")
        }
    }

    @Test(arguments: try RuleFolder.all())
    func `the README of a rule has its four headings in order`(folder: RuleFolder) throws {
        let text = try String(contentsOfFile: "\(folder.rule.folder)/README.md", encoding: .utf8)
        let headings = text.split(separator: "\n").filter { $0.hasPrefix("#") }.map(String.init)
        #expect(
            headings == [
                "# \(folder.rule.card.title)", "## What it finds", "## Why it matters",
                "## Example", "## What it is not",
            ]
        )
    }

    @Test func `every model says its grain and who fills it`() throws {
        for model in try Self.models.get().models {
            let lines = model.statement.split(separator: "\n")
            #expect(lines[0].hasPrefix("create temp "), "\(model.name)")
            #expect(lines[1].contains("-- One row"), "\(model.name)")
            #expect(model.isView || lines[2].contains("-- Filled by"), "\(model.name)")
        }
    }

    /// Inserts the rows of an example; what a row leaves out is empty.
    private func fill(_ example: RuleCase, _ database: Database) throws {
        for (model, rows) in example.given {
            let columns = try Row.fetchAll(
                database,
                sql: "select name, type, \"notnull\" as needed from pragma_table_info(?)",
                arguments: [model]
            )
            #expect(!columns.isEmpty, "no model '\(model)'")
            for (position, row) in rows.enumerated() {
                let known = Set(columns.map { $0["name"] as String })
                #expect(Set(row.keys).subtracting(known).isEmpty, "\(model): \(row.keys.sorted())")
                let values = columns.map { column -> (any DatabaseValueConvertible)? in
                    let name: String = column["name"]
                    switch row[name] {
                    case .integer(let value): return value
                    case .real(let value): return value
                    case .text(let value): return value
                    case .null, nil: break
                    }
                    guard column["needed"] as Bool else { return nil }
                    if name == "file_sha256" { return "sha \(position)" }
                    return (column["type"] as String) == "TEXT" ? "" : 0
                }
                try database.execute(
                    sql: """
                        insert into \(model) (\(columns.map { $0["name"] as String }
                            .joined(separator: ", ")))
                        values (\(columns.map { _ in "?" }.joined(separator: ", ")))
                        """,
                    arguments: StatementArguments(values)
                )
            }
        }
    }
}
