public import Domain

/// Finds the area that a point lies in, fast: the edges of each area are kept by bands of latitude.
///
/// A point on a border belongs to the area east of it, on a border from west to east to the area north
/// of it. So areas that share a border share no point and leave none out, whichever way round their
/// rings run; where areas overlap, the first counts.
public struct AreaFinder: Sendable {
    /// An edge of a ring, from its southern end to its northern end.
    private struct Edge {
        let south: GeoPoint
        let north: GeoPoint

        init?(_ from: GeoPoint, _ to: GeoPoint) {
            // A ray to the east never crosses an edge that runs to the east.
            guard from.latitude != to.latitude else { return nil }
            (south, north) = from.latitude < to.latitude ? (from, to) : (to, from)
        }

        /// Whether a ray from a point to the east crosses the edge, whose northern end is no part of it.
        func isCrossed(from point: GeoPoint) -> Bool {
            guard south.latitude <= point.latitude, point.latitude < north.latitude else {
                return false
            }
            let rise = (point.latitude - south.latitude) / (north.latitude - south.latitude)
            return point.longitude < south.longitude + rise * (north.longitude - south.longitude)
        }
    }

    private struct Area {
        let south: Double
        let north: Double
        let west: Double
        let east: Double

        /// Edges by the bands of latitude that they touch.
        private var bands: [[Edge]]

        init(_ polygons: GeoPolygons) {
            let rings = polygons.polygons.flatMap(\.self)
            let points = rings.joined()
            south = points.lazy.map(\.latitude).min() ?? .infinity
            north = points.lazy.map(\.latitude).max() ?? -.infinity
            west = points.lazy.map(\.longitude).min() ?? .infinity
            east = points.lazy.map(\.longitude).max() ?? -.infinity
            let edges = rings.flatMap { ring in
                zip(ring, ring.dropFirst()).compactMap { Edge($0, $1) }
            }
            bands = Array(repeating: [], count: max(1, edges.count / 4))
            for edge in edges {
                for band in band(edge.south.latitude)...band(edge.north.latitude) {
                    bands[band].append(edge)
                }
            }
        }

        private func band(_ latitude: Double) -> Int {
            let place = Double(bands.count) * (latitude - south) / (north - south)
            return min(max(0, Int(place)), bands.count - 1)
        }

        func holds(_ point: GeoPoint) -> Bool {
            guard south <= point.latitude, point.latitude <= north, west <= point.longitude,
                point.longitude <= east
            else { return false }
            var isWithin = false
            for edge in bands[band(point.latitude)] where edge.isCrossed(from: point) {
                isWithin.toggle()
            }
            return isWithin
        }
    }

    private let areas: [Area]

    /// A finder for areas.
    public init(_ areas: [GeoPolygons]) {
        self.areas = areas.map { Area($0) }
    }

    /// The place, among the areas, of the one that a point lies in; `nil` where it lies in none.
    public func place(of point: GeoPoint) -> Int? {
        areas.firstIndex { $0.holds(point) }
    }
}
