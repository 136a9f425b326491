internal import Analyst
public import GRDB

/// What a store holds, as its schema says.
public struct ExportCatalogue: Sendable {
    /// The tables and views, by name; columns that nobody reads are left out.
    public let tables: [ExportTable]

    /// Reads the schema.
    ///
    /// - Parameters:
    ///   - database: the store's.
    ///   - pseudonymised: by table, the columns for whose values pseudonyms stand.
    ///   - secret: by table, the columns that are left out.
    /// - Throws: `DatabaseError`.
    public init(
        _ database: Database,
        pseudonymised: [String: Set<String>],
        secret: [String: Set<String>]
    ) throws {
        tables = try Row.fetchAll(
            database,
            sql: """
                select name, sql from sqlite_schema
                where type in ('table', 'view') and name not like 'sqlite%' and name not like 'grdb%'
                order by name
                """
        ).map { row in
            try Self.table(
                row[0],
                SchemaComments(row[1]),
                pseudonymised: pseudonymised[row[0]] ?? [],
                secret: secret[row[0]] ?? [],
                database
            )
        }
    }

    private static func table(
        _ name: String,
        _ comments: SchemaComments,
        pseudonymised: Set<String>,
        secret: Set<String>,
        _ database: Database
    ) throws -> ExportTable {
        let rows = try Row.fetchAll(
            database,
            sql: "select name, lower(type) as type, \"notnull\", pk from pragma_table_info(?)",
            arguments: [name]
        )
        let shown = rows.filter { !secret.contains($0["name"]) }
        let columns = try shown.map { row -> ExportTable.Column in
            let column: String = row["name"]
            let isPseudonymised = pseudonymised.contains(column)
            var type: String = row["type"]
            // A view's computed column has no type of its own: its values have.
            if type.isEmpty {
                let sql = """
                    select typeof("\(column)") from "\(name)" where "\(column)" is not null limit 1
                    """
                type = try String.fetchOne(database, sql: sql) ?? "text"
            }
            let kind: ExportTable.Kind? = isPseudonymised ? .text : .init(rawValue: type)
            return ExportTable.Column(
                name: column,
                kind: kind ?? .text,
                isRequired: row["notnull"] != 0 || row["pk"] != 0,
                meaning: comments.meanings[column] ?? "",
                isPseudonymised: isPseudonymised
            )
        }
        let key = rows.filter { $0["pk"] != 0 }.sorted { ($0["pk"] as Int) < $1["pk"] }
            .map { $0["name"] as String }
        return ExportTable(
            name: name,
            grain: comments.grain,
            columns: columns,
            primaryKey: secret.isDisjoint(with: key) ? key : [],
            references: try references(of: name, database)
        )
    }

    private static func references(
        of name: String,
        _ database: Database
    ) throws -> [ExportTable.Reference] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                select f.id, f."table" as other, f."from" as here,
                  coalesce(f."to", (
                    select c.name from pragma_table_info(f."table") as c where c.pk = f.seq + 1
                  )) as there
                from pragma_foreign_key_list(?) as f
                order by f.id, f.seq
                """,
            arguments: [name]
        )
        let groups = Dictionary(grouping: rows) { $0["id"] as Int }
        return groups.sorted { $0.key < $1.key }.map { _, rows in
            ExportTable.Reference(
                columns: rows.map { $0["here"] },
                table: rows[0]["other"],
                others: rows.map { $0["there"] }
            )
        }
    }
}
