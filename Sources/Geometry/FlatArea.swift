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
                if Self.mayTouch(start, end, radius),
                    Self.squaredDistance(start, end) < square
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
    ///
    /// Each edge adds the signed part of the disc in the triangle of the centre and the edge: a
    /// triangle where the edge runs inside the disc, a sector where it runs outside. Edges in a row
    /// that stay outside make one sector, from where the first begins to where the last ends.
    public func overlap(_ centre: PlanePoint, radius: Double) -> Double {
        let square = radius * radius
        var sum = 0.0
        for ring in rings {
            guard let first = ring.first else { continue }
            var last = PlanePoint(east: first.east - centre.east, north: first.north - centre.north)
            var outside = Turn(from: last)
            for corner in ring.dropFirst() {
                let next = PlanePoint(
                    east: corner.east - centre.east,
                    north: corner.north - centre.north
                )
                if !Self.mayTouch(last, next, radius)
                    || Self.squaredDistance(last, next) >= square
                {
                    outside.follow(last, next)
                } else {
                    sum += square * outside.angle(to: last) / 2 + Self.part(last, next, radius)
                    outside = Turn(from: next)
                }
                last = next
            }
            sum += square * outside.angle(to: last) / 2
        }
        return max(0, sum)
    }

    /// The angle that a path turns around the origin, which it does not touch.
    private struct Turn {
        private let from: PlanePoint
        private var crossings = 0
        private var isEmpty = true

        init(from: PlanePoint) {
            self.from = from
        }

        /// Counts how often the path crosses the half line to the west, where angles jump.
        mutating func follow(_ start: PlanePoint, _ end: PlanePoint) {
            isEmpty = false
            guard (start.north < 0) != (end.north < 0) else { return }
            let cross = start.east * end.north - start.north * end.east
            guard cross / (end.north - start.north) < 0 else { return }
            crossings += end.north < 0 ? 1 : -1
        }

        func angle(to end: PlanePoint) -> Double {
            guard !isEmpty else { return 0 }
            return atan2(end.north, end.east) - atan2(from.north, from.east)
                + 2 * Double.pi * Double(crossings)
        }
    }

    /// Whether an edge may come nearer to the origin than a radius.
    ///
    /// It cannot where both ends lie beyond it on one side, as most edges of a city do.
    private static func mayTouch(_ from: PlanePoint, _ to: PlanePoint, _ radius: Double) -> Bool {
        !((from.east >= radius && to.east >= radius)
            || (from.east <= -radius && to.east <= -radius)
            || (from.north >= radius && to.north >= radius)
            || (from.north <= -radius && to.north <= -radius))
    }

    private static func squaredDistance(_ from: PlanePoint, _ to: PlanePoint) -> Double {
        let (east, north) = (to.east - from.east, to.north - from.north)
        let length = east * east + north * north
        let part =
            length > 0 ? min(1, max(0, -(from.east * east + from.north * north) / length)) : 0
        let (nearEast, nearNorth) = (from.east + part * east, from.north + part * north)
        return nearEast * nearEast + nearNorth * nearNorth
    }

    /// The part of one edge, the centre being the origin.
    private static func part(_ from: PlanePoint, _ to: PlanePoint, _ radius: Double) -> Double {
        let (east, north) = (to.east - from.east, to.north - from.north)
        let length = east * east + north * north
        guard length > 0 else { return 0 }
        let middle = -(from.east * east + from.north * north) / length
        let square = radius * radius
        let nearest = (from.east * north - from.north * east)
        let reach = square / length - nearest * nearest / (length * length)
        guard reach > 0 else { return sector(from, to, square) }
        let half = reach.squareRoot()
        let (enter, leave) = (middle - half, middle + half)
        guard enter < 1, leave > 0 else { return sector(from, to, square) }
        func point(_ part: Double) -> PlanePoint {
            PlanePoint(east: from.east + part * east, north: from.north + part * north)
        }
        let start = enter > 0 ? point(enter) : from
        let end = leave < 1 ? point(leave) : to
        return (enter > 0 ? sector(from, start, square) : 0)
            + (start.east * end.north - start.north * end.east) / 2
            + (leave < 1 ? sector(end, to, square) : 0)
    }

    private static func sector(_ from: PlanePoint, _ to: PlanePoint, _ square: Double) -> Double {
        let cross = from.east * to.north - from.north * to.east
        let along = from.east * to.east + from.north * to.north
        return square * atan2(cross, along) / 2
    }

    private static func signedArea(_ ring: [PlanePoint]) -> Double {
        var sum = 0.0
        for (from, to) in zip(ring, ring.dropFirst()) {
            sum += from.east * to.north - from.north * to.east
        }
        return sum / 2
    }
}
