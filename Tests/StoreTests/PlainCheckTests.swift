import GRDB
import TestKit
import Testing

@testable import Store

/// Checks of allowed texts, in new stores and in those of the fourteenth schema.
@Suite struct PlainCheckTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("city.sqlite")
    }

    /// A store that was made before, with a row of each table.
    private func older() throws -> VeedorStore {
        let queue = try DatabaseQueue(path: path)
        try VeedorStore.migrator.migrate(queue, upTo: "14-trip-zones")
        try queue.write { try Self.fill($0) }
        try queue.close()
        return try VeedorStore(path: path, access: .writing)
    }

    private static func fill(_ database: Database) throws {
        try database.execute(
            sql: """
                insert into load (
                  load_id, file_name, file_bytes, file_sha256, format_id, format_version,
                  format_era, kind, precedence, snapshot_precision, snapshot_determined_by,
                  rows_read, rows_loaded, rows_rejected, rows_skipped, fields_rejected,
                  unknown_columns, loaded_at, tool_version
                ) values (
                  1, 'listings.csv', 1, 'a', 'insideairbnb.listings', 1, '2024', 'listing', 1,
                  'day', 'option', 1, 1, 0, 0, 0, '', '2025-01-02T00:00:00Z', '0'
                );
                insert into finding_run (
                  run_id, snapshot_date, listings_load_id, policy_from, inputs_sha256, law_sha256,
                  models_sha256, tool_version, computed_at
                ) values (1, '2025-01-01', 1, '2024-01-01', 'a', 'b', 'c', '0', '2025-01-02');
                """
        )
        for type in ["entire_home", nil] { try listing(type, database) }
        try finding("signal", database)
    }

    private static func listing(_ type: String?, _ database: Database) throws {
        try database.execute(
            sql: """
                insert into listing_snapshot (
                  load_id, row_number, platform, listing_id, host_id, room_type
                ) values (1, 2, 'airbnb', ?, '5', ?)
                """,
            arguments: [type ?? "none", type]
        )
    }

    private static func finding(_ level: String, _ database: Database) throws {
        try database.execute(
            sql: """
                insert into finding (
                  run_id, finding_id, rule_id, level, grade, subject_kind, subject_id, period,
                  unit, sentence, facts
                ) values (1, ?1, 'rule', ?1, 'registry', 'listing', 'airbnb:1', '', '', '', '{}')
                """,
            arguments: [level]
        )
    }

    @Test func `rows stay, allowed texts are taken and others are not, in old and new stores`()
        throws
    {
        let old = try older()
        #expect(try old.read { try Int.fetchOne($0, sql: "select count(*) from finding") } == 1)
        let new = try VeedorStore(path: folder.path("new.sqlite"), access: .writing)
        try new.write { try Self.fill($0) }
        for store in [old, new] {
            try store.write { database in
                for type in ["private_room", "shared_room", "hotel_room"] {
                    try Self.listing(type, database)
                }
                for level in ["breach", "likely breach", "data quality"] {
                    try Self.finding(level, database)
                }
            }
            #expect(throws: StoreError.self) { try store.write { try Self.listing("tent", $0) } }
            #expect(throws: StoreError.self) { try store.write { try Self.finding("", $0) } }
            let problems = try store.read { try String.fetchAll($0, sql: "pragma quick_check") }
            #expect(problems == ["ok"])
        }
    }

    @Test(arguments: ["listing_snapshot", "finding"])
    func `inserting a row makes no table for its checks`(table: String) throws {
        let new = try VeedorStore(path: folder.path("new.sqlite"), access: .writing)
        for store in [try older(), new] {
            let steps = try store.read { database in
                let columns = try database.columns(in: table)
                let marks = columns.map { _ in "?" }.joined(separator: ", ")
                return try Row.fetchAll(
                    database,
                    sql: "explain insert into \(table) values (\(marks))",
                    arguments: StatementArguments(columns.map { _ in DatabaseValue.null })
                ).map { $0["opcode"] as String }
            }
            #expect(steps.contains("Halt"))
            #expect(!steps.contains("OpenEphemeral"))
        }
    }
}
