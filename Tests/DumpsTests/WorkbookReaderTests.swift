import Dumps
import TestKit
import Testing

/// What the cells of a workbook become.
@Suite struct WorkbookReaderTests {
    /// The fields of every row, as text.
    static func rows(
        _ workbook: WorkbookFile,
        limits: RecordLimits = RecordLimits()
    ) throws -> [(number: Int, fields: [String], fault: RowFault?)] {
        let folder = try TemporaryFolder()
        let path = try folder.write("book.xlsx", workbook.data)
        var reader = try WorkbookReader(path: path, limits: limits)
        var record = Record()
        var rows: [(number: Int, fields: [String], fault: RowFault?)] = []
        while try reader.next(into: &record) {
            let fields = (0..<record.fieldCount).map {
                String(decoding: record.field($0), as: UTF8.self)
            }
            rows.append((record.rowNumber, fields, record.fault))
        }
        return rows
    }

    private func fields(_ rows: String, sharedTexts: [String] = []) throws -> [String] {
        let found = try Self.rows(WorkbookFile(rows: rows, sharedTexts: sharedTexts))
        return Array(try #require(found.first).fields.dropFirst())
    }

    @Test func `cells stand where their references say, and what lies between is empty`() throws {
        let found = try Self.rows(
            WorkbookFile(
                rows: """
                    <row r="3"><c r="B3"><v>1</v></c><c r="AB3"><v>2</v></c></row>
                    <row r="7" spans="1:3"/>
                    """
            )
        )
        #expect(found.map(\.number) == [3, 7])
        #expect(found[0].fields.count == 29)
        #expect(found[0].fields[2] == "1")
        #expect(found[0].fields[28] == "2")
        #expect(found[0].fields.count { $0.isEmpty } == 26)
        #expect(found[1].fields == ["Sheet1"])
    }

    @Test func `rows and cells without a reference follow the last`() throws {
        let found = try Self.rows(
            WorkbookFile(
                rows: """
                    <row><c><v>1</v></c><c><v>2</v></c></row><row r="4"><c r="B4"><v>3</v></c>\
                    <c><v>4</v></c></row><row><c><v>5</v></c></row>
                    """
            )
        )
        #expect(found.map(\.number) == [1, 4, 5])
        #expect(
            found.map(\.fields) == [
                ["Sheet1", "1", "2"], ["Sheet1", "", "3", "4"], ["Sheet1", "5"],
            ]
        )
    }

    @Test func `numbers keep the digits that the file holds`() throws {
        let cells = ["980.47978408395318", "1.0E-2", "12345678901234567890", "-0", "44926"]
        let xml = cells.map { "<c><v>\($0)</v></c>" }.joined()
        #expect(try fields("<row>\(xml)</row>") == cells)
    }

    @Test func `shared texts are put in, runs joined, readings and outer blanks left out`() throws {
        let found = try fields(
            """
            <row><c t="s"><v>1</v></c><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>
            """,
            sharedTexts: [
                "<si><t xml:space=\"preserve\">  el Raval &amp; més  </t></si>",
                "<si><r><t>日</t></r><r><rPr><b/></rPr><t>本</t></r>"
                    + "<rPh sb=\"0\" eb=\"2\"><t>ニホン</t></rPh></si>",
            ]
        )
        #expect(found == ["日本", "el Raval & més", "日本"])
    }

    @Test func `inline texts, results of formulas and logical values are read`() throws {
        let found = try fields(
            """
            <row><c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>\
            <c t="str"><f>UPPER("c")</f><v>C</v></c><c><f>1+1</f><v>2</v></c>\
            <c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="d"><v>2024-02-29</v></c>\
            <c><f>NOW()</f></c></row>
            """
        )
        #expect(found == ["ab", "C", "2", "true", "false", "2024-02-29", ""])
    }

    @Test func `a cell with an error is empty and marked`() throws {
        let folder = try TemporaryFolder()
        let workbook = WorkbookFile(rows: "<row><c><v>1</v></c><c t=\"e\"><v>#DIV/0!</v></c></row>")
        var reader = try WorkbookReader(path: folder.write("b.xlsx", workbook.data))
        var record = Record()
        #expect(try reader.next(into: &record))
        #expect(record.errorFields == [2])
        #expect(record.field(2) == [])
        #expect(record.fault == nil)
    }

    @Test func `sheets come in the order of the workbook and rows begin anew on each`() throws {
        let found = try Self.rows(
            WorkbookFile([
                .init("2023", "<row r=\"2\"><c><v>1</v></c></row>"), .init("empty", ""),
                .init("2022", "<row r=\"1\"><c><v>2</v></c></row>"),
            ])
        )
        #expect(found.map(\.fields) == [["2023", "1"], ["2022", "2"]])
        #expect(found.map(\.number) == [2, 1])
    }

    @Test func `the strict schema is read as the transitional one`() throws {
        var workbook = WorkbookFile(
            rows: "<row><c t=\"s\"><v>0</v></c></row>",
            sharedTexts: ["<si><t>x</t></si>"]
        )
        workbook.namespace = "http://purl.oclc.org/ooxml/spreadsheetml/main"
        #expect(try Self.rows(workbook).map(\.fields) == [["Sheet1", "x"]])
    }

    @Test func `rows and columns of another namespace are none`() throws {
        let found = try fields(
            """
            <row><c><v>1</v></c><x:c xmlns:x="urn:x"><x:v>9</x:v></x:c></row>
            """
        )
        #expect(found == ["1"])
    }

    @Test func `a long sheet is read to its end, each row once`() throws {
        let rows = (1...20_000).map {
            "<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0)</v></c><c r=\"C\($0)\" t=\"s\"><v>0</v></c></row>"
        }.joined(separator: "\n")
        let found = try Self.rows(WorkbookFile(rows: rows, sharedTexts: ["<si><t>x</t></si>"]))
        #expect(found.count == 20_000)
        #expect(
            found.enumerated().allSatisfy { index, row in
                row.fields == ["Sheet1", "\(index + 1)", "", "x"] && row.number == index + 1
            }
        )
    }

    @Test func `progress comes to the size of the parts`() throws {
        let folder = try TemporaryFolder()
        let workbook = WorkbookFile(rows: "<row><c><v>1</v></c></row>")
        let path = try folder.write("b.xlsx", workbook.data)
        var reader = try WorkbookReader(path: path)
        var record = Record()
        var last: Int64 = 0
        while try reader.next(into: &record) {
            #expect(reader.fileBytesConsumed >= last)
            last = reader.fileBytesConsumed
        }
        #expect(reader.fileBytesConsumed > 0)
        #expect(reader.fileBytesConsumed <= Int64(workbook.data.count))
    }
}
