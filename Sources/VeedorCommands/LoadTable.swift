internal import Domain
internal import Reporting
internal import Store

/// The loads of a store as a table.
enum LoadTable {
    static let empty = DataTable(columns: [
        .init("load", isNumeric: true), .init("file"), .init("format"), .init("era"),
        .init("snapshot"), .init("determined_by"), .init("rows_read", isNumeric: true),
        .init("loaded", isNumeric: true), .init("rejected", isNumeric: true),
        .init("skipped", isNumeric: true), .init("fields_rejected", isNumeric: true),
        .init("outcome"),
    ])

    static func row(_ load: Load, outcome: String) -> [DataTable.Cell] {
        [
            .integer(load.id), .text(load.fileName), .text(load.formatID), .text(load.formatEra),
            .optional(load.snapshotText), .text(load.snapshotDeterminedBy),
            .count(load.rowsRead), .count(load.rowsLoaded), .count(load.rowsRejected),
            .count(load.rowsSkipped), .count(load.fieldsRejected), .text(outcome),
        ]
    }
}

extension Load {
    /// The snapshot date as precise as it is known.
    var snapshotText: String? {
        guard let snapshotDate else { return nil }
        return snapshotPrecision == "month"
            ? String(snapshotDate.description.prefix(7)) : snapshotDate.description
    }
}
