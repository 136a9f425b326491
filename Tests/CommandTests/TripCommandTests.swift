import Foundation
import TestKit
import Testing

/// The commands on trips, from the outside.
@Suite struct TripCommandTests {
    @Test(arguments: [1, 2])
    func `every class planted in trips is found, and nothing else`(seed: Int) throws {
        let folder = try TemporaryFolder()
        let result = try BuiltProgram.run([
            "demo", "--out", folder.path("out"), "--listings", "20", "--seed", "\(seed)",
        ])
        #expect(result.status == 0)
        let score = try #require(result.output.components(separatedBy: "planted_in_trips").last)
        let rows = score.split(separator: "\n").map { $0.split(separator: " ") }
            .filter { $0.count == 6 && Int($0[1]) != nil }
        #expect(rows.count == 18)
        for row in rows {
            #expect(try #require(Int(row[1])) > 0, "\(row[0]) is not planted")
            #expect(try #require(Double(row[4])) >= 0.99, "recall of \(row[0])")
            #expect(try #require(Double(row[5])) >= 0.99, "precision of \(row[0])")
        }
    }

    @Test func `the same seed gives the same trips`() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "b"] {
            let arguments = ["--listings", "10", "--drivers", "20", "--seed", "7"]
            let result = try BuiltProgram.run(["synth", "--out", folder.path(name)] + arguments)
            #expect(result.status == 0)
        }
        for file in [
            "trips/hvfhv-2024-02.csv.gz", "trips/acme-trip-202402.csv", "trips/answer-key.json",
            "registers/drivers-2024-02-19.csv", "registers/vehicles-2024-02-05.csv",
        ] {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path("a/\(file)")))
            #expect(bytes == (try Data(contentsOf: URL(fileURLWithPath: folder.path("b/\(file)")))))
            #expect(!bytes.isEmpty)
        }
    }

    @Test func `a store without trips says so, and a rule that is not known is named`() throws {
        let folder = try TemporaryFolder()
        let store = folder.path("s.sqlite")
        let register = try folder.write(
            "drivers-2024-03-01.csv",
            "driver_register,licence_number,status,valid_from,valid_until\ndrivers,1,active,,\n"
        )
        #expect(
            try BuiltProgram.run(["ingest", register, "--store", store, "--city", "synthetic"])
                .status
                == 0
        )
        let empty = try BuiltProgram.run(["trips", "--store", store])
        #expect(empty.status == 1)
        #expect(empty.errors.contains("holds no trips"))
        let unknown = try BuiltProgram.run(["trips", "--store", store, "--rule", "driver"])
        #expect(unknown.status == 1)
        #expect(unknown.errors.contains("no rule 'driver'"))
        #expect(unknown.errors.contains("driver-registered"))
    }
}
