import Policies
import Store
import Testing
import Trips

/// P1, P2 and P3 out of what operators hand over.
@Suite struct UtilisationTests {
    @Test func `sessions, trips and requests tell all three`() throws {
        let town = try UtilisationTown()
        try town.sessions([["D1", "05 08:00", "05 10:00", "40", "22"]])
        try town.trips([["D1", "05 08:30", "05 09:00", "7", "8", "a"]])
        try town.requests([["a", "05 08:20"]])
        #expect(try town.minutes() == ["acme: p1 80.0, p2 10.0, p3 30.0"])
        let delivery = try #require(try town.review()?.deliveries.first)
        #expect(delivery.tripsOrdered == 1)
        #expect([delivery.metres.all, delivery.metres.occupied] == [64_374, 35_406])
        // Together they are told: 18 miles without a passenger.
        #expect(delivery.metres.undivided == 28_968)
    }

    @Test func `without requests P1 and P2 before a trip are not told apart`() throws {
        let town = try UtilisationTown()
        try town.sessions([["D1", "05 08:00", "05 10:00"]])
        try town.trips([["D1", "05 08:30", "05 09:00"]])
        #expect(try town.minutes() == ["acme: p1 60.0, p1/p2 30.0, p3 30.0"])
    }

    @Test func `without sessions P1 is not known`() throws {
        let town = try UtilisationTown()
        try town.trips([["D1", "05 08:30", "05 09:00", "7", "8", "a"]])
        try town.requests([["a", "05 08:20"]])
        #expect(try town.minutes() == ["acme: p2 10.0, p3 30.0"])
        #expect(try town.review()?.groups.map(\.basis) == [.trips])
    }

    @Test(arguments: [("05 05:30", 180.0), ("05 05:29", 0.0)])
    func `an order long before its pick-up is a reservation`(
        ordered: String,
        minutes: Double
    ) throws {
        let town = try UtilisationTown()
        try town.trips([["D1", "05 08:30", "05 09:00", "7", "8", "a"]])
        try town.requests([["a", ordered]])
        let expected = (minutes > 0 ? "p2 \(minutes), " : "") + "p3 30.0"
        #expect(try town.minutes() == ["acme: \(expected)"])
    }

    @Test(arguments: [("05 14:30", ["acme: p3 360.0"]), ("05 14:31", [])])
    func `a ride of more than six hours is not believed`(end: String, expected: [String]) throws {
        let town = try UtilisationTown()
        try town.trips([["D1", "05 08:30", end]])
        #expect(try town.minutes() == expected)
        #expect(try town.review()?.deliveries.first?.tripsLeftOut == (expected.isEmpty ? 1 : 0))
    }

    @Test func `each operator is looked at with its own sessions`() throws {
        let town = try UtilisationTown()
        try town.sessions([["D1", "05 08:00", "05 09:00"]])
        try town.sessions([["D1", "05 08:30", "05 09:30"]], of: "bolt")
        try town.trips([["D1", "05 08:00", "05 08:20"]], of: "bolt")
        // The trip lies outside of the session that bolt tells.
        #expect(try town.minutes() == ["acme: p1 60.0", "bolt: p1 60.0"])
        let outside = try town.review()?.deliveries.map(\.tripsOutside)
        #expect(outside == [0, 1])
    }

