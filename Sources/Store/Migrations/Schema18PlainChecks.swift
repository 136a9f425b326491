internal import GRDB

/// The eighteenth schema: checks of a few allowed texts, written out.
///
/// Of `in` with more than two values SQLite makes a small table anew at every row that is inserted: a
/// tenth of the time that a load of listings took. What is allowed stays the same, so that only the
/// words of the schema change, in the way that SQLite's manual describes for such changes.
///
/// Related SQLite documentation: <https://www.sqlite.org/lang_altertable.html#otheralter>
enum Schema18PlainChecks {
    static func migrate(_ database: Database) throws {
        let version = try Int.fetchOne(database, sql: "pragma schema_version") ?? 0
        try database.execute(sql: "pragma writable_schema = on")
        for check in [roomType, findingLevel] {
            try database.execute(
                sql: """
                    update sqlite_schema
                    set sql = replace(sql, ?, ?)
                    where type = 'table' and name = ?
                    """,
                arguments: [check.before, check.after, check.table]
            )
        }
        try database.execute(sql: "pragma schema_version = \(version + 1)")
        // Reads the schema again, too.
        try database.execute(sql: "pragma writable_schema = reset")
    }

    /// A check of a table, before and after.
    private typealias Check = (table: String, before: String, after: String)

    private static let roomType: Check = (
        table: "listing_snapshot",
        before: """
        check (room_type in
            ('entire_home', 'private_room', 'shared_room', 'hotel_room'))
        """,
        after: """
        check (
            room_type = 'entire_home' or room_type = 'private_room'
            or room_type = 'shared_room' or room_type = 'hotel_room')
        """
    )

    private static let findingLevel: Check = (
        table: "finding",
        before: "check (level in ('breach', 'likely breach', 'signal', 'data quality'))",
        after: """
        check (
              level = 'breach' or level = 'likely breach'
              or level = 'signal' or level = 'data quality')
        """
    )
}
