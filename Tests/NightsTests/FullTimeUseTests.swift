import Domain
import Nights
import Policies
import TestKit
import Testing

@Suite struct FullTimeUseTests {
    private let rule = FullTimeUseRule(
        id: "week",
        windowDays: 7,
        bookedNights: 3,
        offeredNights: 5
    )

    /// A line from 2024-02-26 on: `b` booked, `a` available, `x` blocked, `?` unknown, `.` unseen.
    private func line(_ letters: String) throws -> NightLine {
        let states: [Character: NightState] = [
            "b": .booked, "a": .available, "x": .blocked, "?": .unknown, ".": .unobserved,
        ]
        let first = try #require(CivilDate("2024-02-26"))
        return NightLine(first: first, states: try letters.map { try #require(states[$0]) })
    }

    private func use(_ letters: String) throws -> FullTimeUse {
        let line = try line(letters)
        return FullTimeUse(line, rule: rule, over: line.first...line.end.adding(days: 10))
    }

    @Test(arguments: [
        ("bbbaa", true), ("bbaaa", false), ("bbba", false), ("bbbxa", false), ("bbb?a", false),
        ("bbbxxaa", true), ("bbbxxxaa", false),
    ])
    func `both limits must be reached within one window`(letters: String, isReached: Bool) throws {
        #expect(try use(letters).days.contains(where: \.isFullTime) == isReached)
    }

    @Test func `the window slides over a leap day and forgets the eighth night`() throws {
        let use = try use("bbbaaaaaaaaaaa")
        #expect(use.periods.map { "\($0)" } == ["2024-03-01...2024-03-03"])
        #expect(
            use.days.map(\.booked) == [1, 2, 3, 3, 3, 3, 3, 2, 1] + [
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            ]
        )
    }

    @Test func `a day whose window holds no offered night is not judged`() throws {
        #expect(try use("xx??").days.isEmpty)
        #expect(try use("a").days.count == 7)
    }

    @Test func `a night that is told twice counts once`() throws {
        let first = try #require(CivilDate("2024-02-26"))
        let nights = [(night: first, state: NightState.booked), (first, .booked)]
        let line = try #require(NightLine(nights))
        #expect(FullTimeUse(line, rule: rule, over: first...first).days.map(\.booked) == [1])
    }

    @Test func `below the coverage full-time use is not ruled out but may be shown`() throws {
        let sparse = try use("ba.....")
        let sixth = try #require(sparse.days.first { $0.observed == 2 })
        #expect(sparse.verdict(on: sixth, minimumCoverage: 0.8) == nil)
        #expect(sparse.verdict(on: sixth, minimumCoverage: 0.2) == false)
        let shown = try use("bbbaa")
        let fifth = try #require(shown.days.first { $0.isFullTime })
        #expect(shown.verdict(on: fifth, minimumCoverage: 0.8) == true)
    }
}
