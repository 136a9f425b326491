internal import GRDB
internal import Reporting
internal import Store

/// The rejects of a store, counted by file, field and reason.
enum RejectTable {
    static func read(_ store: VeedorStore) throws -> DataTable {
        var table = DataTable(columns: [
            .init("load", isNumeric: true), .init("file"), .init("scope"), .init("field"),
            .init("code"), .init("count", isNumeric: true), .init("first_row", isNumeric: true),
            .init("reason"),
        ])
        try store.read { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    select
                      l.load_id, l.file_name, r.scope, r.field, r.code,
                      count(*) as count, min(r.row_number) as first_row, min(r.reason) as reason
                    from reject as r
                    join load as l on l.load_id = r.load_id
                    group by l.load_id, l.file_name, r.scope, r.field, r.code
                    order by l.load_id, r.scope, r.field, r.code
                    """
            )
            while let row = try rows.next() {
                table.rows.append([
                    .integer(row["load_id"]), .text(row["file_name"]), .text(row["scope"]),
                    .optional(row["field"]), .text(row["code"]), .integer(row["count"]),
                    .integer(row["first_row"]), .text(row["reason"]),
                ])
            }
        }
        return table
    }
}
