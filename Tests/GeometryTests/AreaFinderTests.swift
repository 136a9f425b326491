import Domain
import Foundation
import Geometry
import TestKit
import Testing

/// In which area a point lies.
@Suite struct AreaFinderTests {
    /// Rings of longitudes and latitudes, the first the outer one.
    private func polygon(_ rings: [[(Double, Double)]]) throws -> GeoPolygons {
        let text = rings.map { ring in
            "[" + ring.map { "[\($0.0), \($0.1)]" }.joined(separator: ", ") + "]"
        }
        return try GeoPolygons(
            geoJSON: "{\"type\": \"Polygon\", \"coordinates\": [\(text.joined(separator: ", "))]}"
        )
    }

    private func square(_ west: Double, _ south: Double, _ size: Double) throws -> GeoPolygons {
        try polygon([
            [
                (west, south), (west + size, south), (west + size, south + size),
                (west, south + size), (west, south),
            ]
        ])
    }

    @Test(arguments: [
        (0.5, 0.5, 0), (0.5, 1.5, 1), (1.5, 0.5, 2), (1.5, 1.5, 3), (0.5, 2.5, nil),
        (-0.5, 0.5, nil),
        // On borders: east and north of them.
        (0.5, 1, 1), (1, 0.5, 2), (1, 1, 3), (0, 0, 0), (0, 1, 1), (1, 0, 2), (0.5, 2, nil),
        (2, 0.5, nil), (2, 2, nil), (1.5, 1, 3),
    ])
    func `a point lies in one of four squares, or in none`(
        latitude: Double,
        longitude: Double,
        place: Int?
    ) throws {
        let finder = AreaFinder([
            try square(0, 0, 1), try square(1, 0, 1), try square(0, 1, 1), try square(1, 1, 1),
        ])
        #expect(finder.place(of: GeoPoint(latitude: latitude, longitude: longitude)) == place)
    }

    @Test func `a hole is no part of an area, and may be one itself`() throws {
        let hole = [(1.0, 1.0), (1.0, 2.0), (2.0, 2.0), (2.0, 1.0), (1.0, 1.0)]
        let ring = try polygon([[(0, 0), (3, 0), (3, 3), (0, 3), (0, 0)], hole])
        let finder = AreaFinder([ring, try square(1, 1, 1)])
        #expect(finder.place(of: GeoPoint(latitude: 0.5, longitude: 1.5)) == 0)
        #expect(finder.place(of: GeoPoint(latitude: 1.5, longitude: 1.5)) == 1)
        #expect(finder.place(of: GeoPoint(latitude: 1, longitude: 1)) == 1)
        #expect(finder.place(of: GeoPoint(latitude: 2, longitude: 1.5)) == 0)
    }

    /// Triangles around a point cover a polygon with many corners; shared edges run in opposite ways.
    @Test func `areas that share borders share no point and leave none out`() throws {
        var draw = Draw(seed: 5)
        let corners = (0..<40).map { place -> (Double, Double) in
            let angle = Double(place) / 40 * 2 * Double.pi
            let reach = 1 + draw.next()
            return (2 + reach * cos(angle), 41 + reach * sin(angle))
        }
        let middle = (2.0, 41.0)
        let triangles = try corners.indices.map { place in
            let next = corners[(place + 1) % corners.count]
            return try polygon([[middle, corners[place], next, middle]])
        }
        let whole = AreaFinder([try polygon([corners + [corners[0]]])])
        let single = triangles.map { AreaFinder([$0]) }
        // Random points, and points on the very borders.
        var points = (0..<2_000).map { _ in (draw.next() * 5 - 0.5, 38.5 + draw.next() * 5) }
        points += corners
        points += corners.map { (($0.0 + middle.0) / 2, ($0.1 + middle.1) / 2) }
        for point in points {
            let place = GeoPoint(latitude: point.1, longitude: point.0)
            let holding = single.filter { $0.place(of: place) != nil }.count
            #expect(holding == (whole.place(of: place) == nil ? 0 : 1), "\(point)")
        }
    }
}

/// Numbers from 0 up to 1 (splitmix64).
private struct Draw {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((word ^ (word >> 31)) >> 11) / Double(1 << 53)
    }
}
