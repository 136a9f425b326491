internal import Reporting

/// A cell of a notebook.
struct NotebookCell {
    var source: String
    var isCode: Bool

    /// What it shows, given the number of its execution.
    var outputs: [(Int64) -> JSONValue]
    var metadata = JSONValue.members([:])

    static func words(_ text: String) -> NotebookCell {
        NotebookCell(source: text, isCode: false, outputs: [])
    }

    /// Code that prints.
    static func code(_ source: String, _ printed: [String]) -> NotebookCell {
        NotebookCell(
            source: source,
            isCode: true,
            outputs: printed.map { text in
                { _ in
                    .members(["output_type": "stream", "name": "stdout", "text": .text(text)])
                }
            }
        )
    }

    func json(id: String, count: Int64) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("cell_type", isCode ? "code" : "markdown"), .init("id", .text(id)),
            .init("metadata", metadata), .init("source", lines),
        ]
        if isCode {
            members.append(.init("execution_count", .integer(count)))
            members.append(.init("outputs", .list(outputs.map { $0(count) })))
        }
        return .object(members)
    }

    /// The source, a text for each line, as notebooks are kept under version control.
    private var lines: JSONValue {
        var text = source
        while text.last == "\n" { text.removeLast() }
        let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
        return .texts(
            parts.enumerated().map { $0 + 1 < parts.count ? $1 + "\n" : String($1) }
        )
    }
}

extension DataTable.Cell {
    var json: JSONValue {
        switch self {
        case .empty: .null
        case .text(let text): .text(text)
        case .integer(let value): .integer(value)
        case .decimal(let value, _): .number(value)
        }
    }
}

extension JSONValue {
    /// As Python writes it.
    var python: String {
        switch self {
        case .null: "None"
        case .boolean(let value): value ? "True" : "False"
        case .integer, .number, .text: line
        case .list(let values): "[" + values.map(\.python).joined(separator: ", ") + "]"
        case .object(let members):
            "{"
                + members.map { "\($0.name.quotedForJSON): \($0.value.python)" }
                .joined(separator: ", ") + "}"
        }
    }
}

extension String {
    /// Without blank lines at its ends.
    var trimmedLines: String {
        var text = self[...]
        while text.first == "\n" { text.removeFirst() }
        while text.last == "\n" || text.last == " " { text.removeLast() }
        return String(text)
    }
}
