/// The first rows of every sheet, by which a workbook is recognised.
public struct WorkbookHead: Sendable {
    /// One sheet.
    public struct Sheet: Sendable {
        /// Its name.
        public let name: String

        /// Its first rows, as a `WorkbookReader` hands them over.
        public fileprivate(set) var rows: [Record] = []
    }

    /// A table must begin within this many rows of its sheet.
    public static let rowCount = 200

    /// No more than this many bytes of a sheet are kept.
    static let maxSheetBytes = 1 << 20

    /// All sheets, in the order of the workbook.
    public private(set) var sheets: [Sheet]

    /// Reads the beginning of every sheet.
    ///
    /// - Throws: what a `WorkbookReader` throws.
    public init(path: String, limits: RecordLimits = RecordLimits()) throws(DumpError) {
        var reader = try WorkbookReader(path: path, limits: limits)
        sheets = reader.sheetNames.map { Sheet(name: $0) }
        var record = Record()
        for index in sheets.indices {
            var byteCount = 0
            while byteCount <= Self.maxSheetBytes {
                guard try reader.next(into: &record, ofSheet: index) else { break }
                if record.rowNumber > Self.rowCount { break }
                byteCount += record.bytes.count
                sheets[index].rows.append(record)
            }
        }
    }

    /// The tables of a layout that each sheet holds.
    public func tables(of layout: SheetLayout) -> [Set<Int>] {
        sheets.map { layout.tables(in: $0.rows) }
    }
}
