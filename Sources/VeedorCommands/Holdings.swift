internal import Domain
internal import GRDB
internal import Licences
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
    func licence(_ text: String, readers: [LicenceReader]) throws -> DataTable {
        var table = Self.empty
        var spellings = NumberSpellings(readers: readers)
        let numbers = spellings.numbers(in: text)
        try store.read { database in
            for (load, row) in try Self.places(of: numbers, Self.entryTexts, &spellings, database) {
                try appendRows(
                    of: "licence_register_entry",
                    where: "f.load_id = ? and f.row_number = ?",
                    [load, row],
                    to: &table,
                    database
                )
            }
            for (load, row) in try Self.places(of: numbers, Self.shownTexts, &spellings, database) {
                try append(Self.shownBy, [load, row], to: &table, database)
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

    /// The rows whose text holds one of some numbers.
    private static func places(
        of numbers: Set<String>,
        _ sql: String,
        _ spellings: inout NumberSpellings,
        _ database: Database
    ) throws -> [(load: Int64, row: Int64)] {
        var found: [(load: Int64, row: Int64)] = []
        let rows = try Row.fetchCursor(database, sql: sql)
        while let row = try rows.next() {
            if !spellings.numbers(in: row[2]).isDisjoint(with: numbers) {
                found.append((row[0], row[1]))
            }
        }
        return found.sorted { ($0.load, $0.row) < ($1.load, $1.row) }
    }

    private static let entryTexts = """
        select load_id, row_number, licence_number
        from licence_register_entry
        where licence_number is not null
        """

    private static let shownTexts = """
        select load_id, row_number, licence_text
        from listing_snapshot
        where licence_text is not null
        """

    private static let listingSummaries = [
        """
        select l.snapshot_date, 'calendar', 'nights available',
          sum(c.is_available) || ' of ' || count(*), l.file_name, min(c.row_number)
        from listing_night as c
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
        case .blob(let value): "\(value.count, of: "byte")"
        }
    }
}
