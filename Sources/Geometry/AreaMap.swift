public import Domain

/// The areas of a city, and how a blurred point is shared among them.
public struct AreaMap: Sendable {
    /// The names of the areas, sorted.
    public let names: [String]

    private let areas: [FlatArea]
    private let plane: CityPlane

    /// A map out of named polygons; those of one name are one area.
    public init(_ named: [(name: String, polygons: GeoPolygons)]) {
        let corners = named.flatMap { $0.polygons.polygons.flatMap { $0.flatMap(\.self) } }
        let count = Double(max(1, corners.count))
        let plane = CityPlane(
            centre: GeoPoint(
                latitude: corners.reduce(0) { $0 + $1.latitude } / count,
                longitude: corners.reduce(0) { $0 + $1.longitude } / count
            )
        )
        var byName: [String: [[[PlanePoint]]]] = [:]
        for (name, polygons) in named {
            byName[name, default: []] += polygons.polygons.map { $0.map { $0.map(plane.point) } }
        }
        names = byName.keys.sorted()
        areas = names.map { FlatArea(polygons: byName[$0] ?? []) }
        self.plane = plane
    }

    /// The probability of each area that a shown point's address lies in it; the address is taken
    /// to lie in one of them.
    ///
    /// The location error is cut into rings of equal probability; within a ring every place is as
    /// likely as any other.
    ///
    /// - Returns: pairs of an area's index in `names` and its probability, which add up to 1; none
    ///   where the point lies farther from every area than its error explains.
    public func shares(of point: GeoPoint, rings: [Double]) -> [(area: Int, share: Double)] {
        let centre = plane.point(point)
        let reach = rings.last ?? 0
        var shares: [(area: Int, share: Double)] = []
        var total = 0.0
        for (index, area) in areas.enumerated() where area.mayTouch(centre, radius: reach) {
            let share =
                switch area.position(centre, radius: reach) {
                case .within: 1.0
                case .without: 0.0
                case .across: share(of: area, centre, rings)
                }
            guard share > 0 else { continue }
            shares.append((index, share))
            total += share
        }
        return shares.map { ($0.area, $0.share / total) }
    }

    private func share(
        of area: FlatArea,
        _ centre: PlanePoint,
        _ rings: [Double]
    ) -> Double {
        var inner = 0.0
        var sum = 0.0
        var last = 0.0
        let border = area.border(near: centre, radius: rings.last ?? 0)
        for radius in rings {
            let overlap = border.overlap(radius: radius)
            sum += max(0, overlap - inner) / (Double.pi * (radius * radius - last * last))
            inner = overlap
            last = radius
        }
        return sum / Double(rings.count)
    }
}

extension LocationError {
    /// The outer edges of rings of equal probability; the last holds all but a thousandth.
    public func rings(_ count: Int) -> [Double] {
        (1...max(1, count)).map { ring in
            let outside = 1 - Double(ring) / Double(count)
            return distance(whereProbabilityIs: max(0.001, outside))
        }
    }
}
