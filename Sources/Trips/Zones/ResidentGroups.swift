public import GRDB
public import Policies

/// Zones of pick-up by a figure of those who live there: the areas that they lie in, in the order
/// of the figure, in groups with about as many residents.
///
/// An area's residents are not its riders; what is said of groups of areas is not said of people.
public struct ResidentGroups: Sendable {
    /// The figure, such as `poverty_65_plus`.
    public let indicator: String

    /// Its unit.
    public let unit: String

    /// The groups, the lowest figure first; the last group holds what has no figure, if anything.
    public let groups: [Group]

    /// Areas with figures that lie next to each other.
    public struct Group: Sendable {
        /// The least and the greatest figure; `nil` where there is none.
        public var figures: ClosedRange<Double>?

        /// How many areas.
        public var areas: Int

        /// How many people live there.
        public var residents: Int

        /// The zones that lie there.
        public var zones: Set<String>
    }

    private struct Area {
        var code: String
        var figure: Double
        var unit: String
        var residents: Double
    }

    /// The groups by each figure that the store holds.
    ///
    /// - Parameters:
    ///   - database: the store's.
    ///   - residents: which figures, and in how many groups.
    ///   - zones: the zones that trips tell.
    /// - Returns: in the order of the definitions; none where no zone's area has a figure.
    /// - Throws: `DatabaseError`.
    public static func all(
        _ database: Database,
        _ residents: FareMeasures.Residents,
        zones: Set<String>
    ) throws -> [ResidentGroups] {
        let areaOfZone = try areas(database)
        return try residents.figures.compactMap { indicator in
            let areas = try areas(with: indicator, residents.population, database)
            let isKnown = zones.contains { zone in
                areaOfZone[zone].map { code in areas.contains { $0.code == code } } ?? false
            }
            guard isKnown, let unit = areas.first?.unit else { return nil }
            return ResidentGroups(
                indicator: indicator,
                unit: unit,
                groups: groups(areas, residents.groups, areaOfZone, zones)
            )
        }
    }

    private static func groups(
        _ areas: [Area],
        _ count: Int,
        _ areaOfZone: [String: String],
        _ zones: Set<String>
    ) -> [Group] {
        let total = areas.reduce(0) { $0 + $1.residents }
        var members = Array(repeating: [Area](), count: count)
        var passed = 0.0
        for area in areas {
            let place = Int((passed + area.residents / 2) / total * Double(count))
            members[min(count - 1, place)].append(area)
            passed += area.residents
        }
        var rest = zones
        var groups: [Group] = []
        for areas in members where !areas.isEmpty {
            let codes = Set(areas.map(\.code))
            let own = zones.filter { zone in areaOfZone[zone].map(codes.contains) ?? false }
            rest.subtract(own)
            groups.append(
                Group(
                    figures: areas[0].figure...areas[areas.count - 1].figure,
                    areas: areas.count,
                    residents: Int(areas.reduce(0) { $0 + $1.residents }.rounded()),
                    zones: own
                )
            )
        }
        guard !rest.isEmpty else { return groups }
        return groups + [Group(figures: nil, areas: 0, residents: 0, zones: rest)]
    }

    /// The area that each zone lies in, by the last file that tells it.
    private static func areas(_ database: Database) throws -> [String: String] {
        var areas: [String: String] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select zone_code, area_code from trip_zone where area_code is not null
                order by load_id, row_number
                """
        )
        while let row = try rows.next() { areas[row["zone_code"]] = row["area_code"] }
        return areas
    }

    /// Areas with a figure and residents, in the order of the figure; of several years the last.
    private static func areas(
        with indicator: String,
        _ population: String,
        _ database: Database
    ) throws -> [Area] {
        let people = try figures(population, database)
        return try figures(indicator, database).compactMap { code, found in
            guard let residents = people[code]?.value, residents > 0 else { return nil }
            return Area(code: code, figure: found.value, unit: found.unit, residents: residents)
        }.sorted { ($0.figure, $0.code) < ($1.figure, $1.code) }
    }

    private static func figures(
        _ indicator: String,
        _ database: Database
    ) throws -> [String: (value: Double, unit: String)] {
        var found: [String: (value: Double, unit: String)] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select coalesce(section_code, neighbourhood_code, district_code) as code, value,
                  unit
                from area_figure
                where indicator = ? and value is not null
                  and (category is null or category in ('total', 'all'))
                order by period_end, load_id
                """,
            arguments: [indicator]
        )
        while let row = try rows.next() {
            guard let code = row["code"] as String? else { continue }
            found[code] = (row["value"], row["unit"])
        }
        return found
    }
}
