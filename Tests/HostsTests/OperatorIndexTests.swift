import Domain
import Hosts
import Store
import TestKit
import Testing

/// Operators and dwellings of a store over several snapshots.
@Suite struct OperatorIndexTests {
    private func ids(_ index: OperatorIndex) -> [String: [String]] {
        Dictionary(
            uniqueKeysWithValues: index.operators.map { one in
                (one.id, one.accounts.map { index.linkage.accounts[$0].account.id })
            }
        )
    }

    @Test func `accounts that show one number at one place are one operator`() throws {
        let city = try StoredCity()
        try city.load("2024-01-01", StoredCity.strangers + StoredCity.pair)
        let found = try ids(city.operators())
        #expect(found["O:example:7"] == ["7", "8"])
        #expect(found.count == StoredCity.strangers.count + 1)
    }

    @Test func `the order of rows changes no id`() throws {
        let rows = StoredCity.strangers + StoredCity.pair
        let (forward, backward) = (try StoredCity(), try StoredCity())
        try forward.load("2024-01-01", rows)
        try backward.load("2024-01-01", rows.reversed())
        #expect(try ids(forward.operators()) == ids(backward.operators()))
    }

    @Test func `a new snapshot keeps the ids, also when an older account comes to an operator`()
        throws
    {
        let city = try StoredCity()
        try city.load("2024-01-01", StoredCity.strangers + StoredCity.pair)
        let before = try ids(city.operators())
        // Account 1 has the lowest id of all and comes last.
        let late = StoredCity.Row(id: 13, account: 1, licence: "HUTB-000001", east: 100)
        try city.load("2024-02-01", StoredCity.strangers + StoredCity.pair + [late])
        let after = try ids(city.operators())
        #expect(after["O:example:7"] == ["1", "7", "8"])
        #expect(Set(before.keys) == Set(after.keys))
        #expect(try ids(city.operators("2024-01-31")) == before)
    }

    @Test func `an operator keeps its id when its first account is gone`() throws {
        let city = try StoredCity()
        try city.load("2024-01-01", StoredCity.strangers + StoredCity.pair)
        try city.load("2024-02-01", StoredCity.strangers + [StoredCity.pair[1]])
        let index = try city.operators()
        let one = try index.find("O:example:7")
        #expect(index.current(one).map { index.history.advertisements[$0].id.id } == ["12"])
    }

    @Test func `decisions split and merge, and what held before can be had again`() throws {
        let city = try StoredCity()
        try city.load("2024-01-01", StoredCity.strangers + StoredCity.pair)
        func decide(_ isSame: Bool, _ one: String, _ other: String, _ time: String) throws {
            let decision = LinkDecision(
                decidedAt: time,
                decidedBy: "inspector 7",
                decision: AccountLinkage.Decision(
                    AccountID(platform: "example", id: one),
                    AccountID(platform: "example", id: other),
                    isSame: isSame
                ),
                reason: "papers"
            )
            try city.store.write { try decision.insert($0) }
        }
        try decide(false, "7", "8", "2024-03-01T00:00:00Z")
        try decide(true, "1000", "1001", "2024-03-02T00:00:00Z")
        let found = try ids(city.operators())
        #expect(found["O:example:7"] == ["7"])
        #expect(found["O:example:8"] == ["8"])
        #expect(found["O:example:1000"] == ["1000", "1001"])
        let before = try ids(city.operators(decidedUntil: "2024-02-29T00:00:00Z"))
        #expect(before["O:example:7"] == ["7", "8"])
        #expect(before["O:example:1000"] == ["1000"])
    }

    @Test func `an account that no snapshot has is an error`() throws {
        let city = try StoredCity()
        try city.load("2024-01-01", StoredCity.pair)
        let index = try city.operators()
        #expect(throws: HostError.noSuchAccount(AccountID(platform: "", id: "99"))) {
            try index.account("99")
        }
        #expect(try index.account("example:7") == index.account("7"))
    }
}

