internal import Domain
internal import Hosts
internal import Reporting

/// The tables of hosts.
enum HostTables {
    static func heading(_ analysis: HostAnalysis) -> String {
        let history = analysis.operators.history
        let last = history.snapshots[history.snapshots.count - 1]
        let current = history.advertisements.indices.count(where: analysis.operators.isCurrent)
        let dwellings = analysis.dwellings.dwellings
        let least = dwellings.reduce(0) { $0 + $1.atLeast }
        let most = dwellings.reduce(0) { $0 + $1.atMost }
        return """
            Listings of \(last.date) (load \(last.loadID)), with \
            \(history.snapshots.count - 1, of: "earlier snapshot") and \
            \(history.decisions.count, of: "decision")
            \(current, of: "advertisement") of \(least...most, of: "dwelling"), under \
            \(analysis.dwellings.measures(.account).hosts.count, of: "account") of \
            \(analysis.dwellings.measures(.operator).hosts.count, of: "operator")

            """
    }

    static func definitions(_ analysis: HostAnalysis) -> DataTable {
        var table = DataTable(columns: [
            .init("several_means"), .init("accounts", isNumeric: true),
            .init("their_advertisements", isNumeric: true), .init("operators", isNumeric: true),
            .init("operators_advertisements", isNumeric: true),
        ])
        let accounts = analysis.dwellings.measures(.account)
        let operators = analysis.dwellings.measures(.operator)
        func add(
            _ title: String,
            _ count: (HostMeasures) -> (hosts: Int, advertisements: Int)
        ) {
            let (first, second) = (count(accounts), count(operators))
            table.rows.append([
                .text(title), .count(first.hosts), .count(first.advertisements),
                .count(second.hosts), .count(second.advertisements),
            ])
        }
        add("any") { $0.hosts(with: 1, of: \.advertisements) }
        for number in analysis.dwellingModel.classes {
            add("\(number) or more advertisements") { $0.hosts(with: number, of: \.advertisements) }
        }
        for number in analysis.dwellingModel.classes {
            add("\(number) or more dwellings, at least") { $0.hosts(with: number, of: \.dwellings) }
        }
        let several = analysis.dwellingModel.several
        let words = RoomType.allCases.compactMap { type in
            several[type].map { "\($0) of \(type.rawValue)" }
        }
        add(words.joined(separator: " or ")) { $0.hosts(withSeveral: several) }
        return table
    }

    static func inequality(_ analysis: HostAnalysis) -> DataTable {
        var table = DataTable(columns: [
            .init("of"), .init("among"), .init("hosts", isNumeric: true),
            .init("gini", isNumeric: true), .init("top_tenth_percent", isNumeric: true),
        ])
        let quantities: [(String, (HostMeasures.Holding) -> Int)] = [
            ("advertisements", { $0.advertisements }), ("dwellings, at least", { $0.dwellings }),
            ("reviews of the last year", { $0.reviews ?? 0 }),
        ]
        for (name, value) in quantities {
            for unit in HostMeasures.Unit.allCases {
                let measures = analysis.dwellings.measures(unit)
                table.rows.append([
                    .text(name), .text("\(unit.rawValue)s"), .count(measures.hosts.count),
                    measures.gini(value).map { .decimal($0, digits: 3) } ?? .text("not known"),
                    measures.topDecileShare(value).map { .decimal($0 * 100, digits: 1) }
                        ?? .text("not known"),
                ])
            }
        }
        return table
    }

