extension DataTable {
    var aligned: String {
        let cells = rows.map { $0.map(\.plain) }
        let widths = columns.indices.map { index in
            cells.reduce(columns[index].name.displayWidth) { max($0, $1[index].displayWidth) }
        }
        func line(_ texts: [String]) -> String {
            var line = ""
            for (index, text) in texts.enumerated() {
                let blanks = String(repeating: " ", count: widths[index] - text.displayWidth)
                line += index == 0 ? "" : "  "
                line += columns[index].isNumeric ? blanks + text : text + blanks
            }
            while line.hasSuffix(" ") { line.removeLast() }
            return line + "\n"
        }
        let rule = widths.map { String(repeating: "-", count: $0) }
        return line(columns.map(\.name)) + line(rule) + cells.map(line).joined()
    }

    var markdown: String {
        func line(_ texts: [String]) -> String { "| " + texts.joined(separator: " | ") + " |\n" }
        let rule = columns.map { $0.isNumeric ? "---:" : "---" }
        let body = rows.map { row in
            line(row.map { $0.plain.escapedForMarkdown })
        }
        return line(columns.map(\.name)) + line(rule) + body.joined()
    }

    /// The table with tabs between fields, ending with a line end; no field holds a tab, for control
    /// characters are U+FFFD in every text.
    public var tabSeparated: String {
        func line(_ texts: [String]) -> String { texts.joined(separator: "\t") + "\n" }
        return line(columns.map(\.name)) + rows.map { line($0.map(\.forSpreadsheet)) }.joined()
    }

    var csv: String {
        func line(_ texts: [String]) -> String {
            texts.map(\.quotedForCSV).joined(separator: ",") + "\n"
        }
        return line(columns.map(\.name)) + rows.map { line($0.map(\.forSpreadsheet)) }.joined()
    }
}

extension DataTable.Cell {
    /// The cell as a spreadsheet takes it for what it is: numbers stay numbers, and a text that would
    /// be taken for a formula begins with an apostrophe.
    ///
    /// Related: OWASP, CSV injection.
    fileprivate var forSpreadsheet: String {
        guard case .text(let text) = self else { return plain }
        let begin = text.unicodeScalars.first { $0 != " " }
        let isFormula = begin.map { "=+-@\t\r\n|%".unicodeScalars.contains($0) } ?? false
        return isFormula ? "'" + plain : plain
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

    /// A line for a terminal: control characters, which could move its cursor, become U+FFFD; line
    /// ends stay.
    public var harmless: String {
        split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0).withoutControls }.joined(separator: "\n")
    }

    /// Control characters, which could move a terminal's cursor, become U+FFFD.
    var withoutControls: String {
        guard unicodeScalars.contains(where: \.isControl) else { return self }
        var scalars = UnicodeScalarView()
        for scalar in unicodeScalars { scalars.append(scalar.isControl ? "\u{FFFD}" : scalar) }
        return String(scalars)
    }

    var escapedForMarkdown: String {
        var text = ""
        for character in self {
            switch character {
            // An entity is a character everywhere; a backslash before a tag is not.
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            default:
                if "|\\`*_[]".contains(character) { text.append("\\") }
                text.append(character)
            }
        }
        return text
    }

    /// Quoted where RFC 4180 asks for it.
    var quotedForCSV: String {
        guard utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return self }
        return "\""
            + split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }
}

extension Unicode.Scalar {
    var isControl: Bool { properties.generalCategory == .control }

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
