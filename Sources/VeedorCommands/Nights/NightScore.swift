internal import Domain
internal import Nights
internal import Policies
internal import Reporting
internal import SyntheticCity

/// How often the intervals of nights hold the truth of the invented city.
enum NightScore {
    private struct Tally {
        var held = 0
        var judged = 0
        var unseen = 0
        var trueNights = 0
        var bestNights = 0.0
    }

    /// The nights of the year before the last dump, one line for each method.
    static func table(
        _ nights: StoredNights,
        measures: NightMeasures,
        key: AnswerKey
    ) -> DataTable {
        let truth = Dictionary(
            key.listings.map { ($0.id, $0.trueBookedNights) },
            uniquingKeysWith: { first, _ in first }
        )
        let year = nights.day.adding(days: -365)..<nights.day
        var tallies: [NightEstimate.Method: Tally] = [:]
        var reviewer: ReviewEstimator?
        for listing in nights.listings {
            guard let truly = truth[listing.listing.id] else { continue }
            var estimator = reviewer ?? ReviewEstimator(rules: listing.rules, nights: 365)
            for estimate in listing.estimates(of: year, for: nil, &estimator) {
                var tally = tallies[estimate.method] ?? Tally()
                if estimate.coverage < measures.minimumCoverage {
                    tally.unseen += 1
                } else {
                    tally.judged += 1
                    tally.held += estimate.range.contains(truly) ? 1 : 0
                    tally.trueNights += truly
                    tally.bestNights += estimate.best
                }
                tallies[estimate.method] = tally
            }
            reviewer = estimator
        }
        return table(tallies)
    }

    private static func table(_ tallies: [NightEstimate.Method: Tally]) -> DataTable {
        var table = DataTable(columns: [
            .init("method"), .init("holds_truth", isNumeric: true), .init("of", isNumeric: true),
            .init("percent", isNumeric: true), .init("true_nights", isNumeric: true),
            .init("estimated_nights", isNumeric: true), .init("too_little_seen", isNumeric: true),
        ])
        for method in NightEstimate.Method.allCases {
            guard let tally = tallies[method] else { continue }
            let part = Double(tally.held) / Double(tally.judged)
            table.rows.append([
                .text(method.rawValue), .count(tally.held), .count(tally.judged),
                tally.judged == 0 ? .empty : .decimal(part * 100, digits: 1),
                .count(tally.trueNights), .decimal(tally.bestNights, digits: 0),
                .count(tally.unseen),
            ])
        }
        return table
    }
}
