internal import Domain
internal import Hosts
internal import Reporting

/// Everything that is known of an operator: one line per advertisement, with its history.
enum OperatorHoldings {
    static func table(_ text: String, _ analysis: HostAnalysis) throws -> DataTable {
        let index = analysis.operators
        let one = try index.find(text)
        let history = index.history
        var dwellings: [Int: String] = [:]
        for dwelling in analysis.dwellings.dwellings {
            for advertisement in dwelling.advertisements { dwellings[advertisement] = dwelling.id }
        }
        let position = index.operators.firstIndex { $0.id == one.id } ?? 0
        let profile = analysis.dwellings.profiles()[position]
        var table = DataTable(columns: [
            .init("operator"), .init("account"),
            .init("link_bits", isNumeric: true),
            .init("linked_by"), .init("dwelling"), .init("advertisement"), .init("room_type"),
            .init("first_seen"), .init("last_seen"), .init("licence"),
            .init("load", isNumeric: true), .init("row", isNumeric: true),
            .init("taken_for"), .init("which_rests_on"),
        ])
        for account in one.accounts {
            let others = one.accounts.filter { $0 != account }
            let best = others.max {
                (index.linkage.weight(account, $0), $1) < (index.linkage.weight(account, $1), $0)
            }
            let reason = best.flatMap { other in
                index.linkage.steps(account, other).max { $0.weight < $1.weight }?.level.label
            }
            for position in index.advertisementsOfAccount[account] {
                let ad = history.advertisements[position]
                let dates = ad.snapshots.map { history.snapshots[$0].date }
                table.rows.append([
                    .text(one.id),
                    .text("\(ad.account)"),
                    best.map { .decimal(index.linkage.weight(account, $0), digits: 1) } ?? .empty,
                    .optional(reason), .optional(dwellings[position]), .text("\(ad.id)"),
                    .optional(ad.roomType?.rawValue), .optional(dates.first.map { "\($0)" }),
                    .optional(dates.last.map { "\($0)" }),
                    .text(ad.licences.joined(separator: " ")), .integer(ad.source.loadID),
                    .count(ad.source.row), .text(profile.role.rawValue),
                    .text(profile.evidence),
                ])
            }
        }
        return table
    }
}
