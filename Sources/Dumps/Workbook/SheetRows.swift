/// The rows of the sheet that is being parsed, complete ones waiting to be taken.
///
/// Cells stand by their references; a row or a cell without one follows the last. What a cell
/// holds is kept as the part writes it, shared texts by number.
final class SheetRows: XMLHandler {
    struct Row {
        var number: Int
        var offset: Int64
        var fault: RowFault?
        var cells: [Cell] = []
    }

    struct Cell {
        enum Content {
            case nothing
            case text([UInt8])
            case shared(Int)
            case error
        }

        var column: Int
        var content: Content
    }

    private(set) var rows: [Row] = []
    /// The row that is out of order, where one is.
    private(set) var disorderedRow: Int?
    private let limits: RecordLimits

    private var isInData = false
    private var lastRow = 0
    private var row: Row?
    private var rowByteCount = 0
    private var column = -1
    private var type = ""
    private var bytes: [UInt8] = []
    private var isInCell = false
    private var isInValue = false
    private var collector = TextCollector()

    init(limits: RecordLimits) {
        self.limits = limits
    }

    /// Hands the complete rows over and forgets them.
    func takeRows() -> [Row] {
        defer { rows = [] }
        return rows
    }

    func begin(_ element: borrowing XMLElement) {
        if isInCell {
            collector.begin(element)
            if element.isSpreadsheet("v") { isInValue = true }
        } else if row != nil, element.isSpreadsheet("c") {
            beginCell(element)
        } else if isInData, element.isSpreadsheet("row") {
            beginRow(element)
        } else if element.isSpreadsheet("sheetData") {
            isInData = true
        }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) {
        guard isInCell, isInValue || collector.isOpen else { return }
        guard bytes.count + text.count <= limits.maxFieldBytes else {
            row?.fault = .fieldTooLong
            return
        }
        unsafe bytes.append(contentsOf: text)
    }

    func end(_ element: borrowing XMLElement) {
        if isInCell {
            collector.end(element)
            if element.isSpreadsheet("v") { isInValue = false }
            if element.isSpreadsheet("c") { endCell() }
        } else if let ended = row, element.isSpreadsheet("row") {
            rows.append(ended)
            row = nil
        } else if element.isSpreadsheet("sheetData") {
            isInData = false
        }
    }

    private func beginRow(_ element: borrowing XMLElement) {
        let written = element.attribute("r")
        let number = written.map { Int($0) ?? 0 } ?? lastRow + 1
        if number <= lastRow || number > CellReference.rowCount { disorderedRow = lastRow + 1 }
        lastRow = number
        column = -1
        rowByteCount = 0
        row = Row(number: number, offset: element.offset)
    }

    private func beginCell(_ element: borrowing XMLElement) {
        isInCell = true
        type = element.attribute("t") ?? "n"
        bytes.removeAll(keepingCapacity: true)
        let previous = column
        if let written = element.attribute("r") {
            let reference = CellReference(written)
            column = reference?.column ?? previous + 1
            if reference?.row != row?.number { row?.fault = .brokenCell }
        } else {
            column += 1
        }
        if column <= previous || column >= CellReference.columnCount { row?.fault = .brokenCell }
    }

    private func endCell() {
        isInCell = false
        isInValue = false
        rowByteCount += bytes.count
        if rowByteCount > limits.maxRowBytes { row?.fault = .rowTooLong }
        guard row?.fault == nil else {
            row?.cells = []
            return
        }
        row?.cells.append(Cell(column: column, content: content))
    }

    /// The content by the cell's type (ISO/IEC 29500-1, 18.18.11).
    private var content: Cell.Content {
        guard !bytes.isEmpty else { return .nothing }
        switch type {
        case "s":
            // A number that cannot be one is no text of the list either.
            return .shared(Int(String(decoding: bytes, as: UTF8.self)) ?? -1)
        case "b": return .text(Array((bytes == [UInt8(ascii: "0")] ? "false" : "true").utf8))
        case "e": return .error
        default: return .text(bytes)
        }
    }
}
