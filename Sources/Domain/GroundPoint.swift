internal import Foundation

/// A point with what distances from it need, computed once: for comparing each with many.
///
/// Its distances are those of `GeoPoint`, to the last bit.
public struct GroundPoint: Hashable, Sendable {
    /// The point.
    public let point: GeoPoint

    private let cosine: Double

    /// Half a degree in radians.
    private static let halfRadian = Double.pi / 360

    /// What rounding may take from a bound.
    private static let slack = 1 + 1e-6

    /// A point.
    public init(_ point: GeoPoint) {
        self.point = point
        cosine = cos(point.latitude * (Double.pi / 180))
    }

    /// Metres along the great circle, as `GeoPoint.metres(to:)`.
    public func metres(to other: GroundPoint) -> Double {
        point.metres(to: other.point, cosines: cosine * other.cosine)
    }

    /// Whether another point is at most so many metres away: `metres(to:) <= limit`, and quickly
    /// told of most that are not.
    public func isWithin(_ limit: Double, of other: GroundPoint) -> Bool {
        let half = GeoPoint.earthRadius * 2
        let north = abs(other.point.latitude - point.latitude) * Self.halfRadian
        if half * north > limit * Self.slack + Self.slack { return false }
        let east = abs(other.point.longitude - point.longitude) * Self.halfRadian
        if east < 1 {
            // sin x is at least x - x³/6.
            let bound = (cosine * other.cosine).squareRoot() * east * (1 - east * east / 6)
            if half * bound > limit * Self.slack + Self.slack { return false }
        }
        return metres(to: other) <= limit
    }
}
