import Testing
import Trips

/// Registers with time: how a licence stood at the moment of a pick-up.
@Suite struct RegistrationTests {
    private let rule = """
        check: registration
        subject: driver
        registers: [drivers]
        classes: [ride-hail, taxi]
        permits: [active]
        suspends: [suspended]
        lapses: [expired]
        register-gap-days: 31
        """

    /// The outcome of one trip on a day, given publications of the register.
    private func outcome(
        _ day: String,
        _ publications: [(day: String, lines: [String])],
        driver: String? = "1"
    ) throws -> String? {
        let town = try TripTown()
        // Somebody else is always in the register: every publication has a row, and no two are the
        // same file.
        for publication in publications {
            try town.drivers(
                publication.day,
                publication.lines + ["9,ride-hail,active,,\(publication.day),2099-12-31,"]
            )
        }
        try town.trips([TownTrip("\(day) 12:00").with { $0.driver = driver }])
        return try town.outcomes(rule).keys.first
    }

    @Test(arguments: [
        ("2024-03-09", "registered later"), ("2024-03-10", "registered"),
        ("2024-03-11", "registered"), ("2024-03-31", "registered"),
    ])
    func `a driver registered from the tenth is not registered on the ninth`(
        day: String,
        expected: String
    ) throws {
        let found = try outcome(
            day,
            [
                ("2024-03-01", []),
                ("2024-04-01", ["1,ride-hail,active,2024-03-10,2024-03-10,2026-03-31,"]),
            ]
        )
        #expect(found == expected)
    }

    @Test(arguments: [
        ("2024-03-09", "licence begins later"), ("2024-03-10", "registered"),
    ])
    func `an entry whose licence begins later is told apart from a late registration`(
        day: String,
        expected: String
    ) throws {
        let line = "1,ride-hail,active,,2024-03-10,2026-03-31,"
        #expect(try outcome(day, [("2024-03-01", [line]), ("2024-04-01", [line])]) == expected)
    }

