internal import Analyses
internal import ArgumentParser
internal import Reporting

struct ListAnalysesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the named questions.",
        discussion: """
            Example:
              veedor analysis list
              veedor analysis list --claim H4
            """
    )

    @Option(help: ArgumentHelp("Only those that help to check a claim.", valueName: "claim"))
    var claim: String?

    @OptionGroup var formatOption: FormatOption

    func run() throws {
        let catalogue = try AnalysisCatalogue(folder: DataFolders.find().queries)
        let listed = catalogue.analyses.filter { one in
            claim.map { one.claims.contains($0.uppercased()) } ?? true
        }
        guard !listed.isEmpty else {
            throw CommandError(
                error: "no analysis answers to the claim '\(claim ?? "")'",
                help: "analyses/queries/README.md says of each claim what answers it, and why none"
            )
        }
        let table = DataTable(
            columns: ["name", "title", "claims", "parameters"].map { DataTable.Column($0) },
            rows: listed.map { one in
                [
                    .text(one.name), .text(one.title), .text(one.claims.joined(separator: " ")),
                    .text(one.parameters.map(Self.text).joined(separator: " ")),
                ]
            }
        )
        Console.standardOutput(table.rendered(as: formatOption.format))
    }

    private static func text(_ parameter: AnalysisParameter) -> String {
        parameter.name + (parameter.defaultText.map { "=\($0)" } ?? "")
    }
}
