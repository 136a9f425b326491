internal import Domain
internal import Policies
internal import Reporting
internal import Store
internal import Trips

/// What may be said of trips, as tables.
enum TripTables {
    /// One line for each rule.
    ///
    /// The share is of what could be checked; between the last two numbers it lies whatever the
    /// rest turns out to be.
    static func summary(_ review: TripReview) -> DataTable {
        var table = DataTable(columns: [
            .init("rule"), .init("unit"), .init("checked", isNumeric: true),
            .init("violating", isNumeric: true), .init("percent", isNumeric: true),
            .init("undeterminable", isNumeric: true), .init("at_least", isNumeric: true),
            .init("at_most", isNumeric: true), .init("who", isNumeric: true),
            .init("commonest_reason"), .init("source"),
        ])
        for finding in review.findings {
            let tally = finding.tally
            let violating = tally.count(.violation)
            let unknown = tally.count(.undeterminable)
            let checked = tally.count(.lawful) + violating
            table.rows.append([
                .text(finding.rule.id), .text(finding.unit), .count(checked), .count(violating),
                percent(violating, checked), .count(unknown),
                percent(violating, checked + unknown),
                percent(violating + unknown, checked + unknown),
                tally.subjects.map { .count($0) } ?? .empty,
                .optional(tally.found(.undeterminable).first?.words),
                .text(finding.rule.confidence.rawValue),
            ])
        }
        return table
    }

    /// Every outcome of the rules.
    static func outcomes(_ review: TripReview) -> DataTable {
        var table = DataTable(columns: [
            .init("rule"), .init("verdict"), .init("outcome"), .init("count", isNumeric: true),
            .init("of", isNumeric: true), .init("unit"),
        ])
        for finding in review.findings {
            let all = finding.tally.counts.reduce(0, +)
            for verdict in TripVerdict.allCases {
                for (words, count) in finding.tally.found(verdict) {
                    table.rows.append([
                        .text(finding.rule.id), .text(verdict.rawValue), .text(words),
                        .count(count), .count(all), .text(finding.unit),
                    ])
                }
            }
        }
        return table
    }

    /// The trips that show violations.
    static func cases(_ review: TripReview, files: [Load]) -> DataTable {
        var table = DataTable(columns: [
            .init("rule"), .init("outcome"), .init("picked_up_at"), .init("subject"),
            .init("observed"), .init("law"), .init("file"), .init("row", isNumeric: true),
            .init("operator"),
        ])
        let names = Dictionary(uniqueKeysWithValues: files.map { ($0.id, $0.fileName) })
        for finding in review.findings {
            for item in finding.tally.cases {
                table.rows.append([
                    .text(finding.rule.id), .text(item.outcome),
                    .text(LocalMoment.minuteText(item.minute)),
                    item.subject.isEmpty ? .empty : .text(item.subject), .text(item.observed),
                    .text(item.threshold), .optional(names[item.load]), .integer(item.row),
                    .optional(item.basis?.operatorName),
                ])
            }
        }
        return table
    }

    private static func percent(_ part: Int, _ whole: Int) -> DataTable.Cell {
        whole == 0 ? .empty : .decimal(Double(part) / Double(whole) * 100, digits: 2)
    }
}
