internal import Foundation

/// Tables that are computed while they are read, described in Markdown: their names stand in the
/// heading, what a row is in the paragraph after it, what the columns mean in a table.
struct TableDocument {
    let names: [String]
    let grain: String
    let meanings: [String: String]

    init(contentsOfFile path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let parts = text.components(separatedBy: "\n\n")
        let heading = parts[0].split(separator: "`", omittingEmptySubsequences: false)
        names = heading.enumerated().filter { !$0.offset.isMultiple(of: 2) }
            .map { String($0.element) }
        grain = parts.dropFirst().first.map(Self.plain) ?? ""
        meanings = Dictionary(
            text.split(separator: "\n").filter { $0.hasPrefix("| `") }.compactMap { row in
                let cells = row.components(separatedBy: " | ")
                return cells.count < 2 ? nil : (Self.plain(cells[0]), Self.plain(cells[1]))
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    private static func plain(_ text: String) -> String {
        text.filter { $0 != "`" && $0 != "|" }.split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }
}
