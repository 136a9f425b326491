import Domain
import Findings
import Foundation
import GRDB
import Store
import StrictYAML
import TestKit
import Testing

/// The list of columns that tell of people against the schema.
@Suite struct IdentifiedColumnsTests {
    /// A store with the tables that an analysis keeps.
    private static func store(_ folder: TemporaryFolder) throws -> VeedorStore {
        let store = try VeedorStore(path: folder.path("s.sqlite"), access: .writing)
        let catalogue = try ModelCatalogue(folder: RepositoryRoot.path("analyses/models"))
        try store.write { try KeptModels(catalogue).make($0) }
        return store
    }

    @Test func `every column that is listed is one of the store, and every entry has a reason`()
        throws
    {
        let path = RepositoryRoot.path("analyses/models/identified-columns.yaml")
        let document = YAMLDocument(contentsOf: path)
        let root = document.root
        let entries = ["pseudonymised", "secret"].flatMap { key in
            root.list(key) { entry in
                (entry.string("table"), entry.strings("columns"), entry.string("reason"))
            }
        }
        root.end()
        try document.finish()
        let folder = try TemporaryFolder()
        let store = try Self.store(folder)
        for (table, columns, reason) in entries {
            // The tables of trips are computed while they are read.
            if ["trip", "trip_submitted"].contains(table) {
                #expect(Set(columns).isSubset(of: TripField.allCases.map(\.name)))
                continue
            }
            let known = try store.read {
                try String.fetchSet(
                    $0,
                    sql: "select name from pragma_table_info(?)",
                    arguments: [table]
                )
            }
            #expect(Set(columns).isSubset(of: known), "\(table)")
            #expect(!columns.isEmpty && !reason.isEmpty)
        }
        #expect(entries.count >= 10)
    }

    /// Columns whose names say that they tell of people must stand in the list.
    @Test func `no column of accounts, licences of drivers or addresses is forgotten`() throws {
        let path = RepositoryRoot.path("analyses/models/identified-columns.yaml")
        let root = YAMLDocument(contentsOf: path).root
        var listed: Set<String> = []
        for key in ["pseudonymised", "secret"] {
            for (table, columns) in root.list(key, { ($0.string("table"), $0.strings("columns")) })
            {
                listed.formUnion(columns.map { "\(table).\($0)" })
            }
        }
        let folder = try TemporaryFolder()
        let store = try Self.store(folder)
        let suspects = try store.read {
            try String.fetchAll(
                $0,
                sql: """
                    select t.name || '.' || c.name
                    from sqlite_schema as t, pragma_table_info(t.name) as c
                    where t.type = 'table' and t.name not in ('trip_block', 'load', 'load_seen_again')
                      and (c.name in ('host_id', 'driver_licence', 'vehicle_licence', 'plate', 'vin')
                        or c.name like '%\\_by' escape '\\' or c.name like '%name\\_key' escape '\\'
                        or c.name like 'contact%' or c.name like 'reporter%' or c.name = 'words')
                    """
            )
        }
        #expect(suspects.count >= 8)
        for column in suspects { #expect(listed.contains(column), "\(column)") }
    }

    @Test func `every column of the table of trips is described`() throws {
        let path = RepositoryRoot.path("analyses/models/trip.md")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let columns = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map {
            String($0.split(separator: "`")[1])
        }
        #expect(
            columns == ["load_id", "row_number", "replaced_by"] + TripField.allCases.map(\.name)
        )
    }
}
