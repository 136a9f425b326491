import Testing
import Trips

/// Whose a violation is, and what it rests on.
@Suite struct ViolationTests {
    private let floor = """
        check: pay
        per-distance: "1.360"
        per-minute: "0.583"
        period-days: 14
        """

    /// A trip of 2 miles and 10 minutes: 8.55.
    private func trip(_ start: String, _ pay: String, _ driver: String, _ company: String)
        -> TownTrip
    {
        TownTrip(start).with {
            $0.pay = pay
            $0.driver = driver
            $0.company = company
        }
    }

    @Test func `what a period owes is the driver's, from each operator for itself`() throws {
        let town = try TripTown()
        // Periods of fourteen days from 2000-01-01: 2024-03-09 begins one.
        try town.trips([
            trip("2024-03-09 12:00", "8.00", "d-7", "HV0003"),
            trip("2024-03-10 12:00", "20.00", "D-7", "HV0005"),
            trip("2024-03-22 23:59", "9.00", "D-7", "HV0003"),
            trip("2024-03-23 00:00", "8.54", "D-7", "HV0003"),
            trip("2024-03-23 01:00", "8.55", "D-8", "HV0003"),
        ])
        try town.trips([trip("2024-03-21 12:00", "8.00", "D-7", "HV0003")])
        // HV0003 paid 25.00 for three trips, where 25.65 are due; what HV0005 paid settles nothing.
        let found = try town.violations(floor)
        #expect(found.map(\.holder) == [.driver])
        #expect(found.map(\.subject) == ["D-7"])
        #expect(found.map(\.operatorName) == ["HV0003"])
        let one = try #require(found.first)
        #expect(one.count == 2)
        #expect(one.observed == "paid 25.00 for 3 trips from 2024-03-09 to 2024-03-22")
        #expect(one.asked == "at least 25.65")
        #expect(one.rows == [1: [2, 4, 5], 2: [2]])
        #expect("\(one.days)" == "2024-03-09...2024-04-05")
    }

    @Test(arguments: [("8.54", 1), ("8.55", 0)])
    func `the floor of a period is kept to the cent`(pay: String, count: Int) throws {
        let town = try TripTown()
        try town.trips([trip("2024-03-09 12:00", pay, "7", "HV0003")])
        #expect(try town.violations(floor).count == count)
    }

    @Test func `a trip that is not told leaves its period alone and no other`() throws {
        let town = try TripTown()
        try town.trips([
            trip("2024-03-09 12:00", "1.00", "7", "HV0003"),
            trip("2024-03-10 12:00", "", "7", "HV0003"),
            trip("2024-03-23 12:00", "1.00", "7", "HV0003"),
        ])
        #expect(try town.violations(floor).map(\.rows) == [[1: [4]]])
    }

    private func year(_ company: String, accessible: Int, of trips: Int) -> [TownTrip] {
        (0..<trips).map { place in
            TownTrip(place == 0 ? "2020-01-01 00:00" : "2020-12-31 12:00").with {
                $0.company = company
                $0.driver = "\(place)"
                $0.wheelchair = place < accessible ? "Y" : "N"
            }
        }
    }

    @Test(arguments: [(0, 1), (1, 0), (2, 0)])
    func `a share below the least is a finding that tells its counts`(
        accessible: Int,
        count: Int
    ) throws {
        let town = try TripTown()
        try town.trips(year("HV0005", accessible: 10, of: 10))
        try town.trips(year("HV0003", accessible: accessible, of: 10))
        let found = try town.violations("check: share\nleast-percent: 10\nservices: [ride-hail]")
        #expect(found.count == count)
        guard let one = found.first else { return }
        #expect(one.subject == "HV0003")
        #expect(one.holder == .operatorName)
        #expect(one.month == "2020")
        #expect(one.observed == "0 %: 0 of 10 trips")
        #expect(one.asked == "at least 10 %")
        // The file of the other operator is no evidence.
        #expect(one.wholeLoads == [2])
        #expect(one.rows.isEmpty)
        #expect(
            one.question?.hasSuffix(
                "coalesce(operator, '') = 'HV0003' and picked_up_at >= '2020-01-01' "
                    + "and picked_up_at < '2021-01-01' "
                    + "and (service is null or service in ('ride-hail'))"
            ) ?? false
        )
    }

    @Test func `trips of which access is not told may make the share`() throws {
        let town = try TripTown()
        var trips = year("HV0003", accessible: 0, of: 10)
        trips[3].wheelchair = ""
        try town.trips(trips)
        #expect(try town.violations("check: share\nleast-percent: 10").isEmpty)
        #expect(
            try town.violations("check: share\nleast-percent: 10.01").first?.observed
                == "0 %: 0 of 10 trips, 1 not told"
        )
    }
}
