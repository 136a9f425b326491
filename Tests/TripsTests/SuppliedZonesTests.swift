import Policies
import StrictYAML
import Testing
import Trips

/// Charges of zones that a city draws and hands over, or does not.
@Suite struct SuppliedZonesTests {
    private let toSupply = """
        zones: {piers: ["9"]}
        zones-to-supply:
          - {id: downtown, what: codes of the zone, from: the city}

        """
    private let rule = """
        check: fee
        field: congestion_surcharge_minor
        amount-minor: 300
        shared-amount-minor: 125
        is-least: true
        zones: [downtown]
        except-zones: [piers]
        hours: ["6", "22"]
        """

    private func outcomes(
        supplied: String?,
        _ change: (inout TownTrip) -> Void = { _ in }
    ) throws -> [String: Int] {
        var town = try TripTown()
        town.suppliedZones = supplied
        try town.trips([TownTrip("2024-03-13 12:00").with(change)])
        return try town.outcomes(rule, zones: toSupply)
    }

    private let list = "lists: [{id: downtown, source: a test, zones: [\"4\"]}]"

    @Test func `without the list nothing is judged, and the outcome names it`() throws {
        #expect(try outcomes(supplied: nil) == ["zones not supplied: downtown": 1])
        // At hours at which the charge is not due the list does not matter.
        #expect(try outcomes(supplied: nil) { $0.start = "2024-03-13 22:00" } == [:])
    }

    @Test(arguments: [
        ("4", "8", "2.99", "less than is due"), ("4", "8", "3.00", "as the law says"),
        // Other charges stand in the same field.
        ("8", "4", "9.00", "as the law says"), ("7", "8", "9.00", "as the law says"),
        ("4", "8", "0", "due and not charged"), ("4", "", "", "the charge is not told"),
        ("", "8", "0", "a zone is not told"),
    ])
    func `with the list at least so much is due where a trip begins or ends`(
        from: String,
        to: String,
        charge: String,
        outcome: String
    ) throws {
        let found = try outcomes(supplied: list) {
            $0.from = from
            $0.to = to
            $0.surcharge = charge
        }
        #expect(found == [outcome: 1])
    }

    @Test(arguments: [("4", "9"), ("9", "4"), ("9", "9")])
    func `what begins or ends in an excepted zone is another rule's`(
        from: String,
        to: String
    ) throws {
        let found = try outcomes(supplied: list) {
            $0.from = from
            $0.to = to
        }
        #expect(found == [:])
    }

    @Test(arguments: [
        ("Y", "Y", "1.24", "less than is due"), ("Y", "Y", "1.25", "as the law says"),
        ("N", "N", "1.25", "less than is due"),
        // Sharing was asked for and nobody came: which amount is due nobody told.
        ("Y", "N", "1.24", "less than is due"), ("Y", "N", "1.25", "shared or not is not told"),
        ("Y", "N", "3.00", "as the law says"), ("N", "", "2.99", "shared or not is not told"),
    ])
    func `the amount of a shared ride is the least that can be due`(
        requested: String,
        shared: String,
        charge: String,
        outcome: String
    ) throws {
        let found = try outcomes(supplied: list) {
            $0.from = "4"
            $0.surcharge = charge
            $0.shared = shared
            $0.sharedRequested = requested
        }
        #expect(found == [outcome: 1])
    }

    @Test(arguments: [(false, "as the law says"), (true, "due and not charged")])
    func `a block belongs to its tract where the list says that it holds parts`(
        holdsParts: Bool,
        outcome: String
    ) throws {
        let list =
            "lists: [{id: downtown, source: a test, zones: [\"12\"], holds-parts: \(holdsParts)}]"
        let found = try outcomes(supplied: list) {
            $0.from = "120"
            $0.surcharge = "0"
        }
        #expect(found == [outcome: 1])
    }

    @Test(arguments: [
        ("lists: [{id: a, source: s, zones: []}]", "at least one zone"),
        (
            "lists: [{id: a, source: s, zones: [\"1\"]}, {id: a, source: s, zones: [\"2\"]}]",
            "twice"
        ),
        ("lists: [{id: a, zones: [\"1\"]}]", "source"),
    ])
    func `a file of zones that says too little is refused`(text: String, problem: String) {
        let error = #expect(throws: YAMLError.self) {
            try SuppliedZones(document: YAMLDocument(text: text, file: "trip-zones.yaml"))
        }
        let text = "\(error?.problems ?? [])"
        #expect(text.contains(problem))
    }
}
