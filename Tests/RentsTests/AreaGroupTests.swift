import Testing

@testable import Rents

@Suite struct AreaGroupTests {
    private let names = ["Harbour", "Hill", "Mill", "Moor"]
    private let districts = ["Harbour": "South", "Mill": "South", "Hill": "North", "Moor": "North"]
    private let dwellings = ["Harbour": 100.0, "Mill": 300, "Hill": 50, "Moor": 50]

    private func groups(
        _ level: AreaIndicators.Level,
        _ rents: [String: [String: Double]],
        dwellings: [String: Double]? = nil
    ) -> AreaGroups {
        AreaGroups(
            names,
            level: level,
            districts: districts,
            dwellings: dwellings ?? self.dwellings,
            rents: rents,
            compared: ["2018", "2023"]
        )
    }

    @Test func `a district's rent is the mean of its neighbourhoods by dwellings`() {
        let rents = [
            "2018": ["Harbour": 800.0, "Mill": 400, "Hill": 600, "Moor": 700],
            "2023": ["Harbour": 900.0, "Mill": 500, "Hill": 700, "Moor": 900],
        ]
        let found = groups(.district, rents)
        #expect(found.members.map(\.name) == ["North", "South"])
        #expect(found.rents["2018"] == ["South": 500, "North": 650])
        #expect(found.rents["2023"] == ["South": 600, "North": 800])
        #expect(found.dwellings == ["South": 400, "North": 100])
        #expect(found.sums([1, 2, 3, 4], of: names) == ["South": 4, "North": 6])
    }

    @Test func `who lacks a rent in one of the periods is left out of all of them`() {
        let rents = [
            "2018": ["Harbour": 800.0, "Mill": 400, "Hill": 600],
            "2020": ["Harbour": 850.0],
            "2023": ["Harbour": 900.0, "Hill": 700, "Moor": 900],
        ]
        let found = groups(.district, rents)
        #expect(found.rents["2018"] == ["South": 800, "North": 600])
        #expect(found.rents["2023"] == ["South": 900, "North": 700])
        #expect(found.rents["2020"] == ["South": 850])
    }

    @Test func `a district without the dwellings of one neighbourhood has no density`() {
        let found = groups(.district, [:], dwellings: ["Harbour": 100, "Hill": 50, "Moor": 50])
        #expect(found.dwellings == ["North": 100])
    }

    @Test func `neighbourhoods stand for themselves`() {
        let rents = ["2018": ["Harbour": 800.0]]
        let found = groups(.neighbourhood, rents)
        #expect(found.members.map(\.name) == names)
        #expect(found.rents == rents)
    }
}
