import Domain
import Hosts
import TestKit
import Testing

extension Tag {
    /// Compares with what another system made of the same input.
    @Tag static var peer: Self
}

/// Multi-listings beside those of the peer `strr`.
@Suite(.tags(.peer), .enabled(if: PeerData.isPresent, Comment(rawValue: PeerData.absence)))
struct StrrMultiListingTests {
    private static let thresholds: [RoomType: Int] = [.entireHome: 2, .privateRoom: 3]
    private let spans: [OfferedSpan]

    init() throws {
        spans = try StrrCase("strr-small").offers()
    }

    private func expected(_ file: String, _ column: String) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for row in try PeerTable("strr-small/expected/\(file).csv").rows {
            counts[try row.text("property_ID")] = Int(try row.number(column))
        }
        return counts
    }

    private func runs(_ file: String) throws -> Set<String> {
        Set(
            try PeerTable("strr-small/expected/\(file).csv").rows.map { row in
                try "\(row.text("property_ID")) \(row.text("start_date")) \(row.text("end_date"))"
            }
        )
    }

    private func runs(_ days: [String: [DaySpan]]) -> Set<String> {
        Set(days.flatMap { id, spans in spans.map { "\(id) \($0.first) \($0.last)" } })
    }

    private func counts(
        _ definition: MultiListing,
        like expected: [String: Int]
    ) -> [String: Int] {
        let days = definition.days(of: spans)
        return expected.keys.reduce(into: [:]) { counts, id in
            counts[id] = (days[id] ?? []).reduce(0) { $0 + $1.count }
        }
    }

    @Test func `days and runs of all types of the account equal the peer's`() throws {
        let definition = MultiListing(thresholds: Self.thresholds)
        let peer = try expected("multi_counts", "n_multi")
        #expect(peer.count == 200)
        #expect(counts(definition, like: peer) == peer)
        #expect(runs(definition.days(of: spans)) == (try runs("multi_runs")))
    }

    @Test func `days and runs of the qualifying type equal the peer's`() throws {
        let definition = MultiListing(thresholds: Self.thresholds, countsAllTypes: false)
        let peer = try expected("multi_counts", "n_multi_own_type")
        #expect(counts(definition, like: peer) == peer)
        #expect(runs(definition.days(of: spans)) == (try runs("multi_own_type_runs")))
    }

    @Test func `days with housing counted apart equal the peer's`() throws {
        let definition = MultiListing(thresholds: Self.thresholds, joinsHousing: false)
        let peer = try expected("multi_combine_housing_FALSE_counts", "n_multi")
        #expect(counts(definition, like: peer) == peer)
    }

    @Test func `a night that stands twice in the data counts once`() throws {
        let day = try #require(CivilDate("2024-01-01").flatMap { DaySpan($0, through: $0) })
        let one = OfferedSpan(listing: "1", host: "7", roomType: .entireHome, days: day)
        let definition = MultiListing(thresholds: Self.thresholds)
        #expect(definition.days(of: [one, one]).isEmpty)
        var other = one
        other.listing = "2"
        #expect(definition.days(of: [one, one, other]).keys.sorted() == ["1", "2"])
    }
}
