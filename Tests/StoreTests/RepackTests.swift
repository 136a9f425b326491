import Domain
import Foundation
import GRDB
import TestKit
import Testing

@testable import Store

/// Stores of the first schema, which kept a row for every run of nights.
@Suite struct RepackTests {
    /// Runs as the first schema kept them: in no order, with a gap, with a night told twice.
    private static let runs:
        [(row: Int, id: String, first: String, nights: Int, free: Bool, price: Int?)] =
            [
                (12, "7", "2025-01-08", 3, false, nil), (2, "7", "2025-01-01", 4, true, 8500),
                (6, "7", "2025-01-05", 3, true, 9900),
                // A month later: the nights between have no row.
                (15, "7", "2025-03-01", 2, true, 8500),
                // Told again in a later row: the first one counts.
                (40, "7", "2025-01-02", 1, false, 1), (20, "8", "2024-02-28", 3, false, nil),
            ]

    private func storeOfFirstSchema(at path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try VeedorStore.migrator.migrate(queue, upTo: "1")
        try queue.write { database in
            try database.execute(
                sql: """
                    insert into load (
                      load_id, file_name, file_bytes, file_sha256, format_id, format_version,
                      format_era, kind, precedence, snapshot_date, snapshot_precision,
                      snapshot_determined_by, rows_read, rows_loaded, rows_rejected, rows_skipped,
                      fields_rejected, unknown_columns, loaded_at, tool_version
                    ) values (
                      3, 'calendar.csv.gz', 1, 'a', 'inside-airbnb.calendar', 1, '2015-4', 'calendar',
                      1, '2025-01-01', 'day', 'path', 16, 16, 0, 0, 0, '', '2025-01-02T00:00:00Z', '0'
                    )
                    """
            )
            for run in Self.runs {
                let last = try #require(CivilDate(run.first)).adding(days: run.nights - 1)
                try database.execute(
                    sql: """
                        insert into calendar_run (
                          load_id, row_number, listing_id, first_night, last_night, nights,
                          is_available, price_minor, minimum_nights, maximum_nights
                        ) values (3, ?, ?, ?, ?, ?, ?, ?, 2, null)
                        """,
                    arguments: [
                        run.row, run.id, run.first, last.description, run.nights, run.free,
                        run.price,
                    ]
                )
            }
        }
        try queue.close()
    }

    @Test func `a store of the first schema keeps every night, with row, price and stays`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("city.sqlite")
        try storeOfFirstSchema(at: path)
        let error = #expect(throws: StoreError.self) {
            try VeedorStore(path: path, access: .reading)
        }
        #expect(error?.code == .isOlder)

        let store = try VeedorStore(path: path, access: .writing)
        #expect(!store.isNew)
        var expected: [String: [String]] = [:]
        for run in Self.runs where run.row != 40 {
            for offset in 0..<run.nights {
                let night = try #require(CivilDate(run.first)).adding(days: offset)
                expected["\(run.id) \(night)"] = [
                    "\(run.free)", "\(run.row + offset)", run.price.map(String.init) ?? "none", "2",
                ]
            }
        }
        let (packed, shown) = try store.read { database in
            var packed: [String: [String]] = [:]
            let rows = try Row.fetchAll(
                database,
                sql: "select listing_id, \(PackedCalendar.columns) from calendar_listing"
            )
            for row in rows {
                let calendar = try #require(PackedCalendar(row: row))
                for night in calendar.nights {
                    let day = CivilDate(daysSinceEpoch: night.day)
                    packed["\(row["listing_id"] as String) \(day)"] = [
                        "\(night.isAvailable)", "\(night.rowNumber)",
                        night.terms.priceMinor.map { "\($0)" } ?? "none",
                        night.terms.minimumNights.map { "\($0)" } ?? "none",
                    ]
                }
            }
            let shown = try Row.fetchAll(
                database,
                sql: "select listing_id, night, is_available from listing_night where load_id = 3"
            ).map { row in
                "\(row[0] as String) \(row[1] as String) \(row[2] as Bool)"
            }
            return (packed, shown)
        }
        #expect(packed == expected)
        #expect(Set(shown) == Set(expected.map { "\($0.key) \($0.value[0])" }))
        #expect(shown.count == expected.count)
    }
}
