import Domain
import Nights
import Policies
import SyntheticCity
import Testing

/// The intervals against the truth of the invented city.
@Suite struct CoverageTests {
    static let years = SyntheticCity(CitySpecification(seed: 97, listings: 2000))
        .observedYears(lookingEvery: 7, limit: 700)

    private func rules() throws -> EstimateRules {
        try #require(Measures.shipped().estimates(city: "synthetic"))
    }

    private func share(_ estimate: (ObservedYear) throws -> NightEstimate) throws -> Double {
        var covered = 0
        for year in Self.years where try estimate(year).range.contains(year.trueNights) {
            covered += 1
        }
        return Double(covered) / Double(Self.years.count)
    }

    static func reviewEstimate(
        _ year: ObservedYear,
        _ estimator: inout ReviewEstimator
    ) -> NightEstimate {
        let end = year.looks[year.looks.count - 1].day.adding(days: 1)
        let start = end.adding(days: -365)
        return estimator.estimate(
            reviews: year.reviews.count { start <= $0 && $0 < end },
            minimumStay: year.minimumNights
        )
    }

    static func calendarEstimate(
        _ year: ObservedYear,
        _ measures: NightMeasures,
        _ rules: EstimateRules
    ) -> NightEstimate {
        let end = year.looks[year.looks.count - 1].day.adding(days: 1)
        let looks = year.looks.map { look in
            CalendarChain.Look(
                day: look.day,
                calendar: ListingCalendar(
                    listingID: year.listing,
                    first: look.day,
                    nights: look.nights.map { $0 ? .available : .unavailable },
                    minimumStays: look.nights.map { _ in Int32(year.minimumNights) }
                )
            )
        }
        return CalendarChain(
            looks: looks,
            reviews: year.reviews,
            period: end.adding(days: -365)..<end,
            runRules: measures.runs,
            rules: rules
        ).estimate()
    }

    @Test func `the interval from reviews covers the true nights in 93 to 97 per cent`() throws {
        var estimator = ReviewEstimator(rules: try rules(), nights: 365)
        let share = try share { Self.reviewEstimate($0, &estimator) }
        #expect(0.93...0.97 ~= share)
    }

    @Test func `the interval from calendars covers the true nights in 93 to 97 per cent`() throws {
        let measures = try Measures.shipped()
        let rules = try rules()
        let share = try share { Self.calendarEstimate($0, measures, rules) }
        #expect(0.93...0.97 ~= share)
    }

    @Test func `the interval from both covers the true nights in 93 to 97 per cent`() throws {
        let measures = try Measures.shipped()
        let rules = try rules()
        var estimator = ReviewEstimator(rules: rules, nights: 365)
        let share = try share { year in
            let both = [
                Self.calendarEstimate(year, measures, rules),
                Self.reviewEstimate(year, &estimator),
            ]
            return try #require(
                NightEstimate.combined(both, minimumCoverage: measures.minimumCoverage)
            )
        }
        #expect(0.93...0.97 ~= share)
    }

    @Test(arguments: [30, 60, 90, 120])
    func `at most one in twenty that is called over is not`(cap: Int) throws {
        let measures = try Measures.shipped()
        let rules = try rules()
        var estimator = ReviewEstimator(rules: rules, nights: 365)
        for method in NightEstimate.Method.allCases.filter({ $0 == .calendars || $0 == .reviews }) {
            var (over, wrong) = (0, 0)
            for year in Self.years {
                let estimate =
                    method == .reviews
                    ? Self.reviewEstimate(year, &estimator)
                    : Self.calendarEstimate(year, measures, rules)
                let verdict = CapVerdict(estimate, cap: cap...cap, measures: measures)
                guard case .over(let isBreach) = verdict else { continue }
                #expect(!isBreach)
                over += 1
                if year.trueNights <= cap { wrong += 1 }
            }
            #expect(over > 20)
            #expect(Double(wrong) <= 0.05 * Double(over), "\(method): \(wrong) of \(over)")
        }
    }

    /// The stays of a year as a platform declares them, each in the month after it.
    private static func declared(_ year: ObservedYear) -> [DeclaredStay] {
        year.stays.enumerated().map { index, stay in
            DeclaredStay(
                id: "\(index)",
                dwelling: year.listing,
                first: stay.first,
                end: stay.first.adding(days: stay.nights),
                version: "1"
            )
        }
    }

    @Test func `what was declared of a whole year is exact, and alone makes a breach`() throws {
        let measures = try Measures.shipped()
        for year in Self.years.prefix(200) {
            let end = year.looks[year.looks.count - 1].day.adding(days: 1)
            let declared = DeclaredNights(Self.declared(year))
            let estimate = declared.estimate(of: end.adding(days: -365)..<end, rules: try rules())
            #expect(estimate.range == year.trueNights...year.trueNights)
            #expect(estimate.grade == .declared)
            let verdict = CapVerdict(estimate, cap: 60...60, measures: measures)
            #expect((verdict == .over(isBreach: true)) == (year.trueNights > 60))
        }
    }

    /// Months that are missing: at the end, at the beginning, in the middle, and of both.
    private static let missing = [
        [300..<365], [340..<365], [90..<120], [0..<31], [60..<90, 335..<365],
    ]

    @Test func `where months are missing the interval covers the true nights in 93 to 97 per cent`()
        throws
    {
        let measures = try Measures.shipped()
        let rules = try rules()
        var (covered, of, over, wrong) = (0, 0, 0, 0)
        for missing in Self.missing {
            for year in Self.years.prefix(300) {
                let end = year.looks[year.looks.count - 1].day.adding(days: 1)
                let start = end.adding(days: -365)
                let gaps = missing.map {
                    start.adding(days: $0.lowerBound)..<start.adding(days: $0.upperBound)
                }
                // A stay is told in the month in which it ends.
                let told = Self.declared(year).filter { stay in
                    !gaps.contains { $0.contains(stay.end.adding(days: -1)) }
                }
                let estimate = DeclaredNights(told).estimate(
                    of: start..<end,
                    gaps: gaps,
                    minimumStay: year.minimumNights,
                    rules: rules
                )
                of += 1
                covered += estimate.range.contains(year.trueNights) ? 1 : 0
                #expect(estimate.proved <= year.trueNights)
                #expect(estimate.grade == .extrapolated)
                let verdict = CapVerdict(estimate, cap: 60...60, measures: measures)
                guard case .over(let isBreach) = verdict else { continue }
                over += 1
                wrong += year.trueNights <= 60 ? 1 : 0
                #expect(!isBreach || year.trueNights > 60)
            }
        }
        let share = Double(covered) / Double(of)
        #expect(0.93...0.97 ~= share)
        #expect(over > 100)
        #expect(Double(wrong) <= 0.05 * Double(over))
    }
}
