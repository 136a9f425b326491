import Domain
import Nights
import Policies
import Testing

@Suite struct CapVerdictTests {
    private func verdict(
        _ nights: Int,
        grade: EvidenceGrade = .declared,
        coverage: Double = 1,
        looks: Int? = nil,
        proved: Int? = nil,
        cap: ClosedRange<Int> = 30...30
    ) throws -> CapVerdict {
        let estimate = NightEstimate(
            method: .declared,
            distribution: CountDistribution(certainly: nights, of: 365),
            grade: grade,
            coverage: coverage,
            proved: proved ?? (grade.provesBreach ? nights : 0)
        )
        return try CapVerdict(estimate, cap: cap, looks: looks, measures: Measures.shipped())
    }

    @Test(arguments: [
        (0, CapVerdict.under), (26, .under), (27, .near), (30, .near),
        (31, .over(isBreach: true)),
    ])
    func `below, near, at and above the cap`(nights: Int, expected: CapVerdict) throws {
        #expect(try verdict(nights) == expected)
    }

    @Test(arguments: EvidenceGrade.allCases)
    func `only declarations, registers and inspectors prove a breach`(
        grade: EvidenceGrade
    ) throws {
        let isProof = [.declared, .registry, .inspector].contains(grade)
        #expect(try verdict(31, grade: grade) == .over(isBreach: isProof))
    }

    @Test(arguments: [(30, false), (31, true)])
    func `a breach is what is proved night by night`(proved: Int, isBreach: Bool) throws {
        #expect(try verdict(40, proved: proved) == .over(isBreach: isBreach))
        #expect(try verdict(40, grade: .calendar, proved: proved) == .over(isBreach: isBreach))
    }

    @Test(arguments: [
        (13, CapVerdict.under), (14, .near), (15, .near), (16, .undeterminable(.changedCap)),
        (30, .undeterminable(.changedCap)), (31, .over(isBreach: true)),
    ])
    func `where the cap changed within the period only what holds either way is said`(
        nights: Int,
        expected: CapVerdict
    ) throws {
        #expect(try verdict(nights, cap: 15...30) == expected)
    }

    @Test(arguments: [
        (0.79, 30, CapVerdict.undeterminable(.coverage)), (0.8, 30, .over(isBreach: false)),
        (0.1, 31, .over(isBreach: true)),
    ])
    func `what is carried on from too small a part makes no lead, what is proved needs none`(
        coverage: Double,
        proved: Int,
        expected: CapVerdict
    ) throws {
        let verdict = try verdict(40, grade: .extrapolated, coverage: coverage, proved: proved)
        #expect(verdict == expected)
    }

    @Test(arguments: [(0.79, false), (0.8, true)])
    func `below the coverage nothing is said of a count below the cap`(
        coverage: Double,
        isSaid: Bool
    ) throws {
        let expected: CapVerdict = isSaid ? .under : .undeterminable(.coverage)
        #expect(try verdict(5, grade: .calendar, coverage: coverage) == expected)
        #expect(try verdict(31, grade: .calendar, coverage: coverage) == .over(isBreach: false))
    }

    @Test func `one snapshot is named as the reason`() throws {
        let one = try verdict(5, grade: .calendar, coverage: 0.1, looks: 1)
        #expect(one == .undeterminable(.oneSnapshot))
    }

    @Test func `an interval that holds the cap decides nothing`() throws {
        var distribution = CountDistribution(certainly: 25, of: 365)
        distribution.add(run: 10, probability: 0.5)
        let estimate = NightEstimate(
            method: .calendars,
            distribution: distribution,
            grade: .calendar,
            coverage: 1
        )
        let verdict = try CapVerdict(estimate, cap: 30...30, measures: Measures.shipped())
        #expect(verdict == .undeterminable(.interval))
    }
}

@Suite struct DeclaredNightsTests {
    private func stay(
        _ id: String,
        _ first: String,
        _ end: String,
        version: String = "1",
        isWithdrawn: Bool = false
    ) throws -> DeclaredStay {
        DeclaredStay(
            id: id,
            dwelling: "d",
            first: try #require(CivilDate(first)),
            end: try #require(CivilDate(end)),
            version: version,
            isWithdrawn: isWithdrawn
        )
    }

    private func nights(_ stays: [DeclaredStay]) throws -> Int {
        let start = try #require(CivilDate("2025-01-01"))
        return DeclaredNights(stays).nights(in: start..<start.adding(days: 365))
    }

    @Test func `nights of two platforms are united and not added`() throws {
        let stays = try [
            stay("a", "2025-03-01", "2025-03-05"), stay("b", "2025-03-03", "2025-03-08"),
        ]
        #expect(try nights(stays) == 7)
    }

    @Test func `a stay over the turn of the year counts in each year what lies in it`() throws {
        #expect(try nights([stay("a", "2024-12-30", "2025-01-03")]) == 2)
    }

    @Test func `the last version of a declaration counts, and a withdrawn one does not`() throws {
        let stays = try [
            stay("a", "2025-03-01", "2025-03-05", version: "2"),
            stay("a", "2025-03-01", "2025-03-11", version: "1"),
            stay("b", "2025-05-01", "2025-05-05"),
            stay("b", "2025-05-01", "2025-05-05", version: "2", isWithdrawn: true),
        ]
        #expect(try nights(stays) == 4)
    }

    @Test func `a stay without nights is told and not counted`() throws {
        let declared = DeclaredNights([try stay("a", "2025-03-05", "2025-03-05")])
        #expect(declared.withoutNights == 1)
        #expect(declared.stays.isEmpty)
    }
}

@Suite struct ReviewEstimatorTests {
    private func range(reviews: Int, minimumStay: Int) throws -> ClosedRange<Int> {
        let rules = try #require(Measures.shipped().estimates(city: nil))
        var estimator = ReviewEstimator(rules: rules, nights: 365)
        return estimator.estimate(reviews: reviews, minimumStay: minimumStay).range
    }

    @Test func `one review at a minimum stay of 210 nights does not make 255 nights`() throws {
        let range = try range(reviews: 1, minimumStay: 210)
        #expect(range.lowerBound <= 5)
        #expect(range.contains(212))
        var estimator = ReviewEstimator(
            rules: try #require(Measures.shipped().estimates(city: nil)),
            nights: 365
        )
        #expect(estimator.estimate(reviews: 1, minimumStay: 210).best < 255)
    }

    @Test func `more reviews are more nights, and none may be none`() throws {
        #expect(try range(reviews: 0, minimumStay: 2).lowerBound == 0)
        #expect(try range(reviews: 20, minimumStay: 2).lowerBound >= 40)
        #expect(
            try range(reviews: 30, minimumStay: 2).upperBound
                > range(reviews: 10, minimumStay: 2).upperBound
        )
    }

    @Test func `more reviews than stays fit are taken for a full period`() throws {
        let rules = try #require(Measures.shipped().estimates(city: "synthetic"))
        var estimator = ReviewEstimator(rules: rules, nights: 10)
        #expect(estimator.estimate(reviews: 40, minimumStay: 5).range == 10...10)
    }
}
