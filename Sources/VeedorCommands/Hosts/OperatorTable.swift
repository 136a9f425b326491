internal import Hosts
internal import Reporting

/// Operators, the largest first.
enum OperatorTable {
    static func table(_ analysis: HostAnalysis, minDwellings: Int) -> DataTable {
        let index = analysis.operators
        let profiles = analysis.dwellings.profiles()
        let rows = index.operators.enumerated().compactMap { position, one -> Row? in
            let profile = profiles[position]
            let current = index.current(one)
            guard profile.dwellings.lowerBound >= minDwellings, !current.isEmpty else {
                return nil
            }
            return Row(one: one, profile: profile, advertisements: current.count)
        }.sorted {
            ($1.profile.dwellings.lowerBound, $1.advertisements, $0.one.id)
                < ($0.profile.dwellings.lowerBound, $0.advertisements, $1.one.id)
        }
        return DataTable(
            columns: [
                .init("operator"), .init("dwellings_at_least", isNumeric: true),
                .init("dwellings_at_most", isNumeric: true),
                .init("advertisements", isNumeric: true), .init("accounts", isNumeric: true),
                .init("taken_for"), .init("licences", isNumeric: true),
                .init("buildings", isNumeric: true),
                .init("licences_others_show_there", isNumeric: true),
                .init("most_dwellings_at_one_time", isNumeric: true), .init("first_on"),
                .init("linked_mostly_by"), .init("standing"),
            ],
            rows: rows.map { row in
                let accounts = row.one.accounts.filter { account in
                    index.advertisementsOfAccount[account].contains(where: index.isCurrent)
                }
                return [
                    .text(row.one.id), .count(row.profile.dwellings.lowerBound),
                    .count(row.profile.dwellings.upperBound), .count(row.advertisements),
                    .count(accounts.count), .text(row.profile.role.rawValue),
                    .count(row.profile.licences), .count(row.profile.buildings),
                    .count(row.profile.sharedLicences), .count(row.profile.most.dwellings),
                    .text("\(row.profile.most.day)"),
                    accounts.count > 1 ? .text(index.mainReason(of: accounts)) : .empty,
                    .text(standing(accounts, index)),
                ]
            }
        )
    }

    /// How many operators are taken for what, and what they hold.
    static func kinds(_ analysis: HostAnalysis) -> DataTable {
        let index = analysis.operators
        var rows: [OperatorProfile.Role: (operators: Int, ads: Int, least: Int, most: Int)] = [:]
        for (position, profile) in analysis.dwellings.profiles().enumerated() {
            let current = index.current(index.operators[position])
            guard !current.isEmpty else { continue }
            var row = rows[profile.role] ?? (0, 0, 0, 0)
            row.operators += 1
            row.ads += current.count
            row.least += profile.dwellings.lowerBound
            row.most += profile.dwellings.upperBound
            rows[profile.role] = row
        }
        return DataTable(
            columns: [
                .init("taken_for"), .init("operators", isNumeric: true),
                .init("advertisements", isNumeric: true),
                .init("dwellings_at_least", isNumeric: true),
                .init("dwellings_at_most", isNumeric: true),
            ],
            rows: OperatorProfile.Role.allCases.map { role in
                let row = rows[role] ?? (0, 0, 0, 0)
                return [
                    .text(role.rawValue), .count(row.operators), .count(row.ads),
                    .count(row.least), .count(row.most),
                ]
            }
        )
    }

    private struct Row {
        var one: OperatorIndex.Operator
        var profile: OperatorProfile
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
