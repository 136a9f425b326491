import GRDB

/// Loads of trips that a test puts in by hand.
enum TripLoads {
    /// Puts a load in; the columns are those that every schema since the first has.
    static func insert(_ load: Int, _ database: Database) throws {
        try database.execute(
            sql: """
                insert into load (
                  load_id, file_name, file_bytes, file_sha256, format_id, format_version,
                  format_era, kind, precedence, snapshot_precision,
                  snapshot_determined_by, rows_read, rows_loaded, rows_rejected, rows_skipped,
                  fields_rejected, unknown_columns, loaded_at, tool_version
                ) values (
                  ?, 'trips.csv', 1, ?, 'nyc-tlc.hvfhv', 1, '2019', 'trip', 1, 'none', 'rows',
                  1, 1, 0, 0, 0, '', '2025-01-02T00:00:00Z', '0'
                )
                """,
            arguments: [load, "\(load)"]
        )
    }
}
