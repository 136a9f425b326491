import Domain
import Nights
import Policies
import TestKit
import Testing

/// Full-time use against the answers of UPGo's strr on its own input.
@Suite(.enabled(if: RealData.peersFolder != nil, "\(RealData.peersAbsence)"))
struct FullTimeUsePeerTests {
    @Test(arguments: [("90_183", 90, 183), ("60_120", 60, 120)])
    func `listing by listing and date by date it is what strr finds`(
        name: String,
        booked: Int,
        offered: Int
    ) throws {
        let peer = try PeerNights()
        let rule = FullTimeUseRule(
            id: name,
            windowDays: 365,
            bookedNights: booked,
            offeredNights: offered
        )
        var runs: [String] = []
        var counts: [String] = []
        for (listing, nights) in peer.homes.sorted(by: { $0.key < $1.key }) {
            let line = try #require(NightLine(nights))
            let use = FullTimeUse(line, rule: rule, over: peer.period)
            if !use.days.isEmpty {
                counts.append("\(listing),\(use.days.count),\(use.days.count(where: \.isFullTime))")
            }
            runs += use.periods.map { run in
                let days = run.lowerBound.nights(until: run.upperBound) + 1
                return "\(listing),\(run.lowerBound),\(run.upperBound),\(days)"
            }
        }
        var expectedRuns: [String] = []
        try PeerNights.rows("strr-small/expected/freh_\(name)_runs.csv") {
            expectedRuns.append($0.fields.joined(separator: ","))
        }
        var expectedCounts: [String] = []
        try PeerNights.rows("strr-small/expected/freh_\(name)_counts.csv") {
            expectedCounts.append($0.fields.joined(separator: ","))
        }
        #expect(expectedRuns.count > 50)
        #expect(runs == expectedRuns)
        #expect(counts == expectedCounts)
    }

    /// strr checks `n_days` and then uses 365 all the same.
    @Test(arguments: [1, 30, 90, 182, 364, 366, 500])
    func `at other window lengths it counts the nights of that window`(window: Int) throws {
        let peer = try PeerNights()
        let rule = FullTimeUseRule(
            id: "any",
            windowDays: window,
            bookedNights: max(1, window / 4),
            offeredNights: max(1, window / 2)
        )
        var fullTime = 0
        for (_, nights) in peer.homes.sorted(by: { $0.key < $1.key }).prefix(5) {
            let line = try #require(NightLine(nights))
            let use = FullTimeUse(line, rule: rule, over: peer.period)
            fullTime += use.days.count(where: \.isFullTime)
            for (index, day) in use.days.enumerated() where index % 5 == 0 {
                let start = day.day.adding(days: 1 - window)
                let seen = nights.filter { start <= $0.night && $0.night <= day.day }
                #expect(day.booked == Set(seen.filter { $0.state == .booked }.map(\.night)).count)
                #expect(
                    day.offered == Set(seen.filter { $0.state != .blocked }.map(\.night)).count
                )
            }
        }
        #expect(fullTime > 0)
    }
}
