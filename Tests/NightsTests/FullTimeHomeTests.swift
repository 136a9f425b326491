import Domain
import Nights
import Policies
import SyntheticCity
import Testing

/// Full-time use from estimates, where no night's state is known for certain.
@Suite struct FullTimeHomeTests {
    private func rule() throws -> FullTimeUseRule {
        try #require(Measures.shipped().fullTimeUse.first { $0.id == "year-round" })
    }

    private func certain(_ nights: Int) -> NightEstimate {
        NightEstimate(
            method: .declared,
            distribution: CountDistribution(certainly: nights, of: 365),
            grade: .declared,
            coverage: 1
        )
    }

    @Test(arguments: [
        (89, 276, 0.0), (90, 275, 1.0), (90, 93, 1.0), (90, 92, 0.0), (182, 0, 0.0), (183, 0, 1.0),
        (91, 92, 1.0),
    ])
    func `both limits must be reached, and a night is offered or booked`(
        booked: Int,
        available: Int,
        probability: Double
    ) throws {
        #expect(try rule().probability(certain(booked), available: available) == probability)
    }

    @Test func `of the homes that are called full time nineteen in twenty were booked so often`()
        throws
    {
        let measures = try Measures.shipped()
        let rules = try #require(measures.estimates(city: "synthetic"))
        let rule = try rule()
        var (called, right, missed) = (0, 0, 0)
        for year in CoverageTests.years {
            let end = year.looks[year.looks.count - 1].day.adding(days: 1)
            let available = year.looks.reduce(into: Set<CivilDate>()) { nights, look in
                for (offset, isAvailable) in look.nights.enumerated() {
                    let night = look.day.adding(days: offset)
                    if isAvailable { nights.insert(night) } else { nights.remove(night) }
                }
            }.count { end.adding(days: -365) <= $0 && $0 < end }
            let estimate = CoverageTests.calendarEstimate(year, measures, rules)
            let probability = rule.probability(estimate, available: available)
            let isTrue = year.trueNights >= rule.bookedNights
            if probability >= measures.overProbability {
                called += 1
                if isTrue { right += 1 }
            } else if probability <= 1 - measures.overProbability,
                year.trueNights >= rule.bookedNights,
                year.trueNights + available >= rule.offeredNights
            {
                missed += 1
            }
        }
        #expect(called > 50)
        #expect(Double(right) >= 0.95 * Double(called), "\(right) of \(called)")
        #expect(Double(missed) <= 0.05 * Double(CoverageTests.years.count), "\(missed)")
    }
}
