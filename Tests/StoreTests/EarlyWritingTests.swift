import Domain
import Foundation
import GRDB
import TestKit
import Testing

@testable import Store

/// What is written before a transaction ends, and what becomes of it where it never ends.
@Suite struct EarlyWritingTests {
    private struct Abandoned: Error {}

    private static func fill(_ database: Database, load: Int) throws {
        try TripLoads.insert(load, database)
        for place in 0..<200 {
            try database.execute(
                sql: """
                    insert into trip_name (load_id, field, place, name)
                    values (?, 'origin_zone', ?, ?)
                    """,
                arguments: [load, place, String(repeating: "z", count: 5_000)]
            )
        }
    }

    @Test func `what was written early is taken back where the load fails`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("city.sqlite")
        func bytes() throws -> Int { try Data(contentsOf: URL(fileURLWithPath: path)).count }
        let store = try VeedorStore(path: path, access: .writing)
        try store.write { try Self.fill($0, load: 1) }
        let (before, size) = (try Data(contentsOf: URL(fileURLWithPath: path)), try bytes())
        var early = 0
        #expect(throws: Abandoned.self) {
            try store.write { database in
                var writing = EarlyWriting(database)
                // Both pages that the file has and new ones are changed.
                try database.execute(sql: "update trip_name set name = name || 'y'")
                try Self.fill(database, load: 2)
                writing.begin()
                early = try bytes()
                throw Abandoned()
            }
        }
        // It was in the file before the transaction ended.
        #expect(early > size + 900_000)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        let names = try store.read { database in
            try Int.fetchOne(database, sql: "select count(*) from trip_name")
        }
        #expect(names == 200)
    }

    @Test func `it waits for enough bytes and does nothing to a store in memory`() throws {
        let queue = try DatabaseQueue()
        try queue.write { database in
            var writing = EarlyWriting(database)
            writing.add(100 << 20)
            try database.execute(sql: "create table one (value integer)")
            writing.begin()
        }
        #expect(try queue.read { try $0.tableExists("one") })
    }
}
