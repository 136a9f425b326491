import Domain
import Policies
import Testing

@testable import Nights

/// Nights of months that nobody declared.
@Suite struct DeclaredGapTests {
    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    private func stay(
        _ id: String,
        _ first: String,
        _ end: String,
        version: String = ""
    ) throws -> DeclaredStay {
        var stay = try DeclaredStay(
            id: id,
            dwelling: "d",
            first: day(first),
            end: day(end),
            version: version
        )
        stay.declarer = String(id.prefix(1))
        return stay
    }

    private func gaps(_ stays: [DeclaredStay]) throws -> [String] {
        let period = try day("2025-01-01")..<day("2025-07-01")
        return StoredStays(stays, leastShare: 0.1).gaps(in: period, of: DeclaredNights(stays))
            .map { "\($0.lowerBound) \($0.upperBound)" }
    }

    @Test func `a month is told where a stay ended in it, not where one began`() throws {
        let told = try [
            stay("a1", "2025-01-29", "2025-02-03", version: "2025-03-05"),
            stay("a2", "2025-02-27", "2025-03-01", version: "2025-04-05"),
        ]
        // The stay over the turn of the month tells of February, the one up to March of no March.
        #expect(try gaps(told) == ["2025-01-01 2025-02-01", "2025-03-01 2025-07-01"])
    }

    @Test(arguments: [("", "2025-03-04"), ("2025-03-20 06:00:00", "2025-03-20")])
    func `the month of the last word is told up to it`(version: String, until: String) throws {
        let months = try [
            stay("a1", "2025-01-03", "2025-01-04"), stay("a2", "2025-02-03", "2025-02-04"),
            stay("a3", "2025-03-03", "2025-03-04", version: version),
        ]
        #expect(try gaps(months) == ["\(until) 2025-07-01"])
    }

    @Test func `a month is told where all told of it who declare for the home`() throws {
        let months = try (1...6).map { month in
            try stay("a\(month)", "2025-0\(month)-03", "2025-0\(month)-04", version: "2025-07-05")
        }
        #expect(try gaps(months).isEmpty)
        let other = try stay("b1", "2025-02-10", "2025-02-11", version: "2025-07-05")
        #expect(try gaps(months + [other]) == ["2025-01-01 2025-02-01", "2025-03-01 2025-07-01"])
    }

    @Test(arguments: [(1, true), (2, false)])
    func `a few stays with a wrong date do not tell of a month`(wrong: Int, isGap: Bool) throws {
        let months = try (1...5).flatMap { month in
            try (1...11).map { day in
                let text = day < 10 ? "0\(day)" : "\(day)"
                return try stay(
                    "a\(month)-\(day)",
                    "2025-0\(month)-\(text)",
                    "2025-0\(month)-20",
                    version: "2025-07-05"
                )
            }
        }
        let odd = try (1...wrong).map {
            try stay("aw\($0)", "2025-06-01", "2025-06-03", version: "2025-07-05")
        }
        #expect(try gaps(months + odd) == (isGap ? ["2025-06-01 2025-07-01"] : []))
    }

    /// Every stay one or two nights long with even odds; of ten nights told three stays began.
    private func distribution(of gap: Range<Int>, days: Int) throws -> (NightEstimate, Int) {
        let start = try day("2025-01-01")
        let told = [(1, 2), (4, 5), (7, 9)].enumerated().map { index, nights in
            DeclaredStay(
                id: "\(index)",
                dwelling: "d",
                first: start.adding(days: nights.0),
                end: start.adding(days: nights.1),
                version: "1"
            )
        }
        let rules = try #require(Measures.shipped().estimates(city: nil))
        let declared = DeclaredNights(told)
        let estimate = declared.estimate(
            of: start..<start.adding(days: days),
            gaps: [start.adding(days: gap.lowerBound)..<start.adding(days: gap.upperBound)],
            rules: rules
        )
        return (estimate, declared.nights(in: start..<start.adding(days: days)))
    }

    @Test(arguments: [(10..<20, 20), (5..<7, 10), (0..<1, 10), (9..<40, 40)])
    func `what was told is the least there was, the whole gap the most`(
        gap: Range<Int>,
        days: Int
    ) throws {
        let (estimate, told) = try distribution(of: gap, days: days)
        let probabilities = estimate.distribution.probabilities
        #expect(abs(probabilities.reduce(0, +) - 1) < 1e-9)
        #expect(probabilities.prefix(told).allSatisfy { $0 == 0 })
        // The gap, and before it a stay that went on into it.
        let before = gap.lowerBound == 0 ? 0 : gap.lowerBound
        #expect(probabilities.dropFirst(told + gap.count + before + 1).allSatisfy { $0 < 1e-12 })
        #expect(estimate.best > Double(told))
        #expect(estimate.grade == .extrapolated)
        #expect(estimate.coverage == Double(days - gap.count) / Double(days))
    }

    @Test func `of a stay over the cap that only an extrapolation makes there is no breach`() throws
    {
        let (estimate, told) = try distribution(of: 10..<40, days: 40)
        let measures = try Measures.shipped()
        let verdict = CapVerdict(estimate, cap: told - 1...told - 1, measures: measures)
        #expect(verdict == .over(isBreach: true))
        let likely = CapVerdict(estimate, cap: told...told, measures: measures)
        #expect(likely != .over(isBreach: true))
    }

    /// Night by night: on a free one a stay begins as often as it did before, those in the gap counted.
    private func slowly(
        _ process: StaysInGap,
        left: Int,
        isOpen: Bool,
        begun: Int = 0,
        free: Int = 0
    ) -> [Double] {
        var weights = [Double](repeating: 0, count: left + 1)
        guard left > 0 else { return [1] }
        let both = process.begun + process.free + Double(begun + free)
        let starts = (process.begun + Double(begun)) / both
        let none = slowly(process, left: left - 1, isOpen: isOpen, begun: begun, free: free + 1)
        for (nights, weight) in none.enumerated() { weights[nights] += (1 - starts) * weight }
        for (length, part) in process.lengths.enumerated() where part > 0 {
            if length > left, !isOpen { continue }
            let used = min(length, left)
            let rest = slowly(
                process,
                left: left - used,
                isOpen: isOpen,
                begun: begun + 1,
                free: free
            )
            for (nights, weight) in rest.enumerated() {
                weights[used + nights] += starts * part * weight
            }
        }
        return weights
    }

    @Test(
        arguments: [true, false],
        [[0, 0.5, 0.5], [0, 0, 0.25, 0, 0.75], [0, 0, 0, 0.9, 0, 0.1]]
    )
    func `the sum over all ways to fill a gap is that of its nights one by one`(
        isOpen: Bool,
        lengths: [Double]
    ) {
        let process = StaysInGap(begun: 3.5, free: 7.5, lengths: lengths)
        for nights in 0...9 {
            let slow = slowly(process, left: nights, isOpen: isOpen)
            let sum = slow.reduce(0, +)
            let fast = process.distribution(of: nights, isOpen: isOpen).probabilities
            for (left, right) in zip(fast, slow) { #expect(abs(left - right / sum) < 1e-9) }
            #expect(fast.count == slow.count)
        }
    }
}
