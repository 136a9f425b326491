internal import ArgumentParser
internal import Domain
internal import Findings
internal import Reporting
internal import Store

struct EvaluationReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluation",
        abstract: "Evaluate an agreement: a period against the one before, by frozen definitions.",
        discussion: """
            Three to four months as a rule. What is counted stands in analyses/reports/evaluation and \
            was frozen by its hash before the period: changed definitions are refused, or named in \
            the report with --changed-definitions. The period before is of the same length. \
            Agreements are those of the city's agreements.yaml; platforms without one stand beside.

            Example:
              veedor report evaluation --from 2024-09-01 --to 2024-12-31 --store bcn.sqlite --out \
            reports --pdf
            """
    )

    @OptionGroup var storeOption: StoreOption

    @Option(help: ArgumentHelp("The first day of the period.", valueName: "date"))
    var from: CivilDate

    @Option(help: ArgumentHelp("The last day of the period.", valueName: "date"))
    var to: CivilDate

    @Flag(help: "Name definitions that are not the frozen ones in the report, not refuse them.")
    var changedDefinitions = false

    @Flag(name: .customLong("public"), help: "The edition for everybody: small numbers hidden.")
    var isPublic = false

    @Option(help: ArgumentHelp("The folder to write into.", valueName: "folder"))
    var out = "."

    @Flag(help: "Write a PDF as well, where Chromium or WeasyPrint is installed.")
    var pdf = false

    func validate() throws {
        guard from <= to else { throw ValidationError("--to must not be before --from") }
    }

    func run() throws {
        let folders = try DataFolders.find()
        let session = try AnalysisSession(try storeOption.openForWriting(), folders)
        let report = try EvaluationReport(session: session, folders: folders).report(
            from: from,
            to: to,
            allowsChanged: changedDefinitions,
            edition: isPublic ? .public : .inspector
        )
        let files = ReportFiles(folder: out, folders: folders)
        for path in try files.write(report, name: "evaluation-\(from)-\(to)", pdf: pdf) {
            Console.standardOutput(path + "\n")
        }
    }
}
