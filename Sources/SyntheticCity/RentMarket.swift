internal import Domain

/// Rents of the long-term market, on which short lets press a little.
struct RentMarket: Sendable {
    /// The years for which the city publishes rents.
    static let years = 2019...2025

    /// By how many thousandths one advertised dwelling per hundred raises a rent.
    static let effectPerPoint = 15

    let geography: Geography

    /// For each neighbourhood, the days on which its advertised dwellings were first let.
    private let firstLets: [[CivilDate]]

    init(geography: Geography, market: Market) {
        self.geography = geography
        var first = [CivilDate?](repeating: nil, count: market.dwellings.count)
        for advertisement in market.advertisements {
            let known = first[advertisement.dwelling] ?? advertisement.letSince
            first[advertisement.dwelling] = min(known, advertisement.letSince)
        }
        var lets = [[CivilDate]](repeating: [], count: geography.neighbourhoods.count)
        for (dwelling, day) in zip(market.dwellings, first) {
            if let day { lets[dwelling.neighbourhood].append(day) }
        }
        firstLets = lets
    }

    /// Dwellings of a neighbourhood that were advertised by the given day.
    func advertisedDwellings(_ neighbourhood: Int, on day: CivilDate) -> Int {
        firstLets[neighbourhood].count { $0 <= day }
    }

    /// The average monthly rent in cents, without noise.
    ///
    /// Base of the neighbourhood, a trend common to all, and the pressure of short lets.
    func rentInCents(_ neighbourhood: Int, year: Int, quarter: Int) -> Int {
        let area = geography.neighbourhoods[neighbourhood]
        let base = 62_000 + (area.code * 7_919) % 41 * 900
        let quarters = (year - Self.years.lowerBound) * 4 + quarter - 1
        let trend = 1_000 + 6 * quarters - (year == 2020 || year == 2021 ? 40 : 0)
        let day = CivilDate(year: year, month: quarter * 3 - 2, day: 1)
        let advertised = day.map { advertisedDwellings(neighbourhood, on: $0) } ?? 0
        let pressure = 1_000 + advertised * 100 * Self.effectPerPoint / area.dwellings
        return base * trend / 1_000 * pressure / 1_000
    }
}
