/// A place in a sheet as people write it: `C12`.
public struct CellReference: Hashable, Sendable {
    /// The column, from 0; `A` is 0 and `XFD` 16,383.
    public let column: Int

    /// The row, from 1 to 1,048,576.
    public let row: Int

    /// The number of columns of a sheet in Excel.
    public static let columnCount = 16_384

    /// The number of rows of a sheet in Excel.
    public static let rowCount = 1_048_576

    /// Reads `C12`, or `nil` where it is no cell of a sheet.
    public init?(_ text: String) {
        let letters = text.prefix { $0.isLetter }
        let digits = text.dropFirst(letters.count)
        guard let column = Self.column(String(letters)), digits.first?.isNumber == true,
            let row = Int(digits), (1...Self.rowCount).contains(row)
        else { return nil }
        self.column = column
        self.row = row
    }

    /// The number of a column from its letters, from 0; `nil` where there is no such column.
    public static func column(_ letters: String) -> Int? {
        var column = 0
        for byte in letters.utf8 {
            guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) else { return nil }
            column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
            guard column <= columnCount else { return nil }
        }
        return column == 0 ? nil : column - 1
    }
}
