/// What may stand where the cursor is.
public struct LineCompletion: Hashable, Sendable {
    /// The part before the cursor that is to be completed; may be empty.
    public var typed: String

    /// The words it may become, each beginning with what was typed, in any case.
    public var words: [String]

    /// What may stand where the cursor is.
    public init(typed: String, words: [String]) {
        self.typed = typed
        self.words = words
    }
}

extension LineCompletion {
    /// What is to be done with a line when somebody asks for completion.
    enum Step: Equatable {
        /// Nothing fits.
        case nothing

        /// What was typed gives way to a text.
        case replace(String)

        /// Several fit and have no more in common than was typed.
        case list([String])
    }

    /// What is to be done.
    ///
    /// A word that is the only one gets a blank after it unless it asks for more, as a function does.
    var step: Step {
        guard let first = words.first else { return .nothing }
        if words.count == 1 {
            return .replace(first.hasSuffix("(") || first.hasSuffix(".") ? first : first + " ")
        }
        let common = words.dropFirst().reduce(first) { common, word in
            let length = zip(common, word)
                .prefix { $0.lowercased() == $1.lowercased() }.count
            return String(common.prefix(length))
        }
        return common.count > typed.count ? .replace(common) : .list(words)
    }

    /// Words in columns, as wide as a terminal.
    static func columns(_ words: [String], width: Int) -> String {
        let shown = words.prefix(200)
        let cell = (shown.map(\.count).max() ?? 0) + 2
        let perLine = max(1, width / cell)
        var text = ""
        for (place, word) in shown.enumerated() {
            let isLast = place % perLine == perLine - 1 || place == shown.count - 1
            let blanks = isLast ? "\n" : String(repeating: " ", count: cell - word.count)
            text += word + blanks
        }
        if words.count > shown.count { text += "… and \(words.count - shown.count) more\n" }
        return text
    }
}
