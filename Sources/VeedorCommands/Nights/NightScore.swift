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

        mutating func add(_ estimate: NightEstimate, truth: Int, minimumCoverage: Double) {
            guard estimate.coverage >= minimumCoverage else {
                unseen += 1
                return
            }
            judged += 1
            held += estimate.range.contains(truth) ? 1 : 0
            trueNights += truth
            bestNights += estimate.best
        }
    }

    /// The nights of the year before the last dump, one line for each method.
    ///
    /// What is declared is declared for a home and by calendar years: those nights of the home are
    /// what it is held against.
    static func table(
        _ nights: StoredNights,
        measures: NightMeasures,
        key: AnswerKey
    ) -> DataTable {
        let truth = Dictionary(
            key.listings.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let year = nights.day.adding(days: -365)..<nights.day
        let january = CivilDate(year: nights.day.components.year, month: 1, day: 1) ?? nights.day
        var tallies: [NightEstimate.Method: Tally] = [:]
        var reviewers: [Int: ReviewEstimator] = [:]
        for listing in nights.listings {
            guard let truly = truth[listing.listing.id] else { continue }
            for (period, isHome) in [(year, false), (january..<nights.day, true)] {
                let days = period.lowerBound.nights(until: period.upperBound)
                var reviewer =
                    reviewers[days] ?? ReviewEstimator(rules: listing.rules, nights: days)
                for estimate in listing.estimates(of: period, for: nil, &reviewer)
                where isHome == (estimate.method == .declared) {
                    tallies[estimate.method, default: Tally()].add(
                        estimate,
                        truth: isHome ? truly.trueHomeNights : truly.trueBookedNights,
                        minimumCoverage: measures.minimumCoverage
                    )
                }
                reviewers[days] = reviewer
            }
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
