internal import ArgumentParser
internal import Domain
internal import Hosts
internal import Reporting

struct LinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "Link the accounts of a list that a platform or an office delivered.",
        discussion: """
            The list is a CSV file; 'columns' in analyses/models/host-linkage.yaml says what its \
            columns are called. Names, numbers and addresses are compared and printed nowhere. \
            With --truth the links are scored, by limit and by predicted probability.

            Example:
              veedor link accounts.csv.gz --format csv
              veedor link accounts.csv.gz --truth truth.csv
            """
    )

    @Argument(help: ArgumentHelp("The list of accounts.", valueName: "file"))
    var file: String

    @Option(
        help: ArgumentHelp(
            "A CSV file with account_id and operator_id, to score against.",
            valueName: "file"
        )
    )
    var truth: String?

    @OptionGroup var formatOption: FormatOption

    func run() throws {
        let model = try HostAnalysis.hostModel(try DataFolders.find())
        let linkage = AccountLinkage(
            try AccountFile.records(file, columns: model.columns),
            model: model
        )
        let format = formatOption.format
        guard let truth else {
            Console.standardOutput(Self.table(linkage).rendered(as: format))
            return
        }
        let score = LinkScore(linkage, truth: try AccountFile.truth(truth))
        Console.standardOutput(
            """
            \(linkage.accounts.count, of: "account"), \
            \(linkage.comparedPairs, of: "pair") compared, \
            \(linkage.weights.rounds, of: "round") of learning

            \(score.limits.rendered(as: format))
            \(score.blocking.rendered(as: format))
            \(score.calibration.rendered(as: format))
            """
        )
    }

    /// Each account with its operator and whether the link may be acted upon.
    private static func table(_ linkage: AccountLinkage) -> DataTable {
        let limit = linkage.model.linkage.grouping.breachLead
        var sure = [Int](repeating: 0, count: linkage.accounts.count)
        for group in linkage.groups(limit: limit) {
            for account in group { sure[account] = group[0] }
        }
        var rows: [[DataTable.Cell]] = []
        for group in linkage.groups {
            for account in group {
                rows.append([
                    .text("\(linkage.accounts[account].account)"),
                    .text("O:\(linkage.accounts[group[0]].account)"),
                    .text("O:\(linkage.accounts[sure[account]].account)"),
                    .count(group.count),
                ])
            }
        }
        return DataTable(
            columns: [
                .init("account"), .init("operator"), .init("operator_to_act_upon"),
                .init("accounts", isNumeric: true),
            ],
            rows: rows
        )
    }
}
