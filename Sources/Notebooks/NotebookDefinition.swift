internal import Foundation
public import StrictYAML

/// A notebook as data: `analyses/notebooks/<name>/`, with `notebook.yaml` and the statements that only
/// it asks.
public struct NotebookDefinition: Hashable, Sendable {
    /// The name of the folder.
    public var name: String

    /// Its title.
    public var title: String

    /// What it answers, as somebody would ask.
    public var question: String

    /// Its cells, in their order.
    public var cells: [Cell]

    /// A cell.
    public enum Cell: Hashable, Sendable {
        /// Words in Markdown.
        case words(String)

        /// A statement and its result: the name is that of a file in the folder, else of a named analysis.
        case query(name: String, values: [Value])

        /// A picture of an earlier result.
        case chart(NotebookChart)
    }

    /// A parameter of a statement with its value, as text.
    public struct Value: Hashable, Sendable {
        /// The name.
        public var name: String

        /// The value.
        public var text: String
    }

    /// Statements of the folder, by name.
    public var statements: [String: String]

    /// Reads a notebook's folder.
    ///
    /// - Throws: `YAMLError` with every problem.
    public init(folder: String) throws(YAMLError) {
        let document = YAMLDocument(contentsOf: "\(folder)/notebook.yaml")
        let root = document.root
        name = URL(fileURLWithPath: folder).lastPathComponent
        title = root.string("title")
        question = root.string("question")
        cells = root.list("cells") { Cell($0) }
        var asked: Set<String> = []
        for cell in cells {
            switch cell {
            case .words: break
            case .query(let name, _): asked.insert(name)
            case .chart(let chart):
                if !asked.contains(chart.of) {
                    root.report("cells", "the chart '\(chart.title)' is of no earlier query")
                }
            }
        }
        root.end()
        try document.finish()
        var statements: [String: String] = [:]
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for file in files where file.hasSuffix(".sql") {
            let data = FileManager.default.contents(atPath: "\(folder)/\(file)") ?? Data()
            statements[String(file.dropLast(4))] = String(decoding: data, as: UTF8.self)
        }
        self.statements = statements
    }

    /// The names of the statements that it asks.
    public var queries: [String] {
        cells.compactMap { if case .query(let name, _) = $0 { name } else { nil } }
    }
}

extension NotebookDefinition.Cell {
    init?(_ entry: YAMLMapping) {
        if let words = entry.optionalString("text") {
            self = .words(words)
        } else if let name = entry.optionalString("query") {
            self = .query(
                name: name,
                values: entry.pairs("parameters").map { .init(name: $0.key, text: $0.value) }
            )
        } else if entry.has("chart") {
            self = .chart(NotebookChart(entry))
        } else {
            entry.report("text", "a cell is a text, a query or a chart")
            return nil
        }
    }
}
