internal import Domain
internal import Hosts
internal import Reporting

/// H2: professionals operate several dwellings and pass for ordinary users.
struct PassForOrdinaryClaim {
    let claim: Claim

    init(_ analysis: HostAnalysis) {
        let limits = analysis.operators.linkage.model.linkage.grouping
        var rows: [[DataTable.Cell]] = []
        for (name, limit) in [("lead", limits.lead), ("to act upon", limits.breachLead)] {
            let groups = analysis.operators.linkage.groups(limit: limit)
            for number in analysis.dwellingModel.classes {
                rows.append(Self.row(name, number, groups, analysis))
            }
        }
        claim = Claim(
            statement: "professionals operate multiple properties but pass for ordinary users",
            measure: "portfolios that no single account shows: operators of several accounts with "
                + "so many advertisements or more, none of whose accounts has as many",
            against: "few portfolios beside those that accounts show by themselves",
            figures: DataTable(
                columns: [
                    .init("links"), .init("advertisements_or_more", isNumeric: true),
                    .init("shown_by_one_account", isNumeric: true),
                    .init("only_by_linking", isNumeric: true),
                    .init("their_accounts", isNumeric: true),
                    .init("their_advertisements", isNumeric: true),
                ],
                rows: rows
            ),
            notKnown: "accounts that share nothing a dump shows: the figures are lower bounds; and "
                + "which links are wrong: check some with 'veedor explain link'"
        )
    }

    private static func row(
        _ name: String,
        _ number: Int,
        _ groups: [[Int]],
        _ analysis: HostAnalysis
    ) -> [DataTable.Cell] {
        let index = analysis.operators
        let sizes = index.advertisementsOfAccount.map { $0.count(where: index.isCurrent) }
        let revealed = groups.filter { group in
            group.allSatisfy { sizes[$0] < number }
                && group.reduce(0) { $0 + sizes[$1] } >= number
        }
        let accounts = revealed.joined().filter { sizes[$0] > 0 }
        return [
            .text(name), .count(number), .count(sizes.count { $0 >= number }),
            .count(revealed.count), .count(accounts.count),
            .count(accounts.reduce(0) { $0 + sizes[$1] }),
        ]
    }
}
