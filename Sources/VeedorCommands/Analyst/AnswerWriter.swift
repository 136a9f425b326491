internal import ArgumentParser
internal import Foundation
internal import Reporting
internal import Spreadsheets

/// Puts an answer where it was asked for.
struct AnswerWriter: ParsableArguments {
    @Option(help: "How the answer is written; with --out as the name of the file says.")
    var format: AnswerFormat?

    @Option(help: ArgumentHelp("Write to a file.", valueName: "path"))
    var out: String?

    func validate() throws {
        guard out != nil || format != .xlsx else {
            throw ValidationError("--format xlsx: a workbook is a file; name it with --out")
        }
    }

    /// Writes a table.
    ///
    /// - Parameters:
    ///   - table: the answer.
    ///   - title: what a page, or the sheet of a workbook, is called.
    /// - Throws: `SpreadsheetError`, `CommandError`.
    func write(_ table: DataTable, title: String) throws {
        let format = format ?? out.flatMap(AnswerFormat.init(file:)) ?? .table
        if format == .xlsx, let out {
            try Spreadsheet(sheets: [.init(name: title, table: table)]).write(to: out)
            return
        }
        let answer = AnswerText(
            table,
            as: format,
            title: title,
            width: out == nil ? Console.width : nil
        )
        let text = answer.text
        if let note = answer.note {
            Console.standardError("note: \(note); --out FILE or --format csv gives them whole\n")
        }
        guard let out else {
            Console.standardOutput(text)
            return
        }
        do { try Data(text.utf8).write(to: URL(fileURLWithPath: out)) } catch {
            throw CommandError(
                error: "\(out): cannot be written",
                help: "check that the folder is there and the disk is not full"
            )
        }
    }
}

/// An answer in one of the formats that are text.
struct AnswerText {
    let text: String

    /// What is not shown whole, if anything.
    let note: String?

    /// Writes a table.
    ///
    /// - Parameters:
    ///   - table: the answer.
    ///   - format: how.
    ///   - title: what a page is called.
    ///   - width: of the terminal; `nil` where there is none.
    init(_ table: DataTable, as format: AnswerFormat, title: String, width: Int?) {
        var note: String?
        switch format {
        case .table, .xlsx:
            let fitted = table.fitted(to: width)
            if !fitted.cut.isEmpty {
                note = "cut to fit the terminal: " + fitted.cut.joined(separator: ", ")
            }
            text = fitted.text
        case .csv: text = table.rendered(as: .csv)
        case .tsv: text = table.tabSeparated
        case .json: text = table.rendered(as: .json)
        case .ndjson: text = table.rendered(as: .ndjson)
        case .md: text = table.rendered(as: .md)
        case .html: text = table.page(title: title)
        }
        self.note = note
    }
}
