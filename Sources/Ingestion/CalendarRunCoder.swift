internal import Domain

/// Joins nights of one listing that follow each other and share all values into runs.
///
/// Input and output are canonical values: a night as `CanonicalKind.calendar` orders its fields;
/// a run as the table `calendar_run` orders its columns.
struct CalendarRunCoder {
    static let columns = [
        "listing_id", "first_night", "last_night", "nights", "is_available", "price_minor",
        "minimum_nights", "maximum_nights",
    ]

    private struct Run {
        var rowNumber: Int
        var listing: CellValue
        var first: CivilDate
        var nights: Int
        var shared: [CellValue]
    }

    private var run: Run?

    /// Takes a night; returns the run that it ends, if it ends one.
    mutating func add(
        _ night: [CellValue],
        rowNumber: Int
    ) -> (rowNumber: Int, values: [CellValue])? {
        guard case .text(let text) = night[1], let date = CivilDate(text) else { return nil }
        let shared = Array(night[2...])
        if var current = run, current.listing == night[0], current.shared == shared,
            current.first.adding(days: current.nights) == date
        {
            current.nights += 1
            run = current
            return nil
        }
        let ended = finish()
        run = Run(
            rowNumber: rowNumber,
            listing: night[0],
            first: date,
            nights: 1,
            shared: shared
        )
        return ended
    }

    /// The run that is still open.
    mutating func finish() -> (rowNumber: Int, values: [CellValue])? {
        guard let ended = run else { return nil }
        run = nil
        let last = ended.first.adding(days: ended.nights - 1)
        return (
            ended.rowNumber,
            [
                ended.listing, .text(ended.first.description), .text(last.description),
                .integer(Int64(ended.nights)),
            ] + ended.shared
        )
    }
}
