/// Files as other programs read them: scalar by scalar.
enum Fields {
    /// The fields of a CSV text by some divider, quoted ones as one.
    static func rows(_ text: String, divider: Unicode.Scalar) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var field = String.UnicodeScalarView()
        var (isQuoted, wasQuote, isBegin) = (false, false, true)
        func end() {
            row.append(String(field))
            field = String.UnicodeScalarView()
            isBegin = true
        }
        for scalar in text.unicodeScalars {
            if isQuoted {
                if wasQuote {
                    wasQuote = false
                    if scalar == "\"" {
                        field.append(scalar)
                        continue
                    }
                    isQuoted = false
                } else if scalar == "\"" {
                    wasQuote = true
                    continue
                } else {
                    field.append(scalar)
                    continue
                }
            }
            if scalar == divider {
                end()
            } else if scalar == "\n" {
                end()
                rows.append(row)
                row = []
            } else if scalar == "\"", isBegin {
                isQuoted = true
                isBegin = false
            } else {
                field.append(scalar)
                isBegin = false
            }
        }
        if !row.isEmpty || !field.isEmpty {
            end()
            rows.append(row)
        }
        return rows
    }

    /// Whether a spreadsheet would run a field.
    static func isFormula(_ field: String) -> Bool {
        let scalars = field.unicodeScalars.drop { $0.properties.isWhitespace || $0 == "\u{200B}" }
        guard let first = scalars.first, "=+-@|%＝＋－＠".unicodeScalars.contains(first) else {
            return false
        }
        // A number may be negative.
        return Double(field) == nil
    }

    /// A tag as a browser reads it.
    struct Tag {
        var name: String
        var attributes: [String]
    }

    /// The tags of a page outside its style and its script.
    static func tags(_ html: String) -> [Tag] {
        var tags: [Tag] = []
        var rest = Array(html.unicodeScalars)[...]
        func skip(to end: String) {
            let wanted = Array(end.unicodeScalars)
            while rest.count >= wanted.count, Array(rest.prefix(wanted.count)) != wanted {
                rest = rest.dropFirst()
            }
        }
        while let start = rest.firstIndex(of: "<") {
            rest = rest[(start + 1)...]
            guard let first = rest.first,
                first.properties.isAlphabetic || first == "/" || first == "!"
            else { continue }
            var words: [String] = []
            var word = ""
            var quote: Unicode.Scalar?
            while let scalar = rest.first {
                rest = rest.dropFirst()
                if let open = quote {
                    if scalar == open { quote = nil }
                } else if scalar == "\"" || scalar == "'" {
                    quote = scalar
                } else if scalar == ">" {
                    break
                } else if scalar.properties.isWhitespace {
                    if !word.isEmpty { words.append(word) }
                    word = ""
                } else {
                    word.unicodeScalars.append(scalar)
                }
            }
            if !word.isEmpty { words.append(word) }
            let names = words.map { String($0.split(separator: "=").first ?? "").lowercased() }
            let name = names.first.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 } ?? ""
            tags.append(Tag(name: name, attributes: names.dropFirst().filter { $0 != "/" }))
            if name == "style" || name == "script" { skip(to: "</\(name)") }
        }
        return tags
    }
}
