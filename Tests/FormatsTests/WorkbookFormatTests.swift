import Domain
import Dumps
import Formats
import StrictYAML
import TestKit
import Testing

/// How workbooks are described, recognised and converted.
@Suite struct WorkbookFormatTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("formats/example.rents/format.yaml", WorkbookExample.descriptor())
        try folder.write("formats/example.listings/format.yaml", ExampleFormats.listings)
    }

    private var catalogue: FormatCatalogue {
        get throws { try FormatCatalogue(folder: folder.path("formats")) }
    }

    private func workbook(_ sheets: [(String, String)]) throws -> String {
        let sheets = sheets.map { WorkbookFile.Sheet($0.0, $0.1) }
        return try folder.write("book.xlsx", WorkbookFile(sheets).data)
    }

    private func row(_ texts: String...) -> String {
        let cells = texts.map { text in
            switch text {
            case "": "<c/>"
            case "#": "<c t=\"e\"><v>#DIV/0!</v></c>"
            default: "<c t=\"str\"><v>\(text)</v></c>"
            }
        }
        return "<row>\(cells.joined())</row>"
    }

    @Test func `a workbook is recognised by a table on any of its sheets`() throws {
        let path = try workbook([
            ("Read me", row("Words")), ("2020", row("Title") + row("Area", "I")),
        ])
        let format = try catalogue.recognise(fileAt: path)
        #expect(format.descriptor.id == "example.rents")
        #expect(format.columns == ["sheet", "name", "I", "II"])
    }

    @Test func `a record is made of each quarter, and rows without figures are skipped`() throws {
        let path = try workbook([
            ("2020", row("Title") + row("Area", "I") + row("North", "1.125", "#") + row("Note"))
        ])
        let format = try catalogue.recognise(fileAt: path)
        let skipper = RowSkipper(format.descriptor.skips, columns: format.columns)
        let converters = format.descriptor.records.map {
            RecordConverter($0, columns: format.columns, encoding: .utf8, currency: nil)
        }
        var found: [String] = []
        try format.forEachRecord(inFileAt: path) { record, _ in
            if let reason = skipper.reason(for: copy record) {
                found.append("\(record.rowNumber) \(reason)")
                return
            }
            for converter in converters {
                var values: [CellValue] = []
                var problems: [FieldProblem] = []
                #expect(converter.convert(copy record, into: &values, problems: &problems))
                let texts = values.suffix(3).map(\.text) + problems.map(\.fault.rawValue)
                found.append("\(record.rowNumber) " + texts.joined(separator: " "))
            }
        }
        #expect(
            found == [
                "1 no figure", "2 no figure", "3 2020-01-01 2020-03-31 112.0",
                "3 2020-04-01 2020-06-30  spreadsheet-error", "4 no figure",
            ]
        )
    }

    @Test func `a workbook of no known table names the format that its cells speak of`() throws {
        let path = try workbook([
            ("Words", row("Nothing")),
            ("Fields", row("id", "number") + row("account") + row("kind") + row("licence")),
        ])
        let error = #expect(throws: UnknownWorkbook.self) {
            try catalogue.recognise(fileAt: path)
        }
        #expect(error?.sheets == ["Words", "Fields"])
        #expect(error?.nearest?.format == "example.listings")
        #expect(error?.nearest?.container == .csv)
        #expect(error?.nearest?.sheet == "Fields")
    }

    @Test func `a workbook of nothing known has no nearest format`() throws {
        let path = try workbook([("Words", row("Nothing"))])
        let error = #expect(throws: UnknownWorkbook.self) {
            try catalogue.recognise(fileAt: path)
        }
        #expect(error != nil && error?.nearest == nil)
    }

    @Test(arguments: [
        ("{ kind: xlsx }", "tables"),
        ("{ kind: xlsx, tables: [ { below: { 1: x }, columns: { A: a } } ] }", "no column"),
        ("{ kind: xlsx, tables: [ { columns: { A: a } } ] }", "below"),
        (
            "{ kind: xlsx, cells: { a: 2A }, tables: [ { below: { A: x }, columns: { A: a } } ] }",
            "2A"
        ),
        ("{ kind: csv, tables: [ { below: { A: x }, columns: { A: a } } ] }", "unknown key"),
        (
            "{ kind: xlsx, tables: [ { below: { A: x }, at: { A: y }, columns: { A: a } } ] }",
            "below"
        ),
    ])
    func `a wrong layout is a problem of the descriptor`(container: String, word: String) throws {
        let text = WorkbookExample.descriptor(container: container)
        try folder.write("formats/example.rents/format.yaml", text)
        let error = #expect(throws: YAMLError.self) { try catalogue }
        #expect(error?.problems.contains { $0.description.contains(word) } == true, "\(word)")
    }
}
