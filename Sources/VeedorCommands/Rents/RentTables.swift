internal import Domain
internal import Rents
internal import Reporting

/// Rent estimates as tables.
enum RentTables {
    static func estimates(_ estimates: [RentEstimate]) -> DataTable {
        func decimal(_ value: Double?, _ digits: Int) -> DataTable.Cell {
            guard let value else { return .empty }
            return value.isFinite ? .decimal(value, digits: digits) : .text("not bounded")
        }
        return DataTable(
            columns: [
                .init("design"), .init("verdict"), .init("areas", isNumeric: true),
                .init("periods", isNumeric: true), .init("observations", isNumeric: true),
                .init("log_rent_per_point", isNumeric: true),
                .init("standard_error", isNumeric: true), .init("from", isNumeric: true),
                .init("to", isNumeric: true), .init("first_stage_f", isNumeric: true),
                .init("time_before_p", isNumeric: true), .init("time_before", isNumeric: true),
                .init("time_before_from", isNumeric: true),
                .init("time_before_to", isNumeric: true),
                .init("without_one_area_from", isNumeric: true),
                .init("without_one_area_to", isNumeric: true),
            ],
            rows: estimates.map { one in
                [
                    .text(one.design.rawValue), .text(RentStatement.verdict(one.verdict)),
                    .count(one.areas), .count(one.periods), .count(one.observations),
                    decimal(one.effect, 5), decimal(one.standardError, 5),
                    decimal(one.interval?.lower, 5), decimal(one.interval?.upper, 5),
                    decimal(one.firstStage, 1), decimal(one.preTrend, 3),
                    decimal(one.effectBefore, 5), decimal(one.intervalBefore?.lower, 5),
                    decimal(one.intervalBefore?.upper, 5),
                    decimal(one.withoutOneArea?.lower, 5), decimal(one.withoutOneArea?.upper, 5),
                ]
            }
        )
    }

    static func published(_ model: RentModel) -> DataTable {
        DataTable(
            columns: [
                .init("study"), .init("design"), .init("result"),
                .init("log_rent_per_point", isNumeric: true),
                .init("elasticity", isNumeric: true),
            ],
            rows: model.published.map { one in
                func decimal(_ value: Double?) -> DataTable.Cell {
                    value.map { .decimal($0, digits: 4) } ?? .empty
                }
                return [
                    .text(one.study), .text(one.design), .text(one.result),
                    decimal(one.logRentPerPoint), decimal(one.logRentPerLog),
                ]
            }
        )
    }
}
