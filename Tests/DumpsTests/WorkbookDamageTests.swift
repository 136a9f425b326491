import Dumps
import Foundation
import TestKit
import Testing

/// Workbooks that are damaged, hostile or none at all: a named error or a fault of the row, never
/// a crash, never silence.
@Suite struct WorkbookDamageTests {
    private static let row = "<row><c><v>1</v></c></row>"

    /// Reads to the end; the error that came, if one came.
    private func error(_ data: Data, limits: RecordLimits = RecordLimits()) throws -> DumpError? {
        let folder = try TemporaryFolder()
        let path = try folder.write("book.xlsx", data)
        do {
            guard try ContentKind(ofFileAt: path) == .zipArchive else { return nil }
            var reader = try WorkbookReader(path: path, limits: limits)
            var record = Record()
            while try reader.next(into: &record) {}
            return nil
        } catch {
            return error
        }
    }

    private func faults(_ rows: String, limits: RecordLimits = RecordLimits()) throws -> [RowFault?]
    {
        let workbook = WorkbookFile(rows: rows, sharedTexts: ["<si><t>text</t></si>"])
        return try WorkbookReaderTests.rows(workbook, limits: limits).map(\.fault)
    }

    // MARK: The archive

    @Test func `a workbook cut at any place is an error`() throws {
        let whole = WorkbookFile(rows: Self.row).data
        for length in stride(from: 30, to: whole.count, by: 97) {
            #expect(try error(whole.prefix(length))?.code == .corruptZip, "\(length)")
        }
    }

    @Test func `a changed byte in a sheet is found by its checksum`() throws {
        var data = WorkbookFile(rows: Self.row).data
        let place = try #require(data.range(of: Data("<v>1</v>".utf8)))
        data[place.lowerBound + 3] = UInt8(ascii: "2")
        let found = try #require(try error(data))
        #expect(found.code == .corruptZip)
        #expect(found.detail?.contains("sheet1.xml") == true)
    }

    @Test(arguments: ["notes.txt", "content.xml", "xl/workbook.bin"])
    func `an archive that is no workbook says what it is`(name: String) throws {
        var files = [(name: name, data: Data("x".utf8))]
        if name == "content.xml" { files.append(("META-INF/manifest.xml", Data())) }
        if name == "xl/workbook.bin" { files.append(("[Content_Types].xml", Data("<T/>".utf8))) }
        let found = try #require(try error(ZipFile.data(files)))
        #expect(found.code == .unknownArchive)
        let words = ["notes.txt": "1 file", "content.xml": ".ods", "xl/workbook.bin": ".xlsb"]
        #expect(found.detail?.contains(words[name] ?? "?") == true)
    }

    @Test func `an archive of nothing is no workbook`() throws {
        #expect(try error(ZipFile.data([]))?.code == .unknownArchive)
    }

    @Test func `a workbook inside gzip is to be unpacked first`() throws {
        let data = try GzipFile.data(WorkbookFile(rows: Self.row).data)
        #expect(try error(data)?.code == .unknownArchive)
    }

    @Test func `old and encrypted workbooks are told apart`() throws {
        let magic = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        let old = magic + Data(count: 600_000)
        #expect(try error(old)?.code == .oldWorkbook)
        let name = Data("EncryptedPackage".utf16.map { [UInt8($0), 0] }.joined())
        // Across the border of two reads.
        let encrypted = magic + Data(count: 256 * 1024 - 20) + name + Data(count: 4096)
        #expect(try error(encrypted)?.code == .encryptedWorkbook)
    }

    @Test(arguments: [
        ("xl/worksheets/sheet1.xml", DumpError.Code.notWorkbook),
        ("xl/sharedStrings.xml", .notWorkbook), ("xl/workbook.xml", .unknownArchive),
        ("xl/_rels/workbook.xml.rels", .notWorkbook),
    ])
    func `a missing part is named`(part: String, code: DumpError.Code) throws {
        var workbook = WorkbookFile(rows: Self.row)
        workbook.missingParts = [part]
        #expect(try error(workbook.data)?.code == code)
    }

