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
        let text = text(table, format, title)
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

    private func text(_ table: DataTable, _ format: AnswerFormat, _ title: String) -> String {
        switch format {
        case .table, .xlsx: table.fitted(to: out == nil ? Console.width : nil)
        case .csv: table.rendered(as: .csv)
        case .tsv: table.tabSeparated
        case .json: table.rendered(as: .json)
        case .ndjson: table.rendered(as: .ndjson)
        case .md: table.rendered(as: .md)
        case .html: table.page(title: title)
        }
    }
}
