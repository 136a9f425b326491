internal import Domain
internal import GRDB
internal import Geometry
internal import Policies

/// Listings shared out over areas by where their addresses may lie.
struct ListingSpread {
    /// For each group of areas the expected number of listings.
    var expected: [Double]

    /// For each group its variance: every listing lies in one group.
    var variance: [Double]

    /// Listings that lie farther from every area than their error explains, or show no point.
    var outside: Int

    /// Listings that were shared out.
    var inside: Int

    /// The number of rings that the location error is cut into.
    private static let rings = 5

    /// Shares out the listings of a load that fit a condition in SQL.
    ///
    /// - Parameters:
    ///   - loadID: the load.
    ///   - condition: which of its listings.
    ///   - map: the areas.
    ///   - groups: the group of each area, from 0; each area its own when left out.
    ///   - platforms: how far points lie from addresses.
    ///   - database: the store.
    /// - Throws: what reading the store throws.
    init(
        loadID: Int64,
        where condition: String = "true",
        map: CityMap,
        groups: [Int]? = nil,
        platforms: PlatformCatalogue,
        _ database: Database
    ) throws {
        let groups = groups ?? Array(map.areas.names.indices)
        expected = Array(repeating: 0, count: (groups.max() ?? -1) + 1)
        variance = expected
        outside = 0
        inside = 0
        var rings: [String: [Double]] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select platform, latitude, longitude
                from listing_snapshot
                where load_id = ? and \(condition)
                order by platform, listing_id
                """,
            arguments: [loadID]
        )
        while let row = try rows.next() {
            let platform: String = row[0]
            guard let latitude = row[1] as Double?, let longitude = row[2] as Double? else {
                outside += 1
                continue
            }
            let edges =
                rings[platform] ?? platforms.locationError(of: platform)?.rings(Self.rings) ?? [1]
            rings[platform] = edges
            let shares = map.areas.shares(
                of: GeoPoint(latitude: latitude, longitude: longitude),
                rings: edges
            )
            if shares.isEmpty { outside += 1 } else { inside += 1 }
            var parts: [Int: Double] = [:]
            for (area, share) in shares { parts[groups[area], default: 0] += share }
            for (group, share) in parts.sorted(by: { $0.key < $1.key }) {
                expected[group] += share
                variance[group] += max(0, share * (1 - share))
            }
        }
    }
}
