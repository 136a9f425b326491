import Domain
import Licences
import Testing

/// One listing against one register entry: each state, at, below and above its limit.
@Suite struct LicenceStateTests {
    private func listing(
        _ text: String?,
        room: RoomType = .entireHome,
        metres: Double = 50,
        guests: Int? = 4,
        nights: Int? = 2
    ) -> AdvertisedListing {
        AdvertisedListing(
            id: "1",
            hostID: "a",
            licenceText: text,
            roomType: room,
            position: Assessing.north(metres),
            accommodates: guests,
            minimumNights: nights
        )
    }

    private func entry(
        status: String? = nil,
        from: String? = nil,
        until: String? = nil,
        places: Int? = 4
    ) -> LicenceEntry {
        LicenceEntry(
            rowNumber: 2,
            number: "HUTB000001",
            status: status,
            validFrom: from.flatMap { CivilDate($0) },
            validUntil: until.flatMap { CivilDate($0) },
            places: places,
            position: Assessing.home,
            address: "a street"
        )
    }

    private func one(
        _ listing: AdvertisedListing,
        _ entries: [LicenceEntry],
        _ assessing: Assessing = Assessing()
    ) throws -> LicenceAssessment {
        try #require(try assessing.assess([listing], entries).first)
    }

    @Test(arguments: [
        (String?.none, LicenceState.notShown), ("  ", .notShown), ("pending", .placeholder),
        ("HUTB-123456", .placeholder), ("Exempt", .exemptionClaimed),
        ("seasonal only", .exemptionClaimed), ("HB-000123", .otherRegime),
        ("HUTG-000123", .elsewhere), ("HUTB-000001", .found), ("HUTB-1", .repaired),
        ("HUTB-7", .malformed), ("HUTB-0000019", .repaired), ("HUTB-0000079", .malformed),
        ("HUTB-000007", .notFound), ("hello", .otherText), ("HUTB-000001 exempt", .found),
        ("HUTB-000007 HUTB-000001", .found), ("HUTG-000123 exempt", .elsewhere),
        ("exempt, pending", .exemptionClaimed),
    ])
    func `each text has its state`(text: String?, state: LicenceState) throws {
        #expect(try one(listing(text), [entry()]).state == state)
    }

    @Test(arguments: [
        ("2024-12-11", LicenceState.expired), ("2024-12-12", .found), ("2024-12-13", .found),
    ])
    func `a licence is valid through its last day`(until: String, state: LicenceState) throws {
        #expect(try one(listing("HUTB-000001"), [entry(until: until)]).state == state)
    }

    @Test(arguments: [
        ("2024-12-11", LicenceState.found), ("2024-12-12", .found), ("2024-12-13", .notYetValid),
    ])
    func `a licence is valid from its first day`(from: String, state: LicenceState) throws {
        #expect(try one(listing("HUTB-000001"), [entry(from: from)]).state == state)
    }

    @Test(arguments: [
        ("2024-12-11", LicenceState.lapsed), ("2024-12-12", .lapsed), ("2024-12-13", .found),
    ])
    func `a series lapses on its day`(lapse: String, state: LicenceState) throws {
        let assessing = Assessing(series: "lapses-on: \(lapse)")
        #expect(try one(listing("HUTB-000001"), [entry()], assessing).state == state)
    }

    @Test(arguments: [
        ("2020-01-01", LicenceState.found), ("2020-01-02", .issuedDuringFreeze),
        ("2020-03-04", .issuedDuringFreeze), ("2020-03-05", .found),
    ])
    func `a freeze holds from its first day through its last`(from: String, state: LicenceState)
        throws
    {
        let assessing = Assessing(series: "no-issue: [{from: 2020-01-02, until: 2020-03-04}]")
        #expect(try one(listing("HUTB-000001"), [entry(from: from)], assessing).state == state)
    }

    @Test(arguments: [
        ("In force", LicenceState.found, false), ("REVOKED", .revoked, false),
        ("lapsed", .expired, false), ("on hold", .suspended, false), ("odd", .found, true),
    ])
    func `the register's words are read by the policy`(
        word: String,
        state: LicenceState,
        isUnknown: Bool
    ) throws {
        let assessing = Assessing(
            series:
                "statuses: {in-force: [in force], revoked: [revoked], expired: [lapsed], "
                + "suspended: [on hold]}"
        )
        let one = try one(listing("HUTB-000001"), [entry(status: word)], assessing)
        #expect(one.state == state)
        #expect(one.flags.contains(.unknownStatus) == isUnknown)
    }

    @Test func `of several entries one in force is enough`() throws {
        let entries = [entry(until: "2020-01-01"), entry()]
        #expect(try one(listing("HUTB-000001"), entries).state == .found)
    }

