internal import Domain
internal import Policies
internal import Reporting
internal import Trips

/// Times and ways of cars with and without passengers, as tables.
enum UtilisationTables {
    /// One line for each group; a rate stands beside what it is a part of.
    static func times(
        _ review: UtilisationReview,
        _ grouping: UtilisationReview.Grouping,
        _ measures: UtilisationMeasures
    ) -> DataTable {
        let isGrouped = grouping != .operator
        var table = DataTable(
            columns: [.init("operator")] + (isGrouped ? [.init(grouping.rawValue)] : []) + [
                .init("known_from"), .init("drivers_or_vehicles", isNumeric: true),
                .init("hours", isNumeric: true), .init("p1_hours", isNumeric: true),
                .init("p2_hours", isNumeric: true), .init("p1_or_p2_hours", isNumeric: true),
                .init("p3_hours", isNumeric: true), .init("p3_percent", isNumeric: true),
                .init("p3_percent_of_p2_p3", isNumeric: true), .init("note"),
            ]
        )
        for group in review.groups {
            let names: [DataTable.Cell] =
                [.text(name(group.operatorName))] + (isGrouped ? [.text(group.name)] : [])
            guard group.holders >= measures.leastHolders else {
                let what = group.basis == .trips ? "drivers or trips" : "drivers or vehicles"
                table.rows.append(
                    names + [.text(group.basis.rawValue)]
                        + Array(repeating: .empty, count: 8)
                        + [.text("fewer than \(measures.leastHolders) \(what): not told")]
                )
                continue
            }
            let times = group.times
            let isWhole = group.basis != .trips
            let known = times[.approach] + times[.occupied]
            table.rows.append(
                names + [
                    .text(group.basis.rawValue), isWhole ? .count(group.holders) : .empty,
                    isWhole ? hours(times.total) : .empty, isWhole ? hours(times[.free]) : .empty,
                    isWhole || times[.approach] > 0 ? hours(times[.approach]) : .empty,
                    isWhole ? hours(times[.undivided]) : .empty,
                    hours(times[.occupied]),
                    isWhole ? percent(times[.occupied], times.total) : .empty,
                    times[.approach] > 0 ? percent(times[.occupied], known) : .empty,
                    .text(note(group)),
                ]
            )
        }
        return table
    }

    private static func note(_ group: UtilisationReview.Group) -> String {
        switch group.basis {
        case .sessions where group.times[.undivided] > 0:
            "orders of some trips are not told: P1 and P2 before them are not told apart"
        case .sessions: ""
        case .events: "zones of vehicles are not kept"
        case .trips where group.times[.approach] == 0: "neither sessions nor orders: P3 alone"
        case .trips: "no sessions: P1 is not known"
        }
    }

    /// Ways with and without passengers, as sessions tell them, beside the share of time.
    static func distances(
        _ review: UtilisationReview,
        _ measures: UtilisationMeasures
    ) -> DataTable {
        DataTable(
            columns: [
                .init("operator"), .init("sessions", isNumeric: true),
                .init("telling_both", isNumeric: true), .init("km", isNumeric: true),
                .init("p1_km", isNumeric: true), .init("p2_km", isNumeric: true),
                .init("p1_or_p2_km", isNumeric: true), .init("p3_km", isNumeric: true),
                .init("p3_percent", isNumeric: true),
                .init("p3_percent_of_time", isNumeric: true), .init("note"),
            ],
            rows: review.deliveries.map { delivery in
                let metres = delivery.metres
                let isTold = delivery.sessions.told > 0
                let isDivided = metres.free + metres.approach > 0
                let group = review.groups.first {
                    $0.basis == delivery.basis && $0.operatorName == delivery.operatorName
                        && $0.holders >= measures.leastHolders
                }
                let times = group?.times ?? PeriodTimes()
                return [
                    .text(name(delivery.operatorName)), .count(delivery.sessions.all),
                    .count(delivery.sessions.told), isTold ? kilometres(metres.all) : .empty,
                    isDivided ? kilometres(metres.free) : .empty,
                    isDivided ? kilometres(metres.approach) : .empty,
                    isTold ? kilometres(metres.undivided) : .empty,
                    isTold ? kilometres(metres.occupied) : .empty,
                    isTold ? percent(metres.occupied, metres.all) : .empty,
                    delivery.basis == .trips
                        ? .empty : percent(times[.occupied], times.total),
                    .text(
                        !isTold
                            ? "no session tells its way: empty kilometres are not known"
                            : metres.occupied > metres.all
                                ? "sessions tell more km with passengers than in all"
                                : metres.undivided == 0
                                    ? "hours and zones of the way are not told"
                                    : "P1 and P2 are not told apart; nor hours or zones of the way"
                    ),
                ]
            }
        )
    }

