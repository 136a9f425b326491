public import Domain
internal import Foundation

/// A point in metres east and north of a centre.
public struct PlanePoint: Hashable, Sendable {
    /// Metres east.
    public var east: Double

    /// Metres north.
    public var north: Double

    /// A point.
    public init(east: Double, north: Double) {
        self.east = east
        self.north = north
    }
}

/// The plane that a city is laid flat on: equirectangular around a centre, which keeps distances
/// within a city to a thousandth.
public struct CityPlane: Hashable, Sendable {
    private let centre: GeoPoint
    private let eastScale: Double
    private let northScale: Double

    /// A plane around a centre.
    public init(centre: GeoPoint) {
        self.centre = centre
        northScale = GeoPoint.earthRadius * Double.pi / 180
        eastScale = northScale * cos(centre.latitude * Double.pi / 180)
    }

    /// A point laid flat.
    public func point(_ point: GeoPoint) -> PlanePoint {
        PlanePoint(
            east: (point.longitude - centre.longitude) * eastScale,
            north: (point.latitude - centre.latitude) * northScale
        )
    }
}
