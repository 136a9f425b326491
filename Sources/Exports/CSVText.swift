internal import Analyst

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
        case .text(let text): quoted(isSpreadsheetSafe ? safe(text) : text)
        case .blob: ""
        }
    }

    private func safe(_ text: String) -> String {
        let begin = text.unicodeScalars.first { $0 != " " }
        let isFormula = begin.map { "=+-@\t\r\n|%".unicodeScalars.contains($0) } ?? false
        return isFormula ? "'" + text : text
    }

    func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else {
            return text
        }
        let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
        return "\"" + parts.joined(separator: "\"\"") + "\""
    }
}
