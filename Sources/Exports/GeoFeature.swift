internal import Analyst
internal import Domain
internal import Geometry

/// Where a row lies.
enum GeoFeature: Hashable {
    /// A point.
    case point(GeoPoint)

    /// Polygons: outer rings counter-clockwise, holes clockwise (RFC 7946, section 3.1.6).
    case polygons([[[GeoPoint]]])

    /// The place of a row; `nil` where it tells none.
    ///
    /// - Throws: `GeometryError` for a geometry that cannot be read.
    init?(_ row: [AnalystValue], _ table: ExportTable) throws {
        switch table.place {
        case .point(let latitude, let longitude):
            guard let north = table.index(of: latitude).flatMap({ row[$0].number }),
                let east = table.index(of: longitude).flatMap({ row[$0].number })
            else { return nil }
            self = .point(GeoPoint(latitude: north, longitude: east))
        case .polygons(let column):
            guard let text = table.index(of: column).flatMap({ row[$0].text }) else { return nil }
            self = .polygons(
                try GeoPolygons(geoJSON: text).polygons.map { polygon in
                    polygon.enumerated().map { place, ring in
                        (Self.area(ring) >= 0) == (place == 0) ? ring : ring.reversed()
                    }
                }
            )
        case nil: return nil
        }
    }

    /// Twice the area of a ring in square degrees, above 0 where it runs counter-clockwise.
    private static func area(_ ring: [GeoPoint]) -> Double {
        zip(ring, ring.dropFirst()).reduce(0) { sum, edge in
            sum + edge.0.longitude * edge.1.latitude - edge.1.longitude * edge.0.latitude
        }
    }

    /// The points of all of it.
    var points: [GeoPoint] {
        switch self {
        case .point(let point): [point]
        case .polygons(let polygons): polygons.flatMap(\.self).flatMap(\.self)
        }
    }
}
