internal import Domain
internal import Policies
internal import Reporting
internal import Store
internal import Trips

/// H22: the trips that are handed over are complete.
struct CompletenessClaim {
    let claim: Claim

    init(_ option: StoreOption) throws {
        let desk = try DeliveryDesk(option)
        let measures = desk.measures
        let (review, comparisons) = (try desk.review(), try desk.heldComparisons())
        var rows: [[DataTable.Cell]] = []
        func add(_ what: String, _ count: Int, _ unit: String) {
            rows.append([.text(what), .count(count), .text(unit)])
        }
        add("files", review.files.count, "file")
        add("trips handed over", review.files.reduce(0) { $0 + $1.trips }, "trip")
        for verdict in [DeliveryGap.Verdict.noFile, .unexplained, .undeterminable] {
            let gaps = review.gaps.filter { $0.verdict == verdict }
            add("times without trips: \(verdict.rawValue)", gaps.count, "gap")
        }
        add("days fallen below their usual trips", review.falls.count, "day")
        add("files sent again", review.repetitions.count { $0.isReplacement }, "file")
        for comparison in comparisons
        where review.monthly.contains(where: {
            $0.format == comparison.source
        }) {
            for verdict in CountVerdict.allCases {
                let pairs = comparison.pairs.count {
                    CountVerdict($0, tolerance: measures.countTolerance) == verdict
                }
                guard pairs > 0 else { continue }
                add(
                    "\(comparison.source) beside \(comparison.against): \(verdict.rawValue)",
                    pairs,
                    "base-month"
                )
            }
        }
        claim = Claim(
            statement: "the trips that a platform hands over are complete",
            measure: "times without trips at the usual rate and scatter, falls, and counts of "
                + "bases beside the trips",
            against: "no gap that chance cannot explain, and counts that agree",
            figures: DataTable(
                columns: [.init("what"), .init("count", isNumeric: true), .init("unit")],
                rows: rows
            ),
            notKnown: comparisons.isEmpty
                ? "whether trips are missing evenly: no independent count lies in the store"
                : "whether the independent counts are complete themselves; the store does not know "
                    + "whether a file is a sample"
        )
    }
}
