internal import Analyst
internal import Reporting

/// Values as RFC 4180 writes them.
struct CSVText {
    /// Whether a text that a spreadsheet would take for a formula begins with an apostrophe.
    ///
    /// Related: OWASP, CSV injection.
    var isSpreadsheetSafe: Bool

    func line(_ values: [AnalystValue]) -> String {
        values.map(field).joined(separator: ",") + "\n"
    }

    private func field(_ value: AnalystValue) -> String {
        switch value {
        case .null: ""
        case .integer(let number): String(number)
        case .real(let number): "\(number)"
        case .text(let text): (isSpreadsheetSafe ? text.safeForSpreadsheet : text).quotedForCSV
        case .blob: ""
        }
    }
}
