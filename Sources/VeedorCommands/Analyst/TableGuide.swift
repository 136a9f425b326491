internal import Analyst
internal import Foundation
internal import Reporting
internal import StrictYAML

/// What the tables of a store mean: the comments of their definitions, and words for columns whose own
/// line says nothing.
struct TableGuide {
    struct Table {
        var name: String
        var grain: String
        var columns: [(name: String, type: String, meaning: String)]
    }

    let tables: [Table]
    private let identified: IdentifiedColumns

    init(_ session: AnalystSession, _ folders: DataFolders) throws {
        identified = try IdentifiedColumns(
            contentsOf: folders.models + "/identified-columns.yaml"
        )
        let document = YAMLDocument(contentsOf: folders.models + "/columns.yaml")
        let root = document.root
        let words = Dictionary(
            root.keys.map { ($0, root.string($0)) },
            uniquingKeysWith: { first, _ in first }
        )
        root.end()
        try document.finish()
        let definitions = try session.texts(
            """
            select name, sql, type
            from main.sqlite_schema
            where type in ('table', 'view') and name not like 'sqlite%' and name not like 'grdb%'
            order by name
            """
        )
        let stored = try definitions.map { definition in
            let comments = DefinitionComments(definition[1])
            // Of a view the session may have one of its own, of a table one that hides people.
            let columns = try session.texts(
                definition[2] == "view"
                    ? "select name, type from pragma_table_info(:name)"
                    : "select name, type from pragma_table_info(:name, 'main')",
                ["name": .text(definition[0])]
            )
            return Table(
                name: definition[0],
                grain: comments.grain,
                columns: columns.map { column in
                    let own = comments.meanings[column[0]]
                    return (column[0], column[1].lowercased(), own ?? words[column[0]] ?? "")
                }
            )
        }
        let trips = try TableDocument(contentsOfFile: folders.models + "/trip.md")
        let computed = try trips.names.map { name in
            let columns = try session.texts(
                "select name, type from pragma_table_info(:name)",
                ["name": .text(name)]
            )
            return Table(
                name: name,
                grain: trips.grain,
                columns: columns.map {
                    ($0[0], $0[1].lowercased(), trips.meanings[$0[0]] ?? "")
                }
            )
        }
        tables = (stored + computed).sorted { $0.name < $1.name }
    }

    /// The table of a name.
    ///
    /// - Throws: `CommandError` for a name that no table has.
    func table(_ name: String, _ store: String) throws -> Table {
        if let table = tables.first(where: { $0.name == name }) { return table }
        let near = Suggestion.nearest(to: name, among: tables.map(\.name))
        throw CommandError(
            error: "no table '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? ""),
            help: "'veedor tables --store \(store)' lists them; "
                + "'veedor analyze' makes those of its models"
        )
    }

    /// A row per table.
    var overview: DataTable {
        DataTable(
            columns: [.init("table"), .init("columns", isNumeric: true), .init("what_it_holds")],
            rows: tables.map { [.text($0.name), .count($0.columns.count), .text($0.grain)] }
        )
    }

    /// A row per column.
    func columns(of table: Table) -> DataTable {
        DataTable(
            columns: ["column", "type", "people", "meaning"].map { DataTable.Column($0) },
            rows: table.columns.map { column in
                let isSecret = identified.secret[table.name]?.contains(column.name) == true
                let isShielded = identified.pseudonymised[table.name]?.contains(column.name) == true
                return [
                    .text(column.name), .text(column.type),
                    .text(isSecret ? "not read" : isShielded ? "pseudonym" : ""),
                    .text(column.meaning),
                ]
            }
        )
    }
}

/// The comments of a definition: the first lines tell what a row is, the others what a column means.
struct DefinitionComments {
    private(set) var grain = ""
    private(set) var meanings: [String: String] = [:]

    init(_ definition: String) {
        var isHead = true
        for line in definition.split(separator: "\n").dropFirst() {
            let parts = line.components(separatedBy: "--")
            let code = parts[0].trimmingPrefix { $0 == " " }
            if code.isEmpty, parts.count > 1, isHead {
                grain += (grain.isEmpty ? "" : " ") + Self.words(parts.dropFirst())
                continue
            }
            isHead = false
            let name = String(code.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
            if parts.count > 1, !name.isEmpty { meanings[name] = Self.words(parts.dropFirst()) }
        }
        // Columns that were added later have their words between marks.
        let pieces = definition.components(separatedBy: "/*")
        for (before, piece) in zip(pieces, pieces.dropFirst()) {
            let column = before.split(separator: ",").last?.split(whereSeparator: \.isWhitespace)
                .first
            let words = piece.components(separatedBy: "*/")[0]
            if let column { meanings[String(column)] = Self.words([words][...]) }
        }
    }

    private static func words(_ parts: ArraySlice<String>) -> String {
        parts.joined(separator: "--").split(separator: " ").joined(separator: " ")
    }
}
