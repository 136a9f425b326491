import Domain
import Store
import TestKit
import Testing

@testable import Findings
@testable import VeedorCommands

/// A city of doors with known truth, drawn by a fixed sequence.
private struct DoorCity {
    var doors: [VisitCandidate] = []
    var isBreach: [String: Bool] = [:]

    /// Breaches are as frequent as the doors' probabilities say.
    init(seed: UInt64, doors count: Int = 600) {
        var state = seed
        func unit() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / Double(1 << 53)
        }
        for number in 0..<count {
            let probability = number % 5 == 0 ? 0.5 + unit() * 0.45 : unit() * 0.45
            let id = "airbnb:\(number)"
            doors.append(
                VisitCandidate(
                    id: id,
                    door: "door \(number / 2 * 2 == number && number < 40 ? number / 4 : number)",
                    place: GeoPoint(
                        latitude: 41.38 + unit() * 0.06,
                        longitude: 2.12 + unit() * 0.09
                    ),
                    district: "district \(number % 10)",
                    probability: probability,
                    findings: ["F-\(number)"]
                )
            )
            isBreach[id] = unit() < probability
        }
    }

    var baseRate: Double { Double(isBreach.values.count { $0 }) / Double(doors.count) }

    func plan(teams: Int = 3, visits: Int = 8, seed: String, share: Double = 0.08) -> WorkList {
        WorkList(
            candidates: doors,
            all: doors,
            teams: teams,
            visits: visits,
            auditShare: share,
            seed: seed,
            times: VisitTimes(visitMinutes: 30, speed: 12, detour: 1.3)
        )
    }
}

@Suite struct WorkListTests {
    @Test func `at equal visits the list confirms more than 56 per cent, 1.3 times chance`() {
        var (confirmed, visits, byChance) = (0, 0, 0.0)
        for seed in 1...30 {
            let city = DoorCity(seed: UInt64(seed))
            let chosen = city.plan(seed: "\(seed)").visits.filter { $0.origin == .worklist }
            visits += chosen.count
            confirmed += chosen.count { city.isBreach[$0.candidate.id] ?? false }
            byChance += city.baseRate * Double(chosen.count)
        }
        #expect(Double(confirmed) / Double(visits) > 0.56)
        #expect(Double(confirmed) > 1.3 * byChance)
    }

    /// One rule finds declared nights, which are breaches, and estimated ones, which are signals.
    @Test func `a signal is as probable as signals are, also of a rule that finds breaches`() throws
    {
        let city = try AnalysedCity.withTrips.get()
        let run = try #require(city.runs().last)
        let levels = Dictionary(
            uniqueKeysWithValues: try city.findings(of: run).map {
                ($0.finding.id, $0.finding.level)
            }
        )
        let measures = try AnalysedCity.folders.findingMeasures()
        let doors = try city.session().store.read {
            try StoredDoors(of: run, measures: measures, $0).candidates
        }
        var seen: Set<Double> = []
        for door in doors {
            let highest = door.findings.compactMap { levels[$0] }.max()
            let isStrong = try #require(highest) >= .likelyBreach
            let prior = measures.value(isStrong ? "prior-likely-breach" : "prior-signal")
            #expect(door.probability == prior)
            seen.insert(door.probability)
        }
        #expect(seen.count == 2)
    }

    @Test func `no door is visited twice, and every team has its visits`() {
        let plan = DoorCity(seed: 5).plan(seed: "5")
        #expect(plan.teams.map(\.count) == [8, 8, 8])
        let chosen = plan.visits.filter { $0.origin == .worklist }.map(\.candidate.door)
        #expect(Set(chosen).count == chosen.count)
        #expect(plan.visits.count { $0.origin == .random } == 2)
    }

    @Test
    func `the same seed draws the same slice, another one another, and the order is no matter`() {
        let ids = (0..<500).map { "airbnb:\($0)" }
        let one = AuditSlice.drawn(ids, count: 20, seed: "a")
        #expect(AuditSlice.drawn(ids.reversed(), count: 20, seed: "a") == one)
        #expect(AuditSlice.drawn(ids, count: 20, seed: "b") != one)
    }

    @Test(arguments: [(0, 0.08, 0), (1, 0.08, 1), (12, 0.08, 1), (13, 0.08, 2), (100, 0.05, 5)])
    func `the slice is rounded up`(visits: Int, share: Double, size: Int) {
        #expect(AuditSlice.size(visits: visits, share: share) == size)
    }

    @Test func `the slice's interval holds the base rate in 93 to 97 per cent of runs`() {
        let city = DoorCity(seed: 77, doors: 1_500)
        let ids = city.doors.map(\.id)
        let runs = 600
        let held = (0..<runs).count { run in
            let slice = AuditSlice.drawn(ids, count: 60, seed: "run \(run)")
            let part = Double(slice.count { city.isBreach[$0] ?? false }) / Double(slice.count)
            let interval = Interval.wilson(proportion: part, size: Double(slice.count))
            return interval.map { $0.lower <= city.baseRate && city.baseRate <= $0.upper } ?? false
        }
        #expect((0.93...0.97).contains(Double(held) / Double(runs)), "\(held) of \(runs)")
    }

    @Test(arguments: [
        (0, 10, 0.3, 1.0), (1, 1, 0.25, 0.25), (10, 10, 0.5, 0.0009765625), (2, 2, 0.0, 0.0),
        (3, 5, 1.0, 1.0), (11, 160, 0.025, 0.0025),
    ])
    func `the chance of as many visits is the binomial one`(
        count: Int,
        all: Int,
        part: Double,
        chance: Double
    ) {
        let own = Disparity.chance(ofAtLeast: count, among: all, part: part)
        #expect(abs(own - chance) < max(1e-9, chance * 0.15), "\(own)")
    }

    /// Districts with few advertisements are not named more often than others.
    @Test func `even visits name a district in fewer than one of twenty tables`() {
        let city = DoorCity(seed: 3)
        // District 0 has one door in fifty, so that few visits are explained there.
        let districts = city.doors.enumerated().map { place, door in
            (name: place % 50 == 0 ? "small" : "district \(place % 9)", hasFinding: true)
        }
        let named = (0..<400).count { run in
            let visited = AuditSlice.drawn(city.doors.map(\.id), count: 80, seed: "\(run)").map {
                id in
                districts[Int(id.dropFirst("airbnb:".count)) ?? 0].name
            }
            return !Disparity(districts: districts, visited: visited).overVisited.isEmpty
        }
        #expect(named < 20, "\(named) of 400")
    }

    /// T10: breaches are even, the visits are not.
    @Test func `visits heaped on one district raise a note, even ones none`() {
        let districts = DoorCity(seed: 3).doors.map { (name: $0.district, hasFinding: true) }
        let even = (0..<100).map { "district \($0 % 10)" }
        #expect(Disparity(districts: districts, visited: even).overVisited.isEmpty)
        let biased = (0..<100).map { $0 < 45 ? "district 3" : "district \($0 % 10)" }
        let named = Disparity(districts: districts, visited: biased).overVisited
        #expect(named.map(\.district) == ["district 3"])
    }
}
