import Foundation
import GRDB
import TestKit
import Testing

@testable import Store

/// Stores of the twelfth schema, which kept blocks of trips under their key.
@Suite struct TripBlockMigrationTests {
    @Test func `a store of the twelfth schema keeps every block, by load and row`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("city.sqlite")
        let queue = try DatabaseQueue(path: path)
        try VeedorStore.migrator.migrate(queue, upTo: "12-analysis-results")
        let blocks = [(1, 2), (1, 4_098), (2, 2), (2, 900)]
        try queue.write { database in
            for load in [1, 2] {
                try TripLoads.insert(load, database)
            }
            for (load, row) in blocks.reversed() {
                try database.execute(
                    sql: """
                        insert into trip_block (
                          load_id, row_number, trips, first_at, last_at, picked_up_at
                        ) values (?, ?, 7, '2024-03-01 00:00', '2024-03-01 00:09', ?)
                        """,
                    arguments: [load, row, Data(repeating: UInt8(load), count: row)]
                )
            }
        }
        try queue.close()

        let store = try VeedorStore(path: path, access: .writing)
        let (found, tables) = try store.read { database in
            (
                try Row.fetchAll(
                    database,
                    sql: """
                        select load_id, row_number, length(picked_up_at) as bytes from trip_block
                        order by rowid
                        """
                ),
                try String.fetchAll(
                    database,
                    sql: "select name from sqlite_schema where name like 'trip_block%'"
                )
            )
        }
        let rows = found.map { row in
            let (load, first, bytes): (Int, Int, Int) = (row[0], row[1], row[2])
            return "\(load) \(first) \(bytes)"
        }
        #expect(rows == blocks.map { "\($0) \($1) \($1)" })
        #expect(tables == ["trip_block"])
        #expect(throws: StoreError.self) {
            try store.write { database in
                try database.execute(
                    sql: """
                        insert into trip_block (load_id, row_number, trips, first_at, last_at)
                        values (2, 900, 7, '2024-03-01 00:00', '2024-03-01 00:09')
                        """
                )
            }
        }
    }
}
