internal import Analyses
internal import Analyst
internal import Domain
internal import Dumps
internal import Foundation
internal import GRDB
internal import Notebooks
internal import Reporting
internal import Store

/// A notebook with what a store answers.
struct StoredNotebook {
    let notebook: Notebook

    /// A notebook is made once, not looked at while it runs.
    private static let seconds = 600.0

    init(_ name: String, _ folders: DataFolders, store path: String) throws {
        let folder = "\(folders.notebooks)/\(name)"
        let definition = try NotebookDefinition(folder: folder)
        let named = try AnalysisCatalogue(folder: "\(folders.root)/analyses/queries")
        let session = try AnalystSession(path: path, seconds: Self.seconds, purpose: nil)
        var results: [String: Notebook.Result] = [:]
        for case .query(let query, let given) in definition.cells {
            let texts = Dictionary(
                given.map { ($0.name, $0.text) },
                uniquingKeysWith: { first, _ in first }
            )
            let (statement, values) = try Self.statement(query, texts, definition, named)
            let answer = try session.answer(statement, values, limit: 0)
            results[query] = Notebook.Result(
                statement: statement,
                values: values.sorted { $0.key < $1.key }.map { .init($0.key, $0.value.json) },
                table: answer.table
            )
        }
        notebook = Notebook(
            definition,
            manifest: try Self.manifest(
                VeedorStore(path: path, access: .reading),
                definition: Self.digest(of: folder)
            ),
            results: results
        )
    }

    /// A statement of the notebook's folder, else a named analysis, with the values of its parameters.
    private static func statement(
        _ name: String,
        _ given: [String: String],
        _ definition: NotebookDefinition,
        _ named: AnalysisCatalogue
    ) throws -> (String, [String: AnalystValue]) {
        if let statement = definition.statements[name] {
            return (statement, given.mapValues(AnalystValue.init(typed:)))
        }
        let analysis = try named.analysis(name)
        return (analysis.statement, try analysis.values(given))
    }

    /// The SHA-256 over a folder's files with their names.
    private static func digest(of folder: String) throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        let parts = names.map { name in
            let data = FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
            return "\(Fingerprint.sha256(of: [UInt8](data)))  \(name)\n"
        }
        return Fingerprint.sha256(of: [UInt8](parts.joined().utf8))
    }

    private static func manifest(
        _ store: VeedorStore,
        definition: String
    ) throws -> NotebookManifest {
        try store.read { database in
            let run = try Row.fetchOne(
                database,
                sql: "select * from finding_run order by run_id desc limit 1"
            )
            let rules = try Row.fetchAll(
                database,
                sql: """
                    select rule_id, rule_version, rule_sha256 from finding_run_rule
                    where run_id = ? order by rule_id
                    """,
                arguments: [run.map { $0["run_id"] as Int64 } ?? -1]
            )
            return NotebookManifest(
                tool: "Veedor \(VeedorVersion.current)",
                city: try StoreProperty.city.value(database) ?? "no city",
                policyFrom: run?["policy_from"],
                run: run.map { run in
                    [
                        ("inputs", "inputs_sha256"), ("law", "law_sha256"),
                        ("models", "models_sha256"),
                    ]
                    .map { (name: $0.0, sha256: run[$0.1] as String) }
                } ?? [],
                rules: rules.map { (id: $0[0], version: $0[1], sha256: $0[2]) },
                files: try Load.all(database).map { load in
                    (
                        name: load.fileName, kind: load.kind,
                        describes: load.snapshotDate?.description ?? "", sha256: load.fileSHA256
                    )
                },
                definitionSHA256: definition
            )
        }
    }
}

extension AnalystValue {
    fileprivate var json: JSONValue {
        switch self {
        case .null, .blob: .null
        case .integer(let number): .integer(number)
        case .real(let number): .number(number)
        case .text(let text): .text(text)
        }
    }
}
