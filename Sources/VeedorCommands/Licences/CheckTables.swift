internal import Domain
internal import Licences
internal import Policies
internal import Reporting

/// The tables of the licence check.
enum CheckTables {
    static func firstLook(_ check: LicenceCheck) -> DataTable {
        var table = DataTable(columns: [.init("state")] + shareColumns + [.init("snapshot")])
        table.rows = check.firstStates.map { state, count in
            [.text(state.rawValue)] + cells(count) + [.text(check.listings.date.description)]
        }
        return table
    }

    static func states(_ check: LicenceCheck) -> DataTable {
        var table = DataTable(
            columns: [.init("first_look"), .init("state"), .init("level")] + shareColumns
        )
        table.rows = check.states.map { pair in
            [
                .text(pair.firstState.rawValue), .text(pair.state.rawValue),
                .text(pair.level.rawValue),
            ] + cells(pair.count)
        }
        return table
    }

    static func headlines(_ check: LicenceCheck) -> DataTable {
        var table = DataTable(columns: [.init("unlicensed_means"), .init("among")] + shareColumns)
        table.rows = check.headlines.map { headline in
            [.text(headline.definition), .text(headline.population)] + cells(headline.share)
        }
        return table
    }

    static func chance(_ check: LicenceCheck) -> DataTable {
        DataTable(
            columns: [
                .init("series"), .init("registered", isNumeric: true),
                .init("possible", isNumeric: true), .init("chance_percent", isNumeric: true),
                .init("found", isNumeric: true), .init("not_found", isNumeric: true),
                .init("found_by_chance", isNumeric: true),
            ],
            rows: check.chances.map { chance in
                [
                    .text(chance.series), .count(chance.registered),
                    chance.possible.map { .count($0) } ?? .text("not known"),
                    percent(chance.probability), .count(chance.found), .count(chance.notFound),
                    chance.expectedCoincidences.map { .decimal($0, digits: 1) } ?? .empty,
                ]
            }
        )
    }

    static func repairs(_ check: LicenceCheck) -> DataTable {
        var table = DataTable(
            columns: [
                .init("series"), .init("rule"), .init("presumed"),
                .init("listings", isNumeric: true), .init("found", isNumeric: true),
                .init("found_by_chance", isNumeric: true),
            ],
            rows: check.repairs.map { outcome in
                [
                    .text(outcome.series), .text(outcome.rule.id), .text(outcome.rule.title),
                    .count(outcome.tried), .count(outcome.found),
                    outcome.expectedCoincidences.map { .decimal($0, digits: 1) }
                        ?? .text("not known"),
                ]
            }
        )
        let misses = check.nearMisses
        if misses.tried > 0 {
            table.rows.append([
                .text("all"), .text("one-slip-away"),
                .text("one digit is wrong; a number so close is licensed at the place"),
                .count(misses.tried), .count(misses.found),
                .decimal(misses.expectedCoincidences, digits: 1),
            ])
        }
        return table
    }

    static func distances(_ check: LicenceCheck) -> DataTable {
        var table = DataTable(columns: [
            .init("platform"), .init("above", isNumeric: true), .init("up_to", isNumeric: true),
            .init("listings", isNumeric: true), .init("expected_if_same", isNumeric: true),
        ])
        for platform in check.platformIDs {
            table.rows += check.distances(platform: platform).map { band in
                [
                    .text(platform), .decimal(band.above, digits: 0),
                    band.upTo.map { .decimal($0, digits: 0) } ?? .empty, .count(band.listings),
                    .decimal(band.expected, digits: 1),
                ]
            }
        }
        return table
    }

    /// Numbers by how many listings and accounts show them; of a field with several numbers the
    /// first counts.
    static func use(_ check: LicenceCheck) -> DataTable {
        let uses = check.firstNumberUses
        func row(_ title: String, _ fits: (NumberUse) -> Bool) -> [DataTable.Cell] {
            let chosen = uses.filter(fits)
            return [
                .text(title), .count(chosen.count),
                .count(chosen.reduce(0) { $0 + $1.listings }),
            ]
        }
        return DataTable(
            columns: [
                .init("numbers"), .init("count", isNumeric: true),
                .init("listings", isNumeric: true),
            ],
            rows: [
                row("shown at all") { _ in true },
                row("shown by two or more listings") { $0.listings > 1 },
                row("shown by two or more accounts") { $0.accounts > 1 },
                row("shown at places too far apart for one dwelling") { use in
                    check.isSpread(use)
                },
            ]
        )
    }

    // MARK: Shares

    static let shareColumns: [DataTable.Column] = [
        .init("count", isNumeric: true), .init("of", isNumeric: true), .init("unit"),
        .init("percent", isNumeric: true), .init("from", isNumeric: true),
        .init("to", isNumeric: true),
    ]

    static func cells(_ count: ClusteredShare) -> [DataTable.Cell] {
        [
            .count(count.share.numerator), .count(count.share.denominator),
            .text(count.share.unit), percent(count.share.quotient),
            percent(count.interval?.lower), percent(count.interval?.upper),
        ]
    }

    static func percent(_ part: Double?) -> DataTable.Cell {
        part.map { .decimal($0 * 100, digits: 1) } ?? .empty
    }
}
