public import Domain
public import GRDB
public import Licences
public import Policies

/// The advertisements that complaints may be about, with what is known of their places.
public struct ComplaintPlaces: Sendable {
    /// An advertisement.
    public struct Door: Hashable, Sendable {
        /// `platform:id`.
        public var id: String

        /// The point that the platform shows.
        public var point: GeoPoint

        /// The district, as the platform calls it.
        public var district: String

        /// Where its licence is registered; `nil` where it shows none that is.
        public var address: StreetAddress?

        /// How far the shown point may lie from the address.
        public var error: LocationError
    }

    /// The advertisements.
    public let doors: [Door]

    /// The points of registered buildings, for complaints that tell an address and no point.
    let buildings: [StreetAddress: GeoPoint]

    let grid: PointGrid
    let byID: [String: Int]
    let byListing: [String: Int]

    /// Reads the advertisements of a load.
    ///
    /// - Parameters:
    ///   - load: the listings.
    ///   - licences: the licence check of them, where the law says something of licences.
    ///   - platforms: their location errors; an advertisement of a platform without one is left out.
    ///   - rules: how addresses are compared.
    ///   - database: the store.
    /// - Throws: `DatabaseError`.
    public init(
        load: Int64,
        licences: LicenceCheck?,
        platforms: PlatformCatalogue,
        rules: ComplaintRules,
        _ database: Database
    ) throws {
        var registered: [String: StreetAddress] = [:]
        var buildings: [StreetAddress: GeoPoint] = [:]
        if let licences {
            let entries = try Self.entries(of: licences, rules, database)
            buildings = Self.buildings(entries.values.map(\.self), rules)
            let loads = Dictionary(licences.registers.map { ($0.name, $0.loadID) }) { $1 }
            let series = Dictionary(licences.policy.licences.series.map { ($0.id, $0.register) }) {
                $1
            }
            for one in licences.assessments where one.state.isInRegister {
                guard let entry = one.entry, let name = one.series.flatMap({ series[$0] ?? nil }),
                    let load = loads[name]
                else { continue }
                let row = EntryRow(load: load, row: entry.rowNumber)
                registered["\(one.listing.platform):\(one.listing.id)"] = entries[row]?.address
            }
        }
        doors = try Row.fetchAll(
            database,
            sql: """
                select
                  platform, listing_id, latitude, longitude,
                  coalesce(district_name, neighbourhood_name, 'not known') as district
                from listing_snapshot
                where load_id = ? and latitude is not null and longitude is not null
                order by platform, listing_id
                """,
            arguments: [load]
        ).compactMap { row in
            guard let error = platforms.locationError(of: row["platform"]) else { return nil }
            let id = "\(row["platform"] as String):\(row["listing_id"] as String)"
            return Door(
                id: id,
                point: GeoPoint(latitude: row["latitude"], longitude: row["longitude"]),
                district: row["district"],
                address: registered[id],
                error: error
            )
        }
        self.buildings = buildings
        grid = PointGrid(doors.map(\.point))
        byID = Dictionary(doors.enumerated().map { ($1.id, $0) }) { first, _ in first }
        byListing = Dictionary(
            doors.enumerated().map { index, door in
                (":" + door.id.drop { $0 != ":" }.dropFirst(), index)
            }
        ) { first, _ in first }
    }

    /// Where houses are; one address that stands at two places says nothing and is left out.
    private static func buildings(
        _ entries: [(address: StreetAddress, point: GeoPoint?)],
        _ rules: ComplaintRules
    ) -> [StreetAddress: GeoPoint] {
        var points: [StreetAddress: [GeoPoint]] = [:]
        for entry in entries {
            guard let point = entry.point else { continue }
            var building = entry.address
            building.door = nil
            points[building, default: []].append(point)
        }
        return points.compactMapValues { points in
            let first = points.min { ($0.latitude, $0.longitude) < ($1.latitude, $1.longitude) }
            guard let first,
                points.allSatisfy({ first.metres(to: $0) <= rules.events.addressMetres })
            else { return nil }
            return first
        }
    }

    private struct EntryRow: Hashable {
        var load: Int64
        var row: Int
    }

    private static func entries(
        of licences: LicenceCheck,
        _ rules: ComplaintRules,
        _ database: Database
    ) throws -> [EntryRow: (address: StreetAddress, point: GeoPoint?)] {
        var entries: [EntryRow: (address: StreetAddress, point: GeoPoint?)] = [:]
        for load in Set(licences.registers.map(\.loadID)).sorted() {
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    select row_number, street_name, street_number, floor, door, latitude, longitude
                    from licence_register_entry
                    where load_id = ?
                    order by row_number
                    """,
                arguments: [load]
            )
            while let row = try rows.next() {
                let address = StreetAddress(
                    street: row["street_name"],
                    number: row["street_number"],
                    floor: row["floor"],
                    door: row["door"],
                    ignoring: rules.addressWords
                )
                guard let address else { continue }
                var point: GeoPoint?
                if let latitude = row["latitude"] as Double?,
                    let longitude = row["longitude"] as Double?
                {
                    point = GeoPoint(latitude: latitude, longitude: longitude)
                }
                entries[EntryRow(load: load, row: row["row_number"])] = (address, point)
            }
        }
        return entries
    }
}
