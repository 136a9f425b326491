import Testing
import Trips

/// The two nights of a year on which the clock is set: lengths, pay and order of rides.
///
/// New York set its clock forward on 2024-03-10 at 02:00 and back on 2024-11-03 at 02:00.
@Suite struct ClockChangeTests {
    private static let unclear = "the clock was set then"

    private func outcomes(
        _ rule: String,
        _ rides: [(start: String, end: String)],
        timeZone: String = "America/New_York",
        change: (inout TownTrip) -> Void = { $0.isTimed = false }
    ) throws -> [String: Int] {
        let town = try TripTown(timeZone: timeZone)
        try town.trips(
            rides.map { ride in
                TownTrip(ride.start).with {
                    $0.end = ride.end
                    change(&$0)
                }
            }
        )
        return try town.outcomes(rule)
    }

    private func hours(_ most: String) -> String {
        "check: hours\nmost-hours: \(most)\nin: 24 hours"
    }

    // 01:30 to 03:30 is one hour in March and three in November, whatever the file says of it.
    @Test(arguments: [
        ("2024-03-10 01:30", "2024-03-10 03:29", 0), ("2024-03-10 01:30", "2024-03-10 03:30", 0),
        ("2024-03-10 01:30", "2024-03-10 03:31", 1), ("2024-03-11 01:30", "2024-03-11 02:30", 0),
        ("2024-03-11 01:30", "2024-03-11 02:31", 1),
    ])
    func `a ride over the hour that is left out lasts an hour less than the clock shows`(
        start: String,
        end: String,
        violations: Int
    ) throws {
        let found = try outcomes(hours("1"), [(start, end)])
        #expect(found["beyond the hours", default: 0] == violations)
        #expect(found["within the hours", default: 0] == 1 - violations)
    }

    @Test(arguments: [
        ("2024-11-03 00:30", "2024-11-03 02:29", 0), ("2024-11-03 00:30", "2024-11-03 02:30", 0),
        ("2024-11-03 00:30", "2024-11-03 02:31", 1),
    ])
    func `a ride over the hour that comes twice lasts an hour more than the clock shows`(
        start: String,
        end: String,
        violations: Int
    ) throws {
        let found = try outcomes(hours("3"), [(start, end)])
        #expect(found["beyond the hours", default: 0] == violations)
    }

