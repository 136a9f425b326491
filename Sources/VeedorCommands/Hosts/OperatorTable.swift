internal import Hosts
internal import Reporting

/// Operators, the largest first.
enum OperatorTable {
    static func table(_ analysis: HostAnalysis, minDwellings: Int) -> DataTable {
        let index = analysis.operators
        var dwellings: [Int: (least: Int, most: Int)] = [:]
        for one in analysis.dwellings.dwellings {
            dwellings[one.owner, default: (0, 0)].least += one.atLeast
            dwellings[one.owner, default: (0, 0)].most += one.atMost
        }
        let rows = index.operators.enumerated().compactMap { position, one -> Row? in
            let counts = dwellings[position] ?? (0, 0)
            let current = index.current(one)
            guard counts.least >= minDwellings, !current.isEmpty else { return nil }
            return Row(one: one, dwellings: counts, advertisements: current.count)
        }.sorted {
            ($1.dwellings.least, $1.advertisements, $0.one.id)
                < ($0.dwellings.least, $0.advertisements, $1.one.id)
        }
        return DataTable(
            columns: [
                .init("operator"), .init("dwellings_at_least", isNumeric: true),
                .init("dwellings_at_most", isNumeric: true),
                .init("advertisements", isNumeric: true), .init("accounts", isNumeric: true),
                .init("linked_mostly_by"), .init("standing"),
            ],
            rows: rows.map { row in
                let accounts = row.one.accounts.filter { account in
                    index.advertisementsOfAccount[account].contains(where: index.isCurrent)
                }
                return [
                    .text(row.one.id), .count(row.dwellings.least), .count(row.dwellings.most),
                    .count(row.advertisements), .count(accounts.count),
                    accounts.count > 1 ? .text(index.mainReason(of: accounts)) : .empty,
                    .text(standing(accounts, index)),
                ]
            }
        )
    }

    private struct Row {
        var one: OperatorIndex.Operator
        var dwellings: (least: Int, most: Int)
        var advertisements: Int
    }

    /// Whether the weakest account that holds an operator together does so at the limit for breach
    /// leads.
    private static func standing(_ accounts: [Int], _ index: OperatorIndex) -> String {
        guard accounts.count > 1 else { return "one account" }
        let limit = index.linkage.model.linkage.grouping.breachLead
        let weakest = accounts.map { one in
            accounts.filter { $0 != one }.map { index.linkage.weight(one, $0) }.max() ?? 0
        }.min()
        return weakest.map { $0 >= limit } ?? false ? "linked" : "linked, a lead to check"
    }
}
