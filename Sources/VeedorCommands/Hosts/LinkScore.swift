internal import Hosts
internal import Reporting

/// How right links are, where the truth is known.
struct LinkScore {
    /// Precision, recall and F1 of pairs within groups, by limit.
    let limits: DataTable

    /// How many pairs of the truth each blocking rule has compared.
    let blocking: DataTable

    /// Predicted probability against the part that is right, over compared pairs.
    let calibration: DataTable

    /// Limits beside those of the model, in bits: how figures change from one to the next.
    private static let steps = [-2.0, -1, 0, 1, 2, 3, 4, 6]

    /// Where bands of predicted probability end.
    private static let bands = [0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.99, 0.999, 1]

    init(_ linkage: AccountLinkage, truth: [String: String]) {
        let operators = linkage.accounts.map { truth[$0.account.id] ?? "?\($0.account)" }
        var planted: [(Int, Int)] = []
        let groups = Dictionary(grouping: operators.indices) { operators[$0] }
        for group in groups.values {
            for (index, one) in group.enumerated() {
                for other in group[..<index] { planted.append((other, one)) }
            }
        }
        limits = Self.limits(linkage, operators, planted.count)
        let compared = planted.count { linkage.isCompared($0.0, $0.1) }
        blocking = DataTable(
            columns: [
                .init("accounts_that_share"), .init("pairs", isNumeric: true),
                .init("links", isNumeric: true), .init("links_of_its_own", isNumeric: true),
            ],
            rows: linkage.blocking.map { rule in
                [
                    .text(rule.key), .count(rule.pairs), .count(rule.links),
                    .count(rule.linksOfItsOwn),
                ]
            } + [
                [
                    .text("pairs of the truth compared"), .count(compared),
                    .count(planted.count), .empty,
                ]
            ]
        )
        calibration = Self.calibration(linkage, operators)
    }

    private static func limits(
        _ linkage: AccountLinkage,
        _ operators: [String],
        _ planted: Int
    ) -> DataTable {
        DataTable(
            columns: [
                .init("limit_bits", isNumeric: true), .init("pairs", isNumeric: true),
                .init("precision", isNumeric: true), .init("recall", isNumeric: true),
                .init("f1", isNumeric: true),
            ],
            rows: steps.map { limit in
                var found = 0
                var right = 0
                for group in linkage.groups(limit: limit) {
                    for (index, one) in group.enumerated() {
                        for other in group[..<index] {
                            found += 1
                            if operators[one] == operators[other] { right += 1 }
                        }
                    }
                }
                return [
                    .decimal(limit, digits: 0), .count(found),
                    .decimal(Double(right) / Double(max(1, found)), digits: 3),
                    .decimal(Double(right) / Double(max(1, planted)), digits: 3),
                    .decimal(2 * Double(right) / Double(max(1, found + planted)), digits: 3),
                ]
            }
        )
    }

    private static func calibration(_ linkage: AccountLinkage, _ operators: [String]) -> DataTable {
        var sums = Array(repeating: (predicted: 0.0, right: 0, all: 0), count: bands.count)
        for link in linkage.candidates {
            let probability = LinkageWeights.probability(link.weight)
            let band = bands.firstIndex { probability <= $0 } ?? bands.count - 1
            sums[band].predicted += probability
            sums[band].all += 1
            if operators[link.one] == operators[link.other] { sums[band].right += 1 }
        }
        return DataTable(
            columns: [
                .init("predicted_up_to", isNumeric: true), .init("pairs", isNumeric: true),
                .init("predicted", isNumeric: true), .init("observed", isNumeric: true),
            ],
            rows: zip(bands, sums).compactMap { band, sum in
                guard sum.all > 0 else { return nil }
                return [
                    .decimal(band, digits: 3), .count(sum.all),
                    .decimal(sum.predicted / Double(sum.all), digits: 3),
                    .decimal(Double(sum.right) / Double(sum.all), digits: 3),
                ]
            }
        )
    }
}
