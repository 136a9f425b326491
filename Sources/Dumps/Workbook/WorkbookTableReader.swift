/// The rows of a workbook as records with the columns that a layout names.
///
/// Rows outside the tables come too, with the sheet's name and named cells only, so that whoever
/// reads the records decides, and says, why they are no data. Rows of a sheet that holds none of
/// the tables have the fault `noTable`; blank rows have none, whatever the sheet.
public struct WorkbookTableReader: RecordReader, ~Copyable {
    private var reader: WorkbookReader
    private var row = Record()
    private let layout: SheetLayout
    private let places: [String: Int]
    private let columnCount: Int
    private let sheetsWithTables: Set<String>

    private var sheet: String?
    private var table: SheetTable?
    private var cells: [[UInt8]] = []

    /// Opens a workbook.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - layout: the tables.
    ///   - columns: the columns to hand over, in the order of the fields.
    ///   - limits: bounds for records and parts.
    /// - Throws: what opening a `WorkbookReader` throws.
    public init(
        path: String,
        layout: SheetLayout,
        columns: [String],
        limits: RecordLimits = RecordLimits()
    ) throws(DumpError) {
        let head = try WorkbookHead(path: path, limits: limits)
        let reader = try WorkbookReader(path: path, limits: limits)
        let withTables = zip(head.sheets, head.tables(of: layout)).filter { !$1.isEmpty }
        sheetsWithTables = Set(withTables.map(\.0.name))
        self.reader = reader
        self.layout = layout
        places = Dictionary(
            columns.enumerated().map { ($1, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        columnCount = columns.count
    }

    /// How far reading has come, in bytes of the file on disk.
    public var fileBytesConsumed: Int64 { reader.fileBytesConsumed }

    /// Fills `record` with the next row; false at the end.
    ///
    /// - Throws: what reading a `WorkbookReader` throws.
    public mutating func next(into record: inout Record) throws(DumpError) -> Bool {
        guard try reader.next(into: &row) else { return false }
        if row.sheet != sheet { beginSheet() }
        record.removeFields()
        record.sheet = row.sheet
        record.rowNumber = row.rowNumber
        record.byteOffset = row.byteOffset
        record.fault = row.fault ?? (isLost ? .noTable : nil)
        guard record.fault == nil else { return true }
        takeNamedCells()
        let next = layout.tables.first { $0.isHeaded(by: row) }
        if let next { table = next }
        fill(&record, isHeading: next.map { !$0.beginsAtHeading } ?? false)
        return true
    }

    private mutating func beginSheet() {
        sheet = row.sheet
        table = nil
        cells = [[UInt8]](repeating: [], count: layout.cells.count)
    }

    /// Whether the row says something on a sheet that nothing is known about.
    private var isLost: Bool {
        guard let sheet, !sheetsWithTables.contains(sheet) else { return false }
        return row.bytes.count > row.range(of: 0).count || !row.errorFields.isEmpty
    }

    private mutating func takeNamedCells() {
        for (index, cell) in layout.cells.enumerated()
        where cell.place.row == row.rowNumber && cell.place.column + 1 < row.fieldCount {
            cells[index] = row.field(cell.place.column + 1)
        }
    }

    private func fill(_ record: inout Record, isHeading: Bool) {
        var values = [ArraySlice<UInt8>](repeating: [], count: columnCount)
        func set(_ name: String, _ bytes: ArraySlice<UInt8>) {
            if let place = places[name] { values[place] = bytes }
        }
        set(SheetLayout.sheetColumn, row.bytes[row.range(of: 0)])
        for (cell, bytes) in zip(layout.cells, cells) { set(cell.name, bytes[...]) }
        if let table, !isHeading {
            for constant in table.constants { set(constant.name, Array(constant.text.utf8)[...]) }
            for column in table.columns where column.place + 1 < row.fieldCount {
                set(column.name, row.bytes[row.range(of: column.place + 1)])
                if row.errorFields.contains(column.place + 1), let place = places[column.name] {
                    record.errorFields.insert(place)
                }
            }
        }
        for value in values { record.append(value) }
    }
}
