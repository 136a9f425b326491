internal import Domain
internal import Dumps
internal import Reporting

/// What a notebook was made from: everything that would change its results.
public struct NotebookManifest: Hashable, Sendable {
    /// The name and version of the tool.
    public var tool: String

    /// The city.
    public var city: String

    /// The day from which the law in force has been so; `nil` where nothing was judged.
    public var policyFrom: String?

    /// The SHA-256 of the law's files, of the models and of all inputs of the last run of rules.
    public var run: [(name: String, sha256: String)]

    /// The rules of that run, with their versions.
    public var rules: [(id: String, version: Int64, sha256: String)]

    /// The files in the store.
    public var files: [(name: String, kind: String, describes: String, sha256: String)]

    /// The SHA-256 of the notebook's own definition.
    public var definitionSHA256: String

    /// What a notebook was made from.
    public init(
        tool: String,
        city: String,
        policyFrom: String?,
        run: [(name: String, sha256: String)],
        rules: [(id: String, version: Int64, sha256: String)],
        files: [(name: String, kind: String, describes: String, sha256: String)],
        definitionSHA256: String
    ) {
        self.tool = tool
        self.city = city
        self.policyFrom = policyFrom
        self.run = run
        self.rules = rules
        self.files = files
        self.definitionSHA256 = definitionSHA256
    }

    /// Manifests are the same where all that they say is.
    public static func == (left: NotebookManifest, right: NotebookManifest) -> Bool {
        left.json == right.json
    }

    /// By what they say.
    public func hash(into hasher: inout Hasher) { hasher.combine(json) }

    var json: JSONValue {
        .members([
            "tool": .text(tool),
            "city": .text(city),
            "policy in force from": .optional(policyFrom),
            "definition": .text(definitionSHA256),
            "run": .object(run.map { .init($0.name, .text($0.sha256)) }),
            "rules": .list(
                rules.map {
                    .members([
                        "id": .text($0.id), "version": .integer($0.version),
                        "sha256": .text($0.sha256),
                    ])
                }
            ),
            "files": .list(
                files.map {
                    .members([
                        "name": .text($0.name), "kind": .text($0.kind),
                        "describes": .text($0.describes), "sha256": .text($0.sha256),
                    ])
                }
            ),
        ])
    }

    /// The first cell: title, question, and what it was made from.
    func words(_ definition: NotebookDefinition) -> String {
        let rows = files.map {
            "| \($0.kind) | \($0.describes) | `\($0.name)` | `\($0.sha256.prefix(16))` |\n"
        }
        let hashes = run.map { "\($0.name) `\($0.sha256.prefix(16))`" }.joined(separator: ", ")
        let law = policyFrom.map { "Law in force from \($0). " } ?? ""
        let versions = rules.map { "\($0.id) \($0.version)" }.joined(separator: ", ")
        return """
            # \(definition.title)

            *\(definition.question)*

            Made by \(tool) for \(city). \(law)\
            \(hashes.isEmpty ? "" : "SHA-256, first digits: \(hashes). ")\
            Definition of this notebook `\(definitionSHA256.prefix(16))`. The whole manifest is in the \
            notebook's metadata.

            <details><summary>\(files.count, of: "file"), \(rules.count, of: "rule")</summary>

            | what | describes | file | SHA-256 |
            |---|---|---|---|
            \(rows.joined())
            Rules and versions: \(versions.isEmpty ? "none were run" : versions).

            </details>

            A finding is a lead until it is proved. To run this again, set `VEEDOR_STORE` to the path of the \
            store.
            """
    }

    /// The second cell: opens the store, and says whether it is the same.
    var opening: String {
        let all = Fingerprint.sha256(of: [UInt8](files.map(\.sha256).joined(separator: "\n").utf8))
        return """
            import hashlib
            import json
            import os
            import sqlite3

            import pandas as pd
            from IPython.display import display

            store = sqlite3.connect(f"file:{os.environ.get('VEEDOR_STORE', 'city.sqlite')}?mode=ro", uri=True)
            held = [row[0] for row in store.execute("select file_sha256 from load order by load_id")]
            if hashlib.sha256("\\n".join(held).encode()).hexdigest() == "\(all)":
                print("The store holds the files that this notebook was made from.")
            else:
                print("The store holds other files than this notebook was made from: results differ.")
            """
    }

    /// What the second cell prints of the store that the notebook was made from.
    var said: String { "The store holds the files that this notebook was made from.\n" }
}
