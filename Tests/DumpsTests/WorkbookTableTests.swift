import Dumps
import TestKit
import Testing

/// How tables among titles and notes become records.
@Suite struct WorkbookTableTests {
    private static let layout = SheetLayout(
        cells: [.init(name: "title", place: .first)],
        tables: [
            SheetTable(
                heading: [(0, ["Code"]), (1, ["I", "1st"])],
                columns: [(0, "code"), (1, "value"), (1, "copy")],
                constants: [("level", "quarter")]
            ),
            SheetTable(
                heading: [(0, ["Total"])],
                beginsAtHeading: true,
                columns: [(0, "name"), (1, "value")],
                constants: [("level", "city")]
            ),
        ]
    )

    private static func sheet(_ name: String, _ rows: [[String]]) -> WorkbookFile.Sheet {
        let xml = rows.enumerated().map { index, cells in
            let cells = cells.map { text in
                text.hasPrefix("#")
                    ? "<c t=\"e\"><v>\(text)</v></c>"
                    : text.isEmpty ? "<c/>" : "<c t=\"str\"><v>\(text)</v></c>"
            }
            return "<row r=\"\(index + 1)\">\(cells.joined())</row>"
        }
        return .init(name, xml.joined())
    }

    private func records(_ sheets: [WorkbookFile.Sheet]) throws -> [String] {
        let folder = try TemporaryFolder()
        let path = try folder.write("b.xlsx", WorkbookFile(sheets).data)
        let head = try WorkbookHead(path: path)
        let columns = Self.layout.columns(of: Set(head.tables(of: Self.layout).joined()))
        #expect(columns == ["sheet", "title", "level", "code", "value", "copy", "name"])
        var reader = try WorkbookTableReader(path: path, layout: Self.layout, columns: columns)
        var record = Record()
        var lines: [String] = []
        while try reader.next(into: &record) {
            if let fault = record.fault {
                lines.append("\(record.sheet ?? "") \(record.rowNumber) \(fault.rawValue)")
                continue
            }
            let texts = (0..<record.fieldCount).map {
                record.errorFields.contains($0)
                    ? "!" : String(decoding: record.field($0), as: UTF8.self)
            }
            lines.append("\(record.rowNumber) " + texts.joined(separator: "|"))
        }
        return lines
    }

    @Test func `a table lasts until the next, and titles have nothing in its columns`() throws {
        let found = try records([
            Self.sheet(
                "2023",
                [
                    ["Rents"], [], ["Code", " 1st "], ["1", "10"], ["", ""], ["2", "#N/A"],
                    ["Total", "30"], ["Source"],
                ]
            )
        ])
        #expect(
            found == [
                "1 2023|Rents|||||", "2 2023|Rents|||||", "3 2023|Rents|||||",
                "4 2023|Rents|quarter|1|10|10|", "5 2023|Rents|quarter||||",
                "6 2023|Rents|quarter|2|!|!|", "7 2023|Rents|city||30||Total",
                "8 2023|Rents|city||||Source",
            ]
        )
    }

    @Test func `each sheet begins without a table and with its own title`() throws {
        let found = try records([
            Self.sheet("a", [["First"], ["Code", "I"], ["Total", "1"]]),
            Self.sheet("b", [["Second"], ["x", "2"], ["Total", "3"]]),
        ])
        #expect(
            found.suffix(3) == [
                "1 b|Second|||||", "2 b|Second|||||", "3 b|Second|city||3||Total",
            ]
        )
    }

    @Test func `rows of a sheet without a table are faults, blank ones are not`() throws {
        let found = try records([
            Self.sheet("a", [["T"], ["Code", "I"], ["Total", "1"]]),
            Self.sheet("other", [["Codi", "I"], [], ["1", "2"], ["#REF!"]]),
        ])
        #expect(
            found.suffix(4) == [
                "other 1 no-table", "2 other||||||", "other 3 no-table", "other 4 no-table",
            ]
        )
    }

    @Test func `a place is read from its letters and number, or not at all`() {
        #expect(CellReference("A1") == .first)
        #expect(CellReference("XFD1048576")?.column == 16_383)
        #expect(CellReference.column("Z") == 25)
        #expect(CellReference.column("AA") == 26)
        for text in ["", "A", "1", "A0", "XFE1", "A1048577", "a1", "Ä1", "A1B", "A-1", "A+1"] {
            #expect(CellReference(text) == nil, "\(text)")
        }
    }
}

extension CellReference {
    fileprivate static var first: CellReference {
        // A1 is a cell of every sheet.
        guard let first = CellReference("A1") else { preconditionFailure() }
        return first
    }
}
