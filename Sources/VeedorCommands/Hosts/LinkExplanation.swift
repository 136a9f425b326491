internal import Hosts
internal import Reporting

/// What every comparison of two accounts weighs, in words.
struct LinkExplanation {
    private let one: Int
    private let other: Int
    private let index: OperatorIndex
    private let day: String

    init(_ first: String, _ second: String, _ analysis: HostAnalysis) throws {
        index = analysis.operators
        one = try index.account(first)
        other = try index.account(second)
        day = "\(analysis.day)"
    }

    var text: String {
        let linkage = index.linkage
        let prior = linkage.weights.priorWeight
        let sum = linkage.weight(one, other)
        let isOne = index.operatorOfAccount[one] == index.operatorOfAccount[other]
        let grouping = linkage.model.linkage.grouping
        return """
            Accounts \(linkage.accounts[one].account) and \(linkage.accounts[other].account), \
            all snapshots up to \(day)

            \(WeightTable.table(linkage.steps(one, other), prior: prior).rendered(as: .table))
            Weight \(FixedDecimal.text(sum, digits: 1)) bits: one operator with probability \
            \(FixedDecimal.text(LinkageWeights.probability(sum), digits: 3)), if the comparisons \
            are independent
            Limits: \(FixedDecimal.text(grouping.lead, digits: 1)) for a lead, \
            \(FixedDecimal.text(grouping.breachLead, digits: 1)) for one to act upon
            \(isOne ? "Linked: both are of \(operatorID)" : "Not linked")\(byGroup(isOne, sum))
            \(decisions)
            """
    }

    private var operatorID: String { index.operators[index.operatorOfAccount[one]].id }

    /// Where the group decides otherwise than the pair would.
    private func byGroup(_ isOne: Bool, _ sum: Double) -> String {
        if index.linkage.decision(one, other) != nil { return "" }
        let limit = index.linkage.model.linkage.grouping.lead
        if isOne, sum < limit { return ", by links to other accounts of the operator" }
        if !isOne, sum >= limit {
            return ": the other accounts of the two operators speak against it"
        }
        return ""
    }

    private var decisions: String {
        let pair: Set = [
            index.linkage.accounts[one].account, index.linkage.accounts[other].account,
        ]
        let made = index.history.decisions.filter {
            Set([$0.decision.one, $0.decision.other]) == pair
        }
        guard !made.isEmpty else { return "No person has decided about these two\n" }
        return made.map { decision in
            "Decided \(decision.decidedAt) by \(decision.decidedBy): "
                + "\(decision.decision.isSame ? "the same" : "not the same"). \(decision.reason)\n"
        }.joined()
    }
}

/// Weights from the prior to the sum: a waterfall.
enum WeightTable {
    static func table(_ steps: [LinkageWeights.Step], prior: Double) -> DataTable {
        var table = DataTable(columns: [
            .init("compared"), .init("found"), .init("m_percent", isNumeric: true),
            .init("u_percent", isNumeric: true), .init("bits", isNumeric: true),
            .init("sum", isNumeric: true),
        ])
        var sum = prior
        table.rows.append([
            .text("before any comparison"), .empty, .empty, .empty, .decimal(prior, digits: 1),
            .decimal(sum, digits: 1),
        ])
        for step in steps {
            sum += step.weight
            table.rows.append([
                .text(step.comparison.title), .text(step.level.label),
                .decimal(step.matched * 100, digits: 2), .decimal(step.random * 100, digits: 4),
                .decimal(step.weight, digits: 1), .decimal(sum, digits: 1),
            ])
        }
        return table
    }
}
