internal import Domain
internal import Policies
internal import Reporting
internal import Trips

/// H23 and H26: prices over time.
struct PriceClaims {
    private let fares: StoredFares

    init(_ fares: StoredFares) { self.fares = fares }

    /// H23: the platform can crash the local competition by price.
    func undercutting() throws -> Claim {
        let prices = try fares.prices(by: .operatorMonth)
        var months: [String: Int] = [:]
        for group in prices.groups { months[month(group), default: 0] += group.trips }
        let rows = prices.groups.map { group -> [DataTable.Cell] in
            let isTold = group.trips >= fares.measures.leastTrips
            let share = Double(group.trips) / Double(months[month(group)] ?? 1)
            return [.text(month(group)), .text(String(group.name.dropFirst(8)))]
                + (isTold
                    ? [
                        .count(group.trips), CheckTables.percent(share),
                        price(group.perKilometre.median),
                        group.besideTariff >= fares.measures.leastTrips
                            ? part(group.ofTariff.median) : .empty,
                    ] : Array(repeating: .empty, count: 4))
        }
        return Claim(
            statement: "a platform can crash the local competition by its prices",
            measure: "median fare per kilometre and part of the trips, by operator and month, "
                + "beside the tariff of taxis where it is known",
            against: "prices that come together without the dearer losing trips",
            figures: DataTable(
                columns: [
                    .init("month"), .init("operator"), .init("trips", isNumeric: true),
                    .init("percent_of_trips", isNumeric: true),
                    .init("minor_per_km", isNumeric: true),
                    .init("of_least_tariff", isNumeric: true),
                ],
                rows: rows
            ),
            notKnown:
                "what drives the share: quality, waiting and promotions are not in the files; "
                + "the share is of the trips held here, which may be samples"
                + (Set(prices.groups.map { $0.name.dropFirst(8) }).count < 2
                    ? "; one operator alone shows no competition" : "")
        )
    }

    /// H26: cheap rides keep falling in price, and drivers lose.
    func fallingFares() throws -> Claim {
        let prices = try fares.prices(by: .month)
        let rows = prices.groups.map { group -> [DataTable.Cell] in
            let isTold = group.trips >= fares.measures.leastTrips
            let isPaid = group.paid.trips >= fares.measures.leastTrips
            return [.text(group.name)]
                + (isTold
                    ? [.count(group.trips)]
                        + group.perKilometre.quantiles([0.25, 0.5, 0.75]).map { price($0) }
                        + [
                            isPaid
                                ? CheckTables.percent(
                                    Double(group.paid.pay) / Double(group.paid.fares)
                                ) : .empty
                        ] : Array(repeating: .empty, count: 5))
        }
        return Claim(
            statement: "cheap rides keep falling in price, and drivers will lose",
            measure: "quartiles of the fare per kilometre and the driver's part of the fare, by "
                + "month",
            against: "prices and the driver's part that stay as they are",
            figures: DataTable(
                columns: [
                    .init("month"), .init("trips", isNumeric: true),
                    .init("p25_per_km", isNumeric: true), .init("minor_per_km", isNumeric: true),
                    .init("p75_per_km", isNumeric: true), .init("driver_percent", isNumeric: true),
                ],
                rows: rows
            ),
            notKnown: "prices are not corrected for inflation, and what drivers spend is not told"
                + (prices.groups.count < 12
                    ? "; \(prices.groups.count, of: "month shows/months show") no trend" : "")
        )
    }

    private func month(_ group: FarePrices.Group) -> String { String(group.name.prefix(7)) }

    private func price(_ tenths: Double?) -> DataTable.Cell {
        tenths.map { .decimal($0 / 10, digits: 1) } ?? .empty
    }

    private func part(_ thousandths: Double?) -> DataTable.Cell {
        thousandths.map { .decimal($0 / 1_000, digits: 3) } ?? .empty
    }
}
