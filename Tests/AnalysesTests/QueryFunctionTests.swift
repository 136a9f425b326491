import Analyst
import Foundation
import TestKit
import Testing

@testable import VeedorCommands

/// The functions that read the map and the law of a store's city.
@Suite struct QueryFunctionTests {
    private func rows(_ statement: String) throws -> [[String]] {
        try QueriedCity.synthetic.get().session().texts(statement)
    }

    @Test func `a point lies in the area that the map says, and its district is that of the area`()
        throws
    {
        let odd = try rows(
            """
            select listing_id
            from listing_snapshot as s
            left join area as a on a.area_name = area_at(s.latitude, s.longitude)
            where district_at(s.latitude, s.longitude) is not a.district_name
            """
        )
        #expect(odd.isEmpty)
        // Points are blurred, by less than areas are wide.
        let found = try rows(
            """
            select
              cast(sum(area_at(latitude, longitude) = neighbourhood_name) * 10 > 8 * count(*) as text)
            from listing_snapshot
            """
        )
        #expect(found == [["1"]])
        #expect(try rows("select cast(area_at(0, 0) is null as text)") == [["1"]])
        #expect(try rows("select cast(area_at(null, 'x') is null as text)") == [["1"]])
    }

    @Test func `a licence number reads as the licence check reads it`() throws {
        let odd = try rows(
            """
            select distinct s.licence_text
            from licence_state as l
            join listing_snapshot as s using (load_id, row_number)
            where licence_number(s.licence_text) <> l.number
            """
        )
        #expect(odd.isEmpty)
        let same = try rows(
            """
            select cast(count(*) > 50 as text)
            from licence_state as l
            join listing_snapshot as s using (load_id, row_number)
            where licence_number(s.licence_text) = l.number and l.series = licence_series(s.licence_text)
            """
        )
        #expect(same == [["1"]])
        let read = try rows(
            """
            select licence_number(' hutb 012345 '), licence_series('Lic. HUTB-012345'),
              cast(licence_number('in process') is null as text),
              cast(licence_number(null) is null as text), cast(licence_number(7) is null as text)
            """
        )
        #expect(read == [["HUTB012345", "HUTB", "1", "1", "1"]])
    }

    @Test func `a store without a map says so in one line`() throws {
        let folder = try TemporaryFolder()
        let made = try BuiltProgram.run(["demo", "--out", folder.path("d"), "--listings", "40"])
        try #require(made.status == 0, "\(made.errors)")
        let registry = folder.path("d/dumps/registry/2026-11-01/hut_comunicacio_opendata.csv")
        let store = folder.path("bare.sqlite")
        let loaded = try BuiltProgram.run(
            ["ingest", registry, "--store", store, "--city", "synthetic"]
        )
        try #require(loaded.status == 0, "\(loaded.errors)")
        for (call, words) in [
            ("area_at(41.4, 2.1)", "the store holds no map of the city"),
            ("licence_number('x')", "the store holds no listings"),
        ] {
            let result = try BuiltProgram.run(["query", "select \(call)", "--store", store])
            #expect(result.status == 1)
            #expect(result.errors.contains(words), "\(result.errors)")
        }
    }

    @Test func `every function is told of in the README and by the command`() throws {
        let readme = try String(contentsOfFile: RepositoryRoot.path("README.md"), encoding: .utf8)
        let help = try BuiltProgram.run(["query", "--help"]).output
        let session = try QueriedCity.synthetic.get().session()
        for (name, usage) in QueryFunctions.usages {
            #expect(readme.contains("`\(name)`"), "\(name)")
            #expect(help.contains("\(name)("), "\(name)")
            #expect(usage.hasPrefix("\(name)("), "\(name)")
            // As many arguments as its line names, and none else.
            let list = usage.dropFirst(name.count + 1).prefix { $0 != ")" }
            let count = list.split(separator: ",").count
            let call =
                "select \(name)(\(Array(repeating: "null", count: count).joined(separator: ", ")))"
            #expect(throws: Never.self, "\(call)") { try session.parameters(of: call) }
            #expect(throws: AnalystError.self) {
                try session.parameters(of: "select \(name)(\(String(repeating: "1, ", count: 9))1)")
            }
        }
    }
}