@Suite struct DwellingIndexTests {
    @Test func `what stood again under a new id after it was gone may be one dwelling`() throws {
        let city = try StoredCity()
        let old = StoredCity.Row(id: 21, account: 5, price: 137)
        var new = old
        new.id = 22
        new.east = 40
        // Accounts with two different flats in one street: what is usual among neighbours.
        let usual =
            StoredCity.strangers
            + StoredCity.strangers.map { row in
                var other = row
                other.id += 500
                other.licence = "HUTB-\(300_000 + row.id)"
                other.price += 31
                other.east += 200
                return other
            }
        try city.load("2024-01-01", usual + [old])
        try city.load("2024-02-01", usual + [new])
        let index = try city.dwellings()
        let weight = index.linkage.weight(
            try #require(position(21, index)),
            try #require(position(22, index))
        )
        #expect(
            try #require(weight)
                > index.linkage.priorWeight(
                    try #require(position(21, index)),
                    try #require(position(22, index))
                )
        )
        #expect(index.dwellings.reduce(0) { $0 + $1.atLeast } == usual.count + 1)
    }

    @Test func `homes too far apart for the location error are never one`() throws {
        let city = try StoredCity()
        let rows = [
            StoredCity.Row(id: 21, account: 5, licence: "HUTB-000009"),
            StoredCity.Row(id: 22, account: 5, licence: "HUTB-000009", east: 500),
        ]
        try city.load("2024-01-01", StoredCity.strangers + rows)
        let index = try city.dwellings()
        #expect(
            index.linkage.weight(
                try #require(position(21, index)),
                try #require(position(22, index))
            ) == nil
        )
    }

    @Test func `six rooms at one place are two dwellings at least and six at most`() throws {
        let city = try StoredCity()
        let rooms = (0..<6).map { number in
            StoredCity.Row(
                id: 30 + number,
                account: 5,
                kind: "room",
                price: 20 + number * 9,
                east: Double(number) * 10
            )
        }
        try city.load("2024-01-01", StoredCity.strangers + rooms)
        let index = try city.dwellings()
        let found = try #require(index.dwellings.first { !$0.isWhole })
        #expect(found.atLeast == 2)
        #expect(found.atMost == 6)
        #expect(found.id == "D:example:30")
        #expect(index.hostels.map(\.listings.count) == [6])
    }

    @Test func `every advertisement of the last snapshot is in exactly one dwelling`() throws {
        let city = try StoredCity()
        let rooms = (0..<9).map { number in
            StoredCity.Row(
                id: 30 + number,
                account: 5 + number % 2,
                kind: "room",
                east: Double(number) * 150
            )
        }
        try city.load("2024-01-01", StoredCity.strangers + StoredCity.pair)
        try city.load("2024-02-01", StoredCity.strangers + rooms)
        let index = try city.dwellings()
        let members = index.dwellings.flatMap(\.advertisements)
        #expect(members.count == Set(members).count)
        let current = index.operators.history.advertisements.indices
            .filter(index.operators.isCurrent)
        #expect(Set(members).isSuperset(of: current))
    }

    @Test func `measures of a few hosts are those counted by hand`() throws {
        let city = try StoredCity()
        let rows = [1, 1, 1, 1, 1, 1, 2, 2, 3, 4].enumerated().map { number, account in
            StoredCity.Row(id: 50 + number, account: account, east: Double(number) * 2000)
        }
        try city.load("2024-01-01", rows)
        let index = try city.dwellings()
        let measures = index.measures(.account)
        #expect(measures.hosts(with: 2, of: \.advertisements) == (hosts: 2, advertisements: 8))
        let counts = index.counts(.account)
        #expect(counts.hosts(with: 2, of: \.advertisements) == (hosts: 2, advertisements: 8))
        #expect(measures.hosts(withSeveral: [.entireHome: 3]) == (hosts: 1, advertisements: 6))
        // 1, 1, 2, 6: the sum of (2i - n - 1) x over n times the sum of x.
        #expect(measures.gini(\.advertisements) == 16.0 / 40)
        // A tenth of four hosts is four tenths of the largest.
        let share = try #require(measures.topDecileShare(\.advertisements))
        #expect(abs(share - 0.24) < 1e-12)
    }

    @Test func `hosts are counted as they are measured`() throws {
        let city = try StoredCity()
        let gone = StoredCity.Row(id: 90, account: 9, east: 500)
        try city.load("2024-01-01", StoredCity.strangers + StoredCity.pair + [gone])
        try city.load("2024-02-01", StoredCity.strangers + StoredCity.pair)
        let index = try city.dwellings()
        for unit in HostMeasures.Unit.allCases {
            let measured = index.measures(unit).hosts.map { [$0.advertisements, $0.dwellings] }
            #expect(index.counts(unit).hosts.map { [$0.advertisements, $0.dwellings] } == measured)
            #expect(!measured.isEmpty)
        }
    }

    @Test func `an advertisement is found by its name`() throws {
        let city = try StoredCity()
        try city.load("2024-01-01", StoredCity.strangers + StoredCity.pair)
        let history = try city.dwellings().operators.history
        for (position, one) in history.advertisements.enumerated() {
            #expect(history.position(of: "\(one.id)") == position)
        }
        for name in ["example:0", "example", "example:99999999", "a:1", ""] {
            #expect(history.position(of: name) == nil)
        }
    }

    private func position(_ id: Int, _ index: DwellingIndex) -> Int? {
        index.operators.history.advertisements.firstIndex { $0.id.id == "\(id)" }
    }
}