    /// Operators of several accounts, by the reason that weighs most in the links between them.
    static func revealed(_ analysis: HostAnalysis) -> DataTable {
        let index = analysis.operators
        var rows: [String: (operators: Int, accounts: Int, advertisements: Int)] = [:]
        for one in index.operators {
            let accounts = one.accounts.filter { account in
                index.advertisementsOfAccount[account].contains(where: index.isCurrent)
            }
            guard accounts.count > 1 else { continue }
            let reason = index.mainReason(of: accounts)
            rows[reason, default: (0, 0, 0)].operators += 1
            rows[reason, default: (0, 0, 0)].accounts += accounts.count
            rows[reason, default: (0, 0, 0)].advertisements += index.current(one).count
        }
        return DataTable(
            columns: [
                .init("linked_mostly_by"), .init("operators", isNumeric: true),
                .init("accounts", isNumeric: true), .init("advertisements", isNumeric: true),
            ],
            rows: rows.sorted { ($1.value.operators, $0.key) < ($0.value.operators, $1.key) }
                .map { reason, counts in
                    [
                        .text(reason), .count(counts.operators), .count(counts.accounts),
                        .count(counts.advertisements),
                    ]
                }
        )
    }

    static func hostels(_ analysis: HostAnalysis) -> DataTable {
        let advertisements = Dictionary(
            analysis.operators.history.advertisements.map { ("\($0.id)", $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return DataTable(
            columns: [
                .init("operator"), .init("accounts", isNumeric: true),
                .init("rooms", isNumeric: true),
                .init("dwellings_at_least", isNumeric: true), .init("metres", isNumeric: true),
                .init("from"), .init("to"),
                .init("rooms_under_a_licence_for_whole_dwellings", isNumeric: true),
                .init("licences"), .init("advertisements"),
            ],
            rows: analysis.dwellings.hostels.flatMap { one -> [[DataTable.Cell]] in
                let rooms = one.listings.compactMap { advertisements[$0] }
                return one.days.map { days in hostelRow(one, rooms, days, analysis) }
            }
        )
    }

    private static func hostelRow(
        _ one: GhostHostel,
        _ rooms: [HostedAdvertisement],
        _ days: DaySpan,
        _ analysis: HostAnalysis
    ) -> [DataTable.Cell] {
        let licences = Set(rooms.flatMap(\.licences)).sorted()
        let contradicting = rooms.count { room in
            room.licences.contains(where: analysis.wholeDwellingLicences.contains)
        }
        return [
            .text(one.host), .count(Set(rooms.map(\.account)).count),
            .count(one.listings.count), .count(one.dwellings),
            .decimal(one.spread, digits: 0), .text("\(days.first)"), .text("\(days.last)"),
            .count(contradicting), .text(licences.joined(separator: " ")),
            .text(one.listings.joined(separator: " ")),
        ]
    }

    /// One row per advertisement of a dwelling, past ones too.
    static func dwellings(_ analysis: HostAnalysis) -> DataTable {
        let index = analysis.operators
        return DataTable(
            columns: [
                .init("dwelling"), .init("operator"), .init("dwellings_at_least", isNumeric: true),
                .init("dwellings_at_most", isNumeric: true), .init("unit", isNumeric: true),
                .init("advertisement"), .init("room_type"), .init("is_shown_now"),
            ],
            rows: analysis.dwellings.dwellings.flatMap { one in
                one.units.enumerated().flatMap { number, unit in
                    unit.map { position -> [DataTable.Cell] in
                        let ad = index.history.advertisements[position]
                        return [
                            .text(one.id), .text(index.operators[one.owner].id),
                            .count(one.atLeast), .count(one.atMost), .count(number + 1),
                            .text("\(ad.id)"), .optional(ad.roomType?.rawValue),
                            .text(index.isCurrent(position) ? "yes" : "no"),
                        ]
                    }
                }
            }
        )
    }

    static func blocking(_ analysis: HostAnalysis) -> DataTable {
        DataTable(
            columns: [
                .init("accounts_that_share"), .init("pairs", isNumeric: true),
                .init("links", isNumeric: true), .init("links_of_its_own", isNumeric: true),
                .init("accounts_passed_over", isNumeric: true),
            ],
            rows: analysis.operators.linkage.blocking.map { rule in
                [
                    .text(rule.key), .count(rule.pairs), .count(rule.links),
                    .count(rule.linksOfItsOwn), .count(rule.passedOver),
                ]
            }
        )
    }
}
