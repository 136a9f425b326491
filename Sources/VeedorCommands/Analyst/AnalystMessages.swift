internal import Analyses
internal import Analyst
internal import Reporting
internal import Spreadsheets

extension Messages {
    /// The words for a query that gave nothing.
    static func analyst(_ error: AnalystError) -> Message {
        switch error {
        case .notAllowed(let what):
            Message(
                error: "a query only reads; \(short(what)) is not allowed",
                help: "ask with one SELECT (or WITH … SELECT)"
            )
        case .identified(let table, let column):
            Message(
                error: "\(table).\(column) tells of people and is read through its pseudonym only",
                help: "write \(table) without 'main.', or say why with --purpose (it is logged)"
            )
        case .secret(let table, let column):
            Message(error: "\(table).\(column) is not read by queries", help: "leave it out")
        case .unknownFunction(let name):
            Message(
                error: "the function \(short(name))() is not one that a query may call",
                help: "functions only compute from their arguments; see 'veedor query --help'"
            )
        case .notOneStatement:
            Message(error: "expected one statement", help: "ask one question at a time")
        case .noResult:
            Message(error: "the statement gives no rows", help: "ask with SELECT")
        case .malformed(let words, let byte):
            Message(
                error: "SQL: \(short(words))" + (byte.map { " (at byte \($0 + 1))" } ?? ""),
                help: "'veedor tables' lists tables and views, 'veedor tables NAME' columns"
            )
        case .missingParameter(let name):
            Message(error: "the parameter '\(name)' has no value", help: "add --param \(name)=…")
        case .unknownParameter(let name):
            Message(
                error: "the statement names no parameter '\(name)'",
                help: "leave --param \(name)=… out, or write :\(name) into the statement"
            )
        case .tookTooLong(let seconds):
            Message(
                error: "stopped after \(seconds) seconds",
                help: "ask for less, or allow more with --seconds"
            )
        case .stopped: Message(error: "stopped", help: "nothing was changed")
        case .tooLarge:
            Message(
                error: "the query needs more memory, or makes longer texts, than it may",
                help: "ask for less: fewer rows to sort, no repeated joining of texts"
            )
        case .failed(let words):
            Message(
                error: "SQLite failed: \(words)",
                help: "try again; if it stays, load the store anew"
            )
        }
    }

    /// What was typed, and comes back in an error, as part of one line, however long it is.
    private static func short(_ words: String) -> String {
        let line = words.harmless.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 200 ? line.prefix(180) + "… " + line.suffix(15) : line
    }

    /// The words for a named analysis that was not run.
    static func analysis(_ error: AnalysisError) -> Message {
        switch error {
        case .unknown(let name, let known):
            let near = Suggestion.nearest(to: name, among: known)
            return Message(
                error: "no analysis '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? ""),
                help: "'veedor analysis list' lists them"
            )
        case .unknownParameter(let name, let known, let analysis):
            return Message(
                error: "the analysis '\(analysis)' has no parameter '\(name)'",
                help: known.isEmpty
                    ? "it has none" : "it has: \(known.joined(separator: ", "))"
            )
        case .notOfType(let name, let type, let text):
            let expected =
                switch type {
                case .integer: "a whole number"
                case .number: "a number"
                case .text: "a text"
                case .date: "a day as YYYY-MM-DD"
                }
            return Message(
                error: "--param \(name): '\(text)' is not \(expected)",
                help: "write --param \(name)=…"
            )
        }
    }

    /// The words for a workbook that was not written.
    static func spreadsheet(_ error: SpreadsheetError) -> Message {
        switch error {
        case .noSheet: Message(error: "a workbook without a sheet", help: "ask for a table")
        case .tooManyRows(let sheet, let rows):
            Message(
                error: "'\(sheet)' has \(rows) rows, a sheet has room for "
                    + "\(Spreadsheet.rowLimit - 1)",
                help: "ask for less, or write CSV"
            )
        case .failed(let words, let path):
            Message(
                error: "\(path): no workbook was written: \(words)",
                help: "check that the folder is there and the disk is not full"
            )
        }
    }
}
