internal import Domain
internal import Foundation
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
                .init("time_before_p", isNumeric: true),
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
                    decimal(one.withoutOneArea?.lower, 5), decimal(one.withoutOneArea?.upper, 5),
                ]
            }
        )
    }

    static func published(_ model: RentModel) -> DataTable {
        DataTable(
            columns: [.init("study"), .init("design"), .init("result")],
            rows: model.published.map { one in
                [.text(one.study), .text(one.design), .text(one.result)]
            }
        )
    }

    /// What the change of density goes with, in per cent of rent and in money.
    static func pressure(
        _ stored: StoredPanel,
        effect: Double,
        interval: Interval
    ) -> DataTable {
        func percent(_ slope: Double, _ change: Double) -> DataTable.Cell {
            .decimal((exp(slope * change) - 1) * 100, digits: 2)
        }
        return DataTable(
            columns: [
                .init("area"), .init("density_before", isNumeric: true),
                .init("density_after", isNumeric: true), .init("percent", isNumeric: true),
                .init("from", isNumeric: true), .init("to", isNumeric: true),
                .init("minor_per_month_and_dwelling", isNumeric: true),
            ],
            rows: stored.areas.map { area in
                let change = area.densityAfter - area.densityBefore
                let ends = [interval.lower * change, interval.upper * change].sorted()
                return [
                    .text(area.area), .decimal(area.densityBefore, digits: 2),
                    .decimal(area.densityAfter, digits: 2), percent(effect, change),
                    percent(ends[0], 1), percent(ends[1], 1),
                    .decimal(area.rent * (1 - exp(-effect * change)), digits: 0),
                ]
            }
        )
    }
}
