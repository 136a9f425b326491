internal import Analyst
internal import Domain
internal import Foundation
internal import GRDB

/// Tables as a GeoPackage, which geographic information systems open: places as features, all other
/// tables as attributes.
///
/// Related: OGC 12-128r18 (GeoPackage 1.3).
public struct GeoPackage {
    /// The file.
    public var path: String

    /// When its contents last changed: UTC, ISO 8601.
    ///
    /// A store's last load, so that the same store
    /// gives the same bytes.
    public var changedAt: String

    /// A GeoPackage to be written.
    public init(path: String, changedAt: String) {
        self.path = path
        self.changedAt = changedAt
    }

    /// Writes the file; one of that name is replaced.
    ///
    /// - Throws: `AnalystError`, `GeometryError`, `DatabaseError`.
    public func write(_ tables: [ExportTable], from source: ExportSource) throws {
        try? FileManager.default.removeItem(atPath: path)
        var configuration = Configuration()
        configuration.prepareDatabase { try $0.execute(sql: "pragma journal_mode = off") }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        do {
            try queue.writeWithoutTransaction { database in
                try database.execute(sql: "pragma synchronous = off")
                try database.execute(sql: "pragma application_id = 0x47504B47")
                try database.execute(sql: "pragma user_version = 10300")
                try database.inTransaction {
                    for statement in GeoPackageSchema.statements {
                        try database.execute(sql: statement)
                    }
                    for table in tables { try write(table, source, database) }
                    return .commit
                }
            }
            try queue.close()
        } catch {
            try? queue.close()
            try? FileManager.default.removeItem(atPath: path)
            throw error
        }
    }

    private func write(
        _ table: ExportTable,
        _ source: ExportSource,
        _ database: Database
    ) throws {
        let place = table.place
        let columns = table.columns.filter { place != .polygons(column: $0.name) }
        var definitions = ["fid integer primary key autoincrement not null"]
        if let place { definitions.append("geom \(place.geometryName)") }
        definitions += columns.map { "\"\($0.name)\" \($0.kind.geoPackage)" }
        let list = definitions.joined(separator: ", ")
        try database.execute(sql: "create table \"\(table.name)\" (\(list))")
        let names = (place == nil ? [] : ["geom"]) + columns.map { "\"\($0.name)\"" }
        let marks = names.map { _ in "?" }.joined(separator: ", ")
        let insert = try database.makeStatement(
            sql:
                "insert into \"\(table.name)\" (\(names.joined(separator: ", "))) values (\(marks))"
        )
        var box: Box?
        try source.rows(table) { row in
            var values: [(any DatabaseValueConvertible)?] = []
            if place != nil {
                let feature = try GeoFeature(row, table)
                values.append(feature.map { Data(WellKnownBinary($0).bytes) })
                for point in feature?.points ?? [] { box = Box(box, point) }
            }
            for (column, value) in zip(table.columns, row)
            where place != .polygons(column: column.name) { values.append(value.databaseValue) }
            try insert.execute(arguments: StatementArguments(values))
        }
        try register(table, box, database)
    }

    /// The ends of all places of a table.
    private struct Box {
        var west: Double
        var south: Double
        var east: Double
        var north: Double

        init(_ box: Box?, _ point: GeoPoint) {
            west = min(box?.west ?? point.longitude, point.longitude)
            east = max(box?.east ?? point.longitude, point.longitude)
            south = min(box?.south ?? point.latitude, point.latitude)
            north = max(box?.north ?? point.latitude, point.latitude)
        }
    }

    private func register(_ table: ExportTable, _ box: Box?, _ database: Database) throws {
        let system = WellKnownBinary.referenceSystem
        try database.execute(
            sql: """
                insert into gpkg_contents (
                  table_name, data_type, identifier, description, last_change,
                  min_x, min_y, max_x, max_y, srs_id
                ) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                table.name, table.place == nil ? "attributes" : "features", table.name, table.grain,
                changedAt, box?.west, box?.south, box?.east, box?.north,
                table.place == nil ? nil : system,
            ]
        )
        guard let place = table.place else { return }
        try database.execute(
            sql: """
                insert into gpkg_geometry_columns
                  (table_name, column_name, geometry_type_name, srs_id, z, m)
                values (?, 'geom', ?, ?, 0, 0)
                """,
            arguments: [table.name, place.geometryName, system]
        )
    }
}

extension ExportTable.Place {
    /// The name of its geometry (GeoPackage 1.3, annex G).
    var geometryName: String {
        switch self {
        case .point: "POINT"
        case .polygons: "MULTIPOLYGON"
        }
    }
}

extension ExportTable.Kind {
    /// The type of a column (GeoPackage 1.3, table 1).
    var geoPackage: String {
        switch self {
        case .text: "text"
        case .integer: "integer"
        case .real: "real"
        case .bytes: "blob"
        }
    }
}

extension AnalystValue {
    var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        }
    }
}
