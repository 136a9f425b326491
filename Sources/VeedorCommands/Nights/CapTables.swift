internal import Domain
internal import Nights
internal import Policies
internal import Reporting

/// What may be said of the subjects of each cap.
enum CapTables {
    /// How many are under, near, over, undeterminable and why.
    static func summary(_ checks: [CapCheck]) -> DataTable {
        var table = DataTable(columns: [
            .init("cap"), .init("nights", isNumeric: true), .init("verdict"), .init("level"),
            .init("reason"), .init("count", isNumeric: true), .init("of", isNumeric: true),
            .init("unit"), .init("still_bookable", isNumeric: true),
        ])
        for check in checks {
            var tallies: [Group: Tally] = [:]
            for line in check.lines {
                let group = Group(unit: unit(line), maximum: line.cap.maximumNights)
                tallies[group, default: Tally()].add(line)
            }
            for (group, tally) in tallies.sorted(by: { $0.key < $1.key }) {
                table.rows += rows(check.id, group, tally)
            }
        }
        return table
    }

    /// Lines that are counted together.
    private struct Group: Hashable, Comparable {
        let unit: String
        let maximum: Int

        static func < (left: Group, right: Group) -> Bool {
            (right.unit, left.maximum) < (left.unit, right.maximum)
        }
    }

    /// So many, of which so many are in question.
    private struct Share {
        var count = 0
        var total = 0

        mutating func add(_ isCounted: Bool) {
            count += isCounted ? 1 : 0
            total += 1
        }
    }

    /// What a group of lines amounts to.
    private struct Tally {
        var lines = 0
        var bookable: [CapVerdict: Share] = [:]
        var guests = Share()
        var limits: [CapLimit.Kind: Share] = [:]

        mutating func add(_ line: CapCheck.Line) {
            lines += 1
            bookable[line.verdict, default: Share()].add(line.stillBookable > 0)
            if let tooMany = line.takesTooManyGuests { guests.add(tooMany) }
            for limit in line.declared?.limits ?? [] {
                if let isOver = limit.isOver {
                    limits[limit.limit.kind, default: Share()].add(isOver)
                }
            }
        }
    }

    private static func rows(
        _ id: String,
        _ group: Group,
        _ tally: Tally
    ) -> [[DataTable.Cell]] {
        let start: [DataTable.Cell] = [.text(id), .count(group.maximum)]
        var rows = verdicts.compactMap { verdict in
            tally.bookable[verdict].map { share in
                start + [
                    .text(verdict.title), .text(verdict.level),
                    .optional(verdict.reason?.rawValue), .count(share.total),
                    .count(tally.lines), .text(group.unit), .count(share.count),
                ]
            }
        }
        func limit(_ words: String, _ level: String, _ share: Share) -> [DataTable.Cell] {
            start + [
                .text(words), .text(level), .empty, .count(share.count), .count(share.total),
                .text(group.unit), .empty,
            ]
        }
        if tally.guests.total > 0 {
            rows.append(limit("takes too many guests", "lead", tally.guests))
        }
        for kind in CapLimit.Kind.allCases {
            guard let share = tally.limits[kind] else { continue }
            rows.append(limit("declared beyond the limit: \(kind.rawValue)", "breach", share))
        }
        return rows
    }

    private static let verdicts: [CapVerdict] =
        [.over(isBreach: true), .over(isBreach: false), .near, .under]
        + CapVerdict.Reason.allCases.map { .undeterminable($0) }

    /// Whose nights a line counts.
    static func unit(_ line: CapCheck.Line) -> String {
        if line.listing.isDwelling { return "dwelling" }
        let subject = line.cap.subject
        return subject == .host || subject == .hostOverAllDwellings ? "host" : "listing"
    }

    /// Every subject with its estimate.
    static func lines(_ checks: [CapCheck]) -> DataTable {
        var table = DataTable(columns: [
            .init("subject"), .init("first_night"), .init("last_night"), .init("counts"),
            .init("method"), .init("from", isNumeric: true), .init("best", isNumeric: true),
            .init("to", isNumeric: true), .init("coverage_percent", isNumeric: true),
            .init("grade"), .init("cap", isNumeric: true), .init("verdict"), .init("level"),
            .init("reason"), .init("first_night_over"), .init("limits_passed"),
            .init("still_bookable", isNumeric: true), .init("row", isNumeric: true),
        ])
        for check in checks {
            table.rows += check.lines.map { line in
                NightsTable.row(line, id: check.id)
                    + [
                        .optional(line.declared?.firstNightOver?.description),
                        .text(line.passedLimits.map(\.limit.kind.rawValue).joined(separator: ", ")),
                        .count(line.stillBookable), .count(line.listing.rowNumber),
                    ]
            }
        }
        return table
    }
}
