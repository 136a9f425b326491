internal import GRDB
internal import Policies
internal import Reporting
internal import Store

/// Everything a store holds about one subject: one line per fact, with file and row.
struct Holdings {
    private let store: VeedorStore

    init(_ store: VeedorStore) {
        self.store = store
    }

    /// A listing: its fields in every snapshot, its calendar and its reviews.
    func listing(_ id: String) throws -> DataTable {
        var table = Self.empty
        try store.read { database in
            try appendRows(
                of: "listing_snapshot",
                where: "f.listing_id = ?",
                [id],
                to: &table,
                database
            )
            for summary in Self.listingSummaries {
                try append(summary, [id], to: &table, database)
            }
        }
        return table
    }

    /// A host: its listings in every snapshot.
    func host(_ id: String) throws -> DataTable {
        var table = Self.empty
        try store.read { try append(Self.hostListings, [id], to: &table, $0) }
        return table
    }

    /// A licence: its register entries and the listings that show it.
    func licence(_ text: String, series: [LicenceSeries]) throws -> DataTable {
        var table = Self.empty
        let form = series.lazy.map(\.form).first { $0.firstNumber(in: text) != nil }
        let number = form?.firstNumber(in: text) ?? text
        try store.read { database in
            let entries = try Self.rowids(
                "select load_id, row_number, licence_number from licence_register_entry "
                    + "where licence_number is not null",
                matching: number,
                form,
                database
            )
            for entry in entries {
                try appendRows(
                    of: "licence_register_entry",
                    where: "f.load_id = ? and f.row_number = ?",
                    [entry.load, entry.row],
                    to: &table,
                    database
                )
            }
            let listings = try Self.rowids(
                "select load_id, row_number, licence_text from listing_snapshot "
                    + "where licence_text is not null",
                matching: number,
                form,
                database
            )
            for listing in listings {
                try append(Self.shownBy, [listing.load, listing.row], to: &table, database)
            }
        }
        return table
    }

    private static let empty = DataTable(columns: [
        .init("snapshot"), .init("subject"), .init("field"), .init("value"), .init("file"),
        .init("row", isNumeric: true),
    ])

    /// Every filled column of every matching row as a line of its own.
    private func appendRows(
        of name: String,
        where condition: String,
        _ arguments: StatementArguments,
        to table: inout DataTable,
        _ database: Database
    ) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select l.snapshot_date, l.file_name, f.*
                from \(name) as f
                join load as l on l.load_id = f.load_id
                where \(condition)
                order by l.snapshot_date, f.load_id, f.row_number
                """,
            arguments: arguments
        )
        let hidden: Set = ["snapshot_date", "file_name", "load_id", "row_number"]
        while let row = try rows.next() {
            for (column, value) in row where !hidden.contains(column) && !value.isNull {
                table.rows.append([
                    .optional(row["snapshot_date"]), .text(name), .text(column),
                    .text(value.text), .text(row["file_name"]), .integer(row["row_number"]),
                ])
            }
        }
    }

    private func append(
        _ sql: String,
        _ arguments: StatementArguments,
        to table: inout DataTable,
        _ database: Database
    ) throws {
        let rows = try Row.fetchCursor(database, sql: sql, arguments: arguments)
        while let row = try rows.next() {
            table.rows.append([
                .optional(row[0]), .text(row[1]), .text(row[2]),
                .text((row[3] as DatabaseValue).text), .text(row[4]), .integer(row[5]),
            ])
        }
    }

    private static func rowids(
        _ sql: String,
        matching number: String,
        _ form: LicenceForm?,
        _ database: Database
    ) throws -> [(load: Int64, row: Int64)] {
        var found: [(load: Int64, row: Int64)] = []
        let rows = try Row.fetchCursor(database, sql: sql)
        while let row = try rows.next() {
            let text: String = row[2]
            if (form?.firstNumber(in: text) ?? text) == number { found.append((row[0], row[1])) }
        }
        return found.sorted { ($0.load, $0.row) < ($1.load, $1.row) }
    }

    private static let listingSummaries = [
        """
        select l.snapshot_date, 'calendar', 'nights available',
          sum(c.nights * c.is_available) || ' of ' || sum(c.nights), l.file_name, min(c.row_number)
        from calendar_run as c
        join load as l on l.load_id = c.load_id
        where c.listing_id = ?
        group by c.load_id
        order by l.snapshot_date, c.load_id
        """,
        """
        select l.snapshot_date, 'review', 'reviews',
          count(*) || ', ' || min(r.reviewed_on) || ' to ' || max(r.reviewed_on), l.file_name,
          min(r.row_number)
        from review as r
        join load as l on l.load_id = r.load_id
        where r.listing_id = ?
        group by r.load_id
        order by l.snapshot_date, r.load_id
        """,
    ]

    private static let hostListings = """
        select l.snapshot_date, 'listing ' || s.listing_id,
          coalesce(s.room_type, 'type not known'),
          coalesce(s.neighbourhood_name, '') || ' · '
            || coalesce('licence text: ' || s.licence_text, 'no licence shown'),
          l.file_name, s.row_number
        from listing_snapshot as s
        join load as l on l.load_id = s.load_id
        where s.host_id = ?
        order by l.snapshot_date, s.load_id, s.row_number
        """

    private static let shownBy = """
        select l.snapshot_date, 'listing ' || s.listing_id, 'licence_text', s.licence_text,
          l.file_name, s.row_number
        from listing_snapshot as s
        join load as l on l.load_id = s.load_id
        where s.load_id = ? and s.row_number = ?
        """
}

extension DatabaseValue {
    fileprivate var text: String {
        switch storage {
        case .null: ""
        case .int64(let value): String(value)
        case .double(let value): "\(value)"
        case .string(let value): value
        case .blob(let value): "\(value.count) bytes"
        }
    }
}