    /// What each delivery lets one know.
    static func deliveries(_ review: UtilisationReview) -> DataTable {
        DataTable(
            columns: [
                .init("operator"), .init("known_from"), .init("trips", isNumeric: true),
                .init("with_an_order", isNumeric: true), .init("left_out", isNumeric: true),
                .init("outside_sessions", isNumeric: true), .init("sessions", isNumeric: true),
                .init("unknown_hours", isNumeric: true), .init("not_known"),
            ],
            rows: review.deliveries.map { delivery in
                [
                    .text(name(delivery.operatorName)), .text(delivery.basis.rawValue),
                    .count(delivery.trips), .count(delivery.tripsOrdered),
                    .count(delivery.tripsLeftOut), .count(delivery.tripsOutside),
                    .count(delivery.sessions.all),
                    delivery.basis == .events ? hours(delivery.unknownSeconds) : .empty,
                    .text(unknown(delivery)),
                ]
            }
        )
    }

    private static func unknown(_ delivery: UtilisationReview.Delivery) -> String {
        switch delivery.basis {
        case .trips:
            "P1: no sessions are handed over"
                + (delivery.tripsOrdered == 0 ? "; P2: no orders are told" : "")
        case .events: "where vehicles were; how far they drove empty"
        case .sessions:
            (delivery.tripsOrdered == 0
                ? "P1 and P2 apart: no orders are told; " : "ways to passengers who cancelled; ")
                + "where cars were while empty"
                + (delivery.metres.undivided > 0 ? "; P1 and P2 apart by distance" : "")
        }
    }

    /// The caps that the city's law has, and whether they hold.
    static func caps(_ laws: [TripLaw]) -> DataTable {
        var table = DataTable(columns: [
            .init("rule"), .init("counts"), .init("most_percent", isNumeric: true),
            .init("where"), .init("from"), .init("until"), .init("annulled_on"), .init("holds"),
            .init("why"),
        ])
        for (index, law) in laws.enumerated() {
            let next = index + 1 < laws.count ? laws[index + 1].inForceFrom : nil
            for rule in law.rules {
                guard case .cruising(let cap) = rule.check else { continue }
                let from = rule.from ?? law.inForceFrom
                let end = [rule.until, law.inForceUntil, next].compactMap(\.self).min()
                let annulled = rule.annulment?.on
                table.rows.append([
                    .text(rule.id),
                    .text(
                        cap.counted.map { $0.rawValue.uppercased() }.sorted()
                            .joined(separator: " and ")
                    ),
                    .decimal(Double(cap.mostBasisPoints) / 100, digits: 2),
                    .text(cap.zones.isEmpty ? "the city" : "\(cap.zones.count, of: "zone")"),
                    .text("\(from)"), .optional(end.map { "\($0)" }),
                    .optional(annulled.map { "\($0)" }),
                    .text(
                        annulled.map { $0 <= from ? "never" : "until \($0)" }
                            ?? end.map { "until \($0)" } ?? "yes"
                    ),
                    .optional(rule.annulment?.why),
                ])
            }
        }
        return table
    }

    /// What is found beside what is true in the invented city.
    static func score(
        _ review: UtilisationReview,
        _ truth: (free: Int, approach: Int, occupied: Int)
    ) -> DataTable {
        let found = review.groups.first { $0.basis == .sessions }?.times ?? PeriodTimes()
        let rows: [(String, Int, Int64)] = [
            ("p1", truth.free, found[.free]), ("p2", truth.approach, found[.approach]),
            ("p3", truth.occupied, found[.occupied]),
        ]
        return DataTable(
            columns: [
                .init("period"), .init("true_hours", isNumeric: true),
                .init("found_hours", isNumeric: true), .init("off_percent", isNumeric: true),
            ],
            rows: rows.map { name, truth, found in
                [
                    .text(name), hours(Int64(truth)), hours(found),
                    .decimal(
                        (Double(found) / Double(max(1, truth)) - 1) * 100,
                        digits: 2
                    ),
                ]
            }
        )
    }

    /// What others found.
    static func published(_ measures: UtilisationMeasures) -> DataTable {
        DataTable(
            columns: [
                .init("place"), .init("by"), .init("p1_percent", isNumeric: true),
                .init("p2_percent", isNumeric: true), .init("p3_percent", isNumeric: true),
                .init("source"),
            ],
            rows: measures.published.map { one in
                [.text(one.place), .text(one.by.rawValue)]
                    + one.percent.map { .decimal($0, digits: 0) } + [.text(one.source)]
            }
        )
    }

    private static func name(_ operatorName: String) -> String {
        operatorName.isEmpty ? "not told" : operatorName
    }

    private static func hours(_ seconds: Int64) -> DataTable.Cell {
        .decimal(Double(seconds) / 3_600, digits: 1)
    }

    private static func kilometres(_ metres: Int64) -> DataTable.Cell {
        .decimal(Double(metres) / 1_000, digits: 1)
    }

    private static func percent(_ part: Int64, _ whole: Int64) -> DataTable.Cell {
        whole == 0 ? .empty : .decimal(Double(part) / Double(whole) * 100, digits: 1)
    }
}
