import SyntheticCity
import Testing

@Suite struct WeekTests {
    private static func ids(_ city: WrittenCity, _ dump: Int) throws -> Set<String> {
        Set(try city.listings(WrittenCity.dumps[dump], "listings.csv").column("id"))
    }

    @Test func `some advertisements go, some come, and most stay`() throws {
        let city = try WrittenCity.first.get()
        let before = try Self.ids(city, 0)
        let after = try Self.ids(city, 1)
        #expect(before.subtracting(after).count >= 5)
        #expect(after.subtracting(before).count >= 5)
        #expect(before.intersection(after).count > 270)
    }

    @Test func `a dwelling listed again has another id and the same operator`() throws {
        let city = try WrittenCity.first.get()
        let before = try Self.ids(city, 0)
        let after = try Self.ids(city, 1)
        let relisted = city.key.violations.filter { $0.violation == .relisted }
        #expect(!relisted.isEmpty)
        for violation in relisted {
            let twins = city.key.listings.filter { $0.dwelling == violation.group }
            let gone = twins.filter { !after.contains($0.id) }
            #expect(!before.contains(violation.listing) && after.contains(violation.listing))
            #expect(!gone.isEmpty)
            #expect(Set(twins.map(\.operator)).count == 1)
        }
    }

    @Test func `licences appear, prices change and calendars move on in both directions`() throws {
        let city = try WrittenCity.first.get()
        let first = try city.listings("2026-11-09", "listings.csv").indexed()
        let second = try city.listings("2026-11-16", "listings.csv").indexed()
        var shown = 0
        var repriced = 0
        for (id, before) in first {
            guard let after = second[id] else { continue }
            if before["license"] == "", after["license"] != "" { shown += 1 }
            if before["price"] != after["price"] { repriced += 1 }
        }
        #expect(shown >= 2)
        #expect(repriced >= 20)

        func nights(_ dump: String) throws -> [String: String] {
            let rows = try city.listings(dump, "calendar.csv.gz").rows
            return Dictionary(uniqueKeysWithValues: rows.map { ($0[0] + $0[1], $0[2]) })
        }
        let before = try nights("2026-11-09")
        let common = try nights("2026-11-16").filter { before[$0.key] != nil }
        #expect(common.count { $0.value == "f" && before[$0.key] == "t" } > 100)
        #expect(common.count { $0.value == "t" && before[$0.key] == "f" } > 20)
    }
}
