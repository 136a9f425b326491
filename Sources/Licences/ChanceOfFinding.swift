public import Policies

/// How likely an invented number of a series is found: without it "found" says nothing.
public struct ChanceOfFinding: Hashable, Sendable {
    /// The id of the series.
    public var series: String

    /// Distinct registered numbers of the series within the range that could have been given out.
    public var registered: Int

    /// How many numbers could have been given out; `nil` where nobody knows.
    public var possible: Int?

    /// Listings that show a number of the series which stands in the register.
    public var found: Int

    /// Listings that show a well-formed number of the series which stands in no register.
    public var notFound: Int

    /// The probability that a random well-formed number stands in the register.
    public var probability: Double? {
        possible.flatMap { $0 > 0 ? min(1, Double(registered) / Double($0)) : nil }
    }

    /// How many of the found ones would be expected if every number that is not found were
    /// invented: for each that misses, p / (1 - p) invented ones hit.
    public var expectedCoincidences: Double? {
        probability.flatMap { $0 < 1 ? Double(notFound) * $0 / (1 - $0) : nil }
    }
}

/// What a repair rule has brought, and how much of it chance would have brought.
public struct RepairOutcome: Hashable, Sendable {
    /// The id of the series.
    public var series: String

    /// The rule.
    public var rule: LicenceRepair

    /// Listings whose text the rule fits.
    public var tried: Int

    /// Of these, listings whose repaired number stands in the register.
    public var found: Int

    /// How many would be found if the repaired numbers were random; `nil` where nobody knows.
    public var expectedCoincidences: Double?
}

/// Numbers that are not found and one slip away from a number licensed at the place.
public struct NearMisses: Hashable, Sendable {
    /// Listings whose number is not found and whose place is known.
    public var tried: Int

    /// Of these, listings with a licensed number one slip away at their place.
    public var found: Int

    /// How many would be found by chance.
    public var expectedCoincidences: Double
}

extension LicenceCheck {
    /// How many numbers that are not found a typing slip explains.
    public var nearMisses: NearMisses {
        let tried = assessments.compactMap(\.nearMissChance)
        return NearMisses(
            tried: tried.count,
            found: assessments.count { $0.nearMiss != nil },
            expectedCoincidences: tried.reduce(0, +)
        )
    }

    /// The chance of each series of the city, in the order of the policy.
    public var chances: [ChanceOfFinding] {
        policy.licences.ownSeries.compactMap { series in
            guard let register = series.register.flatMap({ histories[$0] })?.inForce else {
                return nil
            }
            let shown = assessments.filter { $0.series == series.id && $0.repair == nil }
            return ChanceOfFinding(
                series: series.id,
                registered: register.numbers.count { series.serials?.holds($0) ?? true },
                possible: series.serials?.count,
                found: shown.count { $0.state.isInRegister },
                notFound: shown.count { $0.state == .notFound }
            )
        }
    }

    /// The outcome of each repair rule that fitted a text, in the order of the policy.
    public var repairs: [RepairOutcome] {
        let chances = Dictionary(
            self.chances.map { ($0.series, $0.probability) },
            uniquingKeysWith: { first, _ in first }
        )
        var outcomes: [RepairOutcome] = []
        for series in policy.licences.ownSeries {
            for rule in series.repairs {
                let tried = assessments.filter { one in
                    one.reading.repairs.contains { $0.series == series.id && $0.rule == rule }
                }
                guard !tried.isEmpty else { continue }
                let chance = rule.against == .number ? chances[series.id] ?? nil : nil
                outcomes.append(
                    RepairOutcome(
                        series: series.id,
                        rule: rule,
                        tried: tried.count,
                        found: tried.count { $0.repair == rule },
                        expectedCoincidences: chance.map { $0 * Double(tried.count) }
                    )
                )
            }
        }
        return outcomes
    }
}
