import Exports
import Foundation
import GRDB
import TestKit
import Testing

/// Tables with places, for maps.
@Suite struct MapExportTests {
    private func features(_ table: String) throws -> [[String: Any]] {
        let store = try ExportStore()
        let folder = try TemporaryFolder()
        let path = folder.path("\(table).geojson")
        let count = try GeoJSONFile(try #require(store.table(table)))
            .write(to: path, from: store.source)
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        let json = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        #expect(json?["type"] as? String == "FeatureCollection")
        let features = try #require(json?["features"] as? [[String: Any]])
        #expect(features.count == count)
        return features
    }

    @Test func `outer rings run counter-clockwise and holes clockwise`() throws {
        let features = try features("area")
        let geometry = try #require(features[0]["geometry"] as? [String: Any])
        #expect(geometry["type"] as? String == "MultiPolygon")
        let polygons = try #require(geometry["coordinates"] as? [[[[Double]]]])
        func area(_ ring: [[Double]]) -> Double {
            zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0[0] * $1.1[1] - $1.1[0] * $1.0[1] }
        }
        #expect(area(polygons[0][0]) > 0)
        #expect(area(polygons[0][1]) < 0)
        #expect(features[1]["geometry"] is NSNull)
        let properties = try #require(features[0]["properties"] as? [String: Any])
        #expect(properties["geometry"] == nil)
        #expect(properties["area_name"] as? String == "North")
    }

    @Test func `a point is longitude before latitude, and missing where it is not told`() throws {
        let features = try features("listing_snapshot")
        let geometry = try #require(features[0]["geometry"] as? [String: Any])
        #expect(geometry["coordinates"] as? [Double] == [2.1, 41.4])
        #expect(features[1]["geometry"] is NSNull)
    }

    private func geoPackage(_ folder: TemporaryFolder, _ name: String) throws -> String {
        let store = try ExportStore()
        let path = folder.path(name)
        let tables = ["area", "listing_snapshot", "load"].compactMap(store.table)
        try GeoPackage(path: path, changedAt: "2026-01-07T00:00:00Z")
            .write(tables, from: store.source)
        return path
    }

    @Test func `a GeoPackage has its marks, its layers and well-known binary`() throws {
        let folder = try TemporaryFolder()
        let queue = try DatabaseQueue(path: try geoPackage(folder, "a.gpkg"))
        try queue.read { database in
            #expect(try Int.fetchOne(database, sql: "pragma application_id") == 0x4750_4B47)
            #expect(try Int.fetchOne(database, sql: "pragma user_version") == 10300)
            let contents = try Row.fetchAll(
                database,
                sql: "select table_name, data_type, min_x, max_y from gpkg_contents order by 1"
            )
            #expect(contents.map { $0[1] as String } == ["features", "features", "attributes"])
            #expect(contents[0][2] == 2.0)
            #expect(contents[0][3] == 42.0)
            #expect(contents[1][2] == 2.1)
            let point = try #require(
                try Data.fetchOne(database, sql: "select geom from listing_snapshot where fid = 1")
            )
            // Magic, version 0, flags, EPSG 4326, a box of four numbers; then order and kind 1.
            #expect([UInt8](point.prefix(8)) == [0x47, 0x50, 0, 3, 0xE6, 0x10, 0, 0])
            #expect([UInt8](point[40..<45]) == [1, 1, 0, 0, 0])
            #expect(point.count == 40 + 5 + 16)
            let none = try Int.fetchOne(
                database,
                sql: "select count(*) from listing_snapshot where geom is null"
            )
            #expect(none == 1)
            #expect(try String.fetchOne(database, sql: "pragma integrity_check") == "ok")
        }
    }

    @Test func `the same store gives the same GeoPackage byte for byte`() throws {
        let folder = try TemporaryFolder()
        let paths = try ["a.gpkg", "b.gpkg"].map { try geoPackage(folder, $0) }
        let files = try paths.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
        #expect(files[0] == files[1])
    }
}
