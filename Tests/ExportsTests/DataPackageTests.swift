import Exports
import Foundation
import Reporting
import TestKit
import Testing

/// Tables as CSV with their schema.
@Suite struct DataPackageTests {
    private func package(_ store: ExportStore, safe: Bool = false) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let tables = ["listing_snapshot", "load"].compactMap(store.table)
        let paths = try DataPackage(
            folder: folder.path,
            name: "veedor-x",
            title: "X",
            provenance: .null,
            isSpreadsheetSafe: safe
        ).write(tables, from: store.source)
        #expect(paths == ["listing_snapshot.csv", "load.csv", "datapackage.json"])
        return folder
    }

    private func text(_ folder: TemporaryFolder, _ name: String) throws -> String {
        try String(contentsOfFile: folder.path(name), encoding: .utf8)
    }

    @Test func `people leave by pseudonyms, and as they are where the connection says so`() throws {
        for (isOpen, host) in [(false, "~1h"), (true, "h1")] {
            let folder = try package(try ExportStore(isOpen: isOpen))
            let lines = try text(folder, "listing_snapshot.csv").split(separator: "\n")
            #expect(lines.count == 3)
            #expect(lines[1].hasPrefix("1,2,airbnb,10,\(host),"))
        }
    }

    @Test func `a field is quoted as RFC 4180 asks, and made safe for spreadsheets on request`()
        throws
    {
        let store = try ExportStore()
        let plain = try text(try package(store), "listing_snapshot.csv")
        #expect(plain.contains(#","=HYPERLINK(""x""), ""y""","#))
        let safe = try text(try package(store, safe: true), "listing_snapshot.csv")
        #expect(safe.contains(#","'=HYPERLINK(""x""), ""y""","#))
    }

    @Test func `the descriptor tells every column, its meaning, keys and the file's hash`() throws {
        let folder = try package(try ExportStore())
        let data = try Data(contentsOf: URL(fileURLWithPath: folder.path("datapackage.json")))
        let descriptor = try #require(
            try JSONSerialization.jsonObject(with: data) as? [String: Any]
        )
        let resources = try #require(descriptor["resources"] as? [[String: Any]])
        let listings = resources[0]
        #expect(listings["rows"] as? Int == 2)
        #expect((listings["description"] as? String)?.hasPrefix("One row per adv") == true)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path("listing_snapshot.csv")))
        #expect(listings["bytes"] as? Int == bytes.count)
        let schema = try #require(listings["schema"] as? [String: Any])
        #expect(schema["primaryKey"] as? [String] == ["load_id", "platform", "listing_id"])
        let fields = try #require(schema["fields"] as? [[String: Any]])
        let header = try text(folder, "listing_snapshot.csv").prefix { $0 != "\n" }
        #expect(fields.compactMap { $0["name"] as? String }.joined(separator: ",") == header)
        let byName = Dictionary(
            fields.map { ($0["name"] as? String ?? "", $0) },
            uniquingKeysWith: { first, _ in first }
        )
        #expect(byName["price_minor"]?["type"] as? String == "integer")
        #expect(byName["latitude"]?["type"] as? String == "number")
        #expect(byName["host_id"]?["pseudonymised"] as? Bool == true)
        #expect(
            byName["host_name_key"]?["description"] as? String
                == "fingerprint of the name shown, not the name"
        )
        let keys = try #require(schema["foreignKeys"] as? [[String: Any]])
        #expect((keys[0]["reference"] as? [String: Any])?["resource"] as? String == "load")
    }

    @Test func `the same store gives the same bytes`() throws {
        let store = try ExportStore()
        let (one, other) = (try package(store), try package(store))
        for name in ["listing_snapshot.csv", "load.csv", "datapackage.json"] {
            #expect(try text(one, name) == text(other, name))
        }
    }

    @Test func `what nobody reads is in no table`() throws {
        let store = try ExportStore()
        #expect(store.table("store_property")?.columns.map(\.name) == ["name"])
        #expect(store.table("trip_block")?.isPacked == true)
        #expect(store.table("load")?.isPacked == false)
        #expect(store.catalogue.tables.allSatisfy { !$0.grain.isEmpty })
    }

    @Test func `a view's computed columns have the kind of their values`() throws {
        let table = try #require(try ExportStore().table("trip_zone_hour"))
        let kinds = Dictionary(uniqueKeysWithValues: table.columns.map { ($0.name, $0.kind) })
        #expect(kinds["origin_zone"] == .text)
        #expect(kinds["trips"] == .integer)
        #expect(kinds["driver_pay_minor"] == .integer)
        // Where no row tells, a column reads as text.
        let empty = try #require(try ExportStore().table("listing_night"))
        #expect(empty.columns.first { $0.name == "is_available" }?.kind == .text)
    }
}
