import Testing
import Trips

/// Hours, overlaps and shared vehicles, across midnights, weeks and changes of the clock.
@Suite struct DrivingTimeTests {
    private let day = """
        check: hours
        most-hours: 10
        in: 24 hours
        """

    /// Trips of one driver, each with start and minutes.
    private func outcomes(
        _ rule: String,
        _ trips: [(String, Int)],
        timeZone: String = "America/New_York",
        change: (inout TownTrip) -> Void = { _ in }
    ) throws -> [String: Int] {
        let town = try TripTown(timeZone: timeZone)
        try town.trips(
            trips.map { start, minutes in
                TownTrip(start).with {
                    $0.minutes = minutes
                    change(&$0)
                }
            }
        )
        return try town.outcomes(rule)
    }

    @Test(arguments: [(300, 299, 0), (300, 300, 0), (300, 301, 1)])
    func `the hours of a window are judged to the minute`(
        first: Int,
        second: Int,
        violations: Int
    ) throws {
        let found = try outcomes(day, [("2024-03-13 06:00", first), ("2024-03-13 14:00", second)])
        #expect(found["beyond the hours", default: 0] == violations)
        #expect(found["within the hours"] == 2 - violations)
    }

    @Test(arguments: [("2024-03-14 05:00", 1), ("2024-03-14 05:29", 1), ("2024-03-14 05:30", 0)])
    func `any twenty-four hours count, not the day of the calendar`(
        start: String,
        violations: Int
    ) throws {
        // Five hours from 06:00 on, then half an hour, then one: how much of the first still counts?
        let found = try outcomes(
            "check: hours\nmost-hours: 6\nin: 24 hours",
            [("2024-03-13 06:00", 300), ("2024-03-13 20:00", 30), (start, 60)]
        )
        #expect(found["beyond the hours", default: 0] == violations)
    }

    @Test(arguments: [(599, 0), (600, 1)])
    func `who is on the way when the limit is reached may finish`(
        minutes: Int,
        violations: Int
    ) throws {
        let found = try outcomes(
            day + "\nlast-trip-may-finish: true",
            [("2024-03-13 06:00", minutes), ("2024-03-13 18:00", 90)]
        )
        #expect(found["beyond the hours", default: 0] == violations)
    }

    @Test func `shared rides and two platforms at once are counted once`() throws {
        let found = try outcomes(
            day,
            [("2024-03-13 06:00", 400), ("2024-03-13 08:00", 400), ("2024-03-13 12:00", 30)]
        )
        // 06:00 to 14:40 is 520 minutes, though the trips add up to 830.
        #expect(found == ["within the hours": 3])
    }

    @Test func `seconds that are cut off do not make trips overlap`() throws {
        // Sixty trips of ten minutes, each a few seconds after the one before: 600 minutes.
        let town = try TripTown()
        func trips(_ seconds: Int) -> [TownTrip] {
            (0..<60).map { number in
                let second = 6 * 3_600 + number * 605
                let text = [second / 3_600, second / 60 % 60, second % 60]
                    .map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
                return TownTrip("2024-03-13 \(text)").with { $0.seconds = seconds }
            }
        }
        try town.trips(trips(600))
        #expect(try town.outcomes(day) == ["within the hours": 60])
        let longer = try TripTown()
        try longer.trips(trips(602))
        #expect(try longer.outcomes(day)["beyond the hours"] == 1)
    }

    @Test(arguments: [
        ("2024-03-17 23:00", "2024-03-18 00:00", 0), ("2024-03-17 22:00", "2024-03-17 23:00", 1),
        ("2024-03-11 00:00", "2024-03-17 23:00", 1), ("2024-03-10 23:00", "2024-03-17 23:00", 0),
    ])
    func `a week runs from Monday to Sunday`(
        first: String,
        second: String,
        violations: Int
    ) throws {
        let found = try outcomes(
            "check: hours\nmost-hours: 1.5\nin: week",
            [(first, 60), (second, 59)]
        )
        #expect(found["beyond the hours", default: 0] == violations)
    }

    @Test(arguments: [
        ("2024-03-13 23:00", "2024-03-14 00:00", 0), ("2024-03-13 22:00", "2024-03-13 23:00", 1),
    ])
    func `a day ends at midnight`(first: String, second: String, violations: Int) throws {
        let found = try outcomes(
            "check: hours\nmost-hours: 1.5\nin: day",
            [(first, 60), (second, 59)]
        )
        #expect(found["beyond the hours", default: 0] == violations)
    }

