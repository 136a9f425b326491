import Foundation
import TestKit
import Testing

extension Tag {
    /// Reads the real public data beside the repository.
    @Tag static var realData: Self
}

/// The real files, through the built program.
@Suite(.tags(.realData), .enabled(if: RealData.isPresent, Comment(rawValue: RealData.absence)))
struct RealDataTests {
    private func counts(_ store: String, _ asOf: String) throws -> [String] {
        let result = try BuiltProgram.run([
            "check", "--store", store, "--as-of", asOf, "--format", "csv",
        ])
        #expect(result.status == 0, "\(result.errors)")
        return result.output.split(separator: "\n").dropFirst().map { line in
            line.split(separator: ",").prefix(3).joined(separator: " ")
        }
    }

    @Test func `Barcelona's licence table is the golden one for both years`() throws {
        let folder = try TemporaryFolder()
        let store = folder.path("bcn.sqlite")
        let files = try [
            "barcelona/listings/2023-12-13/listings.csv.gz",
            "barcelona/listings/2024-12-12/listings.csv.gz",
            "barcelona/registry/2024-12/hut_comunicacio_opendata.csv.gz",
        ].map(RealData.path)
        let result = try BuiltProgram.run(
            ["ingest"] + files + ["--store", store, "--city", "barcelona", "--format", "csv"]
        )
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains(",18321,18321,0,0,0,loaded"))
        #expect(result.output.contains(",19455,19455,0,0,0,loaded"))
        #expect(result.output.contains(",10376,10376,0,0,0,loaded"))
        #expect(
            try counts(store, "2024-12-31") == [
                "no licence shown 6253 19455", "claims exemption 5233 19455",
                "number in register 5747 19455", "number not in register 1042 19455",
                "other text 1180 19455",
            ]
        )
        #expect(
            try counts(store, "2023-12-31") == [
                "no licence shown 5917 18321", "claims exemption 4853 18321",
                "number in register 5504 18321", "number not in register 938 18321",
                "other text 1109 18321",
            ]
        )
    }

    @Test func `Barcelona's accounts with several advertisements are the golden ones`() throws {
        let folder = try TemporaryFolder()
        let store = folder.path("bcn.sqlite")
        let file = try RealData.path("barcelona/listings/2024-12-12/listings.csv.gz")
        let loaded = try BuiltProgram.run(["ingest", file, "--store", store, "--city", "barcelona"])
        #expect(loaded.status == 0, "\(loaded.errors)")
        let result = try BuiltProgram.run([
            "hosts", "--store", store, "--section", "definitions", "--format", "csv",
        ])
        #expect(result.status == 0, "\(result.errors)")
        let counts = result.output.split(separator: "\n").dropFirst().map { line in
            line.split(separator: ",").prefix(3).joined(separator: " ")
        }
        #expect(
            counts.prefix(4) == [
                "any 7025 19455", "2 or more advertisements 2085 14515",
                "3 or more advertisements 1199 12743", "5 or more advertisements 652 10909",
            ]
        )
        let again = try BuiltProgram.run([
            "hosts", "--store", store, "--section", "definitions", "--format", "csv",
        ])
        #expect(again.output == result.output)
    }

    @Test func `names, comments and reviewers of a real dump are nowhere in the store`() throws {
        let folder = try TemporaryFolder()
        let store = folder.path("jc.sqlite")
        let files = try ["listings.csv", "listings.csv.gz", "reviews.csv.gz"].map {
            try RealData.path("jersey-city/2025-01-05/\($0)")
        }
        let result = try BuiltProgram.run(["ingest"] + files + ["--store", store])
        #expect(result.status == 0, "\(result.errors)")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: store))
        // A reviewer, a host and a comment of that dump.
        for text in ["Christopher", "Kenneth", "so nice", "a0.muscache.com"] {
            #expect(bytes.range(of: Data(text.utf8)) == nil, "\(text)")
        }
    }
}
