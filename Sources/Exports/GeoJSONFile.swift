internal import Analyst
internal import Domain
internal import Dumps
internal import Reporting

/// A table with places as GeoJSON.
///
/// Related: RFC 7946.
public struct GeoJSONFile {
    /// The table, which has places.
    public var table: ExportTable

    /// The rows of a table as features.
    public init(_ table: ExportTable) { self.table = table }

    /// Writes a file, one feature a line.
    ///
    /// - Returns: how many features it holds.
    /// - Throws: `AnalystError`, `GeometryError`, what the file system says.
    public func write(to path: String, from source: ExportSource) throws -> Int {
        let file = try HashedFile(path)
        try file.write("{\"type\": \"FeatureCollection\", \"features\": [\n")
        var count = 0
        try source.rows(table) { row in
            try file.write((count == 0 ? "  " : ",\n  ") + feature(row).line)
            count += 1
        }
        try file.write((count == 0 ? "" : "\n") + "]}\n")
        _ = try file.finish()
        return count
    }

    private func feature(_ row: [AnalystValue]) throws -> JSONValue {
        let properties = zip(table.columns, row).compactMap { column, value in
            table.place == .polygons(column: column.name)
                ? nil : JSONValue.Member(column.name, value.json)
        }
        return .members([
            "type": "Feature",
            "properties": .object(properties),
            "geometry": try GeoFeature(row, table)?.json ?? .null,
        ])
    }
}

extension GeoFeature {
    var json: JSONValue {
        switch self {
        case .point(let point):
            .members(["type": "Point", "coordinates": Self.position(point)])
        case .polygons(let polygons):
            .members([
                "type": "MultiPolygon",
                "coordinates": .list(
                    polygons.map { .list($0.map { .list($0.map(Self.position)) }) }
                ),
            ])
        }
    }

    private static func position(_ point: GeoPoint) -> JSONValue {
        .list([.number(point.longitude), .number(point.latitude)])
    }
}

extension AnalystValue {
    var json: JSONValue {
        switch self {
        case .null, .blob: .null
        case .integer(let number): .integer(number)
        case .real(let number): .number(number)
        case .text(let text): .text(text)
        }
    }
}
