import TestKit
import Testing

/// Trips and registers as they were published, from the outside.
@Suite(.tags(.realData), .enabled(if: RealData.isPresent, Comment(rawValue: RealData.absence)))
struct RealTripTests {
    @Test func `a hundred thousand dispatches are found in the register as they were counted`()
        throws
    {
        let folder = try TemporaryFolder()
        let store = folder.path("nyc.sqlite")
        let files = [
            ("trips-nyc/registry/fhv_bases.csv", ["--as-of", "2015-06-30", "--city", "new-york"]),
            ("trips-nyc/uber-2015/uber-raw-data-janjune-15_sample.csv.gz", []),
        ]
        for (file, options) in files {
            let path = try RealData.path(file)
            let result = try BuiltProgram.run(["ingest", path, "--store", store] + options)
            #expect(result.status == 0)
        }
        let table = try BuiltProgram.run(["trips", "--store", store, "--format", "csv"]).output
        let rows = table.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        func row(_ rule: String) -> [Substring] { rows.first { $0[0] == rule } ?? [] }
        // rule, unit, checked, violating, percent, undeterminable, ..., who
        let base = row("base-registered")
        #expect(base[2] == "100000" && base[3] == "0" && base[5] == "0")
        let other = row("originating-base-registered")
        #expect(other[2] == "98882" && other[3] == "732" && other[5] == "1118")
        #expect(other[8] == "31")
        // The file names no driver: nothing is said of drivers, and nobody is called lawful.
        let driver = row("driver-registered")
        #expect(driver[2] == "0" && driver[3] == "0" && driver[5] == "100000")
    }
}
