import Formats
import GRDB
import Store
import TestKit
import Testing

/// The store's schema against the canonical kinds, and as documentation.
@Suite struct SchemaTests {
    private func store() throws -> (VeedorStore, TemporaryFolder) {
        let folder = try TemporaryFolder()
        return (try VeedorStore(path: folder.path("s.sqlite"), access: .writing), folder)
    }

    @Test(arguments: CanonicalKind.allCases)
    func `a kind's columns are its table's columns`(kind: CanonicalKind) throws {
        let (store, folder) = try store()
        let columns = try store.read { database in
            try String.fetchAll(
                database,
                sql: "select name from pragma_table_info(?)",
                arguments: [kind.table]
            )
        }
        // Calendars and trips are stored packed.
        let expected =
            switch kind {
            case .calendar:
                [
                    "listing_id", "first_night", "nights", "available", "listed", "night_rows",
                    "terms",
                ]
            case .trip:
                ["trips", "first_at", "last_at", "row_gaps"] + kind.fields.map(\.name)
            default: kind.fields.map(\.name)
            }
        #expect(columns == ["load_id", "row_number"] + expected)
        _ = folder
    }

    @Test func `every table and view says its grain first`() throws {
        let (store, folder) = try store()
        let statements = try store.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    select name, sql from sqlite_schema
                    where type in ('table', 'view') and name not like 'grdb%'
                    """
            ).map { (name: $0["name"] as String, sql: $0["sql"] as String) }
        }
        #expect(statements.count >= 10)
        for (name, sql) in statements {
            let second = sql.split(separator: "\n").dropFirst().first ?? ""
            #expect(second.contains("-- One row per"), "\(name)")
        }
        _ = folder
    }

    @Test func `every table is strict and every fact hangs on its load`() throws {
        let (store, folder) = try store()
        let tables = try store.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    select t.name, t.strict,
                      (select count(*) from pragma_foreign_key_list(t.name)) as keys
                    from pragma_table_list as t
                    where t.schema = 'main' and t.type = 'table'
                      and t.name not like 'sqlite%' and t.name not like 'grdb%'
                    """
            ).map {
                (name: $0["name"] as String, strict: $0["strict"] as Bool, keys: $0["keys"] as Int)
            }
        }
        for table in tables {
            #expect(table.strict, "\(table.name)")
            let roots = [
                "load", "store_property", "link_decision", "case_entry", "analyst_log",
                "complaint_entry", "purge_entry",
            ]
            #expect(roots.contains(table.name) || table.keys >= 1, "\(table.name)")
        }
        _ = folder
    }
}
