import Domain
import Geometry
import Testing

/// The straight line between the nearest points of zones.
@Suite struct ZoneDistancesTests {
    /// A square of hundredths of a degree on the equator, 1,112 m each.
    private func square(_ east: Int, _ north: Int, size: Int = 1) throws -> GeoPolygons {
        func point(_ x: Int, _ y: Int) -> String { "[\(Double(x) / 100),\(Double(y) / 100)]" }
        let (right, top) = (east + size, north + size)
        let corners = [
            point(east, north), point(right, north), point(right, top), point(east, top),
            point(east, north),
        ]
        return try GeoPolygons(
            geoJSON: "{\"type\":\"Polygon\",\"coordinates\":[[\(corners.joined(separator: ","))]]}"
        )
    }

    /// Hundredths of a degree that lie between the two, less the hundredth that is not sure.
    private func apart(_ one: [GeoPolygons], _ other: [GeoPolygons]) -> Double {
        ZoneDistances([one, other]).least(0, 1) / (1_111.949 * 0.99)
    }

    @Test func `zones that touch or overlap are not apart`() throws {
        #expect(apart([try square(0, 0)], [try square(1, 0)]) == 0)
        #expect(apart([try square(0, 0)], [try square(1, 1)]) == 0)
        #expect(apart([try square(0, 0, size: 5)], [try square(2, 2)]) == 0)
        #expect(apart([try square(0, 0)], [try square(0, 0)]) == 0)
    }

    @Test func `the nearest points count, not the middles`() throws {
        // Middles lie 5 apart, edges 4.
        #expect(abs(apart([try square(-3, 0)], [try square(2, 0)]) - 4) < 0.001)
        // Corners: 3 east and 4 north.
        #expect(abs(apart([try square(0, 0)], [try square(4, 5)]) - 5) < 0.001)
    }

    @Test func `of a zone of several parts the nearest counts`() throws {
        let islands = [try square(20, 0), try square(3, 0)]
        #expect(abs(apart([try square(0, 0)], islands) - 2) < 0.001)
    }

    @Test(arguments: [(3.999, true), (4.001, false), (0, true), (1_000, false)])
    func `farther is more than the distance`(hundredths: Double, isFarther: Bool) throws {
        let zones = ZoneDistances([[try square(-3, 0)], [try square(2, 0)]])
        let metres = hundredths * 1_111.949 * 0.99
        #expect(zones.areFarther(0, 1, than: metres) == isFarther)
        #expect(zones.areFarther(1, 0, than: metres) == isFarther)
        #expect(!zones.areFarther(0, 0, than: metres))
    }
}
