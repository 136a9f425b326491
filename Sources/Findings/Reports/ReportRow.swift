internal import GRDB
internal import Reporting

/// A row of a query of a report.
struct ReportRow {
    private let row: Row
    private let query: String
    private let run: String

    init(_ row: Row, query: String, run: String) {
        self.row = row
        self.query = query
        self.run = run
    }

    /// Where its numbers come from: its column `evidence`, else the run.
    var trace: Trace {
        Trace(query: query, evidence: text("evidence").isEmpty ? run : text("evidence"))
    }

    func has(_ column: String) -> Bool { row.hasColumn(column) }

    /// A column as text; empty where it is empty.
    func text(_ column: String) -> String {
        row.hasColumn(column) ? RuleRun.text(row[column]) : ""
    }

    /// A column as words of a report: what is longer than any sentence is cut.
    func words(_ column: String) -> String {
        let text = text(column)
        guard text.unicodeScalars.count > Self.mostScalars else { return text }
        return String(text.unicodeScalars.prefix(Self.mostScalars)) + "…"
    }

    /// No finding's sentence is as long.
    private static let mostScalars = 600

    /// A column as a number; `nil` where it is none.
    func number(_ column: String) -> Double? {
        guard row.hasColumn(column) else { return nil }
        return switch (row[column] as DatabaseValue).storage {
        case .int64(let integer): Double(integer)
        case .double(let real): real
        default: nil
        }
    }
}
