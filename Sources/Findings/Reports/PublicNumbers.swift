internal import Reporting

/// Small numbers that nobody outside may see.
///
/// Counts below the limit are not shown, all others are rounded to it, and what is computed from a
/// count that is not shown is not shown either: so no difference of two figures gives a small count.
struct PublicNumbers {
    /// The limit; `nil` shows everything.
    let limit: Int?

    /// A number as it may be shown; `nil` where it may not.
    func shown(_ value: Double, _ kind: ReportTable.Kind) -> Double? {
        guard let limit, kind == .count, value != 0 else { return value }
        let step = Double(limit)
        guard abs(value) >= step else { return nil }
        return (value / step).rounded() * step
    }

    /// What stands in place of a count that may not be shown.
    var hidden: String { "under \(limit ?? 0)" }

    /// A number as text.
    func text(_ value: Double, _ kind: ReportTable.Kind) -> String {
        shown(value, kind).map { NumberText.text($0, kind) } ?? hidden
    }

    /// Whether any count of a row may not be shown.
    func hides(_ row: ReportRow, _ columns: [BlockDefinition.Column]) -> Bool {
        columns.contains { column in
            row.number(column.name).map { shown($0, column.kind) == nil } ?? false
        }
    }
}
