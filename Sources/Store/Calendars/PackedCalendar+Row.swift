internal import Domain
internal import Foundation
public import GRDB

extension PackedCalendar {
    /// The columns that `init(row:)` reads.
    public static let columns =
        "first_night, nights, available, listed, row_number, night_rows, terms"

    /// A row of `calendar_listing` with `columns`.
    public init?(row: Row) {
        guard let first = CivilDate(row["first_night"] as String) else { return nil }
        self.init(
            first: first,
            span: row["nights"],
            available: [UInt8](row["available"] as Data),
            listed: (row["listed"] as Data?).map { [UInt8]($0) },
            rowNumber: row["row_number"],
            rows: (row["night_rows"] as Data?).map { [UInt8]($0) },
            terms: [UInt8](row["terms"] as Data)
        )
    }
}
