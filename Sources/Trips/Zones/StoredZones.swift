public import GRDB
internal import Geometry
internal import Store

/// Where the zones are that trips speak of, as far as the store holds their polygons.
///
/// Of a zone that several files describe the last one with polygons counts.
public struct StoredZones {
    private let distances: ZoneDistances
    private let places: [String: Int]

    /// Reads the polygons of a store.
    ///
    /// A geometry that cannot be read leaves its zone without a place.
    ///
    /// - Throws: `DatabaseError`.
    public init(_ database: Database) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select zone_code as code, load_id, geometry from trip_zone
                where geometry is not null
                order by load_id, row_number
                """
        )
        var found: [String: (load: Int64, polygons: [GeoPolygons])] = [:]
        while let row = try rows.next() {
            let (code, load): (String, Int64) = (row["code"], row["load_id"])
            guard let polygons = Self.polygons(row["geometry"]) else { continue }
            if found[code]?.load == load {
                found[code]?.polygons.append(polygons)
            } else {
                found[code] = (load, [polygons])
            }
        }
        let codes = found.keys.sorted()
        distances = ZoneDistances(codes.map { found[$0]?.polygons ?? [] })
        places = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    }

    private static func polygons(_ geoJSON: String) -> GeoPolygons? {
        do throws(GeometryError) {
            return try GeoPolygons(geoJSON: geoJSON)
        } catch {
            return nil
        }
    }

    /// Whether the store holds no polygons.
    public var isEmpty: Bool { places.isEmpty }

    /// The place of a zone; `nil` where nobody tells where it is.
    public func place(of code: String) -> Int? { places[code] }

    /// Whether more than so many metres surely lie between two zones.
    public func areFarther(_ one: Int, _ other: Int, than metres: Double) -> Bool {
        distances.areFarther(one, other, than: metres)
    }

    /// Metres that surely lie between two zones.
    public func least(_ one: Int, _ other: Int) -> Double { distances.least(one, other) }
}
