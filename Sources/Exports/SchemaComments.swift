/// The comments inside a statement that makes a table: its grain, and what its columns mean.
struct SchemaComments {
    /// What a row is, with what else is said of the table.
    private(set) var grain = ""

    /// By column.
    private(set) var meanings: [String: String] = [:]

    init(_ sql: String) {
        var isHead = true
        for line in sql.split(separator: "\n").dropFirst() {
            let text = line.drop { $0 == " " }
            if text.hasPrefix("--") {
                guard isHead else { continue }
                grain += (grain.isEmpty ? "" : " ") + Self.trimmed(text.dropFirst(2))
                continue
            }
            isHead = false
            guard let mark = text.firstRange(of: "--") else { continue }
            let column = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            meanings[String(column)] = Self.trimmed(text[mark.upperBound...])
        }
        // Columns that were added later have their words between marks.
        for part in sql.split(separator: "/*").dropFirst() {
            guard let end = part.firstRange(of: "*/"),
                let column = Self.lastColumn(before: part.startIndex, of: sql)
            else { continue }
            meanings[column] = Self.trimmed(part[..<end.lowerBound])
        }
    }

    /// The column whose definition ends at a place.
    private static func lastColumn(before end: String.Index, of sql: String) -> String? {
        let definition = sql[..<end].dropLast(2).split(separator: ",").last ?? ""
        let word = definition.split { $0 == " " || $0 == "\n" }.first
        return word.map(String.init)
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
