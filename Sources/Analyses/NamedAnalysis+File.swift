internal import Foundation
public import StrictYAML

extension NamedAnalysis {
    /// Reads a file of `analyses/queries/`: a comment in the form of YAML, then the statement.
    ///
    /// ```sql
    /// /*
    /// title: …
    /// question: …
    /// claims: [H4]
    /// reads: [listing_snapshot]
    /// portable: [sqlite, spark]
    /// parameters:
    ///   - {name: day, type: date, meaning: …}
    /// columns:
    ///   listings: what a value says [listing]
    /// caveats:
    ///   - …
    /// */
    /// select …
    /// ```
    ///
    /// - Throws: `YAMLError` with every problem of the header.
    public init(contentsOf path: String) throws(YAMLError) {
        let text: String
        do { text = try String(contentsOfFile: path, encoding: .utf8) } catch {
            throw Self.problem(path, "the file cannot be read as UTF-8")
        }
        let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        try self.init(name: name, text: text, file: path)
    }

    init(name: String, text: String, file: String) throws(YAMLError) {
        guard text.hasPrefix("/*\n"), let end = text.range(of: "\n*/\n") else {
            throw Self.problem(file, "expected a header between a line '/*' and a line '*/'")
        }
        // The first line is the comment's mark; an empty one keeps the numbers of lines right.
        let document = YAMLDocument(text: "\n" + text[..<end.lowerBound].dropFirst(3), file: file)
        let root = document.root
        self.init(
            name: name,
            title: root.string("title"),
            question: root.string("question"),
            claims: root.strings("claims"),
            reads: root.strings("reads"),
            engines: root.strings("portable").compactMap { word in
                let engine = Engine(rawValue: word)
                if engine == nil {
                    root.report("portable", "'\(word)' is no engine: sqlite, spark")
                }
                return engine
            },
            parameters: root.has("parameters") ? root.list("parameters", Self.parameter) : [],
            columns: root.pairs("columns").map { Column(name: $0.key, text: $0.value) },
            caveats: root.strings("caveats"),
            statement: String(text[end.upperBound...])
        )
        root.end()
        try document.finish()
    }

    private static func parameter(_ entry: YAMLMapping) -> AnalysisParameter? {
        let parameter = AnalysisParameter(
            name: entry.string("name"),
            type: entry.choice("type", of: AnalysisParameter.Kind.self) ?? .text,
            meaning: entry.string("meaning"),
            defaultText: entry.optionalString("default")
        )
        if let text = parameter.defaultText, parameter.type.value(text) == nil {
            entry.report("default", "'\(text)' is no \(parameter.type.rawValue)")
        }
        return parameter
    }

    private static func problem(_ file: String, _ message: String) -> YAMLError {
        YAMLError(problems: [YAMLProblem(file: file, line: nil, path: "", message: message)])
    }
}

extension NamedAnalysis.Column {
    /// A column as its header has it: what a value says, and its unit in brackets.
    init(name: String, text: String) {
        guard text.hasSuffix("]"), let start = text.lastIndex(of: "[") else {
            self.init(name: name, meaning: text, unit: nil)
            return
        }
        self.init(
            name: name,
            meaning: text[..<start].trimmingCharacters(in: .whitespaces),
            unit: String(text[text.index(after: start)...].dropLast())
        )
    }
}
