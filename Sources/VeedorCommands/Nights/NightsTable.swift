internal import Domain
internal import Nights
internal import Policies
internal import Reporting

/// Estimates of nights, one line each.
enum NightsTable {
    static func table(
        _ nights: StoredNights,
        policies: [CityPolicy],
        measures: NightMeasures
    ) -> DataTable {
        var table = DataTable(
            columns: [
                .init("subject"), .init("first_night"), .init("last_night"), .init("counts"),
                .init("method"), .init("from", isNumeric: true), .init("best", isNumeric: true),
                .init("to", isNumeric: true), .init("coverage_percent", isNumeric: true),
                .init("grade"), .init("cap", isNumeric: true), .init("verdict"), .init("level"),
                .init("reason"),
            ]
        )
        let year = nights.day.adding(days: -365)..<nights.day
        for listing in nights.listings {
            var reviewer = ReviewEstimator(rules: listing.rules, nights: 365)
            let each = listing.estimates(of: year, for: nil, &reviewer)
            let combined = NightEstimate.combined(each, minimumCoverage: measures.minimumCoverage)
            for estimate in each + [combined].compactMap(\.self) {
                table.rows.append(
                    row(subject(listing.listing), year, "nights with guests", estimate)
                )
            }
        }
        for id in CityCapNames.names(policies) {
            let check = CapCheck(id: id, nights, policies: policies, measures: measures)
            for line in check.lines {
                table.rows.append(row(line, id: id))
            }
        }
        return table
    }

    private static func row(
        _ subject: String,
        _ period: Range<CivilDate>,
        _ counts: String,
        _ estimate: NightEstimate?
    ) -> [DataTable.Cell] {
        [
            .text(subject), .text(period.lowerBound.description),
            .text(period.upperBound.adding(days: -1).description), .text(counts),
            .optional(estimate?.method.rawValue),
        ] + cells(estimate) + [.empty, .empty, .empty, .empty]
    }

    private static func subject(_ listing: CappedListing) -> String {
        listing.isDwelling ? "dwelling \(listing.id)" : listing.id
    }

    static func row(_ line: CapCheck.Line, id: String) -> [DataTable.Cell] {
        let isHost =
            line.cap.subject == .host || line.cap.subject == .hostOverAllDwellings
        return [
            .text(isHost ? "host \(line.listing.hostID)" : subject(line.listing)),
            .text(line.period.lowerBound.description),
            .text(line.period.upperBound.adding(days: -1).description),
            .text("\(id), \(line.cap.basis.rawValue)"),
            .optional(line.estimate?.method.rawValue),
        ] + cells(line.estimate) + [
            .count(line.cap.maximumNights), .text(line.verdict.title), .text(line.verdict.level),
            .optional(line.verdict.reason?.rawValue),
        ]
    }

    /// The interval, the best number, the coverage, the grade.
    static func cells(_ estimate: NightEstimate?) -> [DataTable.Cell] {
        guard let estimate else { return [.empty, .empty, .empty, .empty, .empty] }
        let range = estimate.range
        return [
            .count(range.lowerBound), .decimal(estimate.best, digits: 1), .count(range.upperBound),
            .decimal(estimate.coverage * 100, digits: 1), .text(estimate.grade.title),
        ]
    }
}

/// The caps of some policies.
enum CityCapNames {
    /// Their names, in the order of the law.
    static func names(_ policies: [CityPolicy]) -> [String] {
        var names: [String] = []
        for cap in policies.flatMap(\.nightCaps) where !names.contains(cap.id) {
            names.append(cap.id)
        }
        return names
    }
}
