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

    /// For each group the expected number of entire homes.
    var entireHomes: [Double]

    /// For each group the variance of that.
    var homeVariance: [Double]

    /// For each group the nightly prices of entire homes with the share that lies in it, minor
    /// units.
    var prices: [[(price: Double, share: Double)]]

    /// For each quantity and group its sum.
    var sums: [[AreaSum]]

    /// Listings that lie farther from every area than their error explains, or show no point.
    var outside: Int

    /// Listings that were shared out.
    var inside: Int

    /// Shares out listings.
    ///
    /// - Parameters:
    ///   - listings: the listings with the areas that they may lie in.
    ///   - groups: the group of each area, from 0.
    ///   - quantities: what is known of single listings, to be added up.
    init(_ listings: PlacedListings, groups: [Int], quantities: [ListingQuantity] = []) {
        expected = Array(repeating: 0, count: (groups.max() ?? -1) + 1)
        variance = expected
        entireHomes = expected
        homeVariance = expected
        prices = expected.map { _ in [] }
        let count = expected.count
        sums = quantities.map { _ in Array(repeating: .zero, count: count) }
        outside = listings.outside
        inside = listings.inside
        for one in listings.placed {
            var parts: [Int: Double] = [:]
            for (area, share) in one.shares { parts[groups[area], default: 0] += share }
            let amounts = quantities.map { $0.values[one.name] }
            for (group, share) in parts.sorted(by: { $0.key < $1.key }) {
                for (number, amount) in amounts.enumerated() {
                    if let amount { sums[number][group].add(amount, share: share) }
                }
                if one.isWhole {
                    entireHomes[group] += share
                    homeVariance[group] += max(0, share * (1 - share))
                }
                if one.isWhole, let price = one.price, price > 0 {
                    prices[group].append((price, share))
                }
                expected[group] += share
                variance[group] += max(0, share * (1 - share))
            }
        }
    }

    /// The price that half of the entire homes of some groups stay below, shares counted; `nil`
    /// where fewer than `least` are expected.
    func medianPrice(_ groups: some Sequence<Int>, least: Double) -> Double? {
        let sorted = groups.flatMap { prices[$0] }.sorted { $0.price < $1.price }
        let total = sorted.reduce(0) { $0 + $1.share }
        guard total >= least else { return nil }
        var sum = 0.0
        for (price, share) in sorted {
            sum += share
            if sum >= total / 2 { return price }
        }
        return nil
    }
}

/// The listings of a load, each with the areas that its address may lie in: placed once, added up
/// as often as areas are grouped.
struct PlacedListings {
    /// In the order of platforms and ids.
    private(set) var placed: [Listing] = []

    /// Listings that lie farther from every area than their error explains, or show no point.
    private(set) var outside = 0

    /// Listings that were placed.
    private(set) var inside = 0

    /// A listing.
    struct Listing {
        /// `platform:id`.
        var name: String
        var isWhole: Bool

        /// Of a night, minor units.
        var price: Double?

        /// Areas with the probability that it lies there.
        var shares: [(area: Int, share: Double)]
    }

    /// The number of rings that the location error is cut into.
    private static let rings = 5

    /// Places the listings of a load.
    ///
    /// - Parameters:
    ///   - loadID: the load.
    ///   - map: the areas.
    ///   - platforms: how far points lie from addresses.
    ///   - database: the store.
    /// - Throws: what reading the store throws.
    init(
        loadID: Int64,
        map: CityMap,
        platforms: PlatformCatalogue,
        _ database: Database
    ) throws {
        var rings: [String: [Double]] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select platform, latitude, longitude, room_type = 'entire_home', price_minor,
                  listing_id
                from listing_snapshot
                where load_id = ?
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
            placed.append(
                Listing(
                    name: "\(platform):\(row[5] as String)",
                    isWhole: row[3] as Bool? ?? false,
                    price: row[4],
                    shares: shares
                )
            )
        }
    }
}
