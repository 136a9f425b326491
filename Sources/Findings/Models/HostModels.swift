internal import Domain
internal import GRDB
internal import Hosts
internal import Store

extension HostedAdvertisement.Source {
    /// As evidence, written as the models do.
    fileprivate var reference: String { String(loadID) + ":" + String(row) }
}

/// Fills the models of operators and dwellings.
struct HostModels {
    private let index: DwellingIndex
    private let day: CivilDate

    /// The whole files that were linked: what a name, a number or a calendar weighs depends on how
    /// rare it is among all.
    private let files: String

    private let operators: OperatorIndex
    private let history: HostHistory

    init?(_ analysis: CityAnalysis, _ database: Database) throws {
        guard let index = analysis.dwellings else { return nil }
        self.index = index
        operators = index.operators
        history = index.operators.history
        day = analysis.day
        let snapshots = index.operators.history.snapshots
        let calendars = try snapshots.flatMap { snapshot in
            try Int64.fetchAll(
                database,
                sql: """
                    select load_id
                    from load
                    where kind = 'calendar' and snapshot_date = ?
                    order by load_id
                    """,
                arguments: ["\(snapshot.date)"]
            )
        }
        files = (snapshots.map(\.loadID) + calendars).map { "\($0)" }.asEvidence()
    }

    func fill(_ database: Database) throws {
        try fillOperators(database)
        try fillUnits(database)
        try fillHostels(database)
        try fillCoverage(database)
    }

    /// Units that two platforms show, pair by pair.
    private func fillCoverage(_ database: Database) throws {
        // A unit is known by its founder. One platform alone, as most stores hold, says nothing.
        guard Set(history.advertisements.map(\.id.platform)).count > 1 else { return }
        var units: [String: Set<Int>] = [:]
        for dwelling in index.dwellings {
            for unit in dwelling.units {
                let founder = founder(of: unit)
                for member in unit where operators.isCurrent(member) {
                    units[history.advertisements[member].id.platform, default: []].insert(founder)
                }
            }
        }
        let writer = try ModelWriter(
            database,
            table: "market_coverage",
            columns: [
                "place", "first_platform", "second_platform", "first_units", "second_units",
                "both_units", "seen", "estimate", "lower", "upper",
            ]
        )
        let platforms = units.keys.sorted()
        var place = 0
        for (position, first) in platforms.enumerated() {
            for second in platforms[(position + 1)...] {
                let (one, other) = (units[first] ?? [], units[second] ?? [])
                let lists = CaptureRecapture(
                    first: one.count,
                    second: other.count,
                    both: one.intersection(other).count
                )
                guard let lists else { continue }
                try writer.insert([
                    place, first, second, lists.first, lists.second, lists.both, lists.seen,
                    lists.estimate, lists.interval?.lower, lists.interval?.upper,
                ])
                place += 1
            }
        }
    }

    private func fillOperators(_ database: Database) throws {
        let writer = try ModelWriter(
            database,
            table: "operator_portfolio",
            columns: [
                "subject_id", "accounts", "account_ids", "advertisements", "dwellings_at_least",
                "dwellings_at_most", "largest_account_dwellings", "weakest_link_bits",
                "firm_link_bits", "main_reason", "evidence",
            ]
        )
        let least = index.dwellingCounts(.operator)
        let ofAccount = index.dwellingCounts(.account)
        var most = [Int](repeating: 0, count: operators.operators.count)
        for place in index.dwellings.indices {
            most[index.dwellings[place].owner] += index.dwellings[place].atMost
        }
        let firm = operators.linkage.model.linkage.grouping.breachLead
        for (position, one) in operators.operators.enumerated() {
            let current = operators.current(one)
            guard !current.isEmpty else { continue }
            let accounts = one.accounts.filter { account in
                operators.advertisementsOfAccount[account].contains(where: operators.isCurrent)
            }
            let ids = accounts.map { operators.linkage.accounts[$0].account }
            let rows = current.map { history.advertisements[$0].source }.sorted {
                ($0.loadID, $0.row) < ($1.loadID, $1.row)
            }.map(\.reference)
            try writer.insert([
                one.id, accounts.count, ids.map { "\($0)" }.joined(separator: " "),
                current.count, least[position], most[position],
                accounts.map { ofAccount[$0] }.max() ?? 0, weakest(accounts), firm,
                accounts.count > 1 ? operators.mainReason(of: accounts) : nil,
                (rows + [files]).asEvidence(),
            ])
        }
    }

    /// The link of the account that is tied most loosely; `nil` for one account.
    private func weakest(_ accounts: [Int]) -> Double? {
        guard accounts.count > 1 else { return nil }
        return accounts.map { one in
            accounts.filter { $0 != one }.map { operators.linkage.weight(one, $0) }.max() ?? 0
        }.min()
    }

    private func fillUnits(_ database: Database) throws {
        let writer = try RowWriter(
            database,
            table: "temp.dwelling_unit",
            columns: [
                "unit_id", "operator_id", "is_whole", "subject_id", "host_id", "room_type",
                "first_seen", "last_seen", "is_current", "evidence",
            ]
        )
        let days = history.snapshots.map { "\($0.date)" }
        for dwelling in index.dwellings {
            let owner = CellValue.text(operators.operators[dwelling.owner].id)
            for unit in dwelling.units {
                let founder = unit.count == 1 ? unit[0] : founder(of: unit)
                let id = CellValue.text("U:\(history.advertisements[founder].id)")
                for member in unit {
                    try writer.insert([
                        id, owner, .integer(dwelling.isWhole ? 1 : 0),
                        .text(history.advertisements[member].id.description),
                        .text(history.advertisements[member].account.description),
                        .optional(history.advertisements[member].roomType?.rawValue),
                        .optional(history.advertisements[member].snapshots.first.map { days[$0] }),
                        .optional(history.advertisements[member].snapshots.last.map { days[$0] }),
                        .integer(operators.isCurrent(member) ? 1 : 0),
                        .text(history.advertisements[member].source.reference + " " + files),
                    ])
                }
            }
        }
    }

    /// The advertisement of a unit that was seen first.
    private func founder(of unit: [Int]) -> Int {
        let first = unit.min { left, right in
            let (one, other) = (history.advertisements[left], history.advertisements[right])
            return (one.snapshots.first ?? 0, one.id) < (other.snapshots.first ?? 0, other.id)
        }
        return first ?? unit[0]
    }

    private func fillHostels(_ database: Database) throws {
        let writer = try ModelWriter(
            database,
            table: "ghost_hostel",
            columns: [
                "subject_id", "operator_id", "rooms", "dwellings_at_least", "spread_m",
                "first_day", "last_day", "listings", "evidence",
            ]
        )
        // Of several groups that begin with one advertisement the largest one of the day counts.
        var largest: [String: (hostel: GhostHostel, days: DaySpan)] = [:]
        for hostel in index.hostels {
            guard let days = hostel.days.last, days.contains(day), let first = hostel.listings.first
            else { continue }
            if hostel.listings.count > largest[first]?.hostel.listings.count ?? 0 {
                largest[first] = (hostel, days)
            }
        }
        for (first, group) in largest.sorted(by: { $0.key < $1.key }) {
            let rows = group.hostel.listings.compactMap { history.position(of: $0) }
                .map { history.advertisements[$0].source.reference }
            try writer.insert([
                "G:\(first)", group.hostel.host, group.hostel.listings.count,
                group.hostel.dwellings, group.hostel.spread, "\(group.days.first)",
                "\(group.days.last)", group.hostel.listings.joined(separator: " "),
                (rows + [files]).asEvidence(),
            ])
        }
    }
}
