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
            let groups = Dictionary(grouping: check.lines) { line in
                Group(unit: unit(line), maximum: line.cap.maximumNights)
            }
            for (group, lines) in groups.sorted(by: { $0.key < $1.key }) {
                table.rows += rows(check.id, group, lines)
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

    private static func rows(
        _ id: String,
        _ group: Group,
        _ lines: [CapCheck.Line]
    ) -> [[DataTable.Cell]] {
        func row(
            _ verdict: String,
            _ level: String,
            _ reason: String?,
            _ count: Int,
            of total: Int,
            _ bookable: DataTable.Cell
        ) -> [DataTable.Cell] {
            [
                .text(id), .count(group.maximum), .text(verdict), .text(level), .optional(reason),
                .count(count), .count(total), .text(group.unit), bookable,
            ]
        }
        var rows = verdicts.compactMap { verdict -> [DataTable.Cell]? in
            let some = lines.filter { $0.verdict == verdict }
            guard !some.isEmpty else { return nil }
            return row(
                verdict.title,
                verdict.level,
                verdict.reason?.rawValue,
                some.count,
                of: lines.count,
                .count(some.count { $0.stillBookable > 0 })
            )
        }
        let known = lines.compactMap(\.takesTooManyGuests)
        if !known.isEmpty {
            rows.append(
                row(
                    "takes too many guests",
                    "lead",
                    nil,
                    known.count { $0 },
                    of: known.count,
                    .empty
                )
            )
        }
        for kind in CapLimit.Kind.allCases {
            let observed = lines.compactMap { line in
                line.declared?.limits.first { $0.limit.kind == kind }?.isOver
            }
            guard !observed.isEmpty else { continue }
            rows.append(
                row(
                    "declared beyond the limit: \(kind.rawValue)",
                    "breach",
                    nil,
                    observed.count { $0 },
                    of: observed.count,
                    .empty
                )
            )
        }
        return rows
    }

    private static let verdicts: [CapVerdict] =
        [.over(isBreach: true), .over(isBreach: false), .near, .under]
        + CapVerdict.Reason.allCases.map { .undeterminable($0) }

    private static func unit(_ line: CapCheck.Line) -> String {
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
