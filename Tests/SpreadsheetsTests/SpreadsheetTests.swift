import Foundation
import Reporting
import Spreadsheets
import TestKit
import Testing

/// Workbooks as a reader of workbooks sees them.
@Suite struct SpreadsheetTests {
    private let folder = Result { try TemporaryFolder() }

    private static let table = DataTable(
        columns: [.init("name"), .init("n", isNumeric: true), .init("share", isNumeric: true)],
        rows: [
            [.text("=1+1"), .integer(3), .decimal(12.5, digits: 1)],
            [.text("<b>&\"Ünï\u{1F600}"), .integer(9_007_199_254_740_993), .empty],
            [.text("a\u{7}b"), .integer(-4), .decimal(.nan, digits: 1)],
        ]
    )

    @Test func `every text is a text, and no formula is written`() throws {
        let path = try folder.get().path("a.xlsx")
        try Spreadsheet(sheets: [.init(name: "one", table: Self.table)]).write(to: path)
        let sheet = try ReadWorkbook.part("xl/worksheets/sheet1.xml", of: path)
        #expect(!sheet.contains("<f>"))
        // Shared strings: a cell of type s; a bare number has no type.
        #expect(sheet.contains(#"<c r="A2" t="s">"#))
        #expect(sheet.contains(#"<c r="B2"><v>3</v></c>"#))
        #expect(sheet.contains(#"<c r="C2"><v>12.5</v></c>"#))
        #expect(sheet.contains(#"<c r="B3" t="s">"#))
        #expect(!sheet.contains(#"r="C3""#))
        let strings = try ReadWorkbook.part("xl/sharedStrings.xml", of: path)
        for text in ["=1+1", "&lt;b&gt;&amp;\"Ünï\u{1F600}", "9007199254740993", "nan"] {
            #expect(strings.contains(text), "\(text)")
        }
    }

    @Test func `hostile texts are texts, and the workbook can be read`() throws {
        let table = DataTable(
            columns: [.init("=a\u{FFFE}")],
            rows: HostileTexts.all.map { [.text($0)] }
        )
        let path = try folder.get().path("hostile.xlsx")
        try Spreadsheet(sheets: [.init(name: "=evil'\"<&\u{1B}", table: table)]).write(to: path)
        let sheet = try ReadWorkbook.part("xl/worksheets/sheet1.xml", of: path)
        #expect(!sheet.contains("<f>") && !sheet.contains("<hyperlink"))
        let strings = try ReadWorkbook.part("xl/sharedStrings.xml", of: path)
        let tags = Set(strings.matches(of: #/<\/?[a-z?!]+/#).map { String($0.0) })
        #expect(
            tags.isSubset(of: ["<?xml", "<?", "<sst", "</sst", "<si", "</si", "<t", "</t"]),
            "\(tags)"
        )
        // XML 1.0 holds none of these.
        #expect(!strings.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\r" })
        #expect(!strings.unicodeScalars.contains { $0.value & 0xFFFE == 0xFFFE })
    }

    @Test func `the same tables give the same bytes`() throws {
        let spreadsheet = Spreadsheet(sheets: [.init(name: "one", table: Self.table)])
        let paths = try ["a.xlsx", "b.xlsx"].map { try folder.get().path($0) }
        for path in paths { try spreadsheet.write(to: path) }
        let files = try paths.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
        #expect(files[0] == files[1])
        let core = try ReadWorkbook.part("docProps/core.xml", of: paths[0])
        #expect(core.contains("1970-01-01T00:00:01Z"))
    }

    @Test(arguments: [
        (["one", "one", "ONE"], ["one", "one 2", "ONE 3"]),
        (["a/b:c", "'q'", ""], ["a-b-c", "q", "Sheet"]),
        ([String(repeating: "x", count: 40)], [String(repeating: "x", count: 31)]),
    ])
    func `a tab has a name that programs take`(names: [String], tabs: [String]) throws {
        let spreadsheet = Spreadsheet(sheets: names.map { .init(name: $0, table: Self.table) })
        #expect(spreadsheet.tabNames == tabs)
        let path = try folder.get().path("tabs.xlsx")
        try spreadsheet.write(to: path)
        let book = try ReadWorkbook.part("xl/workbook.xml", of: path)
        for tab in tabs { #expect(book.contains("name=\"\(tab)\""), "\(tab)") }
    }

    @Test func `a text longer than a cell is cut, and too many rows are an error`() throws {
        let long = DataTable(
            columns: [.init("t")],
            rows: [[.text(String(repeating: "é", count: 40_000))]]
        )
        let path = try folder.get().path("long.xlsx")
        try Spreadsheet(sheets: [.init(name: "one", table: long)]).write(to: path)
        let strings = try ReadWorkbook.part("xl/sharedStrings.xml", of: path)
        #expect(strings.count { $0 == "é" } == Spreadsheet.textLimit)
        let rows = [[DataTable.Cell]](repeating: [.empty], count: Spreadsheet.rowLimit)
        let many = Spreadsheet(
            sheets: [.init(name: "one", table: DataTable(columns: [.init("t")], rows: rows))]
        )
        #expect(throws: SpreadsheetError.tooManyRows(sheet: "one", rows: Spreadsheet.rowLimit)) {
            try many.write(to: path)
        }
    }

    @Test func `a path that cannot be written is an error`() throws {
        let path = try folder.get().path("no/such/folder.xlsx")
        #expect(throws: SpreadsheetError.self) {
            try Spreadsheet(sheets: [.init(name: "one", table: Self.table)]).write(to: path)
        }
    }
}
