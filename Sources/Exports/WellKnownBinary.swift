internal import Domain

/// A place as a GeoPackage holds it: a header with its box, then well-known binary.
///
/// Related: OGC 12-128r18 (GeoPackage 1.3), 2.1.3; ISO 19125-1 (WKB). Little-endian throughout.
struct WellKnownBinary {
    private(set) var bytes: [UInt8] = []

    /// WGS 84, longitude first.
    static let referenceSystem: Int32 = 4326

    init(_ feature: GeoFeature) {
        // "GP", version 1, little-endian with a box of two dimensions.
        bytes = [0x47, 0x50, 0, 0b0000_0011]
        add(UInt32(bitPattern: Self.referenceSystem))
        let points = feature.points
        let (east, north) = (points.map(\.longitude), points.map(\.latitude))
        for ends in [east, north] {
            add(ends.min() ?? 0)
            add(ends.max() ?? 0)
        }
        switch feature {
        case .point(let point):
            begin(1)
            add(point)
        case .polygons(let polygons):
            begin(6)
            add(UInt32(polygons.count))
            for polygon in polygons {
                begin(3)
                add(UInt32(polygon.count))
                for ring in polygon {
                    add(UInt32(ring.count))
                    for point in ring { add(point) }
                }
            }
        }
    }

    private mutating func begin(_ kind: UInt32) {
        bytes.append(1)
        add(kind)
    }

    private mutating func add(_ point: GeoPoint) {
        add(point.longitude)
        add(point.latitude)
    }

    private mutating func add(_ number: UInt32) {
        for place in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
    }

    private mutating func add(_ number: Double) {
        let bits = number.bitPattern
        for place in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: bits >> (8 * UInt64(place)))) }
    }
}
