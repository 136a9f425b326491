internal import Domain
internal import Reporting
internal import Store
internal import Trips

/// What is told of deliveries of trips, as tables.
enum DeliveryTables {
    static func files(_ review: DeliveryReview) -> DataTable {
        DataTable(
            columns: [
                .init("load", isNumeric: true), .init("file"), .init("format"), .init("from"),
                .init("to"), .init("period_is"), .init("trips", isNumeric: true),
                .init("rejected", isNumeric: true),
                .init("repeated", isNumeric: true),
                .init("replaced_by", isNumeric: true),
            ],
            rows: review.files.map { file in
                [
                    .integer(file.load.id), .text(file.load.fileName), .text(file.load.formatID),
                    .optional(file.period?.days.lowerBound.description),
                    .optional(file.period?.days.upperBound.description),
                    .optional(
                        file.period.map { $0.isDeclared ? "in the file's name" : "where trips lie" }
                    ),
                    .count(file.trips), .count(file.load.rowsRejected),
                    file.repeated.map { .count($0) } ?? .empty,
                    file.replacedBy.map { .integer($0) } ?? .empty,
                ]
            }
        )
    }

    static func gaps(_ review: DeliveryReview) -> DataTable {
        DataTable(
            columns: [
                .init("format"), .init("operator"), .init("base"), .init("from"), .init("until"),
                .init("hours", isNumeric: true), .init("usual_trips", isNumeric: true),
                .init("chance_of_none", isNumeric: true), .init("verdict"),
            ],
            rows: review.gaps.map { gap in
                [
                    .text(gap.series.format), .text(gap.series.operatorName),
                    .optional(gap.series.base),
                    .text(gap.from.toTheHour), .text(gap.until.toTheHour),
                    .integer((gap.until.seconds - gap.from.seconds) / 3_600),
                    .decimal(gap.usual, digits: 1), .decimal(gap.chance, digits: 6),
                    .text(gap.verdict.rawValue),
                ]
            }
        )
    }

    static func falls(_ review: DeliveryReview) -> DataTable {
        DataTable(
            columns: [
                .init("format"), .init("operator"), .init("base"), .init("day"),
                .init("trips", isNumeric: true),
                .init("usual_trips", isNumeric: true), .init("spread", isNumeric: true),
                .init("weeks_before", isNumeric: true),
            ],
            rows: review.falls.map { fall in
                [
                    .text(fall.series.format), .text(fall.series.operatorName),
                    .optional(fall.series.base),
                    .text(fall.day.description), .count(fall.trips),
                    .decimal(fall.usual, digits: 1), .decimal(fall.spread, digits: 1),
                    .count(fall.weeks),
                ]
            }
        )
    }

    static func counts(_ comparisons: [CountComparison], tolerance: Double) -> DataTable {
        DataTable(
            columns: [
                .init("counted_by"), .init("against"), .init("verdict"),
                .init("base_months", isNumeric: true), .init("counted", isNumeric: true),
                .init("against_counted", isNumeric: true),
            ],
            rows: comparisons.flatMap { comparison in
                CountVerdict.allCases.compactMap { verdict -> [DataTable.Cell]? in
                    let pairs = comparison.pairs.filter {
                        CountVerdict($0, tolerance: tolerance) == verdict
                    }
                    guard !pairs.isEmpty else { return nil }
                    return [
                        .text(comparison.source), .text(comparison.against),
                        .text(verdict.rawValue), .count(pairs.count),
                        .integer(pairs.reduce(0) { $0 + ($1.counted ?? 0) }),
                        .integer(pairs.reduce(0) { $0 + ($1.against ?? 0) }),
                    ]
                }
            }
        )
    }

    static func differences(_ comparisons: [CountComparison], tolerance: Double) -> DataTable {
        DataTable(
            columns: [
                .init("counted_by"), .init("against"), .init("base"), .init("month"),
                .init("counted", isNumeric: true), .init("against_counted", isNumeric: true),
                .init("difference", isNumeric: true), .init("verdict"),
            ],
            rows: comparisons.flatMap { comparison in
                comparison.pairs.compactMap { pair -> [DataTable.Cell]? in
                    let verdict = CountVerdict(pair, tolerance: tolerance)
                    guard verdict != .agree else { return nil }
                    return [
                        .text(comparison.source), .text(comparison.against), .text(pair.base),
                        .text(String(pair.month.description.prefix(7))),
                        pair.counted.map { .integer($0) } ?? .empty,
                        pair.against.map { .integer($0) } ?? .empty,
                        .decimal(pair.difference, digits: 4), .text(verdict.rawValue),
                    ]
                }
            }
        )
    }

    static func repetitions(_ review: DeliveryReview) -> DataTable {
        DataTable(
            columns: [
                .init("earlier_load", isNumeric: true), .init("later_load", isNumeric: true),
                .init("from"), .init("to"), .init("earlier_trips", isNumeric: true),
                .init("later_trips", isNumeric: true), .init("equal_trips", isNumeric: true),
                .init("of", isNumeric: true), .init("told_by"), .init("verdict"),
            ],
            rows: review.repetitions.map { repetition in
                [
                    .integer(repetition.earlier), .integer(repetition.later),
                    .text(repetition.days.lowerBound.description),
                    .text(repetition.days.upperBound.description),
                    .count(repetition.earlierTrips), .count(repetition.laterTrips),
                    repetition.equal.map { .count($0.numerator) } ?? .empty,
                    repetition.equal.map { .count($0.denominator) } ?? .empty,
                    .text(repetition.basis.rawValue),
                    .text(
                        repetition.isReplacement
                            ? "sent again: the later one counts" : "both count: few trips are equal"
                    ),
                ]
            }
        )
    }

    static func bases(_ standings: [BaseStanding]) -> DataTable {
        DataTable(
            columns: [
                .init("format"), .init("where"), .init("rows", isNumeric: true),
                .init("trips", isNumeric: true), .init("spellings", isNumeric: true),
                .init("bases", isNumeric: true), .init("bases_not_in_register", isNumeric: true),
                .init("rows_not_in_register", isNumeric: true),
                .init("rows_blank", isNumeric: true),
                .init("trips_but_no_vehicles", isNumeric: true),
                .init("registered_but_silent", isNumeric: true), .init("not_in_register"),
            ],
            rows: standings.map { standing in
                [
                    .text(standing.format), .text(standing.role.rawValue), .count(standing.rows),
                    .integer(standing.trips), .count(standing.spellings), .count(standing.bases),
                    .count(standing.unregistered.count), .count(standing.unregisteredRows),
                    .count(standing.blankRows), .count(standing.withoutVehicles),
                    standing.silent.map { .count($0) } ?? .empty,
                    .text(standing.unregistered.prefix(6).joined(separator: " ")),
                ]
            }
        )
    }
}

/// How two counts of the same trips stand to each other.
enum CountVerdict: String, CaseIterable {
    case agree
    case fewer = "fewer than against"
    case more = "more than against"
    case onlyCounted = "only here"
    case onlyAgainst = "only in against"

    init(_ pair: CountPair, tolerance: Double) {
        if pair.against == nil {
            self = .onlyCounted
        } else if pair.counted == nil {
            self = .onlyAgainst
        } else if abs(pair.difference) <= tolerance {
            self = .agree
        } else {
            self = pair.difference < 0 ? .fewer : .more
        }
    }
}

extension LocalMoment {
    /// `YYYY-MM-DD HH:MM`.
    fileprivate var toTheHour: String { String(description.dropLast(3)) }
}
