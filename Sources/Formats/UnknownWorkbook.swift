internal import Dumps

/// A workbook that holds no table of a known format.
///
/// Many describe data instead of holding them; so the format whose column names stand in its cells
/// is named, whatever its container.
public struct UnknownWorkbook: Error, Hashable, Sendable {
    /// A format that the cells of a sheet speak of.
    public struct Neighbour: Hashable, Sendable {
        /// Its id.
        public let format: String

        /// The kind of file that the format is read from.
        public let container: Container.Kind

        /// The sheet.
        public let sheet: String

        /// How many columns the format requires.
        public let requiredCount: Int

        /// How many of them are names in the sheet's cells.
        public let foundCount: Int
    }

    /// The file.
    public let file: String

    /// The names of its sheets.
    public let sheets: [String]

    /// The nearest format, where a third of its columns are named at least.
    public let nearest: Neighbour?

    init(file: String, head: WorkbookHead, formats: [FormatOutline]) {
        self.file = file
        sheets = head.sheets.map(\.name)
        var best: Neighbour?
        for sheet in head.sheets {
            let texts = Self.texts(of: sheet)
            for format in formats {
                let names = format.signatureTexts
                let neighbour = Neighbour(
                    format: format.id,
                    container: format.container.kind,
                    sheet: sheet.name,
                    requiredCount: names.count,
                    foundCount: names.count { texts.contains($0) }
                )
                if neighbour.isNearer(than: best) { best = neighbour }
            }
        }
        nearest = best.flatMap { $0.foundCount * 3 >= $0.requiredCount ? $0 : nil }
    }

    private static func texts(of sheet: WorkbookHead.Sheet) -> Set<String> {
        var texts: Set<String> = []
        for row in sheet.rows {
            for field in 0..<row.fieldCount where field > 0 {
                texts.insert(String(decoding: row.field(field), as: UTF8.self))
            }
        }
        return texts
    }
}

extension UnknownWorkbook.Neighbour {
    /// A greater share of its columns; of equal shares, more columns.
    fileprivate func isNearer(than other: Self?) -> Bool {
        guard let other else { return foundCount > 0 }
        let (left, right) = (foundCount * other.requiredCount, other.foundCount * requiredCount)
        return left != right ? left > right : foundCount > other.foundCount
    }
}

extension FormatOutline {
    /// The texts by which people would know the format: its required columns, or the headings of
    /// its tables.
    fileprivate var signatureTexts: Set<String> {
        guard let layout = container.sheets else { return Set(header.required) }
        return Set(layout.tables.flatMap(\.heading).flatMap(\.texts))
    }
}
