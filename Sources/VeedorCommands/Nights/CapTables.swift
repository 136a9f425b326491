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
            for maximum in Set(check.lines.map(\.cap.maximumNights)).sorted() {
                let lines = check.lines.filter { $0.cap.maximumNights == maximum }
                for verdict in verdicts {
                    let some = lines.filter { $0.verdict == verdict }
                    guard !some.isEmpty else { continue }
                    table.rows.append([
                        .text(check.id), .count(maximum), .text(verdict.title),
                        .text(verdict.level), .optional(verdict.reason?.rawValue),
                        .count(some.count), .count(lines.count), .text(unit(lines)),
                        .count(some.count { $0.stillBookable > 0 }),
                    ])
                }
                let known = lines.compactMap(\.takesTooManyGuests)
                if !known.isEmpty {
                    table.rows.append([
                        .text(check.id), .count(maximum), .text("takes too many guests"),
                        .text("lead"), .empty, .count(known.count { $0 }), .count(known.count),
                        .text(unit(lines)), .empty,
                    ])
                }
            }
        }
        return table
    }

    private static let verdicts: [CapVerdict] =
        [.over(isBreach: true), .over(isBreach: false), .near, .under]
        + CapVerdict.Reason.allCases.map { .undeterminable($0) }

    private static func unit(_ lines: [CapCheck.Line]) -> String {
        let subject = lines.first?.cap.subject
        return subject == .host || subject == .hostOverAllDwellings ? "host" : "listing"
    }

    /// Every subject with its estimate.
    static func lines(_ checks: [CapCheck]) -> DataTable {
        var table = DataTable(columns: [
            .init("subject"), .init("first_night"), .init("last_night"), .init("counts"),
            .init("method"), .init("from", isNumeric: true), .init("best", isNumeric: true),
            .init("to", isNumeric: true), .init("coverage_percent", isNumeric: true),
            .init("grade"), .init("cap", isNumeric: true), .init("verdict"), .init("level"),
            .init("reason"), .init("still_bookable", isNumeric: true),
            .init("row", isNumeric: true),
        ])
        for check in checks {
            table.rows += check.lines.map { line in
                NightsTable.row(line, id: check.id)
                    + [.count(line.stillBookable), .count(line.listing.rowNumber)]
            }
        }
        return table
    }
}
