internal import Foundation

/// Polygons laid flat, whose overlap with discs is computed in closed form.
public struct FlatArea: Hashable, Sendable {
    /// Outer rings turn left, holes right; each begins and ends at the same point.
    private let rings: [[PlanePoint]]

    /// The corners of the box around them.
    private let west: Double
    private let east: Double
    private let south: Double
    private let north: Double

    /// An area out of polygons, each with its outer ring first.
    public init(polygons: [[[PlanePoint]]]) {
        rings = polygons.flatMap { polygon in
            polygon.enumerated().map { index, ring in
                (Self.signedArea(ring) > 0) == (index == 0) ? ring : ring.reversed()
            }
        }
        let points = rings.joined()
        west = points.lazy.map(\.east).min() ?? .infinity
        east = points.lazy.map(\.east).max() ?? -.infinity
        south = points.lazy.map(\.north).min() ?? .infinity
        north = points.lazy.map(\.north).max() ?? -.infinity
    }

    /// Square metres.
    public var area: Double { rings.reduce(0) { $0 + Self.signedArea($1) } }

    /// Whether a disc may touch the area: its box does.
    public func mayTouch(_ centre: PlanePoint, radius: Double) -> Bool {
        centre.east + radius >= west && centre.east - radius <= east
            && centre.north + radius >= south && centre.north - radius <= north
    }

    /// Where a disc lies.
    enum Position {
        case within
        case without
        case across
    }

    /// Where a disc lies: across when an edge comes nearer than its radius, else within or without
    /// by the number of edges that a ray to the east meets.
    func position(_ centre: PlanePoint, radius: Double) -> Position {
        let square = radius * radius
        var isWithin = false
        for ring in rings {
            guard var from = ring.first else { continue }
            for to in ring.dropFirst() {
                defer { from = to }
                let start = PlanePoint(
                    east: from.east - centre.east,
                    north: from.north - centre.north
                )
                let end = PlanePoint(east: to.east - centre.east, north: to.north - centre.north)
                if NearbyBorder.mayTouch(start, end, radius),
                    NearbyBorder.squaredDistance(start, end) < square
                {
                    return .across
                }
                if (start.north > 0) != (end.north > 0),
                    -start.east < (to.east - from.east) * -start.north / (to.north - from.north)
                {
                    isWithin.toggle()
                }
            }
        }
        return isWithin ? .within : .without
    }

    /// Square metres of a disc that lie in the area.
    public func overlap(_ centre: PlanePoint, radius: Double) -> Double {
        border(near: centre, radius: radius).overlap(radius: radius)
    }

    /// What a disc, and every smaller one about its centre, meets of the border.
    func border(near centre: PlanePoint, radius: Double) -> NearbyBorder {
        NearbyBorder(rings, around: centre, radius: radius)
    }

    private static func signedArea(_ ring: [PlanePoint]) -> Double {
        var sum = 0.0
        for (from, to) in zip(ring, ring.dropFirst()) {
            sum += from.east * to.north - from.north * to.east
        }
        return sum / 2
    }
}