    // MARK: Hostile parts

    @Test func `a part beyond the limit is refused before it is read`() throws {
        let workbook = WorkbookFile(rows: String(repeating: Self.row, count: 200))
        let found = try error(workbook.data, limits: RecordLimits(maxPartBytes: 2000))
        #expect(found?.code == .partTooLarge)
        #expect(found?.detail?.contains("sheet1.xml") == true)
    }

    @Test func `shared texts beyond the limit are refused`() throws {
        let workbook = WorkbookFile(
            rows: Self.row,
            sharedTexts: (0..<100).map { "<si><t>text \($0)</t></si>" }
        )
        let found = try error(workbook.data, limits: RecordLimits(maxSharedTextBytes: 500))
        #expect(found?.code == .partTooLarge)
    }

    @Test func `a document type is refused, so entities cannot grow`() throws {
        var workbook = WorkbookFile(rows: "<row><c t=\"str\"><v>&b;</v></c></row>")
        workbook.prologue = """
            <!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
            """
        let found = try #require(try error(workbook.data))
        #expect(found.code == .notWorkbook)
        #expect(found.detail?.contains("document type") == true)
    }

    @Test func `an entity of nowhere and broken XML are errors`() throws {
        for rows in ["<row><c><v>&nbsp;</v></c></row>", "<row><c><v>1</c></row>", "<row"] {
            let found = try #require(try error(WorkbookFile(rows: rows).data))
            #expect(found.code == .notWorkbook)
            #expect(found.offset != nil)
        }
    }

    @Test func `a tag without end does not fill the memory`() throws {
        let rows = "<row r=\"" + String(repeating: "1", count: 2 << 20) + "\"/>"
        let found = try #require(try error(WorkbookFile(rows: rows).data))
        #expect(found.detail?.contains("too long") == true)
    }

    @Test func `rows out of order are an error`() throws {
        let third = "<row r=\"3\"/>"
        for rows in [third + "<row r=\"2\"/>", third + third, "<row r=\"x\"/>"] {
            #expect(try error(WorkbookFile(rows: rows).data)?.code == .notWorkbook)
        }
    }

    // MARK: Faults of a row

    @Test func `a cell that is not where it says is a fault of its row alone`() throws {
        let cells = [
            "<c r=\"A2\"><v>1</v></c>", "<c r=\"B1\"/><c r=\"A1\"/>", "<c r=\"A1\"/><c r=\"A1\"/>",
            "<c r=\"XFE1\"/>", "<c r=\"1A\"/>", "<c t=\"s\"><v>1</v></c>",
            "<c t=\"s\"><v>-1</v></c>", "<c t=\"s\"><v>one</v></c>",
        ]
        for cell in cells {
            let found = try faults("<row r=\"1\">\(cell)</row><row r=\"2\"><c r=\"A2\"/></row>")
            #expect(found == [.brokenCell, nil], "\(cell)")
        }
    }

    @Test func `the last column of a sheet is one`() throws {
        #expect(try faults("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>") == [nil])
    }

    @Test func `a field and a row beyond the limits are faults`() throws {
        let long = String(repeating: "x", count: 100)
        let cell = "<c t=\"str\"><v>\(long)</v></c>"
        let shared = String(repeating: "<c t=\"s\"><v>0</v></c>", count: 100)
        #expect(
            try faults("<row>\(cell)</row>", limits: RecordLimits(maxFieldBytes: 99))
                == [.fieldTooLong]
        )
        for row in ["<row>\(cell)\(cell)\(cell)</row>", "<row>\(shared)</row>"] {
            #expect(
                try faults(row + Self.row, limits: RecordLimits(maxRowBytes: 250))
                    == [.rowTooLong, nil]
            )
        }
    }
}
