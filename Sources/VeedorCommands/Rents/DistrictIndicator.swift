internal import Domain
internal import Rents

/// One indicator of one area: what is counted over what it is counted by.
struct DistrictIndicator {
    /// What it says.
    var title: String

    /// What the value is in, for example `per 1000 dwellings`.
    var unit: String

    /// The quotient is given times this: 1,000 for a rate per thousand, 100 for per cent.
    var factor = 1.0

    var numerator: Double

    /// Where the numerator lies; `nil` where nothing is known of that.
    var range: Interval?

    /// What it is divided by; `nil` where it stands for itself.
    var denominator: Double?

    /// What is counted, and by what.
    var counts: String

    /// The value; `nil` without a denominator that it needs.
    var value: Double? { scaled(numerator) }

    /// The ends of the value.
    var ends: (lower: Double?, upper: Double?) {
        (range.flatMap { scaled($0.lower) }, range.flatMap { scaled($0.upper) })
    }

    private func scaled(_ number: Double) -> Double? {
        guard let denominator else { return number * factor }
        return denominator > 0 ? number / denominator * factor : nil
    }
}

extension DistrictIndicator {
    /// All indicators that are known of an area.
    ///
    /// - Parameters:
    ///   - row: the area.
    ///   - cityPrice: the median nightly price of the city.
    ///   - model: the settings.
    ///   - currency: of amounts.
    /// - Returns: the indicators, in a fixed order.
    static func all(
        _ row: AreaIndicators.Row,
        cityPrice: Double?,
        _ model: RentModel,
        _ currency: Currency
    ) -> [DistrictIndicator] {
        let sums = Sums(row)
        return stock(row, sums) + use(row, sums) + money(row, sums, cityPrice, model, currency)
    }

    /// The sums of an area by name.
    private struct Sums {
        let row: AreaIndicators.Row

        init(_ row: AreaIndicators.Row) {
            self.row = row
        }

        subscript(name: DistrictQuantities.Name) -> AreaSum? { row.sums[name.rawValue] }

        /// From the lower end of one sum to the upper end of another.
        func range(
            _ lower: DistrictQuantities.Name,
            _ upper: DistrictQuantities.Name
        ) -> Interval? {
            guard let first = self[lower], let last = self[upper] else { return nil }
            return Interval(lower: first.interval.lower, upper: last.interval.upper)
        }
    }

    /// How much is advertised.
    private static func stock(_ row: AreaIndicators.Row, _ sums: Sums) -> [DistrictIndicator] {
        var found = [
            perThousand(
                "advertisements",
                row.listings,
                row.listingsInterval,
                row,
                "advertisements over dwellings"
            ),
            perThousand(
                "entire homes",
                row.entireHomes,
                row.entireHomesInterval,
                row,
                "entire homes over dwellings"
            ),
        ]
        if let dwellings = sums[.dwellings] {
            found.append(
                perThousand(
                    "dwellings advertised, at least",
                    dwellings.value,
                    sums.range(.dwellings, .dwellingsAtMost),
                    row,
                    "dwellings behind the advertisements over dwellings"
                )
            )
        }
        if let units = sums[.hostelUnits] {
            found.append(
                perThousand(
                    "dwellings let by the room, at least",
                    units.value,
                    units.interval,
                    row,
                    "groups of rooms that may be a dwelling, over dwellings; a lead"
                )
            )
        }
        if let licensed = sums[.inRegister], licensed.known > 0 {
            found.append(
                DistrictIndicator(
                    title: "with a number that stands in the register",
                    unit: "per cent of advertisements",
                    factor: 100,
                    numerator: licensed.value,
                    range: licensed.interval,
                    denominator: licensed.known,
                    counts: "advertisements with such a number over those checked"
                )
            )
        }
        if let rented = row.rentedDwellings {
            found.append(
                DistrictIndicator(
                    title: "entire homes beside the rental stock",
                    unit: "per cent",
                    factor: 100,
                    numerator: row.entireHomes,
                    range: row.entireHomesInterval,
                    denominator: rented,
                    counts: "entire homes over dwellings let for long"
                )
            )
        }
        return found
    }

