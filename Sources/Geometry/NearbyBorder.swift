internal import Foundation

/// The border of an area as discs about one point meet it: the edges that come near, and between them
/// the turns that the far ones make.
///
/// Discs of several radii share what is far from the largest of them: most of a city.
struct NearbyBorder {
    private var rings: [(start: PlanePoint, parts: [Part])] = []

    /// The point is the origin.
    private enum Part {
        case far(Turn)
        case near(to: PlanePoint)
    }

    /// The border around a point.
    ///
    /// - Parameters:
    ///   - rings: outer rings turn left, holes right; each begins and ends at the same point.
    ///   - centre: the point.
    ///   - radius: that of the largest disc.
    init(_ rings: [[PlanePoint]], around centre: PlanePoint, radius: Double) {
        let square = radius * radius
        for ring in rings {
            guard let first = ring.first else { continue }
            let start = PlanePoint(
                east: first.east - centre.east,
                north: first.north - centre.north
            )
            var last = start
            var parts: [Part] = []
            var far: Turn?
            for corner in ring.dropFirst() {
                let next = PlanePoint(
                    east: corner.east - centre.east,
                    north: corner.north - centre.north
                )
                if Self.mayTouch(last, next, radius), Self.squaredDistance(last, next) < square {
                    if let far { parts.append(.far(far)) }
                    far = nil
                    parts.append(.near(to: next))
                } else {
                    var turn = far ?? Turn(from: last)
                    turn.follow(to: next)
                    far = turn
                }
                last = next
            }
            if let far { parts.append(.far(far)) }
            self.rings.append((start, parts))
        }
    }

    /// Square metres of a disc that lie in the area.
    ///
    /// Each edge adds the signed part of the disc in the triangle of the centre and the edge: a
    /// triangle where the edge runs inside the disc, a sector where it runs outside. Edges in a row
    /// that stay outside make one sector, from where the first begins to where the last ends.
    ///
    /// - Parameter radius: no more than that of the largest disc.
    /// - Returns: the part of the disc.
    func overlap(radius: Double) -> Double {
        let square = radius * radius
        var sum = 0.0
        for (start, parts) in rings {
            var outside = Turn(from: start)
            for part in parts {
                switch part {
                case .far(let turn): outside.follow(turn)
                case .near(let next):
                    let last = outside.to
                    if Self.squaredDistance(last, next) >= square {
                        outside.follow(to: next)
                    } else {
                        sum += square * outside.angle / 2 + Self.part(last, next, radius)
                        outside = Turn(from: next)
                    }
                }
            }
            sum += square * outside.angle / 2
        }
        return max(0, sum)
    }

    /// Whether an edge may come nearer to the origin than a radius.
    ///
    /// It cannot where both ends lie beyond it on one side, as most edges of a city do.
    static func mayTouch(_ from: PlanePoint, _ to: PlanePoint, _ radius: Double) -> Bool {
        !((from.east >= radius && to.east >= radius)
            || (from.east <= -radius && to.east <= -radius)
            || (from.north >= radius && to.north >= radius)
            || (from.north <= -radius && to.north <= -radius))
    }

    static func squaredDistance(_ from: PlanePoint, _ to: PlanePoint) -> Double {
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
}

/// A path outside of a disc about the origin, as a turn around it.
private struct Turn {
    private let from: PlanePoint
    private(set) var to: PlanePoint
    private var crossings = 0
    private var isEmpty = true

    init(from: PlanePoint) {
        self.from = from
        to = from
    }

    /// Goes on along an edge, and counts whether it crosses the half line to the west, where angles
    /// jump.
    mutating func follow(to end: PlanePoint) {
        let start = to
        to = end
        isEmpty = false
        guard (start.north < 0) != (end.north < 0) else { return }
        let cross = start.east * end.north - start.north * end.east
        guard cross / (end.north - start.north) < 0 else { return }
        crossings += end.north < 0 ? 1 : -1
    }

    /// Goes on along a path that begins where this one ends.
    mutating func follow(_ path: Turn) {
        to = path.to
        isEmpty = isEmpty && path.isEmpty
        crossings += path.crossings
    }

    /// The angle that it turns.
    var angle: Double {
        guard !isEmpty else { return 0 }
        return atan2(to.north, to.east) - atan2(from.north, from.east)
            + 2 * Double.pi * Double(crossings)
    }
}
