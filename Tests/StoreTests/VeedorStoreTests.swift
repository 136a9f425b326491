import Domain
import Foundation
import GRDB
import Store
import TestKit
import Testing

@Suite struct VeedorStoreTests {
    @Test func `a store is made once and opened again`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("city.sqlite")
        #expect(try VeedorStore(path: path, access: .writing).isNew)
        let store = try VeedorStore(path: path, access: .reading)
        #expect(!store.isNew)
        #expect(try store.read { try Load.all($0) }.isEmpty)
    }

    @Test func `a new store has long pages, and one of short pages has them once it is compacted`()
        throws
    {
        let folder = try TemporaryFolder()
        let path = folder.path("city.sqlite")
        func pageBytes(_ store: VeedorStore) throws -> Int? {
            try store.read { try Int.fetchOne($0, sql: "pragma page_size") }
        }
        #expect(try pageBytes(VeedorStore(path: path, access: .writing)) == 16_384)
        let other = try DatabaseQueue(path: path)
        try other.writeWithoutTransaction { try $0.execute(sql: "pragma page_size = 4096; vacuum") }
        try other.close()
        let old = try VeedorStore(path: path, access: .writing)
        #expect(try pageBytes(old) == 4_096)
        try old.compact()
        #expect(try pageBytes(old) == 16_384)
    }

    @Test func `reading does not make a store`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("city.sqlite")
        #expect(throws: StoreError(.doesNotExist, path: path)) {
            try VeedorStore(path: path, access: .reading)
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `a file that is no SQLite file stays as it is`() throws {
        let folder = try TemporaryFolder()
        let text = String(repeating: "these are notes, not a store\n", count: 200)
        let path = try folder.write("notes.txt", text)
        for access in [VeedorStore.Access.reading, .writing] {
            let error = #expect(throws: StoreError.self) {
                try VeedorStore(path: path, access: access)
            }
            #expect(error?.code == .notAStore)
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test func `another program's SQLite file is not taken over`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("other.sqlite")
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "create table t (x)") }
        try queue.close()
        let error = #expect(throws: StoreError.self) {
            try VeedorStore(path: path, access: .writing)
        }
        #expect(error?.code == .notAStore)
        let tables = try DatabaseQueue(path: path).read {
            try String.fetchAll($0, sql: "select name from sqlite_schema")
        }
        #expect(tables == ["t"])
    }

    @Test func `a folder is no store`() throws {
        let folder = try TemporaryFolder()
        #expect(throws: StoreError(.isDirectory, path: folder.path)) {
            try VeedorStore(path: folder.path, access: .writing)
        }
    }

    @Test func `a write that throws changes nothing`() throws {
        struct Stop: Error {}
        let folder = try TemporaryFolder()
        let store = try VeedorStore(path: folder.path("city.sqlite"), access: .writing)
        #expect(throws: Stop.self) {
            try store.write { database in
                try StoreProperty.city.set("somewhere", database)
                throw Stop()
            }
        }
        #expect(try store.read { try StoreProperty.city.value($0) } == nil)
    }

    @Test func `a new store in which nothing was loaded is removed again`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("city.sqlite")
        try VeedorStore(path: path, access: .writing).discardIfNewAndEmpty()
        #expect(!FileManager.default.fileExists(atPath: path))
        _ = try VeedorStore(path: path, access: .writing)
        try VeedorStore(path: path, access: .writing).discardIfNewAndEmpty()
        #expect(FileManager.default.fileExists(atPath: path))
    }
}

@Suite struct FactWriterTests {
    private func load(_ database: Database) throws -> Load {
        var load = Load(
            fileName: "f.csv",
            fileBytes: 1,
            fileSHA256: "ab",
            formatID: "example",
            formatVersion: 1,
            formatEra: "1",
            kind: "review",
            precedence: 1,
            snapshotDate: CivilDate("2024-01-01"),
            snapshotPrecision: "day",
            snapshotDeterminedBy: "test",
            currency: nil,
            loadedAt: "2024-01-02T00:00:00Z"
        )
        try load.insert(database)
        return load
    }

    @Test func `a store without the later migrations is read only after it was brought up to date`()
        throws
    {
        let folder = try TemporaryFolder()
        let path = folder.path("city.sqlite")
        let store = try VeedorStore(path: path, access: .writing)
        try store.write { database in
            try database.execute(sql: "delete from grdb_migrations where identifier = '3-hosts'")
            try database.execute(sql: "drop table link_decision")
            for column in ["host_name_key", "host_about_key"] {
                try database.execute(sql: "alter table listing_snapshot drop column \(column)")
            }
        }
        #expect(throws: StoreError(.isOlder, path: path)) {
            try VeedorStore(path: path, access: .reading)
        }
        _ = try VeedorStore(path: path, access: .writing)
        _ = try VeedorStore(path: path, access: .reading)
    }

    @Test func `every kind of value comes back as it was written`() throws {
        let folder = try TemporaryFolder()
        let store = try VeedorStore(path: folder.path("s.sqlite"), access: .writing)
        let texts = ["", "a", "Sant Martí · 你好", String(repeating: "x", count: 100_000)]
        try store.write { database in
            let load = try load(database)
            let writer = try FactWriter(
                database,
                table: "review",
                columns: ["listing_id", "review_id", "reviewed_on"]
            )
            for (index, text) in texts.enumerated() {
                let values: [CellValue] = [.text(text), .null, .text("2024-01-01")]
                try writer.insert(loadID: load.id, rowNumber: index, values)
            }
        }
        let found = try store.read { database in
            try String.fetchAll(database, sql: "select listing_id from review order by row_number")
        }
        #expect(found == texts)
    }

    @Test func `a broken constraint is reported and leaves the statement usable`() throws {
        let folder = try TemporaryFolder()
        let store = try VeedorStore(path: folder.path("s.sqlite"), access: .writing)
        try store.write { database in
            let load = try load(database)
            let writer = try FactWriter(
                database,
                table: "review",
                columns: ["listing_id", "reviewed_on"]
            )
            let error = #expect(throws: DatabaseError.self) {
                try writer.insert(loadID: load.id, rowNumber: 1, [.null, .text("2024-01-01")])
            }
            #expect(error?.resultCode == .SQLITE_CONSTRAINT)
            try writer.insert(loadID: load.id, rowNumber: 2, [.text("7"), .text("2024-01-01")])
        }
        let count = try store.read { try Int.fetchOne($0, sql: "select count(*) from review") }
        #expect(count == 1)
    }
}
