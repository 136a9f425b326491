internal import CXlsxWriter
public import Reporting

/// A workbook (`.xlsx`) with one sheet per table.
///
/// Numbers are numbers, and every text is a text: nothing is taken for a formula. The same tables
/// give the same bytes.
///
/// Related: <https://libxlsxwriter.github.io/>.
public struct Spreadsheet: Sendable {
    /// The sheets, in their order.
    public var sheets: [Sheet]

    /// A sheet.
    public struct Sheet: Hashable, Sendable {
        /// What stands on its tab; see `tabNames` for what a tab cannot show.
        public var name: String

        /// What stands in it.
        public var table: DataTable

        /// A sheet.
        public init(name: String, table: DataTable) {
            self.name = name
            self.table = table
        }
    }

    /// A workbook.
    public init(sheets: [Sheet]) { self.sheets = sheets }

    /// The most rows of a sheet, its heading among them (ECMA-376, and every program that reads it).
    public static let rowLimit = 1_048_576

    /// The most characters of a cell, counted as UTF-16 does.
    public static let textLimit = 32_767

    /// Writes the file; what stands there is replaced.
    ///
    /// - Throws: `SpreadsheetError`.
    public func write(to path: String) throws(SpreadsheetError) {
        guard !sheets.isEmpty else { throw .noSheet }
        for sheet in sheets where sheet.table.rows.count >= Self.rowLimit {
            throw .tooManyRows(sheet: sheet.name, rows: sheet.table.rows.count)
        }
        var workbook = try WorkbookHandle(path: path)
        for (sheet, tab) in zip(sheets, tabNames) { try workbook.add(sheet.table, tab: tab) }
        try workbook.close()
    }

    /// The names as tabs can show them: at most 31 characters, none of `[]:*?/\`, none twice.
    public var tabNames: [String] {
        var used: Set<String> = []
        return sheets.map { sheet in
            let legal = sheet.name.map { "[]:*?/\\".contains($0) || $0.isNewline ? "-" : $0 }
            var name = String(legal).trimmingApostrophes
            if name.isEmpty { name = "Sheet" }
            var tab = name.cut(to: 31)
            var number = 2
            while !used.insert(tab.lowercased()).inserted {
                tab = name.cut(to: 31 - "\(number)".count - 1) + " \(number)"
                number += 1
            }
            return tab
        }
    }
}

/// Why no workbook was written.
public enum SpreadsheetError: Error, Hashable, Sendable {
    /// A workbook has at least one sheet.
    case noSheet

    /// A sheet has no room for so many rows.
    case tooManyRows(sheet: String, rows: Int)

    /// The library's words; the path.
    case failed(String, path: String)
}

extension String {
    /// Its first characters, so many as UTF-16 counts.
    func cut(to count: Int) -> String {
        var text = ""
        var room = count
        for scalar in unicodeScalars {
            room -= UTF16.width(scalar)
            guard room >= 0 else { break }
            text.unicodeScalars.append(scalar)
        }
        return text
    }

    /// A tab's name begins and ends with no apostrophe.
    fileprivate var trimmingApostrophes: String {
        var text = self[...]
        while text.first == "'" { text.removeFirst() }
        while text.last == "'" { text.removeLast() }
        return String(text)
    }
}
