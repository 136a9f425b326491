internal import Foundation

/// A point on the earth, WGS 84, in degrees.
public struct GeoPoint: Hashable, Sendable {
    /// Degrees north.
    public var latitude: Double

    /// Degrees east.
    public var longitude: Double

    /// A point.
    public init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }

    /// The mean radius of the earth in metres (IUGG 1980).
    public static let earthRadius = 6_371_008.8

    /// Metres along the great circle, by the haversine formula, which keeps its digits for small
    /// distances.
    public func metres(to other: GeoPoint) -> Double {
        let radian = Double.pi / 180
        return metres(
            to: other,
            cosines: cos(latitude * radian) * cos(other.latitude * radian)
        )
    }

    /// The same, with the product of the cosines of both latitudes.
    func metres(to other: GeoPoint, cosines: Double) -> Double {
        let radian = Double.pi / 180
        let north = sin((other.latitude - latitude) * radian / 2)
        let east = sin((other.longitude - longitude) * radian / 2)
        let root = north * north + cosines * east * east
        return 2 * Self.earthRadius * asin(min(1, root.squareRoot()))
    }
}