    @Test func `what was driven before midnight is not of the new day`() throws {
        // Ninety minutes, of which sixty before midnight.
        let rule = "check: hours\nmost-hours: 1\nin: day"
        #expect(try outcomes(rule, [("2024-03-13 23:00", 90)]) == ["beyond the hours": 1])
        #expect(
            try outcomes(rule, [("2024-03-13 23:00", 60), ("2024-03-14 00:00", 60)])
                == ["within the hours": 2]
        )
    }

    @Test func `where the clock is set forward an hour is not driven`() throws {
        // 01:30 to 03:30 by the clock of 2024-03-10 is one hour.
        let found = try outcomes(
            "check: hours\nmost-hours: 2\nin: 3 hours",
            [("2024-03-10 00:30", 60), ("2024-03-10 01:30", 30), ("2024-03-10 03:30", 30)]
        )
        #expect(found == ["within the hours": 3])
        // A window of three hours back from 04:30 reaches to 00:30 by the clock that day.
        let reached = try outcomes(
            "check: hours\nmost-hours: 1.5\nin: 3 hours",
            [("2024-03-10 00:30", 60), ("2024-03-10 03:30", 60)]
        )
        #expect(reached["beyond the hours"] == 1)
        let usual = try outcomes(
            "check: hours\nmost-hours: 1.5\nin: 3 hours",
            [("2024-03-12 00:30", 60), ("2024-03-12 03:30", 60)]
        )
        #expect(usual == ["within the hours": 2])
    }

    @Test func `in the hour that comes twice nobody is accused`() throws {
        // 2024-11-03, 01:50 and 01:10 of the second time look like an overlap, or like order.
        let trips = [("2024-11-03 01:10", 30), ("2024-11-03 01:20", 30)]
        let overlap = "check: overlap\nsubject: driver\ntolerance-minutes: 5"
        #expect(
            try outcomes(overlap, trips)
                == ["one place at a time": 1, "the clock was set then": 1]
        )
        #expect(
            try outcomes(overlap, trips, timeZone: "Europe/Moscow")
                == ["one place at a time": 1, "in two places at once": 1]
        )
    }

    @Test(arguments: [(5, 0), (6, 1)])
    func `trips may run into each other by the tolerance`(minutes: Int, violations: Int) throws {
        let found = try outcomes(
            "check: overlap\nsubject: driver\ntolerance-minutes: 5",
            [("2024-03-13 12:00", 30), ("2024-03-13 12:\(30 - minutes)", 30)]
        )
        #expect(found["in two places at once", default: 0] == violations)
    }

    @Test func `riders who share a car are in one place`() throws {
        let rule = "check: overlap\nsubject: driver\ntolerance-minutes: 5"
        let trips = [("2024-03-13 12:00", 30), ("2024-03-13 12:10", 30)]
        #expect(try outcomes(rule, trips) { $0.shared = "Y" } == ["one place at a time": 2])
        #expect(
            try outcomes(rule, trips) { $0.driver = nil } == ["licence not told by the file": 2]
        )
    }

    @Test(arguments: [
        (false, nil, 3), (false, "2024-03-13", 2), (true, nil, 3), (true, "2024-03-13", 2),
    ])
    func `untold licences count the same beside told ones and without`(
        hasTold: Bool,
        until: String?,
        untold: Int
    ) throws {
        let town = try TripTown()
        let starts = ["2024-03-13 06:00", "2024-03-13 14:00", "2024-03-14 06:00"]
        try town.trips(starts.map { TownTrip($0).with { $0.driver = nil } })
        if hasTold { try town.trips([TownTrip("2024-03-13 08:00")], file: "told.csv") }
        let found = try town.outcomes(day, until: until)
        #expect(found["licence not told by the file"] == untold)
        #expect(found.values.reduce(0, +) == untold + (hasTold ? 1 : 0))
    }

    @Test func `a long trip covers several that begin within it`() throws {
        let found = try outcomes(
            "check: overlap\nsubject: driver\ntolerance-minutes: 5",
            [("2024-03-13 12:00", 120), ("2024-03-13 12:10", 5), ("2024-03-13 12:40", 5)]
        )
        #expect(found == ["one place at a time": 1, "in two places at once": 2])
    }

    @Test(arguments: [(3, 0), (4, 4)])
    func `a vehicle has few drivers in a week`(drivers: Int, violations: Int) throws {
        let town = try TripTown()
        try town.trips(
            (1...drivers).map { driver in
                TownTrip("2024-03-\(10 + driver) 12:00").with { $0.driver = "\(driver)" }
            } + [TownTrip("2024-03-18 12:00").with { $0.driver = "99" }]
        )
        let found = try town.outcomes("check: shared-vehicle\nmost-drivers: 3\ndays: 7")
        #expect(found["many drivers", default: 0] == violations)
        #expect(found["few drivers"] == drivers + 1 - violations)
    }

    @Test(arguments: [(2, 2, true), (3, 3, false), (4, 3, false)])
    func `violations beyond those that are kept are counted, and said to be more`(
        limit: Int,
        kept: Int,
        isCutOff: Bool
    ) throws {
        let town = try TripTown()
        try town.trips((10...12).map { TownTrip("2024-03-13 \($0):00").with { $0.miles = "99" } })
        let review = try town.review(
            "rules: [{id: s, title: s, confidence: found, check: speed, distance-per-hour: 100}]",
            limit: limit
        )
        let tally = try #require(review.findings.first?.tally)
        #expect(tally.count(.violation) == 3)
        #expect(tally.cases.count == kept)
        #expect(tally.isCutOff == isCutOff)
    }

    @Test func `trips of several files are put in order`() throws {
        let town = try TripTown()
        try town.trips([TownTrip("2024-03-13 14:00").with { $0.minutes = 301 }])
        try town.trips([TownTrip("2024-03-13 06:00").with { $0.minutes = 300 }])
        let tally = try #require(
            try town.review(
                "rules: [{id: h, title: h, confidence: found, check: hours, most-hours: 10, in: 24 hours}]"
            )
            .findings.first?.tally
        )
        #expect(tally.count(.violation) == 1)
        #expect(tally.subjects == 1)
        let item = try #require(tally.cases.first)
        #expect(item.row == 2)
        #expect(item.observed == "10 h 1 min in all")
        #expect(item.threshold == "at most 10 h in any 24 h")
    }
}
