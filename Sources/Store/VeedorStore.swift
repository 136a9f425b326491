internal import Foundation
public import GRDB

/// A city's store: one SQLite file that any SQLite tool can open.
///
/// Snapshots are kept and not overwritten, so that any result can be had again as of a date.
public struct VeedorStore: Sendable {
    /// How a store is opened.
    public enum Access: Sendable {
        /// Reading only; the file must exist.
        case reading

        /// Reading and writing; the file is made where there is none.
        case writing
    }

    /// The path as the caller gave it.
    public let path: String

    /// Whether this opening made the file.
    public let isNew: Bool
    private let queue: DatabaseQueue

    /// Marks the file as Veedor's: `Vdor` in ASCII.
    ///
    /// Related SQLite documentation: <https://www.sqlite.org/pragma.html#pragma_application_id>
    static let applicationID: Int32 = 0x5664_6F72

    /// Opens or makes a store and brings its schema up to date.
    ///
    /// - Throws: `StoreError`.
    public init(path: String, access: Access) throws(StoreError) {
        self.path = path
        var isDirectory: ObjCBool = false
        let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        if isDirectory.boolValue { throw StoreError(.isDirectory, path: path) }
        guard exists || access == .writing else { throw StoreError(.doesNotExist, path: path) }
        isNew = !exists
        let hadContent = exists && !Self.isEmpty(path)
        do {
            queue = try Self.open(path, access)
            if hadContent {
                let mark = try queue.read { try Self.applicationID(of: $0) }
                guard mark == Self.applicationID else { throw StoreError(.notAStore, path: path) }
                let isNewer = try queue.read { try Self.migrator.hasBeenSuperseded($0) }
                if isNewer { throw StoreError(.isNewer, path: path) }
            }
            if access == .writing { try Self.migrate(queue, isNew: !hadContent) }
            let isComplete = try queue.read { try Self.migrator.hasCompletedMigrations($0) }
            if !isComplete { throw StoreError(.isOlder, path: path) }
        } catch {
            if !exists { try? FileManager.default.removeItem(atPath: path) }
            throw StoreError(error, path: path)
        }
    }

    /// Another connection to the same file, for reading at the same time.
    ///
    /// Temporary tables made on it are its own and vanish with it.
    ///
    /// - Throws: `StoreError`.
    public func anotherReader() throws(StoreError) -> VeedorStore {
        try VeedorStore(path: path, access: .reading)
    }

