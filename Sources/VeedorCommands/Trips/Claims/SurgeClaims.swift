internal import Domain
internal import Policies
internal import Reporting
internal import Trips

/// H24 and H25: who gains from dynamic prices, and who pays them.
struct SurgeClaims {
    private let fares: StoredFares
    private let estimate: PriceMultiplier

    init(_ fares: StoredFares) throws {
        self.fares = fares
        estimate = try fares.multiplier()
    }

    /// H24: who gains from dynamic pricing.
    func gains() -> Claim {
        let rows = estimate.regimes.map { regime -> [DataTable.Cell] in
            let isTold =
                regime.coefficients != nil && regime.multipliers.count >= fares.measures.leastTrips
            // A sum over a few trips tells of each of them.
            let isRaisedTold = regime.raised.trips >= fares.measures.leastTrips
            return [.text(regime.operatorName), .text(regime.isShared ? "shared" : "not shared")]
                + (isTold
                    ? [
                        .count(regime.multipliers.count),
                        isRaisedTold ? .count(regime.raised.trips) : .empty,
                        CheckTables.percent(regime.raisedShare.interval?.lower),
                        CheckTables.percent(regime.raisedShare.interval?.upper),
                        isRaisedTold
                            ? .decimal(regime.raised.amount.rounded(), digits: 0) : .empty,
                        driverShare(regime.raisedPaid), driverShare(regime.otherPaid),
                    ] : Array(repeating: .empty, count: 7))
        }
        let isPaid = estimate.regimes.contains { $0.raisedPaid.trips > 0 || $0.otherPaid.trips > 0 }
        return Claim(
            statement: "dynamic pricing has winners: the question is who",
            measure: "fares at least \(fares.measures.multiplier.raisedFrom) times what a robust "
                + "fit of fare by length and time says (an estimate), what they bring above the fit, "
                + "and the driver's part of raised fares beside that of the others",
            against: "the driver's part is the same of raised fares as of the others",
            figures: DataTable(
                columns: [
                    .init("operator"), .init("rides"), .init("trips", isNumeric: true),
                    .init("estimated_raised", isNumeric: true),
                    .init("percent_from", isNumeric: true),
                    .init("percent_to", isNumeric: true),
                    .init("estimated_minor_above_fit", isNumeric: true),
                    .init("driver_percent_raised", isNumeric: true),
                    .init("driver_percent_others", isNumeric: true),
                ],
                rows: rows
            ),
            notKnown: isPaid
                ? "the multiplier itself: no file tells it, and fares that depend on more than "
                    + "length and time look raised too"
                : "who receives: the files do not tell drivers' pay; nor the multiplier itself"
        )
    }

    /// H25: dynamic pricing discriminates against the vulnerable, by figures of residents where
    /// the store holds some, else by zone.
    func vulnerable() throws -> Claim {
        let tables = ResidentTables(fares)
        let groups = try tables.groups(of: estimate.origins.map(\.name))
        return groups.isEmpty ? vulnerableByZone() : vulnerable(groups)
    }

    private func vulnerable(_ all: [ResidentGroups]) -> Claim {
        let least = fares.measures.leastTrips
        let rows = all.flatMap { figure in
            figure.groups.map { group -> [DataTable.Cell] in
                var sum = PriceMultiplier.Place(name: "")
                for origin in estimate.origins where group.zones.contains(origin.name) {
                    sum.merge(origin)
                }
                let cells = ResidentTables.cells(figure, group)
                guard sum.multipliers.count >= least else {
                    return cells + Array(repeating: .empty, count: 7)
                }
                let isRaisedTold = sum.raised.trips >= least
                return cells + [.count(sum.multipliers.count)]
                    + sum.multipliers.quantiles([0.25, 0.5, 0.75])
                    .map { .decimal($0 / 1_000, digits: 3) }
                    + [
                        isRaisedTold ? .count(sum.raised.trips) : .empty,
                        isRaisedTold ? .decimal(sum.raised.amount.rounded(), digits: 0) : .empty,
                        sum.raisedPaid.trips >= least
                            ? CheckTables.percent(
                                Double(sum.raisedPaid.pay) / Double(sum.raisedPaid.fares)
                            ) : .empty,
                    ]
            }
        }
        return Claim(
            statement: "dynamic pricing discriminates against the vulnerable",
            measure: "fare over what the operator's fit by length and time says (an estimate), "
                + "what raised fares bring above it and the drivers' part of them, by areas of pick-up in "
                + "the order of a figure of their residents, in groups with about as many residents; "
                + "groups with fewer than \(least, of: "trip") are withheld",
            against: "no difference between the first group and the last",
            figures: DataTable(
                columns: ResidentTables.columns + [
                    .init("trips", isNumeric: true), .init("estimated_p25", isNumeric: true),
                    .init("estimated_p50", isNumeric: true),
                    .init("estimated_p75", isNumeric: true),
                    .init("estimated_raised", isNumeric: true),
                    .init("estimated_minor_above_fit", isNumeric: true),
                    .init("driver_percent_raised", isNumeric: true),
                ],
                rows: rows
            ),
            notKnown: ResidentTables.fallacy + "; like is not compared with like: areas differ in "
                + "hours and ways, see 'veedor fares --section like-for-like'"
        )
    }

    private func vulnerableByZone() -> Claim {
        let least = fares.measures.leastTrips
        let zones = estimate.origins.filter { $0.multipliers.count >= least }
        let rows = zones.map { zone -> [DataTable.Cell] in
            let parts = zone.multipliers.quantiles([0.25, 0.5, 0.75])
            return [.text(zone.name), .count(zone.multipliers.count)]
                + parts.map { .decimal($0 / 1_000, digits: 3) }
        }
        return Claim(
            statement: "dynamic pricing discriminates against the vulnerable",
            measure: "fare over what the operator's fit by length and time says, by zone of "
                + "pick-up (an estimate); zones with fewer than \(least, of: "trip") are withheld "
                + "(\(estimate.origins.count - zones.count) of \(estimate.origins.count))",
            against: "no difference between zones of low and of high income",
            figures: DataTable(
                columns: [
                    .init("origin"), .init("trips", isNumeric: true),
                    .init("estimated_p25", isNumeric: true),
                    .init("estimated_p50", isNumeric: true),
                    .init("estimated_p75", isNumeric: true),
                ],
                rows: rows
            ),
            notKnown: "who rides: neither income nor age of a zone is in the store, and a zone's "
                + "residents are not its riders (ecological fallacy); so the data do not allow a "
                + "verdict, only the differences between zones"
        )
    }

    private func driverShare(_ paid: PriceMultiplier.Paid) -> DataTable.Cell {
        paid.trips >= fares.measures.leastTrips
            ? CheckTables.percent(Double(paid.pay) / Double(paid.fares)) : .empty
    }
}
