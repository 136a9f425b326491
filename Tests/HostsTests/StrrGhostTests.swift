import Domain
import Hosts
import TestKit
import Testing

/// Ghost hostels beside those of the peer `strr`: 205 m, three rooms, four rooms to a dwelling.
@Suite(.tags(.peer), .enabled(if: PeerData.isPresent, Comment(rawValue: PeerData.absence)))
struct StrrGhostTests {
    private static let cases = ["strr-small", "strr-ghosts"]

    private static let peerDefinition = GhostHostelDefinition(
        vicinity: Vicinity(radius: 205, outline: .polygon(sides: 120)),
        rooms: 3,
        roomsPerDwelling: 4,
        grouping: GhostHostelDefinition.Grouping(splitFrom: 6, step: 4, keepsLost: false)
    )

    private func expected(_ name: String, _ file: String, dated: Bool) throws -> Set<String> {
        Set(
            try PeerTable("\(name)/expected/\(file).csv").rows.map { row in
                let days = dated ? try "\(row.text("start_date")) \(row.text("end_date")) " : ""
                return try days + "\(row.text("host_ID")) \(row.text("ids")) "
                    + row.text("housing_units")
            }
        )
    }

    private func dated(_ hostels: [GhostHostel]) -> Set<String> {
        Set(
            hostels.flatMap { one in
                one.days.map { days in "\(days.first) \(days.last) " + undated(one) }
            }
        )
    }

    private func undated(_ one: GhostHostel) -> String {
        "\(one.host) \(one.listings.joined(separator: " ")) \(one.dwellings)"
    }

    @Test(arguments: cases)
    func `clusters and dates equal the peer's`(name: String) throws {
        let hostels = Self.peerDefinition.hostels(try StrrCase(name).rooms(\.plane))
        #expect(dated(hostels) == (try expected(name, "ghost_multi_date", dated: true)))
    }

    @Test(arguments: cases)
    func `clusters of a window equal the peer's`(name: String) throws {
        let first = try #require(CivilDate("2023-01-01"))
        let last = try #require(CivilDate("2024-12-31"))
        let hostels = Self.peerDefinition.hostels(
            try StrrCase(name).rooms(\.plane),
            within: DaySpan(first, through: last)
        )
        #expect(dated(hostels) == (try expected(name, "ghost_window", dated: true)))
    }

    @Test(arguments: cases)
    func `clusters of all rooms at once equal the peer's`(name: String) throws {
        let hostels = Self.peerDefinition.hostelsAtOnce(try StrrCase(name).rooms(\.plane))
        #expect(Set(hostels.map(undated)) == (try expected(name, "ghost_single", dated: false)))
    }

    @Test(arguments: cases)
    func `entire homes around a cluster equal the peer's`(name: String) throws {
        let peer = try StrrCase(name)
        let homes = peer.listings.values.filter { $0.type == .entireHome }
        let found = Self.peerDefinition.hostels(peer.rooms(\.plane)).map { one in
            let near = homes.filter { home in
                home.host == one.host
                    && Self.peerDefinition.vicinity.holds(home.plane, one.middle)
            }
            return one.listings.joined(separator: " ") + ":"
                + near.map(\.id).sorted().joined(separator: " ")
        }
        let expected = try PeerTable("\(name)/expected/ghost_EH_check.csv").rows.map { row in
            let homes = try row.text("EH").replacing("\"", with: "")
            return try "\(row.text("ids")):\(homes)"
        }
        #expect(Set(found) == Set(expected))
    }
}