    @Test func `hours are those of the clock, also where it is set forward`() throws {
        let town = try UtilisationTown()
        // On 2024-03-10 the clock goes from 02:00 to 03:00.
        try town.sessions([["D1", "10 01:30", "10 03:30"]])
        try town.trips([["D1", "10 01:45", "10 03:15"]])
        let minutes = try town.minutes(by: .hour)
        #expect(
            minutes
                == ["acme 01: p1/p2 15.0, p3 15.0", "acme 03: p1 15.0, p3 15.0"]
        )
    }

    @Test func `free time belongs to the zone of the drop-off before it`() throws {
        let town = try UtilisationTown()
        try town.sessions([["D1", "05 08:00", "05 10:00"]])
        try town.trips([
            ["D1", "05 08:30", "05 09:00", "7", "8", "a"],
            ["D1", "05 09:30", "05 09:40", "9", "8", "b"],
        ])
        try town.requests([["a", "05 08:20"], ["b", "05 09:20"]])
        #expect(
            try town.minutes(by: .zone) == [
                "acme 7: p2 10.0, p3 30.0", "acme 8: p1 40.0", "acme 9: p2 10.0, p3 10.0",
                "acme: p1 20.0",
            ]
        )
    }

    @Test func `months are cut at midnight, and days after the one asked for are left out`() throws
    {
        let town = try UtilisationTown()
        try town.town.deliver(
            "acme-session-202403.csv",
            "S1,S2,S3,S4,S5,S6",
            ["D1,US-IL,2024-03-31T23:30:00,2024-04-01T00:45:00,,"]
        )
        #expect(
            try town.minutes(by: .month) == ["acme 2024-03: p1 30.0", "acme 2024-04: p1 45.0"]
        )
        #expect(try town.review(until: "2024-03-30")?.groups.isEmpty == true)
    }

    private let cleanMiles =
        "TNC ID,Driver ID,VIN,App On Date,Period One Miles Traveled,Req Accepted Date,"
        + "Passenger Pickup Date,Period Two Miles Traveled,Passenger Dropoff Date,"
        + "Period Three Miles Traveled,Pool Request"

    @Test func `rows with the miles of all periods tell them apart by time and by distance`() throws
    {
        let town = try UtilisationTown()
        try town.town.deliver(
            "clean-miles-2024-03.csv",
            cleanMiles,
            [
                "acme,D1,V1,2024-03-05 08:00:00,2,2024-03-05 08:20:00,2024-03-05 08:26:00,1,"
                    + "2024-03-05 08:40:00,5,N",
                // Ordered at once after the drop-off before: no P1.
                "acme,D1,V1,2024-03-05 08:40:00,0,2024-03-05 08:40:00,2024-03-05 08:50:00,1.5,"
                    + "2024-03-05 09:10:00,4.5,N",
            ]
        )
        #expect(try town.minutes() == ["acme: p1 20.0, p2 16.0, p3 34.0"])
        let metres = try #require(try town.review()?.deliveries.first?.metres)
        #expect([metres.free, metres.approach, metres.occupied] == [3_219, 4_023, 15_289])
        #expect(metres.undivided == 0)
        #expect(metres.all == 22_531)
    }

    @Test(arguments: [("", "1", "5"), ("2", "", "5"), ("2", "1", "")])
    func `a row that does not tell all its miles adds none`(
        free: String,
        approach: String,
        occupied: String
    ) throws {
        let town = try UtilisationTown()
        try town.town.deliver(
            "clean-miles-2024-03.csv",
            cleanMiles,
            [
                "acme,D1,V1,2024-03-05 08:00:00,\(free),2024-03-05 08:20:00,2024-03-05 08:26:00,"
                    + "\(approach),2024-03-05 08:40:00,\(occupied),N"
            ]
        )
        let delivery = try #require(try town.review()?.deliveries.first)
        #expect(delivery.sessions.all == 1)
        #expect(delivery.sessions.told == 0)
        #expect(delivery.metres == PeriodMetres())
    }

    @Test func `a session that is handed over twice is driven once`() throws {
        let town = try UtilisationTown()
        let session = ["D1", "05 08:00", "05 10:00", "40", "22"]
        try town.sessions([session, session])
        let review = try #require(try town.review())
        #expect(review.groups.first?.times.total == 7_200)
        #expect(review.deliveries.first?.metres.all == 64_374)
    }

    @Test func `states of vehicles tell all three, and what is not known is not counted`() throws {
        let town = try UtilisationTown()
        func event(_ vehicle: String, _ state: String, _ minute: Int, _ id: Int) -> String {
            #"{"provider_id":"p","event_id":"\#(vehicle)\#(id)","device_id":"\#(vehicle)","#
                + #""vehicle_state":"\#(state)","event_types":[],"timestamp":"#
                + "\((1_709_650_800 + minute * 60) * 1_000)},"
        }
        let events = [
            ("available", 0), ("reserved", 10), ("stopped", 15), ("on_trip", 17), ("stopped", 30),
            ("on_trip", 32), ("stopped", 40), ("available", 41), ("non_contactable", 50),
            ("available", 70), ("non_operational", 75), ("available", 100), ("reserved", 900),
            ("removed", 901),
        ]
        try town.town.deliver(
            "events.json",
            "[",
            events.enumerated().map { event("a", $0.element.0, $0.element.1, $0.offset) }
                + [
                    event("b", "stopped", 0, 1), event("b", "available", 5, 2),
                    String(event("b", "removed", 15, 3).dropLast()) + "]",
                ]
        )
        // a: free 10 + 9 + 5, on the way 5 + 2 + 1, occupied 13 + 2 + 8 + 1; b: free 10.
        #expect(try town.minutes() == ["p: p1 34.0, p2 8.0, p3 24.0"])
        // a: 20 out of reach and 800 in one state, b: 5 after an unknown one.
        #expect(try town.review()?.deliveries.first?.unknownSeconds == (20 + 800 + 5) * 60)
    }

    @Test func `rides without a driver are taken one by one, shared ones not`() throws {
        let town = try TripTown(timeZone: "America/Chicago")
        try town.trips([
            TownTrip("2024-03-13 12:00").with {
                $0.driver = nil
                $0.requested = "2024-03-13 11:50"
            },
            TownTrip("2024-03-13 12:05").with { $0.driver = nil },
            TownTrip("2024-03-13 12:00").with {
                $0.driver = nil
                $0.shared = "Y"
            },
        ])
        let measures = try UtilisationTown.measures()
        let delivery = try DeliveredTown.measures()
        let review = try town.store.read { database in
            try UtilisationReview(
                database,
                timeZone: "America/Chicago",
                measures: measures,
                submissions: LatestSubmissions(database, measures: delivery)
            )
        }
        let group = try #require(review?.groups.first)
        #expect(group.times[.approach] == 600)
        #expect(group.times[.occupied] == 1_200)
        #expect(group.holders == 2)
        #expect(review?.deliveries.first?.tripsLeftOut == 1)
    }
}
