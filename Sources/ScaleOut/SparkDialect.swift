/// A portable statement in Spark's SQL.
///
/// Both engines read the same text but for two things: a number with a point is a decimal of fixed digits
/// in Spark and a double in SQLite, so that it gets Spark's mark of a double; and what only one of them knows
/// is refused. A quotient of whole numbers is whole in SQLite (7/2 is 3) and not in Spark: no program sees
/// that in the text, so that portable statements multiply by 1.0 and a test compares the rows.
///
/// Related: <https://spark.apache.org/docs/latest/sql-ref-literals.html>.
public struct SparkDialect: Hashable, Sendable {
    /// The statement as Spark reads it.
    public var statement: String

    /// What Spark does not know, in the order of the text.
    public var unknown: [String]

    /// Functions that SQLite has and Spark has not, or that mean something else there.
    private static let foreign: Set<String> = [
        "date", "datetime", "time", "julianday", "strftime", "unixepoch", "iif", "group_concat",
        "json_extract", "total", "printf", "instr", "glob", "typeof", "unicode", "zeroblob",
        "likelihood",
        "changes", "rowid", "text", "sqlite_version",
    ]

    /// Reads a statement.
    public init(_ sql: String) {
        var text = ""
        var unknown: [String] = []
        var rest = Substring(sql)
        while let first = rest.first {
            let piece = Self.piece(rest)
            if first.isNumber, piece.contains("."), !piece.contains("e") {
                text += piece + "D"
            } else {
                text += piece
                let word = piece.lowercased()
                if Self.foreign.contains(word) || word == "->>" || word == "\"" {
                    unknown.append(word)
                }
            }
            rest = rest[piece.endIndex...]
        }
        statement = text
        self.unknown = unknown
    }

    /// The next word, number, quoted text, comment or mark of a text.
    private static func piece(_ text: Substring) -> Substring {
        guard let first = text.first else { return text }
        func through(_ end: String) -> Substring {
            let body = text.dropFirst(end.count == 1 ? 1 : 2)
            guard let found = body.firstRange(of: end) else { return text }
            return text[..<found.upperBound]
        }
        if first == "'" { return through("'") }
        if text.hasPrefix("--") { return text.prefix { $0 != "\n" } }
        if text.hasPrefix("/*") { return through("*/") }
        if text.hasPrefix("->>") { return text.prefix(3) }
        if first.isNumber { return text.prefix { $0.isNumber || $0 == "." || $0 == "e" } }
        if first.isLetter || first == "_" {
            return text.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        }
        return text.prefix(1)
    }
}
