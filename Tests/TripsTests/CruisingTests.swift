import Domain
import Policies
import Store
import StrictYAML
import TestKit
import Testing
import Trips

/// Caps on the time of cars without passengers, and their legal history.
@Suite struct CruisingTests {
    /// The outcomes of a cap over March 2024.
    private func outcomes(_ cap: String, _ town: UtilisationTown) throws -> [String: Int] {
        let law = try TripLaw(
            document: YAMLDocument(
                text: """
                    in-force-from: 2000-01-01
                    legal-sources:
                      - {article: a test, address: "https://example.org", confidence: found}
                    zones: {centre: [7]}
                    rules:
                      - {id: cap, title: a cap, confidence: found, check: cruising, \(cap)}
                    """,
                file: "trips.yaml"
            )
        )
        let city = try City(
            document: YAMLDocument(
                text: "{id: town, name: Town, country: US, time-zone: America/Chicago, "
                    + "currency: USD, sources: []}",
                file: "city.yaml"
            )
        )
        let (delivery, utilisation) = (
            try DeliveredTown.measures(), try UtilisationTown.measures()
        )
        let review = try town.town.store.read { database in
            try TripReview(
                database,
                laws: [law],
                city: city,
                submissions: LatestSubmissions(database, measures: delivery),
                utilisation: utilisation,
                caseLimit: 10
            )
        }
        var found: [String: Int] = [:]
        for verdict in TripVerdict.allCases {
            for (words, count) in review.findings.first?.tally.found(verdict) ?? [] {
                found[words] = count
            }
        }
        return found
    }

    /// A session of 100 minutes: 40 without an order, 20 on the way, 40 with a passenger.
    private func town(orders: Bool = true, sessions: Bool = true) throws -> UtilisationTown {
        let town = try UtilisationTown()
        if sessions { try town.sessions([["D1", "05 08:00", "05 09:40"]]) }
        try town.trips([["D1", "05 08:40", "05 09:20", "7", "8", "a"]])
        if orders { try town.requests([["a", "05 08:20"]]) }
        return town
    }

    @Test(arguments: [
        ("most-percent: 59.99, counted: [p1, p2]", "beyond the cap"),
        ("most-percent: 60, counted: [p1, p2]", "within the cap"),
        ("most-percent: 60.01, counted: [p1, p2]", "within the cap"),
        ("most-percent: 39.99, counted: [p1]", "beyond the cap"),
        ("most-percent: 40, counted: [p1]", "within the cap"),
    ])
    func `a month is beyond a cap or within it`(cap: String, expected: String) throws {
        #expect(try outcomes(cap, town()) == [expected: 1])
    }

    @Test(arguments: [
        ("most-percent: 19.99, counted: [p1]", "beyond the cap"),
        ("most-percent: 20, counted: [p1]", "orders of too many trips not told"),
        ("most-percent: 59.99, counted: [p1]", "orders of too many trips not told"),
        ("most-percent: 60, counted: [p1]", "within the cap"),
        ("most-percent: 60, counted: [p1, p2]", "within the cap"),
    ])
    func `where no order is told P1 is known within bounds`(cap: String, expected: String) throws {
        #expect(try outcomes(cap, town(orders: false)) == [expected: 1])
    }

    @Test func `what is not handed over is no violation`() throws {
        let cap = "most-percent: 1, counted: [p1, p2]"
        #expect(
            try outcomes(cap, town(sessions: false)) == ["no sessions are handed over": 1]
        )
        #expect(
            try outcomes("\(cap), zones: [centre]", town())
                == ["where empty cars were is not told": 1]
        )
    }

    @Test(arguments: [
        ("from: 2024-03-01", ["beyond the cap": 1]),
        ("from: 2024-03-02", ["not in force for the whole month": 1]),
        ("from: 2024-04-01", [:]),
        ("until: 2024-04-01", ["beyond the cap": 1]),
        ("until: 2024-03-31", ["not in force for the whole month": 1]),
        ("annulled: {on: 2024-04-01, why: w, address: a}", ["beyond the cap": 1]),
        (
            "annulled: {on: 2024-03-31, why: w, address: a}",
            ["not in force for the whole month": 1]
        ),
        ("annulled: {on: 2024-03-01, why: w, address: a}", [:]),
        ("from: 2024-02-01, annulled: {on: 2023-12-23, why: w, address: a}", [:]),
    ])
    func `a cap holds for whole months in force, and for none from its annulment on`(
        days: String,
        expected: [String: Int]
    ) throws {
        let cap = "most-percent: 1, counted: [p1, p2], \(days)"
        #expect(try outcomes(cap, town()) == expected)
    }

    @Test func `the cap of New York holds on no day`() throws {
        let laws = try CityCatalogue(folder: RepositoryRoot.path("analyses/cities"))
            .tripLaws(of: "new-york")
        let caps = laws.flatMap(\.rules).filter { $0.id == "cruising-cap" }
        let day = CivilDate("2019-12-23")
        #expect(caps.map { $0.annulment?.on } == [day, day])
        #expect(RuleSpan.all(of: laws).allSatisfy { $0.rule.id != "cruising-cap" })
    }

    @Test(arguments: [
        "most-percent: 101, counted: [p1]", "most-percent: 5, counted: [p2]",
        "most-percent: 5, counted: [p1, p3]", "most-percent: 5", "counted: [p1]",
        "most-percent: 5, counted: [p1], zones: [nowhere]",
        "most-percent: 5, counted: [p1], annulled: {on: 2024-03-01}",
    ])
    func `what is no cap is an error`(cap: String) throws {
        #expect(throws: YAMLError.self) { try outcomes(cap, town()) }
    }
}
