import GRDB
import Policies
import Store
import StrictYAML
import TestKit
import Testing
import Trips

/// Zones of pick-up by a figure of those who live there.
@Suite struct ResidentGroupsTests {
    /// Areas A to D with residents and how many of the old are poor; zones 1 to 5.
    private func town(_ areas: [(String, Int, String)]) throws -> DeliveredTown {
        let town = try DeliveredTown()
        try town.deliver(
            "zones.csv",
            "location_id,borough,zone,service_zone,ntacode",
            ["1,X,One,Z,A", "2,X,Two,Z,A", "3,X,Three,Z,B", "4,X,Four,Z,C", "5,X,Five,Z,"]
        )
        try town.deliver(
            "people.csv",
            "Neighborhood Tabulation Area (NTA) Name,NTA Code,Total Population,65+ years,"
                + "%65+ Below poverty",
            areas.map { "\($0.0),\($0.0),\($0.1),1,\($0.2)" }
        )
        return town
    }

    private func groups(
        _ town: DeliveredTown,
        count: Int = 2,
        zones: Set<String> = ["1", "2", "3", "4", "5"]
    ) throws -> [ResidentGroups] {
        var measures = try FareMeasures(
            document: YAMLDocument(contentsOf: RepositoryRoot.path("analyses/measures/fares.yaml"))
        )
        measures.residents.groups = count
        return try town.store.read {
            try ResidentGroups.all($0, measures.residents, zones: zones)
        }
    }

    @Test func `areas in the order of a figure make groups with about as many residents`() throws {
        let town = try town([("A", 500, "30"), ("B", 300, "10"), ("C", 200, "20")])
        let found = try #require(try groups(town).first)
        #expect(found.indicator == "poverty_65_plus")
        // B and C have 500 residents together, A as many.
        #expect(found.groups.map(\.figures) == [10...20, 30...30, nil])
        #expect(found.groups.map(\.residents) == [500, 500, 0])
        #expect(found.groups.map(\.zones) == [["3", "4"], ["1", "2"], ["5"]])
        #expect(found.groups.map(\.areas) == [2, 1, 0])
    }

    @Test func `an area of several zones is counted once`() throws {
        let town = try town([("A", 500, "30")])
        let found = try #require(try groups(town, zones: ["1", "2"]).first)
        #expect(found.groups.map(\.residents) == [500])
    }

    @Test func `an area without residents or without the figure has no place in the order`() throws
    {
        let town = try town([("A", 500, "30"), ("B", 0, "10"), ("C", 200, "N/A")])
        let found = try #require(try groups(town).first)
        #expect(found.groups.map(\.figures) == [30...30, nil])
        #expect(found.groups.last?.zones == ["3", "4", "5"])
    }

    @Test func `where no zone's area has a figure there are no groups`() throws {
        let town = try town([("D", 500, "30")])
        #expect(try groups(town).isEmpty)
        #expect(try groups(try DeliveredTown()).isEmpty)
    }
}
