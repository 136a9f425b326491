import Dumps

/// A second reader of the same CSV, written from the rules and without libcsv: the whole file in
/// memory, one byte at a time, nothing clever.
struct SlowCSVReader {
    private let bytes: [UInt8]
    private let delimiter: UInt8
    private let limits: RecordLimits
    private var position: Int

    init(_ bytes: [UInt8], delimiter: UInt8, limits: RecordLimits) {
        self.bytes = bytes
        self.delimiter = delimiter
        self.limits = limits
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    mutating func rows() -> [ReadRow] {
        var rows: [ReadRow] = []
        while true {
            while position < bytes.count, isBlank(position) || isLineEnd(position) { position += 1 }
            guard position < bytes.count else { return rows }
            let start = position
            var row = Row(start: start)
            let fault = read(&row)
            let offset = Int64(start)
            if let fault {
                rows.append(ReadRow(rows.count + 1, at: offset, fault: fault))
                position = start
                while position < bytes.count, !isLineEnd(position) { position += 1 }
            } else if row.fields.joined().contains(0) {
                rows.append(ReadRow(rows.count + 1, at: offset, fault: .nulByte))
            } else {
                let fields = row.fields.map { String(decoding: $0, as: UTF8.self) }
                rows.append(ReadRow(rows.count + 1, at: offset, fields))
            }
        }
    }

    private struct Row {
        var start: Int
        var fields: [[UInt8]] = []
        var hasLooseQuote = false
    }

    /// Reads one row up to its line end; why it cannot be read, where it cannot.
    private mutating func read(_ row: inout Row) -> RowFault? {
        while true {
            while position < bytes.count, isBlank(position) {
                if isBeyondRow(row) { return .rowTooLong }
                position += 1
            }
            var field: [UInt8] = []
            let isQuoted = position < bytes.count && bytes[position] == 0x22
            if let fault = isQuoted ? quoted(&field, row) : unquoted(&field, &row) { return fault }
            row.fields.append(field)
            if position == bytes.count || isLineEnd(position) { return nil }
            if isBeyondRow(row) { return .rowTooLong }
            position += 1
        }
    }

    private mutating func unquoted(_ field: inout [UInt8], _ row: inout Row) -> RowFault? {
        var blanks: [UInt8] = []
        while position < bytes.count, !isLineEnd(position), bytes[position] != delimiter {
            if isBeyondRow(row) { return .rowTooLong }
            if isBlank(position) {
                blanks.append(bytes[position])
            } else {
                field += blanks + [bytes[position]]
                blanks = []
                if field.count > limits.maxFieldBytes { return .fieldTooLong }
                if bytes[position] == 0x22 { row.hasLooseQuote = true }
            }
            position += 1
        }
        return nil
    }

    private mutating func quoted(_ field: inout [UInt8], _ row: Row) -> RowFault? {
        if isBeyondRow(row) { return .rowTooLong }
        position += 1
        while position < bytes.count {
            if isBeyondRow(row) { return .rowTooLong }
            let byte = bytes[position]
            position += 1
            if byte == 0x22 {
                if position == bytes.count { return nil }
                if bytes[position] != 0x22 || isBeyondRow(row) { return afterClosingQuote(row) }
                position += 1
            }
            field.append(byte)
            if field.count > limits.maxFieldBytes { return .fieldTooLong }
            if isLineEnd(position - 1), row.hasLooseQuote { return .brokenQuote }
        }
        return .unterminatedQuote
    }

    private mutating func afterClosingQuote(_ row: Row) -> RowFault? {
        while position < bytes.count, isBlank(position) {
            if isBeyondRow(row) { return .rowTooLong }
            position += 1
        }
        if position == bytes.count || isLineEnd(position) { return nil }
        if isBeyondRow(row) { return .rowTooLong }
        return bytes[position] == delimiter ? nil : .brokenQuote
    }

    private func isLineEnd(_ index: Int) -> Bool { bytes[index] == 0x0A || bytes[index] == 0x0D }

    private func isBlank(_ index: Int) -> Bool {
        bytes[index] == 0x20 || (bytes[index] == 0x09 && delimiter != 0x09)
    }

    /// Whether the byte that comes next is one too many; the line end of a row does not count.
    private func isBeyondRow(_ row: Row) -> Bool {
        let length = position - row.start
        return length > limits.maxRowBytes
            || (length == limits.maxRowBytes && !isLineEnd(position))
    }
}
