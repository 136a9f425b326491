internal import CGEOS
internal import Domain

/// How near zones of a city come to each other: the straight line between their nearest points,
/// which nothing on the ground undercuts (GEOS, geos_c.h).
///
/// Not `Sendable`: distances are computed when they are first asked for, and kept.
@safe public final class ZoneDistances {
    private let context: GEOSContextHandle_t?
    private var zones: [OpaquePointer?] = unsafe []
    private var boxes: [Box] = []
    private var known: [Int64: Double] = [:]

    /// The part of a distance in the plane that is surely there on the globe: over 100 km the plane
    /// may be wrong by some thousandths.
    private static let sureness = 0.99

    private struct Box {
        var west = Double.infinity
        var east = -Double.infinity
        var south = Double.infinity
        var north = -Double.infinity
    }

    /// Zones in their order; those of several polygons are one.
    public init(_ areas: [[GeoPolygons]]) {
        unsafe context = GEOS_init_r()
        let corners = areas.joined().flatMap { $0.polygons.flatMap { $0.flatMap(\.self) } }
        let count = Double(max(1, corners.count))
        let plane = CityPlane(
            centre: GeoPoint(
                latitude: corners.reduce(0) { $0 + $1.latitude } / count,
                longitude: corners.reduce(0) { $0 + $1.longitude } / count
            )
        )
        for area in areas {
            let polygons = area.flatMap(\.polygons).map { $0.map { $0.map(plane.point) } }
            var box = Box()
            for corner in polygons.joined().joined() {
                box.west = min(box.west, corner.east)
                box.east = max(box.east, corner.east)
                box.south = min(box.south, corner.north)
                box.north = max(box.north, corner.north)
            }
            boxes.append(box)
            unsafe zones.append(collection(of: polygons))
        }
    }

    /// Metres that lie between two zones at least, by their places; 0 where they touch.
    public func least(_ one: Int, _ other: Int) -> Double {
        if one == other { return 0 }
        let (low, high) = (min(one, other), max(one, other))
        let key = Int64(low) << 32 | Int64(high)
        if let distance = known[key] { return distance }
        var metres = 0.0
        if let left = unsafe zones[low], let right = unsafe zones[high] {
            // Distances are between edges: of a zone within another they would not be nought. What
            // GEOS cannot measure is taken to touch.
            let isApart = unsafe GEOSIntersects_r(context, left, right) == 0
            let isFound = unsafe GEOSDistanceIndexed_r(context, left, right, &metres) == 1
            if !isApart || !isFound { metres = 0 }
        }
        known[key] = metres * Self.sureness
        return metres * Self.sureness
    }

    /// Whether more than so many metres surely lie between two zones.
    ///
    /// Their boxes tell that of nearly all; only else the polygons are looked at.
    public func areFarther(_ one: Int, _ other: Int, than metres: Double) -> Bool {
        guard one != other, metres < farthest(one, other) else { return false }
        return least(one, other) > metres
    }

    /// Metres between the farthest corners of two boxes.
    private func farthest(_ one: Int, _ other: Int) -> Double {
        let (left, right) = (boxes[one], boxes[other])
        let east = max(right.east - left.west, left.east - right.west)
        let north = max(right.north - left.south, left.north - right.south)
        return (east * east + north * north).squareRoot()
    }

    private func collection(of polygons: [[[PlanePoint]]]) -> OpaquePointer? {
        var made: [OpaquePointer?] = unsafe []
        for rings in polygons {
            guard let outer = rings.first, let shell = unsafe ring(outer) else { continue }
            var holes: [OpaquePointer?] = unsafe []
            for hole in rings.dropFirst() {
                if let ring = unsafe ring(hole) { unsafe holes.append(ring) }
            }
            let count = UInt32(unsafe holes.count)
            let polygon = unsafe holes.withUnsafeMutableBufferPointer { buffer in
                unsafe GEOSGeom_createPolygon_r(context, shell, buffer.baseAddress, count)
            }
            unsafe made.append(polygon)
        }
        let count = UInt32(unsafe made.count)
        return unsafe made.withUnsafeMutableBufferPointer { buffer in
            unsafe GEOSGeom_createCollection_r(
                context,
                Int32(GEOS_MULTIPOLYGON.rawValue),
                buffer.baseAddress,
                count
            )
        }
    }

    private func ring(_ corners: [PlanePoint]) -> OpaquePointer? {
        let numbers = corners.flatMap { [$0.east, $0.north] }
        let sequence = unsafe numbers.withUnsafeBufferPointer { buffer in
            unsafe GEOSCoordSeq_copyFromBuffer_r(
                context,
                buffer.baseAddress,
                UInt32(corners.count),
                0,
                0
            )
        }
        return unsafe GEOSGeom_createLinearRing_r(context, sequence)
    }

    deinit {
        for place in unsafe zones.indices { unsafe GEOSGeom_destroy_r(context, zones[place]) }
        unsafe GEOS_finish_r(context)
    }
}
