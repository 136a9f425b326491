import Domain
import Hosts
import TestKit
import Testing

/// Where the peer `strr` is wrong: what it says, what we say, and why.
@Suite(.tags(.peer), .enabled(if: PeerData.isPresent, Comment(rawValue: PeerData.absence)))
struct StrrDifferenceTests {
    private func sets(_ name: String, _ file: String) throws -> Set<[String]> {
        Set(
            try PeerTable("\(name)/expected/\(file).csv").rows.map { row in
                try row.text("ids").split(separator: " ").map(String.init)
            }
        )
    }

    @Test(arguments: [("strr-small", 10, 10), ("strr-ghosts", 213, 185)])
    func `metres are metres on the ground and not of a web map`(
        name: String,
        ground: Int,
        web: Int
    ) throws {
        let peer = try StrrCase(name)
        let ours = Set(
            GhostHostelDefinition.example.hostelsAtOnce(peer.rooms { .ground($0.point) })
                .map(\.listings)
        )
        // A map projected for the place agrees with the ground. In Web Mercator, which strr takes
        // for a plain table, 205 units are 144 m at this latitude: groups break and vanish.
        #expect(ours == (try sets(name, "ghost_single")))
        #expect(ours.count == ground)
        #expect(try sets(name, "ghost_single_3857").count == web)
    }
}

/// Ghost hostels of rooms made by hand.
@Suite struct GhostHostelTests {
    private func room(_ id: Int, _ east: Double, _ north: Double, days: DaySpan) -> RoomOffer {
        RoomOffer(
            listing: "\(id)",
            host: "7",
            place: .plane(east: east, north: north),
            days: days
        )
    }

    private func span(_ first: String, _ last: String) throws -> DaySpan {
        let first = try #require(CivilDate(first))
        let last = try #require(CivilDate(last))
        return try #require(DaySpan(first, through: last))
    }

    /// Rooms 1, 2 and 3 are near each other; thinning takes room 3 before room 4.
    private func four() throws -> [RoomOffer] {
        let days = try span("2024-01-01", "2024-12-31")
        return [
            room(1, 550, 450, days: days), room(2, 850, 150, days: days),
            room(3, 800, 300, days: days), room(4, 750, 650, days: days),
        ]
    }

    @Test func `a group that thinning loses is found again`() throws {
        var peer = GhostHostelDefinition.example
        peer.grouping.keepsLost = false
        #expect(peer.hostels(try four()).isEmpty)
        let ours = GhostHostelDefinition.example.hostels(try four())
        #expect(ours.count == 1)
        #expect(ours.allSatisfy { $0.listings.count == 3 && $0.spread <= 410 })
    }

    @Test func `the order of rooms changes nothing`() throws {
        let rooms = try four()
        let definition = GhostHostelDefinition.example
        #expect(definition.hostels(rooms) == definition.hostels(rooms.reversed()))
    }

    @Test func `a room that came later makes the group larger from that day on`() throws {
        let all = try span("2024-01-01", "2024-12-31")
        let late = try span("2024-07-01", "2024-12-31")
        let rooms = [
            room(1, 0, 0, days: all), room(2, 50, 0, days: all), room(3, 0, 50, days: all),
            room(4, 50, 50, days: late),
        ]
        let found = GhostHostelDefinition.example.hostels(rooms)
        #expect(found.map(\.listings) == [["1", "2", "3"], ["1", "2", "3", "4"]])
        #expect(found.map(\.days) == [[try span("2024-01-01", "2024-06-30")], [late]])
    }

    @Test func `rooms of different accounts are no group until the accounts are one operator`()
        throws
    {
        let days = try span("2024-01-01", "2024-12-31")
        var rooms = [
            room(1, 0, 0, days: days), room(2, 50, 0, days: days), room(3, 0, 50, days: days),
        ]
        rooms[2].host = "8"
        #expect(GhostHostelDefinition.example.hostels(rooms).isEmpty)
        rooms[2].host = "7"
        #expect(GhostHostelDefinition.example.hostels(rooms).count == 1)
    }
}

extension GhostHostelDefinition {
    /// 205 m, three rooms, four rooms to a dwelling.
    static let example = GhostHostelDefinition(
        vicinity: Vicinity(radius: 205),
        rooms: 3,
        roomsPerDwelling: 4,
        grouping: Grouping(splitFrom: 6, step: 4)
    )
}
