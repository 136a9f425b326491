internal import Domain
internal import Findings
internal import Reporting
internal import SyntheticCity

/// How well the complaints of the synthetic city are brought together and placed.
struct ComplaintScore {
    /// Pairs of reports, copies, links, in one table.
    let table: DataTable

    /// Links by how probable they were said to be, and how often they came true.
    let reliability: DataTable

    /// Parts from 0 to 1, for tests.
    let pairs: (precision: Double, recall: Double)
    let copies: (precision: Double, recall: Double)

    /// Sums of probabilities and of links that are true, over all advertisements of all events.
    let expectedLinks: Double
    let trueLinks: Double

    init(_ review: ComplaintReview, key: AnswerKey) {
        let truths = Dictionary(
            key.complaints.map { (Complaint.id(source: $0.source, reference: $0.reference), $0) }
        ) { first, _ in first }
        let dwellings = Dictionary(key.listings.map { ("airbnb:\($0.id)", $0.dwelling) }) { $1 }
        let truth = review.complaints.map { truths[$0.id] }

        pairs = Self.pairs(
            found: review.eventOf.map { "\($0)" },
            planted: truth.map { one in one?.event.map { "\($0)" } }
        )
        let found = review.campaignOf.map { $0 != nil }
        let planted = truth.map { $0?.isCampaign ?? false }
        let right = zip(found, planted).count { $0 && $1 }
        copies = (
            Self.part(right, found.count { $0 }), Self.part(right, planted.count { $0 })
        )

        var bins = [(links: Int, expected: Double, true: Int)](
            repeating: (0, 0, 0),
            count: Self.limits.count
        )
        var best = (placed: 0, right: 0)
        for (index, event) in review.events.enumerated() {
            let dwelling = truth[event.complaints[0]]?.dwelling
            // Several advertisements of one dwelling are one answer.
            var byDwelling: [String: Double] = [:]
            for link in review.links[index] {
                byDwelling[dwellings[link.listing] ?? link.listing, default: 0] += link.probability
            }
            for (candidate, probability) in byDwelling.sorted(by: { $0.key < $1.key }) {
                let bin = Self.limits.lastIndex { $0 <= probability } ?? 0
                bins[bin].links += 1
                bins[bin].expected += probability
                bins[bin].true += candidate == dwelling ? 1 : 0
            }
            if let link = review.link(of: index), dwelling != nil {
                best.placed += 1
                best.right += dwellings[link.listing] == dwelling ? 1 : 0
            }
        }
        expectedLinks = bins.reduce(0) { $0 + $1.expected }
        trueLinks = Double(bins.reduce(0) { $0 + $1.true })
        table = DataTable(
            columns: [
                .init("what"), .init("precision", isNumeric: true),
                .init("recall", isNumeric: true),
            ],
            rows: [
                [
                    .text("two reports are of one event"), .decimal(pairs.precision, digits: 3),
                    .decimal(pairs.recall, digits: 3),
                ],
                [
                    .text("a report is a copy of one text"), .decimal(copies.precision, digits: 3),
                    .decimal(copies.recall, digits: 3),
                ],
                [
                    .text("the most probable dwelling is the one complained of"),
                    .decimal(Self.part(best.right, best.placed), digits: 3), .empty,
                ],
            ]
        )
        reliability = DataTable(
            columns: [
                .init("said to be"), .init("links", isNumeric: true),
                .init("expected_true", isNumeric: true), .init("true", isNumeric: true),
            ],
            rows: bins.enumerated().map { index, bin in
                let upper = index + 1 < Self.limits.count ? Self.limits[index + 1] : 1
                return [
                    .text(
                        "\(FixedDecimal.text(Self.limits[index], digits: 2)) to "
                            + FixedDecimal.text(upper, digits: 2)
                    ), .count(bin.links), .decimal(bin.expected, digits: 1), .count(bin.true),
                ]
            }
        )
    }

    private static let limits = [0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.95]

    private static func part(_ right: Int, _ all: Int) -> Double {
        all == 0 ? 1 : Double(right) / Double(all)
    }

    /// Pairs that are together in both, of those that are together in one.
    private static func pairs(
        found: [String],
        planted: [String?]
    ) -> (precision: Double, recall: Double) {
        var (both, foundOnly, plantedOnly) = (0, 0, 0)
        for one in found.indices {
            guard let event = planted[one] else { continue }
            for other in found.indices.dropFirst(one + 1) {
                guard let event2 = planted[other] else { continue }
                switch (found[one] == found[other], event == event2) {
                case (true, true): both += 1
                case (true, false): foundOnly += 1
                case (false, true): plantedOnly += 1
                case (false, false): break
                }
            }
        }
        return (part(both, both + foundOnly), part(both, both + plantedOnly))
    }
}
