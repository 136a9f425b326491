import Foundation
import TestKit
import Testing

/// Nights of the real dumps, through the built program.
@Suite(.tags(.realData), .enabled(if: RealData.isPresent, Comment(rawValue: RealData.absence)))
struct RealNightTests {
    /// A store with some real files.
    private func store(_ folder: TemporaryFolder, _ files: [String]) throws -> String {
        let store = folder.path("city.sqlite")
        let paths = try files.map(RealData.path)
        let result = try BuiltProgram.run(["ingest"] + paths + ["--store", store])
        #expect(result.status == 0, "\(result.errors)")
        return store
    }

    private func lines(_ arguments: [String]) throws -> [String] {
        let result = try BuiltProgram.run(arguments)
        #expect(result.status == 0, "\(result.errors)")
        return result.output.split(separator: "\n").map(String.init)
    }

    @Test func `Zürich's two calendars have the golden counts of nights and flips`() throws {
        let folder = try TemporaryFolder()
        let store = try store(
            folder,
            ["2023-12-27", "2024-06-29"].flatMap { day in
                ["listings.csv.gz", "calendar.csv.gz"].map { "zurich/\(day)/\($0)" }
            }
        )
        let text = try lines(["calendars", "--store", store])
        #expect(
            text.first?.contains("397838 common nights on 2203 listings") == true,
            "\(text.first ?? "")"
        )
        let rows = try lines(["calendars", "--store", store, "--format", "ndjson"])
        func nights(_ change: String) throws -> Int {
            try rows.reduce(0) { sum, row in
                let object = try JSONSerialization.jsonObject(with: Data(row.utf8))
                let cells = try #require(object as? [String: Any])
                let isMeant = cells["change"] as? String == change
                return sum + (isMeant ? cells["nights"] as? Int ?? 0 : 0)
            }
        }
        #expect(try nights("available, then unavailable") == 50_585)
        #expect(try nights("unavailable, then available") == 55_765)
        #expect(try nights("available, still available") == 83_494)
        #expect(try nights("unavailable, still unavailable") == 207_994)
    }

    @Test func `Jersey City's columns come out again, but where 0 is published`() throws {
        let folder = try TemporaryFolder()
        let store = try store(
            folder,
            ["listings", "calendar", "reviews"].map { "jersey-city/2025-01-05/\($0).csv.gz" }
        )
        let rows = try lines(["published", "--store", store, "--format", "csv"])
        let expected = [
            "availability_30,415,429,listing,14,14,0", "availability_60,414,429,listing,15,15,0",
            "availability_90,414,429,listing,15,15,0", "availability_365,414,429,listing,15,15,0",
            "number_of_reviews_ltm,429,429,listing,0,0,0",
            "number_of_reviews_l30d,429,429,listing,0,0,0",
        ]
        for line in expected {
            #expect(rows.contains { $0.hasPrefix(line) }, "\(line) is not in \(rows)")
        }
        let differences = try lines([
            "published", "--differences", "--store", store, "--format", "csv",
        ])
        #expect(differences.count == 1 + 14 + 3 * 15)
        #expect(differences.dropFirst().allSatisfy { $0.split(separator: ",")[3] == "0" })
    }

    @Test func `Washington's files of 2015 belong together though their days differ`() throws {
        let folder = try TemporaryFolder()
        let store = try store(
            folder,
            ["listings", "calendar"].map { "washington-dc/\($0).csv.gz" }
        )
        let rows = try lines(["published", "--store", store, "--format", "csv"])
        for column in ["30", "60", "90", "365"] {
            #expect(
                rows.contains { $0.hasPrefix("availability_\(column),3723,3723,listing,0,0,0") }
            )
        }
    }
}
