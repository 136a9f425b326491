internal import Foundation

/// What Veedor accepts as a geometry: RFC 7946, section 3.1, without geometry collections.
enum GeoJSONGeometry {
    private struct Header: Decodable {
        var type: String
    }

    private static let types: Set<String> = [
        "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
    ]

    /// Whether the text is a JSON object of a known geometry type.
    static func isGeometry(_ text: String) -> Bool {
        guard let header = try? JSONDecoder().decode(Header.self, from: Data(text.utf8)) else {
            return false
        }
        return types.contains(header.type)
    }
}
