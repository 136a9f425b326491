internal import ArgumentParser
internal import Reporting

/// How an answer is written.
enum AnswerFormat: String, CaseIterable, ExpressibleByArgument {
    case table
    case csv
    case tsv
    case json
    case ndjson
    case md
    case html
    case xlsx

    /// Those that a terminal can show.
    static let typed = allCases.filter { $0 != .xlsx }

    /// The format that goes with the ending of a file's name, if one does.
    init?(file: String) {
        guard let dot = file.lastIndex(of: ".") else { return nil }
        switch file[file.index(after: dot)...].lowercased() {
        case "txt": self = .table
        case "jsonl": self = .ndjson
        case "htm": self = .html
        case let ending: self.init(rawValue: ending)
        }
    }
}