    @Test(arguments: [
        (Int?.some(3), LicenceState.found), (4, .found), (5, .capacityConflict), (nil, .found),
    ])
    func `guests are compared with places`(guests: Int?, state: LicenceState) throws {
        let one = try one(listing("HUTB-000001", guests: guests), [entry(places: 4)])
        #expect(one.state == state)
        #expect(one.flags.contains(.guestsUnknown) == (guests == nil))
    }

    @Test(arguments: [
        (RoomType.entireHome, LicenceState.found), (.hotelRoom, .found),
        (.privateRoom, .typeConflict), (.sharedRoom, .typeConflict),
    ])
    func `a room contradicts a licence for a whole dwelling`(room: RoomType, state: LicenceState)
        throws
    {
        let strict = Assessing(series: "whole-dwelling: true")
        #expect(try one(listing("HUTB-000001", room: room), [entry()], strict).state == state)
        #expect(try one(listing("HUTB-000001", room: room), [entry()]).state == .found)
    }

    /// With a ring of 100 m and 50 m, P(at least d) = 0.001 lies between 254 m and 256 m.
    @Test(arguments: [
        (0, LicenceState.found), (205, .found), (253, .found), (257, .addressConflict),
        (5_000, .addressConflict),
    ])
    func `a distance is a conflict where the location error makes it improbable`(
        metres: Double,
        state: LicenceState
    ) throws {
        let one = try one(listing("HUTB-000001", metres: metres), [entry()])
        #expect(one.state == state)
        #expect(abs((one.distance ?? -1) - metres) < 0.01)
    }

    @Test func `states that lost precedence are kept beside the primary one`() throws {
        let strict = Assessing(series: "whole-dwelling: true")
        let one = try one(
            listing("HUTB-000001", room: .privateRoom, metres: 900, guests: 9),
            [entry(until: "2020-01-01")],
            strict
        )
        #expect(one.state == .expired)
        #expect(one.also == [.addressConflict, .typeConflict, .capacityConflict])
        #expect(one.level == .breach)
    }

    @Test func `without a register nothing can be said of a number`() throws {
        let one = try one(listing("HUTB-000001"), [], Assessing(hasRegister: false))
        #expect(one.state == .undeterminable)
        #expect(one.flags.contains(.noRegister))
    }

    @Test(arguments: [
        ("2024-09-11", false), ("2024-09-10", true), ("2025-03-14", false), ("2025-03-15", true),
    ])
    func `not found is a signal only where the register is of another time`(
        date: String,
        isFar: Bool
    ) throws {
        // 2024-09-11 is 92 days before, 2025-03-14 is 92 days after the listings.
        let one = try one(
            listing("HUTB-000777"),
            [entry()],
            Assessing(registerDate: CivilDate(date))
        )
        #expect(one.state == .notFound)
        #expect(one.level == (isFar ? .signal : .likelyBreach))
    }

    @Test func `never registered, withdrawn and registered later are told apart`() throws {
        let assessing = Assessing(
            earlier: ["2024-01-01": ["HUTB000005"], "2023-01-01": ["HUTB000005", "HUTB000006"]],
            later: ["2025-01-01": ["HUTB000007"]]
        )
        let expected: [(String, LicenceState, String?)] = [
            ("HUTB-000005", .withdrawn, "2024-01-01"), ("HUTB-000006", .withdrawn, "2023-01-01"),
            ("HUTB-000007", .registeredLater, "2025-01-01"), ("HUTB-000008", .notFound, nil),
        ]
        for (text, state, date) in expected {
            let one = try one(listing(text), [entry()], assessing)
            #expect(one.state == state)
            #expect(one.seenInVersion == date.flatMap { CivilDate($0) })
        }
    }

    @Test(arguments: [(Int?.some(31), true), (32, false), (33, false), (nil, false)])
    func `an exemption is contradicted by shorter stays`(nights: Int?, isContradicted: Bool) throws
    {
        let one = try one(listing("exempt, seasonal", nights: nights), [])
        #expect(one.state == .exemptionClaimed)
        #expect(one.flags.contains(.exemptionContradicted) == isContradicted)
    }

    @Test func `the table of precedence is the documented one`() {
        #expect(
            LicenceState.allCases == [
                .revoked, .expired, .suspended, .lapsed, .issuedDuringFreeze, .notYetValid,
                .cloned, .addressConflict, .typeConflict, .capacityConflict, .repaired,
                .sharedByAccounts, .shared, .found, .withdrawn, .registeredLater, .notFound,
                .undeterminable, .otherRegime, .elsewhere, .malformed, .exemptionClaimed,
                .placeholder, .otherText, .notShown,
            ]
        )
        for (index, state) in LicenceState.allCases.enumerated() {
            #expect(
                LicenceState.allCases.allSatisfy { other in
                    (state < other) == (index < LicenceState.allCases.firstIndex(of: other) ?? 0)
                }
            )
        }
    }
}
