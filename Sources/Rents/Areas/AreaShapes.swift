public import Domain
internal import GRDB
internal import Geometry
public import Policies
public import Store

/// The rings of a city's areas, for maps.
public struct AreaShapes: Sendable {
    /// The rings of each area, by name; outer rings and holes alike.
    public let rings: [String: [[GeoPoint]]]

    /// Reads the map of the last load of polygons, areas under the names of the map.
    ///
    /// - Parameters:
    ///   - store: the store.
    ///   - level: districts are their neighbourhoods taken together.
    ///   - areas: how areas are called.
    /// - Throws: `GeometryError`, `StoreError`.
    public init(
        _ store: VeedorStore,
        level: AreaIndicators.Level,
        areas: CityAreas
    ) throws {
        rings = try store.read { database in
            var rings: [String: [[GeoPoint]]] = [:]
            for row in try Row.fetchAll(
                database,
                sql: """
                    select area_name, district_name, geometry
                    from area
                    where load_id = (select max(load_id) from area) and geometry is not null
                    order by row_number
                    """
            ) {
                let name = areas.name(of: row[0])
                let key = level == .district ? row[1] as String? ?? name : name
                let polygons = try GeoPolygons(geoJSON: row[2])
                rings[key, default: []] += polygons.polygons.flatMap(\.self)
            }
            return rings
        }
    }
}
