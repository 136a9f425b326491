/// How the tables on a workbook's sheets become records with named columns.
///
/// A sheet is for people: titles above, notes below, several tables under each other. Each table
/// is found by the row that heads it, and lasts until the next table begins or the sheet ends.
/// Every row becomes a record; the rows outside tables have nothing in the tables' columns.
public struct SheetLayout: Hashable, Sendable {
    /// A cell above the tables that says something about all rows of its sheet.
    public struct NamedCell: Hashable, Sendable {
        /// The column of the records that takes its content.
        public var name: String

        /// Its place.
        public var place: CellReference

        /// A cell with a name.
        public init(name: String, place: CellReference) {
            self.name = name
            self.place = place
        }
    }

    /// The column that holds the name of the sheet.
    public static let sheetColumn = "sheet"

    /// The cells above the tables.
    public var cells: [NamedCell]

    /// The tables; of several whose heading a row could be the first counts.
    public var tables: [SheetTable]

    /// How tables become records.
    public init(cells: [NamedCell] = [], tables: [SheetTable]) {
        self.cells = cells
        self.tables = tables
    }

    /// The columns of a file that holds some of the tables: the sheet's name, the named cells,
    /// then the columns of the tables found.
    public func columns(of found: Set<Int>) -> [String] {
        var columns = [Self.sheetColumn] + cells.map(\.name)
        for (index, table) in tables.enumerated() where found.contains(index) {
            for name in table.constants.map(\.name) + table.columns.map(\.name)
            where !columns.contains(name) {
                columns.append(name)
            }
        }
        return columns
    }

    /// The tables whose headings stand in the rows.
    public func tables(in rows: [Record]) -> Set<Int> {
        Set(rows.compactMap { row in tables.firstIndex { $0.isHeaded(by: row) } })
    }
}

/// One table of a sheet.
public struct SheetTable: Hashable, Sendable {
    /// A column of the table.
    public struct Column: Hashable, Sendable {
        /// Its place in the sheet, from 0.
        public var place: Int

        /// The column of the records.
        public var name: String
    }

    /// A text that every row of the table has.
    public struct Constant: Hashable, Sendable {
        /// The column of the records.
        public var name: String

        /// The text.
        public var text: String
    }

    /// The texts that the heading row has at some places, each one of several.
    public struct HeadingCell: Hashable, Sendable {
        /// Its place in the sheet, from 0.
        public var place: Int

        /// What it may hold; outer blanks do not count.
        public var texts: [String]
    }

    /// The row that heads the table.
    public var heading: [HeadingCell]

    /// Whether that row is the table's first, as with a row of totals.
    public var beginsAtHeading: Bool

    /// The columns.
    public var columns: [Column]

    /// The constants.
    public var constants: [Constant]

    /// A table.
    public init(
        heading: [(place: Int, texts: [String])],
        beginsAtHeading: Bool = false,
        columns: [(place: Int, name: String)],
        constants: [(name: String, text: String)] = []
    ) {
        self.heading = heading.map { HeadingCell(place: $0.place, texts: $0.texts) }
        self.beginsAtHeading = beginsAtHeading
        self.columns = columns.map { Column(place: $0.place, name: $0.name) }
        self.constants = constants.map { Constant(name: $0.name, text: $0.text) }
    }

    /// Whether a row of a `WorkbookReader` heads the table.
    public func isHeaded(by row: Record) -> Bool {
        !heading.isEmpty && row.fault == nil
            && heading.allSatisfy { cell in
                guard cell.place + 1 < row.fieldCount else { return false }
                let bytes = row.bytes[row.range(of: cell.place + 1)]
                return cell.texts.contains { bytes.elementsEqual($0.utf8) }
            }
    }
}
