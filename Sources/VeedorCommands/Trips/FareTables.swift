internal import Domain
internal import Policies
internal import Reporting
internal import Trips

/// Prices of trips as tables.
enum FareTables {
    private static let quartiles = [0.25, 0.5, 0.75]

    static func prices(
        _ prices: FarePrices,
        _ grouping: FarePrices.Grouping,
        _ measures: FareMeasures
    ) -> DataTable {
        DataTable(
            columns: [
                .init(grouping.rawValue), .init("trips", isNumeric: true),
                .init("minor_per_km", isNumeric: true), .init("lower_quarter", isNumeric: true),
                .init("upper_quarter", isNumeric: true), .init("minor_per_minute", isNumeric: true),
                .init("of_least_tariff", isNumeric: true),
                .init("within_tariff_percent", isNumeric: true),
                .init("below_tariff_percent", isNumeric: true),
                .init("above_tariff_percent", isNumeric: true),
                .init("driver_percent", isNumeric: true), .init("note"),
            ],
            rows: prices.groups.map { group in
                guard group.trips >= measures.leastTrips else {
                    return [.text(group.name)]
                        + Array(repeating: DataTable.Cell.empty, count: 10)
                        + [.text("fewer than \(measures.leastTrips, of: "trip"): not told")]
                }
                let perKilometre = group.perKilometre.quantiles(quartiles)
                let hasMinutes = group.perMinute.count >= measures.leastTrips
                let against = group.againstTariff
                let compared = against.below + against.within + against.above
                let hasTariff = group.besideTariff >= measures.leastTrips
                func part(_ count: Int) -> DataTable.Cell {
                    compared >= measures.leastTrips
                        ? CheckTables.percent(Double(count) / Double(compared)) : .empty
                }
                return [
                    .text(group.name), .count(group.trips), tenth(perKilometre[1]),
                    tenth(perKilometre[0]), tenth(perKilometre[2]),
                    hasMinutes ? tenth(group.perMinute.median) : .empty,
                    hasTariff
                        ? group.ofTariff.median.map { .decimal($0 / 1_000, digits: 3) } ?? .empty
                        : .empty,
                    part(against.within), part(against.below), part(against.above),
                    group.paid.trips >= measures.leastTrips
                        ? CheckTables.percent(Double(group.paid.pay) / Double(group.paid.fares))
                        : .empty,
                    group.besideOtherTariff > 0
                        ? .text("beside the tariff of \(measures.comparedService): binds it not")
                        : .empty,
                ]
            }
        )
    }

    static func likeForLike(_ compared: LikeForLike, _ measures: FareMeasures) -> DataTable {
        func rows(_ title: String, _ groups: [LikeForLike.Group]) -> [[DataTable.Cell]] {
            groups.map { group in
                let parts = group.residuals.quantiles([0.1, 0.25, 0.5, 0.75, 0.9])
                let isTold = group.residuals.count >= measures.leastTrips
                let cells: [DataTable.Cell] =
                    isTold
                    ? parts.map { .decimal($0 / 1_000, digits: 3) }
                    : Array(repeating: .empty, count: 5)
                return [
                    .text(title), .text(group.name),
                    isTold ? .count(group.residuals.count) : .empty, .count(group.alone),
                ] + cells
            }
        }
        return DataTable(
            columns: [
                .init("by"), .init("group"), .init("trips", isNumeric: true),
                .init("without_like", isNumeric: true), .init("p10", isNumeric: true),
                .init("p25", isNumeric: true), .init("median", isNumeric: true),
                .init("p75", isNumeric: true), .init("p90", isNumeric: true),
            ],
            rows: rows("operator", compared.operators) + rows("part of the day", compared.bands)
        )
    }

    static func multiplier(_ estimate: PriceMultiplier, _ measures: FareMeasures) -> DataTable {
        DataTable(
            columns: [
                .init("operator"), .init("rides"), .init("trips", isNumeric: true),
                .init("initial_minor", isNumeric: true), .init("minor_per_km", isNumeric: true),
                .init("minor_per_minute", isNumeric: true),
                .init("estimated_p50", isNumeric: true), .init("estimated_p90", isNumeric: true),
                .init("estimated_p99", isNumeric: true),
                .init("estimated_raised_percent", isNumeric: true), .init("from", isNumeric: true),
                .init("to", isNumeric: true), .init("note"),
            ],
            rows: estimate.regimes.map { regime in
                let rides = regime.isShared ? "shared" : "not shared"
                guard let fit = regime.coefficients else {
                    return [.text(regime.operatorName), .text(rides)]
                        + Array(repeating: DataTable.Cell.empty, count: 10)
                        + [
                            .text(
                                "fewer than \(measures.multiplier.leastFitTrips, of: "trip"), or "
                                    + "lengths "
                                    + "and times that do not tell: no estimate"
                            )
                        ]
                }
                let parts = regime.multipliers.quantiles([0.5, 0.9, 0.99])
                return [
                    .text(regime.operatorName), .text(rides), .count(regime.multipliers.count),
                    .decimal(fit.initial, digits: 1), .decimal(fit.perKilometre, digits: 1),
                    .decimal(fit.perMinute, digits: 1),
                ] + parts.map { .decimal($0 / 1_000, digits: 3) } + [
                    CheckTables.percent(regime.raisedShare.share.quotient),
                    CheckTables.percent(regime.raisedShare.interval?.lower),
                    CheckTables.percent(regime.raisedShare.interval?.upper),
                    .text("estimate"),
                ]
            }
        )
    }

    private static func tenth(_ value: Double?) -> DataTable.Cell {
        value.map { .decimal($0 / 10, digits: 1) } ?? .empty
    }
}
