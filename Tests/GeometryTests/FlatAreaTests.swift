import Foundation
import Geometry
import TestKit
import Testing

/// Areas of polygons within discs, against Shapely's.
@Suite struct FlatAreaTests {
    private struct Recorded: Decodable {
        var cases: [Case]
    }

    struct Case: Decodable, Sendable {
        var ring: [[Double]]
        var hole: [[Double]]
        var centre: [Double]
        var radius: Double
        var area: Double
        var overlap: Double

        private func points(_ ring: [[Double]]) -> [PlanePoint] {
            ring.map { PlanePoint(east: $0[0], north: $0[1]) }
        }

        var flat: FlatArea {
            FlatArea(polygons: [hole.isEmpty ? [points(ring)] : [points(ring), points(hole)]])
        }

        var middle: PlanePoint { PlanePoint(east: centre[0], north: centre[1]) }
    }

    private static func cases() throws -> [Case] {
        let path = RepositoryRoot.path("Tests/GeometryTests/Goldens/overlaps.json")
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        return try JSONDecoder().decode(Recorded.self, from: data).cases
    }

    @Test func `overlaps with discs are Shapely's, up to its corners`() throws {
        let cases = try Self.cases()
        #expect(cases.count == 60)
        for one in cases {
            #expect(abs(one.flat.area - one.area) < 1e-6 * one.area)
            let overlap = one.flat.overlap(one.middle, radius: one.radius)
            // Shapely's disc has corners: it lacks less than a millionth of the disc.
            let slack = 1e-6 * Double.pi * one.radius * one.radius
            #expect(abs(overlap - one.overlap) <= slack, "\(overlap) \(one.overlap)")
        }
    }

    @Test func `a disc within is whole, one without is nothing, a far larger one holds the area`()
        throws
    {
        let square = FlatArea(polygons: [
            [[(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)].map(PlanePoint.init)]
        ])
        let middle = PlanePoint(east: 50, north: 50)
        #expect(abs(square.overlap(middle, radius: 10) - Double.pi * 100) < 1e-9)
        #expect(square.overlap(PlanePoint(east: 500, north: 0), radius: 10) < 1e-9)
        #expect(abs(square.overlap(middle, radius: 1_000) - 10_000) < 1e-6)
        #expect(!square.mayTouch(PlanePoint(east: 111, north: 50), radius: 10))
        #expect(square.mayTouch(PlanePoint(east: 109, north: 50), radius: 10))
    }
}
