extension DataTable {
    var json: String {
        guard !rows.isEmpty else { return "[]\n" }
        return "[\n" + rows.map { "  " + object($0) }.joined(separator: ",\n") + "\n]\n"
    }

    var newlineDelimitedJSON: String {
        rows.map { object($0) + "\n" }.joined()
    }

    private func object(_ row: [Cell]) -> String {
        let members = zip(columns, row).map { column, cell in
            "\(column.name.quotedForJSON): \(cell.json)"
        }
        return "{" + members.joined(separator: ", ") + "}"
    }
}

extension DataTable.Cell {
    fileprivate var json: String {
        switch self {
        case .empty: "null"
        case .text(let text): text.quotedForJSON
        case .integer(let value): String(value)
        case .decimal(let value, let digits):
            value.isFinite ? FixedDecimal.text(value, digits: digits) : "null"
        }
    }
}

extension String {
    /// A JSON string (RFC 8259, section 7).
    public var quotedForJSON: String {
        // Nearly every text stands for itself.
        if utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
            return "\"" + self + "\""
        }
        var text = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            // What a terminal or an editor would not show as it is; the value stays the same.
            case let hidden where hidden.isHarmful:
                for unit in String(hidden).utf16 {
                    let digits = String(unit, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
