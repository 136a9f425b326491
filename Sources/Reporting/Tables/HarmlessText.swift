extension String {
    /// Lines for a terminal: what could move its cursor, hide or turn round what stands there becomes
    /// U+FFFD; line ends and tabs stay.
    public var harmless: String {
        guard mayBeHarmful(keeping: [0x0A, 0x09]),
            unicodeScalars.contains(where: { $0.isHarmful && $0 != "\n" && $0 != "\t" })
        else { return self }
        var scalars = UnicodeScalarView()
        for scalar in unicodeScalars {
            let isKept = !scalar.isHarmful || scalar == "\n" || scalar == "\t"
            scalars.append(isKept ? scalar : "\u{FFFD}")
        }
        return String(scalars)
    }

    /// A text as it may stand anywhere: control characters, which could move a terminal's cursor, those
    /// that hide text or turn its direction round, and what no document may hold become U+FFFD.
    ///
    /// So does what would join a character of markup: a quotation mark with an accent over it is one
    /// character to Swift and no quotation mark, but to a browser it is one.
    ///
    /// Related: Unicode Technical Report 36, CVE-2021-42574.
    var withoutControls: String {
        guard mayBeHarmful(keeping: []) else { return self }
        var scalars = UnicodeScalarView()
        for character in self {
            let own = character.unicodeScalars
            let isJoined = own.count > 1 && own.contains(where: \.isMarkup)
            for scalar in own {
                let isKept = isJoined ? scalar.isMarkup : !scalar.isHarmful
                scalars.append(isKept ? scalar : "\u{FFFD}")
            }
        }
        return String(scalars)
    }

    /// Whether a closer look is needed: not at ASCII without control characters.
    private func mayBeHarmful(keeping kept: [UInt8]) -> Bool {
        utf8.contains { byte in
            byte >= 0x7F || (byte < 0x20 && !kept.contains(byte))
        }
    }

    /// A text that no spreadsheet takes for a formula: before what begins like one, also where a program
    /// that divides fields by semicolons would begin, stands an apostrophe.
    ///
    /// Related: OWASP, CSV injection.
    public var safeForSpreadsheet: String {
        guard unicodeScalars.contains(where: \.beginsFormula) else { return self }
        var scalars: [Unicode.Scalar] = []
        // Where a field may begin, as long as nothing but blanks stands in it.
        var begin: Int? = 0
        for scalar in unicodeScalars {
            if let place = begin, scalar.beginsFormula {
                scalars.insert("'", at: place)
                begin = nil
            } else if scalar.dividesFields {
                begin = scalars.count + 1
            } else if !scalar.properties.isWhitespace, !scalar.isHarmful {
                begin = nil
            }
            scalars.append(scalar)
        }
        var text = UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    /// Quoted where RFC 4180 asks for it.
    public var quotedForCSV: String {
        guard utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return self }
        return "\"" + unicodeScalarsDoubling("\"") + "\""
    }

    /// Every scalar of one kind twice.
    ///
    /// Scalars, not characters: a quotation mark stays one when an accent follows.
    private func unicodeScalarsDoubling(_ doubled: Unicode.Scalar) -> String {
        var scalars = UnicodeScalarView()
        for scalar in unicodeScalars {
            scalars.append(scalar)
            if scalar == doubled { scalars.append(scalar) }
        }
        return String(scalars)
    }

    /// A text that Markdown shows as it is.
    var escapedForMarkdown: String {
        var scalars = UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar {
            // An entity is a character everywhere; a backslash before a tag is not.
            case "<": scalars.append(contentsOf: "&lt;".unicodeScalars)
            case ">": scalars.append(contentsOf: "&gt;".unicodeScalars)
            case "&": scalars.append(contentsOf: "&amp;".unicodeScalars)
            case "|", "\\", "`", "*", "_", "[", "]", "~":
                scalars.append("\\")
                scalars.append(scalar)
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}

extension Unicode.Scalar {
    /// What begins a tag, an entity or an attribute, or ends one.
    fileprivate var isMarkup: Bool { "<>&\"'".unicodeScalars.contains(self) }

    /// What a spreadsheet begins a formula or a command with, in full width too.
    fileprivate var beginsFormula: Bool {
        "=+-@\t\r\n|%＝＋－＠".unicodeScalars.contains(self)
    }

    /// What some program begins another field at.
    fileprivate var dividesFields: Bool { ";\t\r\n".unicodeScalars.contains(self) }

    /// What moves a cursor, hides text or turns it round, or may stand in no document.
    ///
    /// Joiners and direction marks stay: emoji and right-to-left scripts need them.
    var isHarmful: Bool {
        switch value {
        case 0x20..<0x7F, 0xA0..<0x180E: false
        case 0x180E, 0x200B, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
            0xFDD0...0xFDEF, 0xE0000...0xE0FFF:
            true
        default: value & 0xFFFE == 0xFFFE || properties.generalCategory == .control
        }
    }
}
