internal import CGEOS
public import Domain

/// The polygons of a GeoJSON geometry, made valid where they were not (GEOS, geos_c.h).
public struct GeoPolygons: Hashable, Sendable {
    /// One polygon: its outer ring, then its holes.
    public var polygons: [[[GeoPoint]]]

    /// Whether the geometry crossed itself or was broken otherwise, and was repaired.
    public var isRepaired: Bool

    /// Reads a polygon or multipolygon.
    ///
    /// - Throws: `GeometryError.notGeoJSON` when GEOS cannot read it; `noArea` when nothing of it
    ///   has an area.
    public init(geoJSON: String) throws(GeometryError) {
        let context = unsafe GEOS_init_r()
        defer { unsafe GEOS_finish_r(context) }
        let reader = unsafe GEOSGeoJSONReader_create_r(context)
        defer { unsafe GEOSGeoJSONReader_destroy_r(context, reader) }
        guard let read = unsafe GEOSGeoJSONReader_readGeometry_r(context, reader, geoJSON) else {
            throw .notGeoJSON
        }
        defer { unsafe GEOSGeom_destroy_r(context, read) }
        let isValid = unsafe GEOSisValid_r(context, read) == 1
        guard !isValid, let mended = unsafe GEOSMakeValid_r(context, read) else {
            polygons = unsafe Self.polygons(of: read, context)
            isRepaired = false
            if polygons.isEmpty { throw .noArea }
            return
        }
        defer { unsafe GEOSGeom_destroy_r(context, mended) }
        polygons = unsafe Self.polygons(of: mended, context)
        isRepaired = true
        if polygons.isEmpty { throw .noArea }
    }

    private static func polygons(
        of geometry: OpaquePointer,
        _ context: GEOSContextHandle_t?
    ) -> [[[GeoPoint]]] {
        let kind = unsafe GEOSGeomTypeId_r(context, geometry)
        if kind == Int32(GEOS_POLYGON.rawValue) { return unsafe [rings(of: geometry, context)] }
        guard
            kind == Int32(GEOS_MULTIPOLYGON.rawValue)
                || kind == Int32(GEOS_GEOMETRYCOLLECTION.rawValue)
        else { return [] }
        let count = unsafe GEOSGetNumGeometries_r(context, geometry)
        return (0..<count).flatMap { index in
            unsafe GEOSGetGeometryN_r(context, geometry, index)
                .map { unsafe polygons(of: $0, context) } ?? []
        }
    }

    private static func rings(
        of polygon: OpaquePointer,
        _ context: GEOSContextHandle_t?
    ) -> [[GeoPoint]] {
        var rings = [unsafe points(of: GEOSGetExteriorRing_r(context, polygon), context)]
        let holes = unsafe GEOSGetNumInteriorRings_r(context, polygon)
        for index in 0..<holes {
            rings.append(
                unsafe points(of: GEOSGetInteriorRingN_r(context, polygon, index), context)
            )
        }
        return rings
    }

    private static func points(
        of ring: OpaquePointer?,
        _ context: GEOSContextHandle_t?
    ) -> [GeoPoint] {
        guard let ring = unsafe ring,
            let sequence = unsafe GEOSGeom_getCoordSeq_r(context, ring)
        else { return [] }
        var count: UInt32 = 0
        unsafe GEOSCoordSeq_getSize_r(context, sequence, &count)
        return (0..<count).map { index in
            var (east, north) = (0.0, 0.0)
            unsafe GEOSCoordSeq_getXY_r(context, sequence, index, &east, &north)
            return GeoPoint(latitude: north, longitude: east)
        }
    }
}

/// Why a geometry cannot be used.
public enum GeometryError: Error, Hashable, Sendable {
    /// It is no GeoJSON geometry (RFC 7946).
    case notGeoJSON

    /// It has no area: a point, a line, an empty polygon.
    case noArea
}