    /// Reads; each statement sees what is held when it begins.
    ///
    /// - Throws: what `body` throws; SQLite's errors as `StoreError`.
    public func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            return try queue.unsafeRead(body)
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }

    /// Reads in one consistent view; temporary tables may be written.
    ///
    /// The file is locked once and not for each statement: thousands of small ones take a third of the
    /// time.
    ///
    /// - Throws: what `body` throws; SQLite's errors as `StoreError`.
    public func readInOneView<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try read { database in
            var value: Value?
            try database.inTransaction(.deferred) {
                value = try body(database)
                return .commit
            }
            guard let value else { throw StoreError(.failed, path: path) }
            return value
        }
    }

    /// Writes in one transaction: all of it or nothing.
    ///
    /// - Throws: what `body` throws; SQLite's errors as `StoreError`.
    public func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            return try queue.writeWithoutTransaction { database in
                var value: Value?
                try database.inTransaction(.immediate) {
                    value = try body(database)
                    return .commit
                }
                guard let value else { throw StoreError(.failed, path: path) }
                return value
            }
        } catch let error as DatabaseError {
            // After a full disk SQLite undoes the transaction at the next read, not before.
            _ = try? queue.read { try Int.fetchOne($0, sql: "select count(*) from load") }
            throw StoreError(error, path: path)
        }
    }

    /// From now on bytes that are deleted are overwritten in the file.
    ///
    /// Related SQLite documentation: <https://www.sqlite.org/pragma.html#pragma_secure_delete>
    public func keepNothingOfWhatGoes() throws {
        try queue.writeWithoutTransaction { try $0.execute(sql: "pragma secure_delete = on") }
    }

    /// Writes the file anew without free pages, so that nothing of what was deleted is in it.
    ///
    /// Needs room for a second file of its size; the store stays as it was where there is none.
    ///
    /// Related SQLite documentation: <https://www.sqlite.org/lang_vacuum.html>
    public func compact() throws {
        do {
            try queue.writeWithoutTransaction { try $0.execute(sql: "vacuum") }
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }

    /// Closes the file and, where nothing was ever loaded into a new one, removes it.
    public func discardIfNewAndEmpty() {
        guard isNew else { return }
        let loads =
            (try? queue.read { try Int.fetchOne($0, sql: "select count(*) from load") }) ?? 0
        guard loads == 0 else { return }
        try? queue.close()
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Opens the file; where a program died while it wrote, its transaction is undone first.
    private static func open(_ path: String, _ access: Access) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = access == .reading
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        // Models are temporary tables of one run; on disk they would cost a quarter of it.
        configuration.prepareDatabase { try $0.execute(sql: "pragma temp_store = memory") }
        // A load is one transaction: pages that have no room are written before it is known to hold.
        if access == .writing {
            configuration.prepareDatabase { database in
                // The size of pages first: the cache would else hold as many of a new store as if they were
                // of SQLite's usual size. One with such pages keeps them until it is written anew.
                try database.execute(sql: "pragma page_size = \(pageBytes)")
                try database.execute(sql: "pragma cache_size = -16000")
            }
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        do {
            _ = try queue.read { try applicationID(of: $0) }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_READONLY {
            configuration.readonly = false
            let repairing = try DatabaseQueue(path: path, configuration: configuration)
            _ = try repairing.read { try applicationID(of: $0) }
            try repairing.close()
        }
        return queue
    }

    /// Bytes of a page of a new store: most of what is stored are packed blocks that would lie in many
    /// pages of SQLite's usual 4 KiB, each written by a call of its own.
    ///
    /// Related SQLite documentation: <https://www.sqlite.org/intern-v-extern-blob.html>
    private static let pageBytes = 16_384

    /// Brings the schema up to date.
    ///
    /// A new one is made in memory and copied in one go, without waiting for the disk: the first load
    /// waits for all of it.
    private static func migrate(_ queue: DatabaseQueue, isNew: Bool) throws {
        guard isNew else { return try migrator.migrate(queue) }
        let schema = try DatabaseQueue()
        try schema.writeWithoutTransaction {
            try $0.execute(sql: "pragma page_size = \(pageBytes)")
        }
        try migrator.migrate(schema)
        try queue.writeWithoutTransaction { try $0.execute(sql: "pragma synchronous = off") }
        try schema.backup(to: queue)
        try queue.writeWithoutTransaction { try $0.execute(sql: "pragma synchronous = full") }
    }

    private static func applicationID(of database: Database) throws -> Int32? {
        try Int32.fetchOne(database, sql: "pragma application_id")
    }

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            try database.execute(sql: "pragma application_id = \(applicationID)")
            for statement in Schema1.statements { try database.execute(sql: statement) }
        }
        migrator.registerMigration("2-calendar") { try Schema2Calendar.migrate($0) }
        migrator.registerMigration("3-hosts") { database in
            for statement in Schema3.statements { try database.execute(sql: statement) }
        }
        migrator.registerMigration("4-trips") { database in
            for statement in Schema4Trips.statements { try database.execute(sql: statement) }
        }
        migrator.registerMigration("5-deliveries") { database in
            for statement in Schema5Deliveries.statements {
                try database.execute(sql: statement)
            }
        }
        migrator.registerMigration("6-stays") { database in
            for statement in Schema6Stays.statements { try database.execute(sql: statement) }
        }
        migrator.registerMigration("7-findings") { database in
            for statement in Schema7Findings.statements { try database.execute(sql: statement) }
        }
        migrator.registerMigration("8-derived-text") { database in
            for statement in Schema8DerivedText.statements { try database.execute(sql: statement) }
        }
        migrator.registerMigration("9-analyst") { database in
            for statement in Schema9Analyst.statements { try database.execute(sql: statement) }
        }
        migrator.registerMigration("10-complaints") { database in
            for statement in Schema10Complaints.statements { try database.execute(sql: statement) }
        }
        migrator.registerMigration("11-seen-again") { database in
            for statement in Schema11SeenAgain.statements { try database.execute(sql: statement) }
        }
        migrator.registerMigration("12-analysis-results") { database in
            for statement in Schema12AnalysisResults.statements {
                try database.execute(sql: statement)
            }
        }
        migrator.registerMigration("13-trip-blocks") { database in
            for statement in Schema13TripBlocks.statements { try database.execute(sql: statement) }
        }
        migrator.registerMigration("14-trip-zones") { database in
            for statement in Schema14TripZones.statements { try database.execute(sql: statement) }
        }
        migrator.registerMigration("15-place-counts") { database in
            for statement in Schema15PlaceCounts.statements {
                try database.execute(sql: statement)
            }
        }
        migrator.registerMigration("16-session-distances") { database in
            for statement in Schema16SessionDistances.statements {
                try database.execute(sql: statement)
            }
        }
        migrator.registerMigration("17-trip-hours") { database in
            for statement in Schema17TripHours.statements { try database.execute(sql: statement) }
        }
        migrator.registerMigration("18-plain-checks") { try Schema18PlainChecks.migrate($0) }
        migrator.registerMigration("19-register-loads") { database in
            for statement in Schema19RegisterLoads.statements {
                try database.execute(sql: statement)
            }
        }
        migrator.registerMigration("20-row-checks") { database in
            for statement in Schema20RowChecks.statements { try database.execute(sql: statement) }
        }
        migrator.registerMigration("21-trip-hour-places") { database in
            for statement in Schema21TripHourPlaces.statements {
                try database.execute(sql: statement)
            }
        }
        return migrator
    }

    private static func isEmpty(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.int64Value == 0
    }
}

extension StoreError {
    /// Names what SQLite reports.
    init(_ error: any Error, path: String) {
        if let error = error as? StoreError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(.failed, path: path, detail: "\(error)")
            return
        }
        let code: Code =
            switch error.resultCode {
            case .SQLITE_NOTADB, .SQLITE_CORRUPT: .notAStore
            case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: .readOnly
            case .SQLITE_FULL: .diskFull
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
            default: .failed
            }
        // The message only: statements and their values may be personal.
        self.init(code, path: path, detail: error.message)
    }
}
