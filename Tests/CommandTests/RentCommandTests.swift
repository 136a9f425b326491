import Foundation
import TestKit
import Testing

/// Districts and rents on Barcelona's real data.
@Suite struct RentCommandTests {
    private func store(_ folder: TemporaryFolder) throws -> String {
        let data = try RealData.path("barcelona")
        let store = folder.path("bcn.sqlite")
        let files =
            ["2018-10", "2023-12-13", "2024-12-12"].map { "\(data)/listings/\($0)/listings.csv.gz" }
            + ["\(data)/rents/trimestral_bcn_lloguer.xlsx"]
            + (2014...2021).map { "\(data)/rents/\($0)_lloguer_preu_trim.csv" }
        let stock = try FileManager.default.contentsOfDirectory(atPath: "\(data)/housing-stock")
            .filter { $0.contains("contruccion") }.map { "\(data)/housing-stock/\($0)" }
        let map = try FileManager.default.contentsOfDirectory(atPath: "\(data)/geo")
            .filter { $0.hasSuffix(".geojson") }.map { "\(data)/geo/\($0)" }
        let result = try BuiltProgram.run(
            ["ingest"] + files + stock + map + ["--store", store, "--city", "barcelona"]
        )
        #expect(result.status == 0, "\(result.errors)")
        return store
    }

    @Test(.enabled(if: RealData.isPresent, Comment(rawValue: RealData.absence)))
    func `expected shares add up to the listings, and no causal word stands in a refusal`() throws {
        let folder = try TemporaryFolder()
        let store = try store(folder)
        for level in ["district", "neighbourhood"] {
            let result = try BuiltProgram.run([
                "districts", "--store", store, "--by", level, "--format", "csv",
            ])
            let rows = result.output.split(separator: "\n").dropFirst()
            #expect(rows.count == (level == "district" ? 10 : 73))
            let sum = rows.reduce(0.0) { sum, row in
                sum + (Double(Self.fields(row)[1]) ?? .nan)
            }
            // Printed to a tenth.
            #expect(abs(sum - 19_455) <= 0.05 * Double(rows.count))
        }
        let rents = try BuiltProgram.run(["rents", "--store", store])
        #expect(rents.status == 0, "\(rents.errors)")
        #expect(rents.output.contains("cannot be estimated"))
        #expect(rents.output.contains("Borrowed: no local estimate is supported"))
        let explained = try BuiltProgram.run(["explain", "rents", "--store", store])
        #expect(explained.status == 0, "\(explained.errors)")
        #expect(explained.output.contains("What would change it: "))
        #expect(explained.output.contains("Left out, no rents in the periods that are compared: "))
        for output in [rents.output, explained.output] {
            for word in ["cause", "effect of", "because of short lets", "drives", "raises rents"] {
                #expect(!output.lowercased().contains(word), "\(word)")
            }
        }
        let map = try BuiltProgram.run(["districts", "--store", store, "--map"])
        let features = try JSONSerialization.jsonObject(with: Data(map.output.utf8))
        let collection = try #require(features as? [String: Any])
        #expect((collection["features"] as? [Any])?.count == 10)
    }

    /// The fields of a CSV line, quotes taken off.
    private static func fields(_ line: Substring) -> [String] {
        var fields: [String] = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                fields.append("")
            } else {
                fields[fields.count - 1].append(character)
            }
        }
        return fields
    }

    @Test func `every indicator of a synthetic city stands beside what it is counted by`() throws {
        let folder = try TemporaryFolder()
        let out = folder.path("demo")
        let demo = try BuiltProgram.run(["demo", "--out", out, "--listings", "400", "--seed", "3"])
        #expect(demo.status == 0, "\(demo.errors)")
        let result = try BuiltProgram.run([
            "districts", "--store", "\(out)/city.sqlite", "--indicators", "--by", "neighbourhood",
            "--format", "csv",
        ])
        #expect(result.status == 0, "\(result.errors)")
        let rows = result.output.split(separator: "\n").map(Self.fields)
        let indicators = Set(rows.dropFirst().map { $0[1] })
        for title in [
            "advertisements", "entire homes", "dwellings advertised, at least",
            "with a number that stands in the register", "full-time entire homes",
            "dwellings withdrawn from living in", "nights with guests in a year", "tax base",
        ] {
            #expect(indicators.contains(title), "\(title)")
        }
        for row in rows.dropFirst() {
            // The value lies between its ends, where there are some.
            if let value = Double(row[2]), let from = Double(row[3]), let to = Double(row[4]) {
                #expect(from <= value + 0.01 && value <= to + 0.01, "\(row)")
            }
            #expect(!row[8].isEmpty)
        }
    }
}
