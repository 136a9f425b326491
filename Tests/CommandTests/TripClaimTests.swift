import Foundation
import TestKit
import Testing

/// Claims about trips, and prices of few trips, through the built program.
@Suite struct TripClaimTests {
    static let claims = [
        "registered-drivers", "complete-delivery", "undercutting", "surge-gains",
        "surge-vulnerable", "falling-fares", "left-out", "choice-and-competition",
    ]

    private static let header =
        "hvfhs_license_num,dispatching_base_num,pickup_datetime,dropoff_datetime,PULocationID,"
        + "DOLocationID,trip_miles,trip_time,base_passenger_fare,driver_pay"

    /// A store with so many trips of each of some operators.
    private func store(_ folder: TemporaryFolder, _ trips: [(String, Int)]) throws -> String {
        let lines = trips.flatMap { company, count in
            (0..<count).map { index in
                let minute = 10 + index % 50
                return "\(company),B99901,2024-03-0\(1 + index % 7) 08:\(minute):00,"
                    + "2024-03-0\(1 + index % 7) 09:00:00,7,8,\(2 + index % 5),\(600 + index % 9 * 60),"
                    + "\(10 + index % 5).50,7.25"
            }
        }
        let file = try folder.write(
            "trips_2024-03.csv",
            ([Self.header] + lines).joined(separator: "\n") + "\n"
        )
        let store = folder.path("nyc.sqlite")
        let result = try BuiltProgram.run(["ingest", file, "--store", store, "--city", "new-york"])
        #expect(result.status == 0, "\(result.errors)")
        return store
    }

    @Test(arguments: claims)
    func `a claim says what would count against it and what is not known`(claim: String) throws {
        let folder = try TemporaryFolder()
        let store = try store(folder, [("HV0003", 300), ("HV0005", 40)])
        let result = try BuiltProgram.run(["claim", claim, "--store", store])
        #expect(result.status == 0, "\(result.errors)")
        for word in ["Claim: ", "Measure: ", "Against it would count: ", "Not known: "] {
            #expect(result.output.contains("\n\(word)") || result.output.hasPrefix(word), "\(word)")
        }
        let csv = try BuiltProgram.run(["claim", claim, "--store", store, "--format", "csv"])
        #expect(csv.output.split(separator: "\n").count > 1)
        let again = try BuiltProgram.run(["claim", claim, "--store", store, "--format", "csv"])
        #expect(csv.output == again.output)
    }

    @Test func `a claim about trips does not take a day silently`() throws {
        let result = try BuiltProgram.run([
            "claim", "undercutting", "--store", "none.sqlite", "--as-of", "2024-03-01",
        ])
        #expect(result.status == 64)
        #expect(result.errors.contains("--as-of"))
    }

    @Test func `a store without trips is told so`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "bases_2024-03-01.csv",
            "base_number,base_name,dba,dba_category\nB99901,EXAMPLE,,other\n"
        )
        let store = folder.path("nyc.sqlite")
        _ = try BuiltProgram.run(["ingest", file, "--store", store, "--city", "new-york"])
        for command in [["fares"], ["claim", "left-out"]] {
            let result = try BuiltProgram.run(command + ["--store", store])
            #expect(result.status == 1)
            #expect(result.errors.contains("holds no trips"))
        }
    }

    @Test func `nine trips are withheld, ten are told`() throws {
        let folder = try TemporaryFolder()
        let store = try store(folder, [("HV0003", 9), ("HV0005", 10)])
        let result = try BuiltProgram.run(["fares", "--store", store, "--format", "csv"])
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines.contains("HV0003,,,,,,,,,,,fewer than 10 trips: not told"))
        #expect(lines.contains { $0.hasPrefix("HV0005,10,") })
    }
}
