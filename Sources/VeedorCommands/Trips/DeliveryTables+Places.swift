internal import Domain
internal import Reporting
internal import Store
internal import Trips

extension DeliveryTables {
    /// What airports counted, beside the trips that were handed over.
    static func airports(
        _ comparisons: [PlaceComparison],
        _ loads: [Load],
        tolerance: Double
    ) -> DataTable {
        let names = Dictionary(uniqueKeysWithValues: loads.map { ($0.id, $0.fileName) })
        return DataTable(
            columns: [
                .init("airport"), .init("from"), .init("to"), .init("operator"), .init("service"),
                .init("direction"), .init("trips", isNumeric: true),
                .init("zone_not_told", isNumeric: true), .init("against", isNumeric: true),
                .init("difference", isNumeric: true), .init("verdict"), .init("file"),
                .init("row", isNumeric: true),
            ],
            rows: comparisons.map { one in
                [
                    .text(one.place), .text(one.days.lowerBound.description),
                    .text(one.days.upperBound.description), .optional(one.operatorName),
                    .optional(one.service), .text(one.direction.rawValue), .count(one.trips),
                    .count(one.untold), .count(one.against),
                    .decimal(one.difference, digits: 4),
                    .text(one.verdict(tolerance: tolerance).rawValue), .optional(names[one.load]),
                    .integer(one.row),
                ]
            }
        )
    }
}
