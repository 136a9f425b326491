internal import Analyst
internal import Domain
internal import GRDB
internal import Geometry
internal import Licences
internal import Policies
internal import Store
internal import Synchronization

/// Functions that read the map and the law of a store's city; each is read when first asked for.
///
/// They compute from what everybody may see, so that they show nobody whom a pseudonym hides.
final class StoreFunctions: Sendable {
    /// How each is called and what it gives, for people.
    static let usages = [
        (
            "area_at",
            "area_at(latitude, longitude): the area of the city's map, as table 'area' names it, that "
                + "the point lies in; on a border the one east or north of it. Points of "
                + "advertisements are blurred"
        ),
        (
            "district_at",
            "district_at(latitude, longitude): the district of area_at(latitude, longitude)"
        ),
        (
            "licence_number",
            "licence_number(text): the first licence number of the city's own series in a text, in "
                + "normal form, read as 'veedor check' reads it under the law of the last snapshot"
        ),
        (
            "licence_series",
            "licence_series(text): the series, as the city's policy calls it, of licence_number(text)"
        ),
    ]

    private struct Map {
        var finder: AreaFinder
        var areas: [(name: String, district: String?)]
    }

    private let path: String
    private let cities: CityCatalogue
    private let map = Mutex<Map?>(nil)
    private let reader = Mutex<LicenceReader??>(nil)

    init(of path: String, cities: CityCatalogue) {
        self.path = path
        self.cities = cities
    }

    /// The functions for a connection to the store.
    var functions: [AnalystFunction] {
        let calls: [String: @Sendable ([AnalystValue]) throws -> AnalystValue?] = [
            "area_at": { [self] in try area($0).map { .text($0.name) } },
            "district_at": { [self] in try area($0)?.district.map { .text($0) } },
            "licence_number": { [self] in try shown($0).map { .text($0.number) } },
            "licence_series": { [self] in try shown($0).map { .text($0.series) } },
        ]
        return Self.usages.compactMap { name, usage in
            guard let call = calls[name] else { return nil }
            return AnalystFunction(name, usage: usage, arguments: name.hasSuffix("_at") ? 2 : 1) {
                values throws(AnalystError) in
                do { return try call(values) } catch {
                    throw .failed(Messages.message(for: error)?.error ?? "\(error)")
                }
            }
        }
    }

    // MARK: Areas

    private func area(_ values: [AnalystValue]) throws -> (name: String, district: String?)? {
        guard let latitude = values[0].number, let longitude = values[1].number else { return nil }
        return try map.withLock { map in
            let read = try map ?? readMap()
            map = read
            let point = GeoPoint(latitude: latitude, longitude: longitude)
            return read.finder.place(of: point).map { read.areas[$0] }
        }
    }

    private func readMap() throws -> Map {
        let rows = try VeedorStore(path: path, access: .reading).read {
            try Row.fetchAll(
                $0,
                sql: """
                    select area_name, district_name, area_level, geometry
                    from area
                    where load_id = (select max(load_id) from area) and geometry is not null
                    order by row_number
                    """
            )
        }
        guard !rows.isEmpty else {
            throw CommandError(
                error: "the store holds no map of the city; ingest its areas (GeoJSON)",
                help: nil
            )
        }
        return Map(
            finder: AreaFinder(try rows.map { try GeoPolygons(geoJSON: $0[3]) }),
            areas: rows.map { row in
                let isDistrict = row[2] as String == "district"
                return (row[0], row[1] ?? (isDistrict ? row[0] : nil))
            }
        )
    }

    // MARK: Licences

    private func shown(_ values: [AnalystValue]) throws -> LicenceReading.ShownNumber? {
        // A licence field is a line; patterns would take their time over a book.
        guard let text = values[0].text, text.utf8.count <= 10_000 else { return nil }
        return try reader.withLock { reader in
            var read = try reader ?? readLaw()
            defer { reader = .some(read) }
            guard let numbers = read?.reading(text).numbers else { return nil }
            return numbers.first { read?.ownSeries.contains($0.series) == true }
        }
    }

    /// The reader of the law in force on the day of the last snapshot; `nil` where that law says
    /// nothing about licences.
    private func readLaw() throws -> LicenceReader? {
        let store = try VeedorStore(path: path, access: .reading)
        let day = try store.read {
            try String.fetchOne($0, sql: "select max(snapshot_date) from listing_load")
        }
        guard let day = day.flatMap({ CivilDate($0) }) else {
            throw CommandError(
                error: "the store holds no listings, whose law would count",
                help: nil
            )
        }
        let policy = try CityLaw(of: store, cities: cities).policy(on: day)
        return policy.statesLicences ? LicenceReader(rules: policy.licences) : nil
    }
}
