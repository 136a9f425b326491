public import Foundation

/// Workbooks made by hand, for tests that need odd ones.
public struct WorkbookFile: Sendable {
    /// A sheet and the XML inside its `sheetData`.
    public struct Sheet: Sendable {
        /// The name that people see.
        public var name: String

        /// The rows.
        public var rows: String

        /// A sheet.
        public init(_ name: String, _ rows: String) {
            self.name = name
            self.rows = rows
        }
    }

    /// The main namespace of SpreadsheetML; the strict one may be put in its place.
    public var namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    /// Stands before everything in each sheet's part.
    public var prologue = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

    /// The sheets, in their order.
    public var sheets: [Sheet]

    /// The XML of the shared texts, each an `si` element.
    public var sharedTexts: [String]

    /// Parts that are left out.
    public var missingParts: Set<String> = []

    /// A workbook.
    public init(_ sheets: [Sheet], sharedTexts: [String] = []) {
        self.sheets = sheets
        self.sharedTexts = sharedTexts
    }

    /// A workbook of one sheet.
    public init(rows: String, sharedTexts: [String] = []) {
        self.init([Sheet("Sheet1", rows)], sharedTexts: sharedTexts)
    }

    /// The names and contents of the parts.
    ///
    /// The sheets stand last first, so that only the relationships say which is which.
    public var parts: [(name: String, data: Data)] {
        let package = "http://schemas.openxmlformats.org/package/2006"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let list = sheets.indices.map {
            "<sheet name=\"\(sheets[$0].name)\" sheetId=\"\($0 + 1)\" r:id=\"rId\($0)\"/>"
        }.joined()
        let links =
            sheets.indices.map {
                "<Relationship Id=\"rId\($0)\" Type=\"\(office)/worksheet\" "
                    + "Target=\"worksheets/sheet\($0 + 1).xml\"/>"
            }.joined()
            + "<Relationship Id=\"rIdS\" Type=\"\(office)/sharedStrings\" "
            + "Target=\"/xl/sharedStrings.xml\"/>"
        var parts: [(String, String)] = [
            ("[Content_Types].xml", "<Types xmlns=\"\(package)/content-types\"/>"),
            (
                "_rels/.rels",
                "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" "
                    + "Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/>"
                    + "</Relationships>"
            ),
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"\(namespace)\" xmlns:r=\"\(office)\"><sheets>\(list)</sheets>"
                    + "</workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"\(package)/relationships\">\(links)</Relationships>"
            ),
            (
                "xl/sharedStrings.xml",
                "<sst xmlns=\"\(namespace)\">\(sharedTexts.joined())</sst>"
            ),
        ]
        for (index, sheet) in sheets.enumerated().reversed() {
            parts.append(
                (
                    "xl/worksheets/sheet\(index + 1).xml",
                    "\(prologue)<worksheet xmlns=\"\(namespace)\"><sheetData>\(sheet.rows)"
                        + "</sheetData></worksheet>"
                )
            )
        }
        return parts.filter { !missingParts.contains($0.0) }.map { ($0.0, Data($0.1.utf8)) }
    }

    /// The workbook's bytes.
    public var data: Data { ZipFile.data(parts) }
}
