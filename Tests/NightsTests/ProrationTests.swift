import Domain
import Nights
import Policies
import StrictYAML
import Testing

/// Forms of law that no shipped policy has yet.
@Suite struct ProrationTests {
    private func policy(
        _ from: String,
        until: String? = nil,
        nights: Int,
        more: String = "",
        period: String = "{kind: calendar-year}",
        basis: String = "booked"
    ) throws -> CityPolicy {
        let text = """
            in-force-from: \(from)
            \(until.map { "in-force-until: \($0)" } ?? "")
            legal-sources:
              - {article: an act, address: https://example.org, confidence: found}
            night-caps:
              - id: cap
                title: a cap
                confidence: found
                nights: \(nights)
                basis: \(basis)
                subject: dwelling
                period: \(period)
                \(more)
            """
        return try CityPolicy(document: YAMLDocument(text: text, file: "policy.yaml"))
    }

    private func use(
        _ stays: [String],
        _ proration: String,
        change: String = "2025-04-01"
    ) throws -> CapUse {
        let policies = try [
            policy("2024-01-01", until: change, nights: 40, more: "proration: \(proration)"),
            policy(change, nights: 20, more: "proration: \(proration)"),
        ]
        let schedule = CapSchedule(id: "cap", policies: policies)
        return try #require(CapCount(stays.map(CapCase.used), schedule: schedule).uses.first)
    }

    @Test func `running: nights before the change use up what is allowed after it`() throws {
        #expect(try use(["2025-01-01 +40"], "running").firstNightOver == nil)
        #expect(
            try use(["2025-01-01 +20", "2025-04-01 +1"], "running").firstNightOver
                == CivilDate("2025-04-01")
        )
        #expect(try use(["2025-01-01 +19", "2025-04-01 +1"], "running").firstNightOver == nil)
    }

    @Test func `by days: 40 x 90 + 20 x 275 of 365 allow 24 nights`() throws {
        #expect(try use(["2025-01-01 +24"], "by-days").allowed == 24)
        #expect(try use(["2025-01-01 +24"], "by-days").firstNightOver == nil)
        #expect(
            try use(["2025-01-01 +24", "2025-12-31 +1"], "by-days").firstNightOver
                == CivilDate("2025-12-31")
        )
    }

    @Test func `by days: the leap day is a day`() throws {
        // 40 x 91 + 20 x 275 of 366 days.
        #expect(try use(["2024-01-01 +1"], "by-days", change: "2024-04-01").allowed == 24)
        #expect(try use(["2024-01-01 +1"], "by-days", change: "2024-12-31").allowed == 39)
    }

    @Test func `separate: each cap counts its own nights`() throws {
        #expect(try use(["2025-01-01 +40", "2025-04-01 +20"], "separate").firstNightOver == nil)
        #expect(try use(["2025-01-01 +41"], "separate").firstNightOver == CivilDate("2025-02-10"))
        #expect(try use(["2025-04-01 +21"], "separate").firstNightOver == CivilDate("2025-04-21"))
    }

    @Test(arguments: [
        (12, "2025-03-31", "2024-04-01"), (12, "2025-04-01", "2025-04-01"),
        (0, "2025-04-01", "2025-04-01"), (13, "2025-04-01", "2024-04-02"),
        (13, "2025-04-02", "2025-04-02"),
    ])
    func `a night belongs to the year in which its noon lies`(
        hour: Int,
        night: String,
        first: String
    ) throws {
        let period = CapPeriod.year(from: MonthDay(month: 4, day: 1), hour: hour)
        let nights = period.nights(around: try #require(CivilDate(night)))
        #expect(nights?.lowerBound.description == first)
    }

    @Test func `a year that turns on a leap day turns on 1 March where there is none`() throws {
        let period = CapPeriod.year(from: MonthDay(month: 2, day: 29), hour: 0)
        let leapDay = try #require(CivilDate("2024-02-29"))
        let leap = try #require(period.nights(around: leapDay))
        #expect("\(leap)" == "2024-02-29..<2025-03-01")
        let plain = try #require(period.nights(around: leapDay.adding(days: -1)))
        #expect("\(plain)" == "2023-03-01..<2024-02-29")
    }

    @Test(arguments: [
        ("declared", "2025-01-01 +30", 0), ("declared", "2025-01-01 +30 declared", 30),
        ("available", "2025-01-01 +30 available", 30), ("available", "2025-01-01 +30", 0),
        ("booked", "2025-01-01 +30 declared", 30),
    ])
    func `the basis says which nights count`(basis: String, stay: String, counted: Int) throws {
        let policies = [try policy("2024-01-01", nights: 5, basis: basis)]
        let schedule = CapSchedule(id: "cap", policies: policies)
        let uses = CapCount([try CapCase.used(stay)], schedule: schedule).uses
        #expect(uses.reduce(0) { $0 + $1.counted } == counted)
    }

    @Test func `a cap holds in its zones only, and nobody knows where the area is not known`()
        throws
    {
        let cap = try #require(
            policy("2024-01-01", nights: 5, more: "zones: [Centre]").nightCaps.first
        )
        #expect(cap.holds(roomType: .entireHome, areas: ["Centre", "West"]) == true)
        #expect(cap.holds(roomType: .entireHome, areas: ["West"]) == false)
        #expect(cap.holds(roomType: .entireHome, areas: []) == nil)
    }

    @Test func `all problems of a cap are listed at once`() throws {
        let text = """
            in-force-from: 2024-01-01
            legal-sources:
              - {article: an act, address: https://example.org, confidence: found}
            night-caps:
              - id: cap
                title: a cap
                nights: -1
                basis: sold
                subject: dwelling
                period: {kind: shifted-year, from: 13-01, hour: 24}
                room-types: [castle]
                limits: [{kind: revenue, maximum: 5, confidence: found}]
            """
        let error = #expect(throws: YAMLError.self) {
            try CityPolicy(document: YAMLDocument(text: text, file: "policy.yaml"))
        }
        #expect(
            Set((error?.problems ?? []).map(\.path)) == [
                "night-caps[0].nights", "night-caps[0].basis", "night-caps[0].confidence",
                "night-caps[0].period.from", "night-caps[0].period.hour",
                "night-caps[0].room-types", "night-caps[0].limits[0].currency",
            ]
        )
    }
}
