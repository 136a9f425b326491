import Domain
import Geometry
import Testing

@Suite struct AreaMapTests {
    private let rings = LocationError(mean: 100, standardDeviation: 50, radius: 205).rings(5)

    private func square(_ west: Double, _ east: Double) throws -> GeoPolygons {
        try GeoPolygons(
            geoJSON: """
                {"type": "Polygon", "coordinates": [[[\(west), 41.0], [\(east), 41.0],
                  [\(east), 41.1], [\(west), 41.1], [\(west), 41.0]]]}
                """
        )
    }

    private func map() throws -> AreaMap {
        AreaMap([("west", try square(2.0, 2.1)), ("east", try square(2.1, 2.2))])
    }

    @Test func `a point far from any border belongs to one area`() throws {
        let map = try map()
        let shares = map.shares(of: GeoPoint(latitude: 41.05, longitude: 2.15), rings: rings)
        #expect(shares.map { map.names[$0.area] } == ["east"])
        #expect(shares.map(\.share) == [1])
    }

    @Test func `a point on a border belongs half to each side`() throws {
        let map = try map()
        let shares = map.shares(of: GeoPoint(latitude: 41.05, longitude: 2.1), rings: rings)
        #expect(shares.count == 2)
        #expect(shares.allSatisfy { abs($0.share - 0.5) < 1e-9 })
    }

    @Test func `shares add up to one, in the sea too as long as the error reaches the land`() throws
    {
        let map = try map()
        for east in stride(from: 2.0, through: 2.2, by: 0.003_7) {
            let shares = map.shares(of: GeoPoint(latitude: 40.999, longitude: east), rings: rings)
            #expect(abs(shares.reduce(0) { $0 + $1.share } - 1) < 1e-12)
        }
        #expect(map.shares(of: GeoPoint(latitude: 40.9, longitude: 2.1), rings: rings).isEmpty)
    }

    @Test func `a name that repeats is one area`() throws {
        let map = AreaMap([("all", try square(2.0, 2.1)), ("all", try square(2.1, 2.2))])
        #expect(map.names == ["all"])
        let shares = map.shares(of: GeoPoint(latitude: 41.05, longitude: 2.1), rings: rings)
        #expect(shares.map(\.share) == [1])
    }

    @Test func `a ring that crosses itself is repaired and reported`() throws {
        let bow = try GeoPolygons(
            geoJSON:
                #"{"type": "Polygon", "coordinates": [[[0,0],[1,1],[1,0],[0,1],[0,0]]]}"#
        )
        #expect(bow.isRepaired)
        #expect(bow.polygons.count == 2)
        #expect(try !square(2, 2.1).isRepaired)
    }

    @Test func `holes and parts are kept`() throws {
        let islands = try GeoPolygons(
            geoJSON: """
                {"type": "MultiPolygon", "coordinates": [
                  [[[0,0],[9,0],[9,9],[0,9],[0,0]], [[3,3],[6,3],[6,6],[3,6],[3,3]]],
                  [[[20,0],[21,0],[21,1],[20,0]]]]}
                """
        )
        #expect(islands.polygons.map(\.count) == [2, 1])
    }

    @Test(arguments: [
        ("{", GeometryError.notGeoJSON),
        (#"{"type": "LineString", "coordinates": [[0,0],[1,1]]}"#, .noArea),
    ])
    func `what has no area is an error`(text: String, error: GeometryError) {
        #expect(throws: error) { try GeoPolygons(geoJSON: text) }
    }
}
