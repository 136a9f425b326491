internal import Domain
internal import Nights
internal import Reporting

/// The publisher's columns and ours, side by side.
enum PublishedTables {
    static func outcomes(_ columns: PublishedColumns) -> DataTable {
        var table = DataTable(columns: [
            .init("column"), .init("reproduced", isNumeric: true), .init("of", isNumeric: true),
            .init("unit"), .init("different", isNumeric: true),
            .init("published_as_zero", isNumeric: true),
            .init("not_computable", isNumeric: true), .init("snapshot"), .init("formula"),
        ])
        table.rows = columns.outcomes.map { outcome in
            [
                .text(outcome.column.rawValue), .count(outcome.reproduced),
                .count(outcome.published), .text("listing"), .count(outcome.different),
                .count(outcome.publishedAsZero), .count(outcome.notComputable),
                .text(columns.loads.date.description), .text(formula(outcome.column, columns)),
            ]
        }
        return table
    }

    private static func formula(_ column: PublishedColumn, _ columns: PublishedColumns) -> String {
        guard column == .occupancy else { return column.formula }
        let origin = columns.baseStayIsInferred ? "as the dump shows" : "assumed"
        return "\(column.formula) (base stay \(columns.baseStay, of: "night"), \(origin))"
    }

    static func differences(_ columns: PublishedColumns) -> DataTable {
        DataTable(
            columns: [
                .init("listing"), .init("row", isNumeric: true), .init("column"),
                .init("published", isNumeric: true), .init("computed", isNumeric: true),
            ],
            rows: columns.differences.map { difference in
                [
                    .text(difference.listingID), .count(difference.rowNumber),
                    .text(difference.column.rawValue), .integer(difference.published),
                    difference.computed.map { .integer($0) } ?? .empty,
                ]
            }
        )
    }
}
