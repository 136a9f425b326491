import Foundation

/// A CSV file read by a parser that shares nothing with the writer.
struct CSVTable {
    enum Malformed: Error {
        case encoding
        case quoteInsideField(row: Int)
        case openQuoteAtEnd
        case unequalWidth(row: Int, width: Int)
    }

    let header: [String]
    let rows: [[String]]
    private let positions: [String: Int]

    init(_ data: Data, encoding: String.Encoding = .utf8) throws {
        // Foundation takes a byte order mark away, which must be seen here.
        let text =
            encoding == .utf8
            ? String(validating: data, as: UTF8.self) : String(data: data, encoding: encoding)
        guard let text else { throw Malformed.encoding }
        var records = try Self.parse(Array(text.utf8))
        header = records.removeFirst()
        rows = records
        for (index, row) in rows.enumerated() where row.count != header.count {
            throw Malformed.unequalWidth(row: index + 2, width: row.count)
        }
        positions = Dictionary(
            zip(header, header.indices),
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// One column of all rows.
    func column(_ name: String) -> [String] {
        guard let position = positions[name] else { return [] }
        return rows.map { $0[position] }
    }

    /// Each row as a dictionary.
    var records: [[String: String]] {
        rows.map { row in positions.mapValues { row[$0] } }
    }

    /// The rows by the value of their first column, which must be unique.
    func indexed() -> [String: [String: String]] {
        Dictionary(zip(rows.map { $0[0] }, records), uniquingKeysWith: { first, _ in first })
    }

    private static func parse(_ bytes: [UInt8]) throws -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var wasQuoted = false
        var position = 0
        func text() -> String { String(decoding: field, as: UTF8.self) }
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if isQuoted {
                guard byte == 0x22 else {
                    field.append(byte)
                    continue
                }
                if position < bytes.count, bytes[position] == 0x22 {
                    field.append(0x22)
                    position += 1
                } else {
                    isQuoted = false
                    wasQuoted = true
                }
            } else if byte == 0x22 {
                guard field.isEmpty, !wasQuoted else {
                    throw Malformed.quoteInsideField(row: records.count + 1)
                }
                isQuoted = true
            } else if byte == 0x2C || byte == 0x0A {
                record.append(text())
                field = []
                wasQuoted = false
                if byte == 0x0A {
                    records.append(record)
                    record = []
                }
            } else {
                guard !wasQuoted else {
                    throw Malformed.quoteInsideField(row: records.count + 1)
                }
                field.append(byte)
            }
        }
        guard !isQuoted, record.isEmpty, field.isEmpty else { throw Malformed.openQuoteAtEnd }
        return records
    }
}
