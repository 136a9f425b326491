import Domain
import Testing

/// Points that are compared with many are compared as any others.
@Suite struct GroundPointTests {
    /// Points on a grid around the globe's awkward places.
    private static let points: [GeoPoint] = [-90, -60.5, -0.001, 0, 41.3851, 41.3888, 41.4, 89.9]
        .flatMap { latitude in
            [-180, -2.1, 0, 2.1734, 2.1735, 2.1801, 179.999].map { longitude in
                GeoPoint(latitude: latitude, longitude: longitude)
            }
        }

    @Test func `distances are those of plain points to the last bit`() {
        for one in Self.points {
            for other in Self.points {
                #expect(GroundPoint(one).metres(to: GroundPoint(other)) == one.metres(to: other))
            }
        }
    }

    @Test func `what is within a limit is told as the distance tells it, at the limit too`() {
        for one in Self.points {
            for other in Self.points {
                let metres = one.metres(to: other)
                for limit in [0, 1, 300, metres, metres.nextDown, metres.nextUp, 2e7] {
                    let isWithin = GroundPoint(one).isWithin(limit, of: GroundPoint(other))
                    #expect(isWithin == (metres <= limit))
                }
            }
        }
    }
}
