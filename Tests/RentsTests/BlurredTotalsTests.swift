import Domain
import Foundation
import Geometry
import Testing

/// Totals of areas when every point is displaced by the platform.
@Suite struct BlurredTotalsTests {
    private let error = LocationError(mean: 100, standardDeviation: 50, radius: 205)

    /// Nine squares of 900 m; points are drawn in a wider field so that borders of the map are like
    /// any other border.
    private func map() throws -> AreaMap {
        var squares: [(name: String, polygons: GeoPolygons)] = []
        for row in 0..<5 {
            for column in 0..<5 {
                let (south, west) = (Double(row) * 0.008, Double(column) * 0.008)
                let (north, east) = (south + 0.008, west + 0.008)
                let ring = [
                    [west, south], [east, south], [east, north], [west, north], [west, south],
                ]
                let text = "{\"type\": \"Polygon\", \"coordinates\": [\(ring)]}"
                squares.append(("\(row)-\(column)", try GeoPolygons(geoJSON: text)))
            }
        }
        return AreaMap(squares)
    }

    @Test func `intervals of area totals hold the truth as often as they say`() throws {
        let map = try map()
        let rings = error.rings(5)
        var generator = TestDraws(state: 11)
        let degree = GeoPoint.earthRadius * Double.pi / 180
        var (covered, all) = (0, 0)
        for _ in 0..<60 {
            var truth = [Double](repeating: 0, count: 25)
            var expected = truth
            var variance = truth
            for _ in 0..<150 {
                let (north, east) = (generator.uniform() * 0.04, generator.uniform() * 0.04)
                let square = "\(Int(north / 0.008))-\(Int(east / 0.008))"
                let area = try #require(map.names.firstIndex(of: square))
                truth[area] += 1
                let metres = abs(error.mean + error.standardDeviation * generator.normal())
                let angle = generator.uniform() * 2 * Double.pi
                let shown = GeoPoint(
                    latitude: north + metres * sin(angle) / degree,
                    longitude: east + metres * cos(angle) / degree
                )
                for (area, share) in map.shares(of: shown, rings: rings) {
                    expected[area] += share
                    variance[area] += share * (1 - share)
                }
            }
            // The nine squares inside.
            for row in 1...3 {
                for column in 1...3 {
                    let index = try #require(map.names.firstIndex(of: "\(row)-\(column)"))
                    let reach = Interval.normal95 * variance[index].squareRoot()
                    all += 1
                    if abs(truth[index] - expected[index]) <= reach { covered += 1 }
                }
            }
        }
        let part = Double(covered) / Double(all)
        #expect(all == 540)
        #expect(part > 0.92 && part < 0.98, "\(part)")
    }
}

/// Draws that are the same everywhere (SplitMix64).
struct TestDraws {
    var state: UInt64

    mutating func uniform() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ (mixed >> 31)) >> 11) / 9_007_199_254_740_992
    }

    mutating func normal() -> Double {
        (-2 * log(1 - uniform())).squareRoot() * cos(2 * Double.pi * uniform())
    }
}