    @Test(arguments: [
        ("2024-03-31", "registered"), ("2024-04-01", "expired"), ("2024-04-15", "expired"),
    ])
    func `a licence lasts to the last day, that day included`(
        day: String,
        expected: String
    ) throws {
        let line = "1,ride-hail,active,,2020-03-10,2024-03-31,"
        let lapsed = "1,ride-hail,expired,2024-03-20,2020-03-10,2024-03-31,"
        #expect(
            try outcome(
                day,
                [("2024-03-15", [line]), ("2024-04-15", [lapsed]), ("2024-05-01", [lapsed])]
            ) == expected
        )
    }

    @Test func `an end after the last publication may have been renewed`() throws {
        let line = "1,ride-hail,active,,2020-03-10,2024-03-31,"
        #expect(
            try outcome("2024-04-02", [("2024-03-15", [line])])
                == "ended, unless renewed since the last publication"
        )
        #expect(
            try outcome("2024-04-02", [("2024-04-01", [line])]) == "expired"
        )
    }

    @Test(arguments: [
        ("2024-03-11", "registered"), ("2024-03-12", "changed on the day"),
        ("2024-03-13", "suspended"), ("2024-03-31", "suspended"), ("2024-04-01", "suspended"),
    ])
    func `a suspension holds after its day, and on the day nobody knows the hour`(
        day: String,
        expected: String
    ) throws {
        let before = "1,ride-hail,active,2023-01-01,2020-03-10,2026-03-31,"
        let after = "1,ride-hail,suspended,2024-03-12,2020-03-10,2026-03-31,"
        #expect(
            try outcome(day, [("2024-03-01", [before]), ("2024-04-01", [after])]) == expected
        )
    }

    @Test func `a trip that begins before the suspension is lawful though it ends within`() throws {
        let town = try TripTown()
        try town.drivers("2024-03-01", ["1,ride-hail,active,2023-01-01,2020-03-10,2026-03-31,"])
        try town.drivers("2024-04-01", ["1,ride-hail,suspended,2024-03-12,2020-03-10,2026-03-31,"])
        try town.trips([TownTrip("2024-03-11 23:50").with { $0.minutes = 30 }])
        #expect(try town.outcomes(rule) == ["registered": 1])
    }

    @Test(arguments: [
        ("2024-03-01", "registered"), ("2024-03-02", "changed between two publications"),
        ("2024-03-31", "changed between two publications"), ("2024-04-01", "not active"),
    ])
    func `a change without a date lies somewhere between two publications`(
        day: String,
        expected: String
    ) throws {
        let before = "1,ride-hail,active,,2020-03-10,2026-03-31,"
        let after = "1,ride-hail,revoked,,2020-03-10,2026-03-31,"
        #expect(
            try outcome(day, [("2024-03-01", [before]), ("2024-04-01", [after])]) == expected
        )
    }

    @Test(arguments: [
        ("2024-03-15", "never in the register"), ("2024-05-02", "never in the register"),
        ("2024-06-02", "no register near the day"), ("2024-01-30", "never in the register"),
        ("2024-01-29", "no register near the day"),
    ])
    func `absence is said only near a publication`(day: String, expected: String) throws {
        #expect(try outcome(day, [("2024-03-01", []), ("2024-05-01", [])]) == expected)
    }

    @Test func `who was in the register and is not any more is told apart`() throws {
        let line = "1,ride-hail,active,,2020-03-10,2026-03-31,"
        let publications = [("2024-03-01", [line]), ("2024-04-01", []), ("2024-05-01", [])]
        #expect(try outcome("2024-04-02", publications) == "no longer in the register")
        #expect(try outcome("2024-03-20", publications) == "changed between two publications")
    }

    @Test func `an entry with effect from before the last publication accuses nobody`() throws {
        let line = "1,ride-hail,active,,2024-02-10,2026-03-31,"
        #expect(
            try outcome("2024-03-20", [("2024-03-01", []), ("2024-04-01", [line])])
                == "entered later, with effect from before"
        )
    }

    @Test(arguments: [
        ("taxi", "registered"), ("ride-hail", "registered"), ("livery", "wrong class of licence"),
    ])
    func `a licensed taxi hailed through an app is lawful, a livery licence is not`(
        licence: String,
        expected: String
    ) throws {
        #expect(
            try outcome(
                "2024-03-15",
                [("2024-03-01", ["1,\(licence),active,,2020-03-10,2026-03-31,"])]
            ) == expected
        )
    }

    @Test func `a number that repeats across classes counts by its class`() throws {
        let lines = [
            "1,livery,active,,2020-03-10,2026-03-31,",
            "1,taxi,revoked,2023-01-01,2020-03-10,2026-03-31,",
        ]
        #expect(try outcome("2024-03-15", [("2024-03-01", lines)]) == "wrong class of licence")
        let other = [
            "1,livery,revoked,2023-01-01,2020-03-10,2026-03-31,",
            "1,taxi,active,,2020-03-10,2026-03-31,",
        ]
        #expect(try outcome("2024-03-15", [("2024-03-01", other)]) == "registered")
    }

    @Test func `what the file does not tell is undeterminable`() throws {
        #expect(
            try outcome("2024-03-15", [("2024-03-01", [])], driver: nil) == "not told by the file"
        )
        let town = try TripTown()
        try town.trips([TownTrip("2024-03-15 12:00")])
        #expect(try town.outcomes(rule) == ["no register loaded": 1])
    }

    @Test func `numbers are compared in capitals and a brand is no number`() throws {
        let town = try TripTown()
        try town.bases("2024-03-01", ["B01346,active,,2020-01-01,"])
        try town.trips(
            ["b01346", "B01346", "UBER", "B01347", nil].map { base in
                TownTrip("2024-03-15 12:00").with { $0.base = base }
            }
        )
        let found = try town.outcomes(
            """
            check: registration
            subject: base
            registers: [bases]
            pattern: "B[0-9]{5}"
            permits: [active]
            register-gap-days: 31
            """
        )
        #expect(
            found == [
                "registered": 2, "never in the register": 1,
                "a name instead of a licence number": 1, "not told by the file": 1,
            ]
        )
    }

    @Test func `a car without a driver is matched by vehicle and operator`() throws {
        let town = try TripTown()
        try town.drivers("2024-03-01", ["9,ride-hail,active,,2020-01-01,,"])
        try town.vehicles(
            "2024-03-01",
            [
                "A1,ride-hail,active,,2020-01-01,,N,Y,HV0001",
                "A2,ride-hail,active,,2020-01-01,,N,N,HV0001",
                "A3,ride-hail,active,,2020-01-01,,N,Y,HV0002",
            ]
        )
        try town.trips(
            ["A1", "A2", "A3", "A4"].map { vehicle in
                TownTrip("2024-03-15 12:00").with {
                    $0.driver = nil
                    $0.vehicle = vehicle
                }
            }
        )
        #expect(
            try town.outcomes(rule + "\nallows-driverless: true")
                == ["registered": 1, "not told by the file": 3]
        )
    }

    @Test func `registers and trips after the day asked for are not known yet`() throws {
        let town = try TripTown()
        try town.drivers("2024-03-01", ["1,ride-hail,active,2020-03-10,2020-03-10,2026-03-31,"])
        try town.drivers("2024-04-01", ["1,ride-hail,suspended,2024-03-12,2020-03-10,2026-03-31,"])
        try town.trips([TownTrip("2024-03-15 12:00"), TownTrip("2024-03-31 12:00")])
        #expect(try town.outcomes(rule, until: "2024-03-20") == ["registered": 1])
        #expect(try town.outcomes(rule) == ["suspended": 2])
    }

    @Test func `of a file that is sent again only the later trips are judged`() throws {
        let town = try TripTown()
        try town.drivers("2024-03-01", ["1,ride-hail,active,,2020-01-01,2099-12-31,"])
        let known = TownTrip("2024-03-05 10:00")
        let unknown = TownTrip("2024-03-06 10:00").with { $0.driver = "2" }
        try town.trips([known, unknown], file: "trips_2024-03.csv")
        #expect(try town.outcomes(rule) == ["registered": 1, "never in the register": 1])
        try town.trips([known, known, unknown], file: "trips_2024-03-corrected.csv")
        #expect(try town.outcomes(rule) == ["registered": 2, "never in the register": 1])
        // Of another month is no correction.
        try town.trips([TownTrip("2024-04-01 10:00")], file: "trips_2024-04.csv")
        #expect(try town.outcomes(rule)["registered"] == 3)
    }

    @Test(arguments: [
        ("2024-03-01", "2024-03-28", "registered"), ("2024-03-01", "2024-04-01", "registered"),
        ("2024-03-01", "2024-04-02", "no register near the day"),
        ("2024-03-08", "2024-04-02", "registered"), ("2024-02-20", "2024-01-25", "registered"),
    ])
    func `the same register published again holds on its later day too`(
        again: String,
        day: String,
        expected: String
    ) throws {
        let town = try TripTown()
        let entry = ["1,ride-hail,active,,2020-01-01,2099-12-31,"]
        try town.drivers("2024-03-01", entry)
        try town.drivers(again, entry)
        try town.trips([TownTrip("\(day) 12:00")])
        #expect(try town.outcomes(rule) == [expected: 1])
    }

    /// Files of Chicago's providers: each tells of its own drivers.
    private func providers(_ files: [(name: String, drivers: [String])]) throws -> TripTown {
        let town = try TripTown(timeZone: "America/Chicago")
        for file in files {
            try town.load(
                file.name,
                "D1,D2,D3,D4,D5,D6,D7",
                file.drivers.map { ",\($0),US-IL,2023-05-01,2024-02-29,1099," }
            )
        }
        return town
    }

    @Test(arguments: [
        ("acme", "A1", "registered"), ("acme", "B1", "never in the register"),
        ("bolt", "B1", "registered"), ("bolt", "A1", "never in the register"),
        ("crow", "A1", "no register loaded"),
    ])
    func `each provider's file is a register of its own`(
        company: String,
        driver: String,
        expected: String
    ) throws {
        let town = try providers([
            ("acme-driver-202402.csv", ["A1", "A2"]), ("bolt-driver-202402.csv", ["B1"]),
        ])
        try town.load(
            "\(company)-trip-202402.csv",
            "T1,T2,T3,T4,T6,T8,T9,T10,T14,T26",
            ["\(driver),US-IL,V1,2024-02-12T08:00:00,2024-02-12T09:00:00,3,20,15,N,9"]
        )
        let rule = """
            check: registration
            subject: driver
            registers: ["chicago tnp drivers of {operator}", chicago tnp drivers]
            permits: [active]
            register-gap-days: 45
            """
        #expect(try town.outcomes(rule) == [expected: 1])
    }

    @Test func `trips of several providers in one file are judged each by its own register`() throws
    {
        let town = try providers([
            ("HV0003-driver-202402.csv", ["1"]), ("HV0005-driver-202402.csv", ["2"]),
        ])
        try town.trips(
            [("HV0003", "1"), ("HV0005", "1"), ("HV0003", "2"), ("", "1")].map { company, driver in
                TownTrip("2024-02-12 12:00").with {
                    $0.company = company
                    $0.driver = driver + "@US-IL"
                }
            }
        )
        let rule = """
            check: registration
            subject: driver
            registers: ["chicago tnp drivers of {operator}"]
            permits: [active]
            register-gap-days: 45
            """
        #expect(
            try town.outcomes(rule) == [
                "registered": 1, "never in the register": 2, "no register loaded": 1,
            ]
        )
    }

    @Test func `a file that names no provider is kept as one register`() throws {
        let town = try providers([("drivers of 2024-02-29.csv", ["1"])])
        try town.trips([TownTrip("2024-02-12 12:00").with { $0.driver = "1@US-IL" }])
        let rule = """
            check: registration
            subject: driver
            registers: ["chicago tnp drivers of {operator}", chicago tnp drivers]
            permits: [active]
            register-gap-days: 45
            """
        #expect(try town.outcomes(rule) == ["registered": 1])
    }
}
