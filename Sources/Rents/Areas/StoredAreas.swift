internal import Domain
internal import GRDB
internal import Geometry
internal import Policies

/// The areas of a city in a store: polygons, dwellings and rents.
struct StoredAreas {
    let areas: CityAreas
    let platforms: PlatformCatalogue

    /// The map of the last load of polygons, with the districts of its areas.
    func map(_ database: Database) throws -> CityMap {
        let rows = try Row.fetchAll(
            database,
            sql: """
                select area_name, district_name, geometry
                from area
                where load_id = (select max(load_id) from area) and geometry is not null
                order by row_number
                """
        )
        var named: [(name: String, polygons: GeoPolygons)] = []
        var districts: [String: String] = [:]
        var repaired: [String] = []
        var geometries: [String: [String]] = [:]
        for row in rows {
            let name = areas.name(of: row[0])
            let polygons = try GeoPolygons(geoJSON: row[2])
            if polygons.isRepaired { repaired.append(name) }
            named.append((name, polygons))
            geometries[name, default: []].append(row[2])
            if let district = row[1] as String? { districts[name] = district }
        }
        guard !named.isEmpty else { throw RentDataError.noMap }
        return CityMap(
            areas: AreaMap(named),
            districts: districts,
            repaired: repaired,
            geometries: geometries
        )
    }

    /// Dwellings by area, of the last period that has them.
    func dwellings(_ database: Database) throws -> [String: Double] {
        let figures = try figures(areas.dwellings, database)
        guard let last = figures.keys.max() else { return [:] }
        return figures[last] ?? [:]
    }

    /// Dwellings let for long by area, of the last period that has them; none where the city's data
    /// have no such figure.
    func rentedDwellings(_ database: Database) throws -> [String: Double] {
        guard let figure = areas.rentedDwellings else { return [:] }
        let figures = try figures(figure, database)
        return figures.keys.max().flatMap { figures[$0] } ?? [:]
    }

    /// Rents by the first day of the period and area, in minor units a month; zero and empty ones
    /// are left out.
    func rents(_ database: Database) throws -> [String: [String: Double]] {
        try figures(areas.rent, database).mapValues { $0.filter { $0.value > 0 } }
    }

    /// Where the periods of rents end, by their first day.
    func rentPeriods(_ database: Database) throws -> [String: CivilDate] {
        var ends: [String: CivilDate] = [:]
        for row in try Row.fetchAll(
            database,
            sql: """
                select distinct period_start, period_end
                from area_figure
                where indicator = ? and area_level = 'neighbourhood'
                """,
            arguments: [areas.rent.indicator]
        ) {
            ends[row[0]] = CivilDate(row[1] as String)
        }
        return ends
    }

    /// The mean of the city's series over the months that begin in a period; `nil` where one of the
    /// periods has none, or the city names no series.
    func series(
        over periods: [(start: String, end: String)],
        _ database: Database
    ) throws -> [String: Double]? {
        guard let figure = areas.searches else { return nil }
        var means: [String: Double] = [:]
        for period in periods {
            let mean = try Double.fetchOne(
                database,
                sql: """
                    select avg(value)
                    from area_figure
                    where indicator = :indicator and category is :category
                      and area_level = 'city' and value is not null
                      and period_start between :start and :end
                    """,
                arguments: [
                    "indicator": figure.indicator, "category": figure.category,
                    "start": period.start, "end": period.end,
                ]
            )
            guard let mean, mean > 0 else { return nil }
            means[period.start] = mean
        }
        return means
    }

    /// The loads of dwellings and rents, with the rows that were used.
    func inputs(_ database: Database) throws -> [StoredPanel.Input] {
        try [("dwellings", areas.dwellings), ("rents", areas.rent)].flatMap { kind, figure in
            try Row.fetchAll(
                database,
                sql: """
                    select load_id, count(*)
                    from area_figure
                    where indicator = :indicator and category is :category
                      and area_level = 'neighbourhood' and value is not null
                    group by load_id
                    order by load_id
                    """,
                arguments: ["indicator": figure.indicator, "category": figure.category]
            ).map { row in
                StoredPanel.Input(
                    kind: kind,
                    loadID: row[0],
                    file: try file(row[0], database),
                    rows: row[1],
                    outside: 0
                )
            }
        }
    }

    /// The name of a load's file.
    func file(_ loadID: Int64, _ database: Database) throws -> String {
        try String.fetchOne(
            database,
            sql: "select file_name from load where load_id = ?",
            arguments: [loadID]
        ) ?? ""
    }

    /// A figure by period and area; of several loads the later one counts.
    private func figures(
        _ figure: CityAreas.Figure,
        _ database: Database
    ) throws -> [String: [String: Double]] {
        var values: [String: [String: Double]] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select period_start, neighbourhood_name, value
                from area_figure
                where indicator = :indicator and category is :category
                  and area_level = 'neighbourhood' and value is not null
                order by load_id, row_number
                """,
            arguments: ["indicator": figure.indicator, "category": figure.category]
        )
        while let row = try rows.next() {
            values[row[0], default: [:]][areas.name(of: row[1])] = row[2]
        }
        return values
    }

    /// The snapshots of listings, the earliest first.
    func snapshots(_ database: Database) throws -> [(date: CivilDate, loadID: Int64)] {
        try Row.fetchAll(
            database,
            sql: "select snapshot_date, load_id from listing_load order by snapshot_date"
        ).compactMap { row in CivilDate(row[0] as String).map { ($0, row[1]) } }
    }
}

/// The map of a city and the districts of its areas.
struct CityMap {
    let areas: AreaMap
    let districts: [String: String]

    /// Areas whose polygons were repaired.
    let repaired: [String]

    /// The polygons of each area as they were loaded: GeoJSON.
    let geometries: [String: [String]]
}

/// Why indicators or rents cannot be computed.
public enum RentDataError: Error, Hashable, Sendable {
    /// The store holds no polygons.
    case noMap

    /// The store holds no listings, or none at or before the day.
    case noListings

    /// The city has no `areas.yaml`.
    case noAreas(city: String)
}
