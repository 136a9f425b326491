import Testing
import Trips

/// Pay floors and charges at, below and above each limit.
@Suite struct PayAndFeeTests {
    private let pay = """
        check: pay
        per-distance: "1.360"
        per-accessible-distance: "1.760"
        per-minute: "0.583"
        shared-is-unknown: true
        """

    /// 2 miles and 10 minutes: 2.72 + 5.83 = 8.55.
    private func outcome(
        _ rule: String,
        zones: String = "",
        _ change: (inout TownTrip) -> Void
    ) throws -> String? {
        let town = try TripTown()
        try town.trips([TownTrip("2024-03-13 12:00").with(change)])
        return try town.outcomes(rule, zones: zones).keys.first
    }

    @Test(arguments: [
        ("8.54", "below the floor"), ("8.55", "at or above the floor"),
        ("8.56", "at or above the floor"), ("0.00", "below the floor"),
    ])
    func `a driver's pay is judged to the cent`(amount: String, expected: String) throws {
        #expect(try outcome(pay) { $0.pay = amount } == expected)
    }

    @Test(arguments: [("9.34", "below the floor"), ("9.35", "at or above the floor")])
    func `a mile in a ride for wheelchairs is worth more`(
        amount: String,
        expected: String
    ) throws {
        #expect(
            try outcome(pay) {
                $0.pay = amount
                $0.wheelchair = "Y"
            } == expected
        )
    }

    @Test func `what is not told is undeterminable`() throws {
        #expect(try outcome(pay) { $0.pay = nil } == "driver's pay not told")
        #expect(try outcome(pay) { $0.miles = nil } == "distance or duration not told")
        #expect(
            try outcome(pay) {
                $0.shared = "Y"
                $0.pay = "1.00"
            } == "shared ride: paid per passenger"
        )
    }

    @Test(arguments: [
        ("4.99", "below the floor"), ("5.00", "at or above the floor"),
    ])
    func `no trip is worth less than the least amount`(amount: String, expected: String) throws {
        #expect(
            try outcome(pay + "\nleast: \"5\"") {
                $0.pay = amount
                $0.miles = "0.1"
                $0.minutes = 1
            } == expected
        )
    }

    @Test(arguments: [
        ("8.54", "below the floor"), ("9.00", "other rates hold for an unknown part"),
        ("12.00", "at or above the floor"),
    ])
    func `a trip out of town is below the floor only where it is below the lower one`(
        amount: String,
        expected: String
    ) throws {
        let rule =
            pay
                + """

                outside: [away]
                outside-rates: {per-distance: "1.576", per-minute: "0.675"}
                """
        #expect(
            try outcome(rule, zones: "zones: {away: [\"265\"]}\n") {
                $0.pay = amount
                $0.to = "265"
            } == expected
        )
    }

    @Test(arguments: [
        // Golden rows of the high-volume services: paid, and the floor in force.
        ("2024-01-01 00:12", "1.57", 432, "5.99", "below the floor"),
        ("2024-01-01 00:12", "1.57", 432, "6.00", "at or above the floor"),
        ("2024-01-01 00:12", "1.57", 432, "6.12", "at or above the floor"),
        ("2024-01-01 00:23", "1.98", 731, "9.47", "at or above the floor"),
        ("2024-01-01 00:23", "1.98", 731, "9.30", "below the floor"),
        ("2024-01-01 00:28", "2.83", 2_251, "24.64", "below the floor"),
        ("2024-01-01 00:28", "2.83", 2_251, "24.65", "at or above the floor"),
    ])
    func `New York's floor of 2023 is found again to the cent`(
        start: String,
        miles: String,
        seconds: Int,
        amount: String,
        expected: String
    ) throws {
        let rule = """
            check: pay
            per-distance: "1.234"
            per-minute: "0.564"
            """
        #expect(
            try outcome(rule) {
                $0.start = start
                $0.miles = miles
                $0.seconds = seconds
                $0.pay = amount
            } == expected
        )
    }

    @Test func `a floor over a period lets one trip make up for another`() throws {
        let rule = pay.replacing("shared-is-unknown: true", with: "period-days: 14")
        let town = try TripTown()
        // Periods of fourteen days from 2000-01-01: 2024-03-09 begins the 632nd.
        try town.trips([
            TownTrip("2024-03-09 12:00").with { $0.pay = "8.00" },
            TownTrip("2024-03-22 12:00").with { $0.pay = "9.10" },
            TownTrip("2024-03-23 12:00").with { $0.pay = "8.00" },
            TownTrip("2024-03-23 12:00").with {
                $0.pay = "8.00"
                $0.driver = nil
            },
        ])
        #expect(
            try town.outcomes(rule) == [
                "at or above the floor": 1, "below the floor": 1, "trips without a driver": 1,
            ]
        )
    }

    private let zones = "zones: {centre: [\"4\"], edge: [\"43\"]}\n"
    private let fee = """
        check: fee
        field: congestion_surcharge_minor
        amount-minor: 275
        shared-amount-minor: 75
        zones: [centre]
        unsure-zones: [edge]
        """

    @Test(arguments: [
        ("4", "8", "2.75", "N", "as the law says"), ("8", "4", "2.75", "N", "as the law says"),
        ("4", "8", "0", "N", "due and not charged"), ("4", "8", "2.74", "N", "another amount"),
        ("4", "8", "0.75", "Y", "as the law says"), ("4", "8", "2.75", "Y", "another amount"),
        ("7", "8", "0", "N", "as the law says"), ("7", "8", "2.75", "N", "charged and not due"),
        ("43", "8", "2.75", "N", "a zone lies in it only in part"),
        ("43", "4", "0", "N", "due and not charged"), ("", "8", "0", "N", "a zone is not told"),
        ("4", "", "2.75", "N", "as the law says"), ("4", "8", "", "N", "the charge is not told"),
        ("4", "8", "2.75", "", "shared or not is not told"),
        ("4", "8", "1.00", "", "another amount"),
    ])
    func `a charge is due where a trip begins or ends`(
        from: String,
        to: String,
        charge: String,
        shared: String,
        expected: String
    ) throws {
        #expect(
            try outcome(fee, zones: zones) {
                $0.from = from
                $0.to = to
                $0.surcharge = charge
                $0.shared = shared
            } == expected
        )
    }

    @Test func `who passes through without beginning or ending there nobody knows`() throws {
        for charge in ["0", "2.75"] {
            #expect(
                try outcome(fee + "\ncounts-passing-through: true", zones: zones) {
                    $0.surcharge = charge
                } == "may have passed through"
            )
        }
    }

    @Test(
        arguments: [
            ("2024-03-13 05:59", nil), ("2024-03-13 06:00", "due and not charged"),
            ("2024-03-13 21:59", "due and not charged"), ("2024-03-13 22:00", nil),
            ("2024-03-15 12:00", "due and not charged"), ("2024-03-16 12:00", nil),
            ("2024-03-17 23:59", nil), ("2024-03-18 06:00", "due and not charged"),
        ] as [(String, String?)]
    )
    func `a charge of weekdays and hours is due only then`(
        start: String,
        expected: String?
    ) throws {
        #expect(
            try outcome(fee + "\nhours: [6, 22]\nweekdays-only: true", zones: zones) {
                $0.start = start
                $0.from = "4"
            } == expected
        )
    }

    @Test(arguments: [(36, "possible"), (35, "impossibly fast")])
    func `no car is faster than the limit`(seconds: Int, expected: String) throws {
        // A mile in 36 seconds is 100 miles an hour; the last second may have been cut off.
        #expect(
            try outcome("check: speed\ndistance-per-hour: 100") {
                $0.miles = "1"
                $0.seconds = seconds - 1
            } == expected
        )
    }

    @Test func `a ride told to be accessible was in such a vehicle`() throws {
        let town = try TripTown()
        try town.vehicles(
            "2024-03-01",
            ["V1,ride-hail,active,,2020-01-01,,Y,N,", "V2,ride-hail,active,,2020-01-01,,N,N,"]
        )
        try town.trips(
            ["V1", "V2", "V3", nil].flatMap { vehicle in
                ["Y", "N"].map { served in
                    TownTrip("2024-03-13 12:00").with {
                        $0.vehicle = vehicle
                        $0.wheelchair = served
                    }
                }
            }
        )
        #expect(
            try town.outcomes("check: accessible-vehicle\nregisters: [vehicles]") == [
                "in an accessible vehicle": 1, "in a vehicle without access": 1,
                "vehicle not in the register": 1, "vehicle not told": 1,
            ]
        )
    }

    @Test(arguments: [
        (5, "share reached"), (4, "share not reached"),
    ])
    func `a share is judged over a whole year`(accessible: Int, expected: String) throws {
        func trips(_ days: ClosedRange<Int>) -> [TownTrip] {
            (1...100).map { number in
                TownTrip(number <= 50 ? "2024-01-0\(days.lowerBound) 12:00" : "2024-12-31 12:00")
                    .with { $0.wheelchair = number <= accessible ? "Y" : "N" }
            }
        }
        let town = try TripTown()
        try town.trips(trips(1...1))
        #expect(try town.outcomes("check: share\nleast-percent: 5") == [expected: 1])
        let late = try TripTown()
        try late.trips(trips(2...2))
        #expect(
            try late.outcomes("check: share\nleast-percent: 5") == ["the year is not complete": 1]
        )
    }
}
