import Domain
import Testing

@Suite struct GeographyTests {
    /// Reference distances by the haversine formula on a sphere of 6,371,008.8 m.
    @Test(arguments: [
        (41.0, 2.0, 41.0, 2.0, 0.0), (0.0, 0.0, 0.0, 1.0, 111_195.08),
        (0.0, 0.0, 1.0, 0.0, 111_195.08), (41.3851, 2.1734, 41.3888, 2.159, 1_269.823_5),
        (90.0, 0.0, -90.0, 0.0, 20_015_114.442), (0.0, 179.5, 0.0, -179.5, 111_195.08),
    ])
    func `distances are those of the great circle`(
        north: Double,
        east: Double,
        otherNorth: Double,
        otherEast: Double,
        metres: Double
    ) {
        let from = GeoPoint(latitude: north, longitude: east)
        let to = GeoPoint(latitude: otherNorth, longitude: otherEast)
        #expect(abs(from.metres(to: to) - metres) < 0.01 + metres * 1e-8)
        #expect(from.metres(to: to) == to.metres(to: from))
    }

    @Test(arguments: [-33.9, 0.0, 41.4, 64.1])
    func `the grid finds what a look at every point finds`(latitude: Double) {
        var points: [GeoPoint?] = []
        for step in 0..<2_000 {
            let (row, column) = (Double(step % 47), Double(step % 53))
            points.append(
                step % 19 == 0
                    ? nil
                    : GeoPoint(latitude: latitude + row / 900, longitude: 2 + column / 700)
            )
        }
        let grid = PointGrid(points)
        let centre = GeoPoint(latitude: latitude + 0.02, longitude: 2.03)
        for metres in [0.0, 50, 255, 700, 3_000] {
            let slow = points.indices.filter {
                points[$0].map { $0.metres(to: centre) <= metres } ?? false
            }
            #expect(grid.near(centre, within: metres).map(\.index) == slow)
        }
    }

    private let ring = LocationError(mean: 100, standardDeviation: 50, radius: 205)

    @Test func `a location error falls from one, and its distance is the inverse`() {
        #expect(ring.probability(ofAtLeast: 0) == 1)
        var last = 1.0
        for metres in stride(from: 10.0, through: 400, by: 10) {
            let probability = ring.probability(ofAtLeast: metres)
            #expect(probability < last)
            last = probability
        }
        for probability in [0.5, 0.05, 0.001] {
            let metres = ring.distance(whereProbabilityIs: probability)
            #expect(abs(ring.probability(ofAtLeast: metres) - probability) < 1e-4)
        }
    }

    @Test func `the density of a location error adds up to one over the plane`() {
        var sum = 0.0
        for metres in stride(from: 0.5, to: 600, by: 1) {
            sum += ring.density(at: metres) * 2 * Double.pi * metres
        }
        // What is taken from the pole of the ring, within half a standard deviation, is missing.
        #expect(sum > 0.95 && sum <= 1)
    }
}

@Suite struct IntervalTests {
    /// Wilson's intervals as statsmodels 0.15 prints them: proportion_confint(x, n, 0.05, 'wilson').
    @Test(arguments: [
        (0, 10, 0.0, 0.277_532_8), (5, 10, 0.236_593_1, 0.763_406_9),
        (10, 10, 0.722_467_2, 1.0), (642, 6_080, 0.098_114_9, 0.113_567_4),
    ])
    func `a wilson interval is the published one`(
        with: Int,
        all: Int,
        lower: Double,
        upper: Double
    ) throws {
        let interval = try #require(
            Interval.wilson(proportion: Double(with) / Double(all), size: Double(all))
        )
        #expect(abs(interval.lower - lower) < 5e-7)
        #expect(abs(interval.upper - upper) < 5e-7)
    }

    @Test func `clusters of one unit give the plain interval, clusters alike a wider one`() throws {
        let single = (0..<100).map { (with: $0 < 30 ? 1 : 0, all: 1) }
        let grouped = (0..<10).map { (with: $0 < 3 ? 10 : 0, all: 10) }
        let plain = ClusteredShare(clusters: single, unit: "listing")
        let wide = ClusteredShare(clusters: grouped, unit: "listing")
        #expect(plain.share == wide.share)
        #expect(plain.effectiveSize > 98 && plain.effectiveSize <= 100)
        #expect(wide.effectiveSize < 11)
        let (narrow, broad) = (try #require(plain.interval), try #require(wide.interval))
        #expect(broad.upper - broad.lower > 2 * (narrow.upper - narrow.lower))
    }

    @Test func `nothing looked at has no interval`() {
        #expect(ClusteredShare(clusters: [], unit: "listing").interval == nil)
        #expect(Interval.wilson(proportion: 0, size: 0) == nil)
    }
}
