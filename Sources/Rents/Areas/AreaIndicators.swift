public import Domain
internal import GRDB
internal import Geometry
public import Policies
public import Store

/// What short lets come to in each area of a city on a day.
public struct AreaIndicators: Sendable {
    /// The day of the snapshot.
    public let date: CivilDate

    /// The load of the listings.
    public let loadID: Int64

    /// The areas, sorted by name.
    public let rows: [Row]

    /// Listings that lie in no area.
    public let outside: Int

    /// The median nightly price of entire homes of the whole city, minor units.
    public let cityMedianPrice: Double?

    /// Areas whose polygons crossed themselves and were repaired.
    public let repaired: [String]

    /// By what the city is cut up.
    public enum Level: String, Hashable, Sendable, CaseIterable {
        case district
        case neighbourhood
    }

    /// One area.
    public struct Row: Hashable, Sendable {
        /// Its name.
        public var area: String

        /// The expected number of listings, for a point is blurred.
        public var listings: Double

        /// Where their number lies, 95 %, as far as blurring goes.
        public var listingsInterval: Interval

        /// The expected number of entire homes.
        public var entireHomes: Double

        /// Where their number lies, 95 %, as far as blurring goes.
        public var entireHomesInterval: Interval

        /// Dwellings; `nil` where no figure is held.
        public var dwellings: Double?

        /// The last rent, minor units a month; of a district the mean of its neighbourhoods' by
        /// dwellings.
        public var rent: Double?

        /// Dwellings that are let for long; `nil` where no figure is held.
        public var rentedDwellings: Double?

        /// The median nightly price of entire homes, minor units; `nil` where there are too few.
        public var medianPrice: Double?

        /// The quantities that were asked for, by id.
        public var sums: [String: AreaSum]

        /// The polygons of its areas, as GeoJSON.
        public var geometries: [String]

        /// How many nights a month bring in the long rent at that price, before all costs.
        public var breakEvenNights: Double? {
            guard let rent, let medianPrice, medianPrice > 0 else { return nil }
            return rent / medianPrice
        }

        /// Listings per thousand dwellings.
        public var listingsPerThousand: Double? {
            dwellings.flatMap { $0 > 0 ? listings / $0 * 1_000 : nil }
        }

        /// Entire homes per thousand dwellings.
        public var entireHomesPerThousand: Double? {
            dwellings.flatMap { $0 > 0 ? entireHomes / $0 * 1_000 : nil }
        }
    }

    /// Computes the indicators of the last snapshot at or before a day.
    ///
    /// - Parameters:
    ///   - store: the store.
    ///   - day: snapshots after it are left out.
    ///   - level: by what the city is cut up.
    ///   - areas: the names and figures of the city.
    ///   - platforms: how far points lie from addresses.
    ///   - leastForMedian: medians of fewer advertisements are not given.
    ///   - quantities: what is known of single listings, to be added up.
    /// - Throws: `RentDataError`, `GeometryError`, `StoreError`.
    public init(
        _ store: VeedorStore,
        asOf day: CivilDate?,
        level: Level,
        areas: CityAreas,
        platforms: PlatformCatalogue,
        leastForMedian: Int,
        quantities: [ListingQuantity] = []
    ) throws {
        self = try Self.all(
            store,
            asOf: day,
            levels: [level],
            areas: areas,
            platforms: platforms,
            leastForMedian: leastForMedian,
            quantities: quantities
        )[0]
    }

    /// The same at several levels; what they share is computed once.
    ///
    /// - Returns: the indicators of each level, in the order given.
    /// - Throws: `RentDataError`, `GeometryError`, `StoreError`.
    public static func all(
        _ store: VeedorStore,
        asOf day: CivilDate?,
        levels: [Level],
        areas: CityAreas,
        platforms: PlatformCatalogue,
        leastForMedian: Int,
        quantities: [ListingQuantity] = []
    ) throws -> [AreaIndicators] {
        let stored = StoredAreas(areas: areas, platforms: platforms)
        return try store.read { database in
            let snapshot = try stored.snapshots(database)
                .last { day == nil || $0.date <= day ?? $0.date }
            guard let snapshot else { throw RentDataError.noListings }
            let map = try stored.map(database)
            let listings = try PlacedListings(
                loadID: snapshot.loadID,
                map: map,
                platforms: platforms,
                database
            )
            return try levels.map { level in
                try AreaIndicators(
                    snapshot,
                    level,
                    stored,
                    map,
                    listings,
                    Double(leastForMedian),
                    quantities,
                    database
                )
            }
        }
    }

    private init(
        _ snapshot: (date: CivilDate, loadID: Int64),
        _ level: Level,
        _ stored: StoredAreas,
        _ map: CityMap,
        _ listings: PlacedListings,
        _ least: Double,
        _ quantities: [ListingQuantity],
        _ database: Database
    ) throws {
        var groups: [String: [Int]] = [:]
        for (index, name) in map.areas.names.enumerated() {
            let group = level == .district ? map.districts[name] ?? name : name
            groups[group, default: []].append(index)
        }
        let ordered = groups.sorted { $0.key < $1.key }
        var groupOfArea = Array(repeating: 0, count: map.areas.names.count)
        for (number, group) in ordered.enumerated() {
            for area in group.value { groupOfArea[area] = number }
        }
        let all = ListingSpread(listings, groups: groupOfArea, quantities: quantities)
        let dwellings = try stored.dwellings(database)
        let rented = try stored.rentedDwellings(database)
        let rents = try stored.rents(database)
        let last = rents.filter { !$0.value.isEmpty }.keys.max() ?? ""
        let lastRents =
            AreaGroups(
                map.areas.names,
                level: level,
                districts: map.districts,
                dwellings: dwellings,
                rents: rents,
                compared: [last]
            ).rents[last] ?? [:]
        date = snapshot.date
        loadID = snapshot.loadID
        outside = all.outside
        repaired = map.repaired
        cityMedianPrice = all.medianPrice(all.prices.indices, least: least)
        rows = ordered.enumerated().map { group, entry in
            let (name, members) = entry
            let listings = all.expected[group]
            let names = members.map { map.areas.names[$0] }
            return Row(
                area: name,
                listings: listings,
                listingsInterval: Self.interval(listings, all.variance[group]),
                entireHomes: all.entireHomes[group],
                entireHomesInterval: Self.interval(
                    all.entireHomes[group],
                    all.homeVariance[group]
                ),
                dwellings: Self.sum(dwellings, names),
                rent: lastRents[name],
                rentedDwellings: Self.sum(rented, names),
                medianPrice: all.medianPrice([group], least: least),
                sums: Dictionary(
                    zip(quantities.map(\.id), all.sums.map { $0[group] }),
                    uniquingKeysWith: { first, _ in first }
                ),
                geometries: names.flatMap { map.geometries[$0] ?? [] }
            )
        }
    }

    private static func interval(_ count: Double, _ variance: Double) -> Interval {
        let reach = Interval.normal95 * variance.squareRoot()
        return Interval(lower: max(0, count - reach), upper: count + reach)
    }

    /// The figures of all areas together; `nil` where one is missing.
    private static func sum(_ figures: [String: Double], _ names: [String]) -> Double? {
        let known = names.map { figures[$0] }
        return known.contains(nil) ? nil : known.reduce(0) { $0 + ($1 ?? 0) }
    }
}
