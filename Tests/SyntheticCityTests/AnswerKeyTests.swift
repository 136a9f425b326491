import Foundation
import SyntheticCity
import Testing

@Suite struct AnswerKeyTests {
    @Test func `the totals of each dump are those of its files`() throws {
        for city in try WrittenCity.all {
            for totals in city.key.dumps {
                let table = try city.listings(totals.date, "listings.csv")
                let types = Dictionary(grouping: table.column("room_type"), by: { $0 })
                #expect(totals.listings == table.rows.count)
                #expect(totals.accounts == Set(table.column("host_id")).count)
                #expect(totals.byLicenceState.values.reduce(0, +) == totals.listings)
                #expect(
                    totals.byRoomType.filter { $0.value > 0 } == types.mapValues(\.count)
                )
            }
            #expect(city.key.dumps[1].listings == city.specification.listings)
        }
    }

    @Test func `the totals add up from the rows of the key`() throws {
        let key = try WrittenCity.first.get().key
        for totals in key.dumps {
            let present = key.listings.filter { $0.licenceStates[totals.date] != nil }
            let states = Dictionary(
                grouping: present.compactMap { $0.licenceStates[totals.date]?.rawValue },
                by: { $0 }
            )
            #expect(present.count == totals.listings)
            #expect(Set(present.map(\.dwelling)).count == totals.dwellings)
            #expect(Set(present.map(\.operator)).count == totals.operators)
            for (state, count) in totals.byLicenceState {
                #expect(states[state, default: []].count == count)
            }
            for (violation, count) in totals.byViolation {
                let planted = key.violations.count {
                    $0.violation.rawValue == violation && $0.dumps.contains(totals.date)
                }
                #expect(planted == count)
            }
        }
    }

    @Test(arguments: PlantedViolationClass.allCases)
    func `each class is planted`(violation: PlantedViolationClass) throws {
        for city in try WrittenCity.all {
            let planted = city.key.violations.filter { $0.violation == violation }
            #expect(!planted.isEmpty)
            #expect(planted.allSatisfy { $0.why.hasSuffix(".") && !$0.dumps.isEmpty })
        }
    }

    @Test func `what is planted stands in the dumps that it names`() throws {
        let key = try WrittenCity.first.get().key
        let truth = Dictionary(uniqueKeysWithValues: key.listings.map { ($0.id, $0) })
        for violation in key.violations {
            let listing = try #require(truth[violation.listing])
            for dump in violation.dumps { #expect(listing.licenceStates[dump] != nil) }
        }
    }

    @Test func `the file holds the same key`() throws {
        let city = try WrittenCity.first.get()
        let file = try #require(city.files["answer-key.json"])
        #expect(try JSONDecoder().decode(AnswerKey.self, from: file) == city.key)
    }

    @Test func `accounts of one operator are linked by the text about the host`() throws {
        let city = try WrittenCity.first.get()
        let table = try city.listings("2026-11-16", "listings.csv.gz")
        let operators = Dictionary(
            uniqueKeysWithValues: city.key.accounts.map { ($0.id, $0.operator) }
        )
        let about = Dictionary(
            zip(table.column("host_id"), table.column("host_about")),
            uniquingKeysWith: { first, _ in first }
        )
        let spread = Dictionary(grouping: about.keys, by: { operators[$0] ?? "" })
            .filter { $0.value.count > 1 }
        #expect(!spread.isEmpty)
        for accounts in spread.values {
            #expect(Set(accounts.compactMap { about[$0] }).count == 1)
        }
    }

    @Test func `portfolios have a long tail`() throws {
        for city in try WrittenCity.all {
            let hosts = try city.listings("2026-11-16", "listings.csv").column("host_id")
            let sizes = Dictionary(grouping: hosts, by: { $0 }).values.map(\.count)
            let multiple = sizes.filter { $0 > 1 }.reduce(0, +)
            #expect(abs(Double(multiple) / Double(hosts.count) - 0.6) < 0.06)
            #expect(sizes.count { $0 == 1 } > sizes.count / 2)
            #expect((sizes.max() ?? 0) >= 12)
        }
    }
}
