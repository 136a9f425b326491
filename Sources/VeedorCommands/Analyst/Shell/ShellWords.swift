internal import LineEditing

/// The words that may be typed into a statement, and which of them fit at a place.
struct ShellWords {
    /// Columns by table or view, in their order.
    var columns: [String: [String]]

    /// Names of functions.
    var functions: [String]

    /// Commands of the shell, with their dot.
    var commands: [String]

    static let keywords = [
        "all", "and", "as", "asc", "between", "by", "case", "cast", "collate", "cross", "current",
        "desc", "distinct", "else", "end", "escape", "except", "exists", "explain", "filter",
        "first", "following", "from", "full", "glob", "group", "having", "in", "inner", "intersect",
        "is", "isnull", "join", "last", "left", "like", "limit", "materialized", "natural", "not",
        "notnull", "null", "nulls", "offset", "on", "or", "order", "outer", "over", "partition",
        "preceding", "range", "recursive", "right", "rows", "select", "then", "unbounded", "union",
        "using", "values", "when", "where", "window", "with",
    ]

    /// What may stand at the cursor.
    ///
    /// - Parameters:
    ///   - before: the statement up to the cursor, all its lines.
    ///   - after: what follows the cursor.
    /// - Returns: what was typed of a word, and the words that fit.
    func completion(before: String, after: String) -> LineCompletion {
        let typed = String(before.reversed().prefix { Self.isOfName($0) || $0 == "." }.reversed())
        if before.first == "." { return commandCompletion(before, typed) }
        let names = Self.names(in: before.dropLast(typed.count) + " " + after)
        if let dot = typed.lastIndex(of: ".") {
            let table = Self.table(of: String(typed[..<dot]), names, tables: columns)
            let begin = String(typed[...dot])
            return fitting(typed, (table.flatMap { columns[$0] } ?? []).map { begin + $0 })
        }
        let last = Self.names(in: String(before.dropLast(typed.count))).last
        if last == "from" || last == "join" { return fitting(typed, columns.keys.sorted()) }
        let read = Set(names).intersection(columns.keys)
        let ofTables = (read.isEmpty ? Set(columns.keys) : read).flatMap { columns[$0] ?? [] }
        let isCapital = typed.count > 1 && typed == typed.uppercased()
        let keywords = isCapital ? Self.keywords.map { $0.uppercased() } : Self.keywords
        let all = ofTables + columns.keys + functions.map { $0 + "(" } + keywords
        return fitting(typed, Set(all).sorted())
    }

    private func commandCompletion(_ before: String, _ typed: String) -> LineCompletion {
        guard let blank = before.firstIndex(of: " ") else { return fitting(before, commands) }
        switch before[..<blank] {
        case ".schema": return fitting(typed, columns.keys.sorted())
        case ".mode": return fitting(typed, AnswerFormat.typed.map(\.rawValue))
        default: return LineCompletion(typed: typed, words: [])
        }
    }

    private func fitting(_ typed: String, _ words: [String]) -> LineCompletion {
        let start = typed.lowercased()
        return LineCompletion(
            typed: typed,
            words: words.filter { $0.lowercased().hasPrefix(start) }
        )
    }

    /// The table that a name stands for: itself, or the one before it (`listing_snapshot as s`).
    private static func table(
        of name: String,
        _ names: [String],
        tables: [String: [String]]
    ) -> String? {
        if tables[name] != nil { return name }
        let places = names.indices.filter { names[$0] == name }
        for place in places {
            for back in 1...2 where place >= back {
                let candidate = names[place - back]
                if tables[candidate] != nil, back == 1 || names[place - 1] == "as" {
                    return candidate
                }
            }
        }
        return nil
    }

    private static func names(in text: String) -> [String] {
        text.split { !isOfName($0) }.map { $0.lowercased() }
    }

    private static func isOfName(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}
