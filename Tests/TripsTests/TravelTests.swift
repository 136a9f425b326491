import Testing
import Trips

/// Pick-ups that no car reaches so soon after the drop-off before.
@Suite struct TravelTests {
    private let rule = """
        check: travel
        subject: driver
        distance-per-hour: 60
        tolerance-minutes: 5
        """

    /// Zone 1, and zone 2 whose nearest edge is so many hundredths of a degree to the east on the
    /// equator; 3 touches 1, and 4 has no polygon.
    private func town(apart: Double = 30) throws -> TripTown {
        let town = try TripTown()
        try town.zones([
            ("1", west: 0, east: 0.01), ("2", west: 0.01 + apart / 100, east: 1),
            ("3", west: 0.01, east: 0.02),
        ])
        return town
    }

    private func trip(_ start: String, _ minutes: Int, from: String, to: String) -> TownTrip {
        TownTrip(start).with {
            $0.minutes = minutes
            $0.from = from
            $0.to = to
        }
    }

    /// A trip that ends at noon in zone 1, and one from a zone so many minutes later.
    private func outcomes(
        _ town: TripTown,
        minutes: Int,
        from: String = "2",
        change: (inout TownTrip) -> Void = { _ in }
    ) throws -> [String: Int] {
        let start = minutes < 60 ? "12:\(minutes < 10 ? "0" : "")\(minutes)" : "13:00"
        try town.trips([
            trip("2024-03-13 11:30", 30, from: "1", to: "1").with(change),
            trip("2024-03-13 \(start)", 10, from: from, to: "1").with(change),
        ])
        return try town.outcomes(rule)
    }

    // 0.30 degrees are 33,358 m, of which 99 % are sure: 33,025 m. At 60 miles an hour a car drives
    // 1,609 m a minute: 20.5 minutes, of which five are the clocks' and one the cut-off seconds'.
    @Test(arguments: [(0, 1), (10, 1), (14, 1), (15, 0), (20, 0), (60, 0)])
    func `the nearest edges at the top speed decide, less all that is not sure`(
        minutes: Int,
        violations: Int
    ) throws {
        let found = try outcomes(town(), minutes: minutes)
        #expect(found["out of reach", default: 0] == violations)
        #expect(found["within reach"] == 2 - violations)
    }

    // Fifteen minutes, six of them not sure: 21 minutes reach 33,796 m, which is 0.30702 degrees.
    @Test(arguments: [(30.69, 0), (30.70, 0), (30.71, 1)])
    func `exactly as far as a car drives is within reach`(apart: Double, violations: Int) throws {
        let found = try outcomes(town(apart: apart), minutes: 15)
        #expect(found["out of reach", default: 0] == violations)
    }

    @Test func `zones that touch are within reach however large they are`() throws {
        #expect(try outcomes(town(), minutes: 0, from: "3") == ["within reach": 2])
        #expect(try outcomes(town(), minutes: 0, from: "1") == ["within reach": 2])
    }

    @Test func `what is not known is no violation`() throws {
        #expect(
            try outcomes(town(), minutes: 0, from: "4")
                == ["within reach": 1, "where a zone is is not known": 1]
        )
        #expect(
            try outcomes(town(), minutes: 0, from: "")
                == ["within reach": 1, "a zone is not told": 1]
        )
        #expect(
            try outcomes(TripTown(), minutes: 0)
                == ["within reach": 1, "no polygons of zones are held": 1]
        )
        #expect(
            try outcomes(town(), minutes: 0) { $0.driver = nil }
                == ["licence not told by the file": 2]
        )
    }

    @Test func `trips that run into each other are another rule's`() throws {
        let town = try town()
        try town.trips([
            trip("2024-03-13 11:30", 36, from: "1", to: "1"),
            trip("2024-03-13 12:00", 10, from: "2", to: "1"),
        ])
        #expect(
            try town.outcomes(rule) == ["within reach": 1, "trips run into each other": 1]
        )
    }

    @Test func `in the hour that comes twice no pick-up is out of reach`() throws {
        let town = try town()
        try town.trips([
            trip("2024-11-03 01:10", 5, from: "1", to: "1"),
            trip("2024-11-03 01:20", 5, from: "2", to: "1"),
        ])
        #expect(try town.outcomes(rule) == ["within reach": 1, "the clock was set then": 1])
    }

    @Test func `a violation says how far and how soon`() throws {
        let town = try town()
        try town.trips([
            trip("2024-03-13 11:30", 30, from: "1", to: "1"),
            trip("2024-03-13 12:03", 10, from: "2", to: "1"),
        ])
        let review = try town.review(
            "rules: [{id: t, title: t, confidence: found, check: travel, subject: vehicle, "
                + "distance-per-hour: 60, tolerance-minutes: 5}]"
        )
        let item = try #require(review.findings.first?.tally.cases.first)
        #expect(item.observed == "at least 33.0 km in at most 9 min")
        #expect(item.threshold == "at most 96 km/h")
        #expect(item.subject == "V1")
        #expect(item.row == 3)
    }
}
