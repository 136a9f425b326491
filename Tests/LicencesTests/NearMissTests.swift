import Domain
import Licences
import Testing

/// Numbers that are not found and one slip away from one that is licensed at the place.
@Suite struct NearMissTests {
    private func one(_ text: String, metres: Double = 50) throws -> LicenceAssessment {
        let entry = LicenceEntry(rowNumber: 2, number: "HUTB012345", position: Assessing.home)
        let listing = AdvertisedListing(
            id: "1",
            hostID: "a",
            licenceText: text,
            position: Assessing.north(metres)
        )
        return try #require(try Assessing().assess([listing], [entry]).first)
    }

    @Test(arguments: [
        ("HUTB-012346", true), ("HUTB-912345", true), ("HUTB-102345", true),
        ("HUTB-012354", true), ("HUTB-013346", false), ("HUTB-012453", false),
        ("HUTB-054321", false),
    ])
    func `one digit or two neighbours make a slip`(text: String, isSlip: Bool) throws {
        let found = try one(text)
        #expect(found.state == .notFound)
        #expect(found.flags.contains(.oneSlipAway) == isSlip)
        #expect(found.nearMiss?.number == (isSlip ? "HUTB012345" : nil))
        #expect(found.level == (isSlip ? .signal : .likelyBreach))
    }

    @Test func `a slip counts only where the licence is`() throws {
        #expect(try one("HUTB-012346", metres: 250).nearMiss != nil)
        #expect(try one("HUTB-012346", metres: 260).nearMiss == nil)
    }

    @Test func `the chance of a slip is that of any licence at the place`() throws {
        // One licensed number nearby among 999,999, and 54 numbers one digit away plus the swaps.
        let chance = try #require(try one("HUTB-054321").nearMissChance)
        #expect(abs(chance - 59.0 / 999_999) < 1e-8)
        #expect(try one("HUTB-054321", metres: 2_000).nearMissChance == 0)
    }

    @Test(arguments: [("HUTB-000000", true), ("HUTB-000009", false)])
    func `a number that the series cannot have is pointed out`(text: String, isOutside: Bool)
        throws
    {
        #expect(try one(text).flags.contains(.outsideSeries) == isOutside)
    }
}