    /// How much it is used.
    private static func use(_ row: AreaIndicators.Row, _ sums: Sums) -> [DistrictIndicator] {
        var found: [DistrictIndicator] = []
        if let full = sums[.fullTime] {
            let range = sums.range(.fullTimeAtLeast, .fullTimeAtMost)
            found.append(
                perThousand(
                    "full-time entire homes",
                    full.value,
                    range,
                    row,
                    "expected; from those that are for certain to those that cannot be ruled out"
                )
            )
            if let units = sums[.hostelUnits] {
                found.append(
                    perThousand(
                        "dwellings withdrawn from living in",
                        full.value + units.value,
                        range.map {
                            Interval(lower: $0.lower, upper: $0.upper + units.interval.upper)
                        },
                        row,
                        "full-time entire homes and dwellings let by the room, over dwellings"
                    )
                )
            }
        }
        if let nights = sums[.nights] {
            found.append(
                perThousand(
                    "nights with guests in a year",
                    nights.value,
                    sums.range(.nightsAtLeast, .nightsAtMost),
                    row,
                    "estimated nights over dwellings; the ends are those of every advertisement"
                )
            )
        }
        return found
    }

    /// What it brings in, and what a rent is beside it; money in whole units of the currency.
    private static func money(
        _ row: AreaIndicators.Row,
        _ sums: Sums,
        _ cityPrice: Double?,
        _ model: RentModel,
        _ currency: Currency
    ) -> [DistrictIndicator] {
        // Minor units in a whole one.
        let whole = (0..<currency.minorUnitDigits).reduce(1.0) { whole, _ in whole * 10 }
        var found: [DistrictIndicator] = []
        if let price = row.medianPrice, let cityPrice {
            found.append(
                DistrictIndicator(
                    title: "price level of entire homes",
                    unit: "city = 100",
                    factor: 100,
                    numerator: price / whole,
                    range: nil,
                    denominator: cityPrice / whole,
                    counts: "median price of a night over the city's"
                )
            )
        }
        if let income = sums[.income] {
            found.append(
                DistrictIndicator(
                    title: "tax base",
                    unit: "\(currency.code) a year",
                    numerator: income.value / whole,
                    range: sums.range(.incomeAtLeast, .incomeAtMost).map {
                        Interval(lower: $0.lower / whole, upper: $0.upper / whole)
                    },
                    denominator: nil,
                    counts: "estimated nights times the price shown, where one is"
                )
            )
        }
        if let homes = sums[.homeIncome], let rent = row.rent,
            homes.known >= Double(model.leastForMedian)
        {
            let share = (1 - model.shortLetCosts) / homes.known / whole
            found.append(
                DistrictIndicator(
                    title: "rent gap",
                    unit: "times a year's rent",
                    numerator: homes.value * share,
                    range: sums.range(.homeIncomeAtLeast, .homeIncomeAtMost).map {
                        Interval(lower: $0.lower * share, upper: $0.upper * share)
                    },
                    denominator: rent * 12 / whole,
                    counts: "a year's net income of an entire home, on average, over a year's rent"
                )
            )
        }
        if let price = row.medianPrice, let rent = row.rent {
            found.append(
                DistrictIndicator(
                    title: "nights that bring in the rent",
                    unit: "nights a month",
                    numerator: rent / whole,
                    range: nil,
                    denominator: price * (1 - model.shortLetCosts) / whole,
                    counts: "a month's rent over the net price of a night"
                )
            )
        }
        return found
    }

    private static func perThousand(
        _ title: String,
        _ numerator: Double,
        _ range: Interval?,
        _ row: AreaIndicators.Row,
        _ counts: String
    ) -> DistrictIndicator {
        DistrictIndicator(
            title: title,
            unit: "per 1000 dwellings",
            factor: 1_000,
            numerator: numerator,
            range: range,
            denominator: row.dwellings ?? 0,
            counts: counts
        )
    }
}
