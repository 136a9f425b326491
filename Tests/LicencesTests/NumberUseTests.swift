import Domain
import Licences
import Testing

/// Numbers shown by several listings: who is told what.
@Suite struct NumberUseTests {
    private let entry = LicenceEntry(
        rowNumber: 2,
        number: "HUTB000001",
        places: 8,
        position: Assessing.home
    )

    private func states(
        _ listings: [(host: String, metres: Double?)],
        licensedAt position: GeoPoint? = Assessing.home
    ) throws -> [LicenceAssessment] {
        var entry = entry
        entry.position = position
        let advertised = listings.enumerated().map { index, listing in
            AdvertisedListing(
                id: "\(index)",
                hostID: listing.host,
                licenceText: "HUTB-000001",
                roomType: .entireHome,
                position: listing.metres.map(Assessing.north),
                accommodates: 4
            )
        }
        return try Assessing().assess(advertised, [entry])
    }

    @Test func `one account at one place shares`() throws {
        let found = try states([("a", 20), ("a", -80)])
        #expect(found.map(\.state) == [.shared, .shared])
        #expect(found.allSatisfy { $0.flags.contains(.severalWholeHomes) })
        #expect(found.allSatisfy { $0.level == .none })
    }

    @Test func `several accounts at one place are no clones`() throws {
        let found = try states([("a", 20), ("b", -80)])
        #expect(found.map(\.state) == [.sharedByAccounts, .sharedByAccounts])
        #expect(found.allSatisfy { $0.flags.contains(.severalAccounts) })
    }

    /// One home on two platforms shows its number on both: that is no second home and no stranger.
    @Test(arguments: [(30.0, false), (900, true)])
    func `one advertisement on each of two platforms is one home, unless they lie too far apart`(
        metres: Double,
        areSeveral: Bool
    ) throws {
        let advertised = [("airbnb", "a", 20), ("booking", "b", metres)].map {
            AdvertisedListing(
                id: $0.1,
                platform: $0.0,
                hostID: $0.1,
                licenceText: "HUTB-000001",
                roomType: .entireHome,
                position: Assessing.north($0.2),
                accommodates: 4
            )
        }
        let found = try Assessing().assess(advertised, [entry])
        #expect(found[0].state == .found)
        #expect(found[0].flags.contains(.severalWholeHomes) == areSeveral)
    }

    @Test func `who shows the number far from the licensed address is the clone, not the other`()
        throws
    {
        let found = try states([("a", 20), ("b", 900)])
        #expect(found.map(\.state) == [.found, .cloned])
        #expect(found[1].also == [.addressConflict])
        #expect(found.allSatisfy { $0.flags.contains(.usedElsewhere) })
        #expect(found.map(\.level) == [.none, .likelyBreach])
    }

    /// Twice the radius of 205 m: 300 m is no place of its own even though the address conflicts.
    @Test(arguments: [(389.0, LicenceState.addressConflict), (391, .cloned)])
    func `a clone is farther from another than two points of a dwelling can be`(
        metres: Double,
        state: LicenceState
    ) throws {
        let found = try states([("a", -20), ("b", metres)])
        #expect(found.map(\.state) == [.found, state])
    }

    @Test func `where nobody is at the licensed address no one is called a clone`() throws {
        let found = try states([("a", 900), ("b", 1_800)])
        #expect(found.map(\.state) == [.addressConflict, .addressConflict])
        #expect(found.allSatisfy { $0.flags.contains(.originalUnknown) })
    }

    @Test func `without a licensed point it cannot be told who is the clone`() throws {
        let found = try states([("a", 0), ("b", 1_800)], licensedAt: nil)
        #expect(found.map(\.state) == [.sharedByAccounts, .sharedByAccounts])
        #expect(found.allSatisfy { $0.flags.isSuperset(of: [.originalUnknown, .noLicensedPlace]) })
    }

    @Test func `a listing without a point is found, and says that it has none`() throws {
        let found = try states([("a", nil)])
        #expect(found.map(\.state) == [.found])
        #expect(found[0].flags.contains(.noPosition))
    }

    @Test func `use counts listings, accounts and the farthest pair`() throws {
        let found = try states([("a", 0), ("b", 120), ("b", 40), ("c", -30), ("c", 60)])
        let use = try #require(found[0].use)
        #expect(use.listings == 5)
        #expect(use.accounts == 3)
        #expect(abs((use.spread ?? 0) - 150) < 0.01)
    }
}
