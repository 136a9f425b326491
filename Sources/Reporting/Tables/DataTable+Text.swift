extension DataTable {
    var aligned: String {
        let cells = rows.map { $0.map(\.plain) }
        let names = columns.map(\.name.withoutControls)
        // A text of a hundred thousand characters does not widen the lines of all others.
        let widths = columns.indices.map { index in
            cells.reduce(names[index].displayWidth) { widest, row in
                let own = row[index].displayWidth
                return own > Self.widestAligned ? widest : max(widest, own)
            }
        }
        func line(_ texts: [String]) -> String {
            var line = ""
            for (index, text) in texts.enumerated() {
                let room = max(0, widths[index] - text.displayWidth)
                let blanks = String(repeating: " ", count: room)
                line += index == 0 ? "" : "  "
                line += columns[index].isNumeric ? blanks + text : text + blanks
            }
            while line.hasSuffix(" ") { line.removeLast() }
            return line + "\n"
        }
        let rule = widths.map { String(repeating: "-", count: $0) }
        return line(names) + line(rule) + cells.map(line).joined()
    }

    /// What is wider stands out of its column.
    private static let widestAligned = 400

    var markdown: String {
        func line(_ texts: [String]) -> String { "| " + texts.joined(separator: " | ") + " |\n" }
        let rule = columns.map { $0.isNumeric ? "---:" : "---" }
        let body = rows.map { row in
            line(row.map { $0.plain.escapedForMarkdown })
        }
        let names = columns.map { $0.name.withoutControls.escapedForMarkdown }
        return line(names) + line(rule) + body.joined()
    }

    /// The table with tabs between fields, ending with a line end; no field holds a tab, for control
    /// characters are U+FFFD in every text.
    public var tabSeparated: String {
        func line(_ texts: [String]) -> String { texts.joined(separator: "\t") + "\n" }
        return line(columns.map { DataTable.Cell.text($0.name).forSpreadsheet })
            + rows.map { line($0.map(\.forSpreadsheet)) }.joined()
    }

    var csv: String {
        func line(_ texts: [String]) -> String {
            texts.map(\.quotedForCSV).joined(separator: ",") + "\n"
        }
        return line(columns.map { DataTable.Cell.text($0.name).forSpreadsheet })
            + rows.map { line($0.map(\.forSpreadsheet)) }.joined()
    }
}

extension DataTable.Cell {
    /// The cell as a spreadsheet takes it for what it is: numbers stay numbers, texts are texts.
    fileprivate var forSpreadsheet: String {
        guard case .text(let text) = self else { return plain }
        return text.safeForSpreadsheet.withoutControls
    }

    /// The cell as text, control characters made harmless for a terminal.
    public var plain: String {
        switch self {
        case .empty: ""
        case .text(let text): text.withoutControls
        case .integer(let value): String(value)
        case .decimal(let value, let digits): FixedDecimal.text(value, digits: digits)
        }
    }
}

extension String {
    /// Columns that a terminal gives to the text: two for East Asian wide characters and emoji,
    /// none for combining marks (a short form of Unicode UAX #11).
    var displayWidth: Int {
        reduce(0) { width, character in
            guard let scalar = character.unicodeScalars.first else { return width }
            return width + (scalar.isWide ? 2 : 1)
        }
    }
}

extension Unicode.Scalar {
    var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