    @Test func `the city's own nights count`() throws {
        // Madrid set its clock three weeks after New York, and Moscow never does.
        let rides = [(start: "2024-03-31 01:30", end: "2024-03-31 03:30")]
        #expect(
            try outcomes(hours("1"), rides, timeZone: "Europe/Madrid") == ["within the hours": 1]
        )
        for zone in ["America/New_York", "Europe/Moscow"] {
            #expect(try outcomes(hours("1"), rides, timeZone: zone) == ["beyond the hours": 1])
        }
    }

    @Test(arguments: [(7_200, 1), (3_600, 1), (3_720, 0)])
    func `a duration that is the clock's difference is set right, and a measured one holds`(
        seconds: Int,
        lawful: Int
    ) throws {
        let found = try outcomes(hours("1"), [("2024-03-10 01:30", "2024-03-10 03:30")]) {
            $0.seconds = seconds
        }
        #expect(found["within the hours", default: 0] == lawful)
    }

    @Test(arguments: [
        ("1.5", "the clock was set then"), ("4.1", "within the hours"),
    ])
    func `hours that another reading would make too many or not are not judged`(
        most: String,
        outcome: String
    ) throws {
        // 01:30 to 02:30 is one hour or two.
        #expect(
            try outcomes(hours(most), [("2024-11-03 01:30", "2024-11-03 02:30")]) == [outcome: 1]
        )
    }

    @Test(arguments: [("2024-11-03 18:00", 1), ("2024-11-03 19:00", 0)])
    func `what is beyond the hours in every reading is a violation`(
        end: String,
        undetermined: Int
    ) throws {
        // One hour or two before breakfast; then nine hours, or ten: with the least eleven.
        let found = try outcomes(
            hours("10"),
            [("2024-11-03 01:30", "2024-11-03 02:30"), ("2024-11-03 09:00", end)]
        )
        #expect(found[Self.unclear, default: 0] == undetermined)
        #expect(found["beyond the hours", default: 0] == 1 - undetermined)
    }

    @Test(arguments: [
        // In March an hour is paid, in November three.
        ("2024-03-10 01:30", "2024-03-10 03:30", "59.99", "below the floor"),
        ("2024-03-10 01:30", "2024-03-10 03:30", "60.00", "at or above the floor"),
        ("2024-11-03 00:30", "2024-11-03 02:30", "179.99", "below the floor"),
        ("2024-11-03 00:30", "2024-11-03 02:30", "180.00", "at or above the floor"),
        ("2024-11-03 01:30", "2024-11-03 02:30", "60.00", "the clock was set then"),
        // 01:50 and then 01:10 can only be twenty minutes.
        ("2024-11-03 01:50", "2024-11-03 01:10", "19.99", "below the floor"),
        ("2024-11-03 01:50", "2024-11-03 01:10", "20.00", "at or above the floor"),
    ])
    func `pay by the minute is for the minutes that were`(
        start: String,
        end: String,
        pay: String,
        outcome: String
    ) throws {
        for period in ["", "\nperiod-days: 14"] {
            let found = try outcomes(
                "check: pay\nper-distance: \"0\"\nper-minute: \"1\"" + period,
                [(start, end)]
            ) {
                $0.isTimed = false
                $0.pay = pay
            }
            #expect(found == [outcome: 1])
        }
    }

    @Test(arguments: [("99", "possible"), ("101", "impossibly fast")])
    func `speed is over the hours that were`(miles: String, outcome: String) throws {
        let found = try outcomes(
            "check: speed\ndistance-per-hour: 100",
            [("2024-03-10 01:30", "2024-03-10 03:30")]
        ) {
            $0.isTimed = false
            $0.miles = miles
        }
        #expect(found == [outcome: 1])
    }

    @Test(arguments: [
        // Under way all night, whichever hour the other ride was in.
        ("00:30", "02:30", "01:30", "01:40", "in two places at once"),
        // Ended in either hour before the other began.
        ("00:50", "01:30", "02:05", "02:20", "one place at a time"),
        // In order in one reading and not in another.
        ("00:50", "01:30", "01:40", "01:50", "the clock was set then"),
        ("01:10", "01:40", "01:20", "01:50", "the clock was set then"),
    ])
    func `two places at once are said where every reading says so`(
        start: String,
        end: String,
        second: String,
        secondEnd: String,
        outcome: String
    ) throws {
        let day = "2024-11-03 "
        let found = try outcomes(
            "check: overlap\nsubject: driver\ntolerance-minutes: 5",
            [(day + start, day + end), (day + second, day + secondEnd)]
        )
        #expect(found[outcome] == (outcome == "one place at a time" ? 2 : 1))
    }

    @Test func `a time that the clock never showed is not judged`() throws {
        // Some clock was set too early or too late.
        let found = try outcomes(
            "check: overlap\nsubject: driver\ntolerance-minutes: 5",
            [("2024-03-10 01:30", "2024-03-10 02:30"), ("2024-03-10 03:10", "2024-03-10 03:20")]
        )
        #expect(found == ["one place at a time": 1, Self.unclear: 1])
    }

    @Test func `one trip asked about is judged by the same clock`() throws {
        let town = try TripTown()
        try town.trips([
            TownTrip("2024-03-10 01:30").with {
                $0.end = "2024-03-10 03:30"
                $0.isTimed = false
                $0.pay = "60.00"
            }
        ])
        let line = try #require(
            try town.judgement("check: pay\nper-distance: \"0\"\nper-minute: \"1\"", row: 2).first
        )
        #expect(line.outcome.words == "at or above the floor")
    }
}
