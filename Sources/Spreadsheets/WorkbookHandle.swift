internal import CXlsxWriter
internal import Reporting

/// An open workbook of libxlsxwriter; it must be closed to be a file.
@safe struct WorkbookHandle: ~Copyable {
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let heading: UnsafeMutablePointer<lxw_format>?
    private let path: String
    private var isOpen = true

    init(path: String) throws(SpreadsheetError) {
        self.path = path
        guard let workbook = unsafe workbook_new(path) else {
            throw .failed("out of memory", path: path)
        }
        unsafe self.workbook = workbook
        unsafe heading = workbook_add_format(workbook)
        unsafe format_set_bold(heading)
        // The file says when it was made: the same tables have the same bytes on every day. Zero
        // would be the library's "now", so this is the second after 1970 began.
        var properties = unsafe lxw_doc_properties()
        unsafe properties.created = 1
        unsafe workbook_set_properties(workbook, &properties)
    }

    deinit {
        if isOpen { _ = unsafe workbook_close(workbook) }
    }

    /// Adds a sheet.
    mutating func add(_ table: DataTable, tab: String) throws(SpreadsheetError) {
        guard let sheet = unsafe workbook_add_worksheet(workbook, tab) else {
            throw .failed("a sheet cannot be named '\(tab)'", path: path)
        }
        for (column, one) in table.columns.enumerated() {
            let name = DataTable.Cell.text(one.name).plain.cut(to: Spreadsheet.textLimit)
            _ = unsafe worksheet_write_string(sheet, 0, UInt16(column), name, heading)
            let widest = table.rows.prefix(500).reduce(name.count) {
                max($0, $1[column].plain.count)
            }
            _ = unsafe worksheet_set_column(
                sheet,
                UInt16(column),
                UInt16(column),
                Double(min(max(widest, 6), 60)) + 2,
                nil
            )
        }
        unsafe worksheet_freeze_panes(sheet, 1, 0)
        for (row, cells) in table.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                unsafe try write(cell, row: UInt32(row + 1), column: UInt16(column), sheet)
            }
        }
        if !table.rows.isEmpty, !table.columns.isEmpty {
            _ = unsafe worksheet_autofilter(
                sheet,
                0,
                0,
                UInt32(table.rows.count),
                UInt16(table.columns.count - 1)
            )
        }
    }

    private func write(
        _ cell: DataTable.Cell,
        row: UInt32,
        column: UInt16,
        _ sheet: UnsafeMutablePointer<lxw_worksheet>
    ) throws(SpreadsheetError) {
        let code: lxw_error
        switch cell {
        case .empty: return
        case .integer(let value) where value.magnitude < 1 << 53:
            code = unsafe worksheet_write_number(sheet, row, column, Double(value), nil)
        case .decimal(let value, let digits) where value.isFinite:
            // A workbook's numbers are binary; of what is shown no more digits are kept.
            let number = Double(FixedDecimal.text(value, digits: digits)) ?? value
            code = unsafe worksheet_write_number(sheet, row, column, number, nil)
        case .integer, .decimal, .text:
            // A text, also a long number: a sheet would round it.
            let text = cell.plain.cut(to: Spreadsheet.textLimit)
            code = unsafe worksheet_write_string(sheet, row, column, text, nil)
        }
        guard code == LXW_NO_ERROR else { throw failure(code) }
    }

    /// Writes the file.
    mutating func close() throws(SpreadsheetError) {
        isOpen = false
        let code = unsafe workbook_close(workbook)
        guard code == LXW_NO_ERROR else { throw failure(code) }
    }

    private func failure(_ code: lxw_error) -> SpreadsheetError {
        let words = unsafe lxw_strerror(code).map { unsafe String(cString: $0) } ?? "unknown"
        return .failed(words, path: path)
    }
}
