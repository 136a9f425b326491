/// The rows of all sheets of a workbook (`.xlsx`, ISO/IEC 29500), one record each.
///
/// Field 0 is the name of the sheet, field 1 column A, field 2 column B and so on up to the last
/// cell of the row; what is between and not written is empty. Rows that the file does not write
/// give no record. Numbers are handed over as written (a day is a serial number), logical values
/// as `true` and `false`, formulas as the result the file holds; outer blanks are taken off, as in
/// CSV. A cell with an error such as `#DIV/0!` is empty and marked as an error of the record.
///
/// Row numbers are those of the sheet and begin anew on each; offsets are bytes of the sheet's
/// part. Sheets are streamed, the shared texts are held.
public struct WorkbookReader: RecordReader, ~Copyable {
    private var archive: WorkbookArchive
    private var parser: XMLParser?
    private var rows: SheetRows
    private var waiting: ArraySlice<SheetRows.Row> = []
    private var nextSheet = 0
    private var chunk: [UInt8] = []
    private let sheets: [WorkbookDirectory.Sheet]
    private let strings: SharedStrings
    private let limits: RecordLimits

    /// Opens a workbook and reads its shared texts.
    ///
    /// - Throws: `cannotOpen`, `corruptZip`, `encryptedWorkbook`, `unknownArchive`, `notWorkbook`,
    ///   `partTooLarge`, `outOfMemory`.
    public init(path: String, limits: RecordLimits = RecordLimits()) throws(DumpError) {
        var archive = try WorkbookArchive(path: path, limits: limits)
        let directory = try WorkbookDirectory(&archive)
        let strings = SharedStrings(maxBytes: limits.maxSharedTextBytes)
        if let part = directory.sharedStringsPart {
            try archive.parse(part, strings)
            guard !strings.isTooLarge else {
                throw DumpError(
                    .partTooLarge,
                    file: path,
                    detail: "its shared texts take more than \(limits.maxSharedTextBytes) bytes"
                )
            }
        }
        sheets = directory.sheets
        self.archive = archive
        self.strings = strings
        self.limits = limits
        rows = SheetRows(limits: limits)
    }

    /// The names of the sheets, in the order of the workbook.
    public var sheetNames: [String] { sheets.map(\.name) }

    /// How far reading has come, in bytes of the file on disk.
    public var fileBytesConsumed: Int64 { archive.fileBytesConsumed }

    /// Fills `record` with the next row; false at the end.
    ///
    /// - Throws: `corruptZip`, `notWorkbook`, `partTooLarge`, `outOfMemory`.
    public mutating func next(into record: inout Record) throws(DumpError) -> Bool {
        while true {
            if let row = waiting.popFirst() {
                fill(&record, with: row)
                return true
            }
            if parser == nil, try !beginNextSheet() { return false }
            try parseMore()
        }
    }

    /// Fills `record` with the next row of one sheet, going on to that sheet where need be; false
    /// at its end.
    mutating func next(into record: inout Record, ofSheet sheet: Int) throws(DumpError) -> Bool {
        while nextSheet <= sheet {
            guard try beginNextSheet() else { return false }
        }
        while waiting.isEmpty {
            guard parser != nil else { return false }
            try parseMore()
        }
        guard let row = waiting.popFirst() else { return false }
        fill(&record, with: row)
        return true
    }

    private mutating func beginNextSheet() throws(DumpError) -> Bool {
        guard nextSheet < sheets.count else { return false }
        waiting = []
        rows = SheetRows(limits: limits)
        guard let made = XMLParser(rows) else {
            throw DumpError(.outOfMemory, file: archive.path)
        }
        try archive.open(sheets[nextSheet].part)
        parser = consume made
        nextSheet += 1
        return true
    }

    private mutating func parseMore() throws(DumpError) {
        let sheet = sheets[nextSheet - 1]
        try archive.read(into: &chunk, capacity: 64 * 1024)
        try archive.check(parser?.parse(chunk) ?? .consumed, sheet.part)
        if let row = rows.disorderedRow {
            throw DumpError(
                .notWorkbook,
                file: archive.path,
                row: row,
                detail: "the rows of sheet '\(sheet.name)' are not in order"
            )
        }
        waiting = rows.takeRows()[...]
        if chunk.isEmpty {
            parser = nil
            archive.closePart()
        }
    }

    private func fill(_ record: inout Record, with row: SheetRows.Row) {
        let sheet = sheets[nextSheet - 1].name
        record.removeFields()
        record.sheet = sheet
        record.rowNumber = row.number
        record.byteOffset = row.offset
        record.append(Array(sheet.utf8)[...])
        for cell in row.cells {
            while record.fieldCount <= cell.column { record.append([]) }
            switch cell.content {
            case .nothing: record.append([])
            case .text(let bytes): record.append(Self.trimmed(bytes[...]))
            case .shared(let index):
                guard let text = strings.text(index) else {
                    return fail(&record, .brokenCell)
                }
                record.append(Self.trimmed(text))
            case .error:
                record.errorFields.insert(record.fieldCount)
                record.append([])
            }
            guard record.bytes.count <= limits.maxRowBytes else {
                return fail(&record, .rowTooLong)
            }
        }
        if let fault = row.fault { fail(&record, fault) }
    }

    private func fail(_ record: inout Record, _ fault: RowFault) {
        record.removeFields()
        record.fault = fault
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard let first = bytes.firstIndex(where: { !isBlank($0) }),
            let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return [] }
        return bytes[first...last]
    }
}
