internal import Domain
internal import GRDB
internal import Store

/// Keeps what could not be read: file, row, offset, field, code and reason; never the value.
///
/// Of a workbook the reason names the sheet, because rows are numbered on each.
struct RejectWriter: ~Copyable {
    private let facts: FactWriter
    private let loadID: Int64

    init(_ database: Database, loadID: Int64) throws {
        facts = try FactWriter(
            database,
            table: "reject",
            columns: ["byte_offset", "scope", "field", "code", "reason"]
        )
        self.loadID = loadID
    }

    func write(_ row: ReadRow, _ reason: RejectReason) throws {
        try write(
            reason,
            rowNumber: row.rowNumber,
            byteOffset: row.byteOffset,
            sheet: row.sheet
        )
    }

    func write(
        _ reason: RejectReason,
        rowNumber: Int,
        byteOffset: Int64,
        sheet: String?
    ) throws {
        try facts.insert(
            loadID: loadID,
            rowNumber: rowNumber,
            [
                .integer(byteOffset), .text(reason.scope.rawValue),
                reason.field.map { .text($0) } ?? .null, .text(reason.code),
                .text((sheet.map { "sheet '\($0)': " } ?? "") + reason.reason),
            ]
        )
    }
}
