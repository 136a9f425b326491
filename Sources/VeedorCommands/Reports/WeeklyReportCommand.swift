public import ArgumentParser
public import Domain
internal import Findings
internal import Reporting
internal import Store

extension ISOWeek: ExpressibleByArgument {
    /// A week as `2026-W47`.
    public init?(argument: String) { self.init(argument) }
}

struct WeeklyReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "weekly",
        abstract: "Write the enforcement report of a week.",
        discussion: """
            Of the last snapshot at or before the Sunday, beside the one before it; findings that \
            were not computed yet are computed first. Without --public it holds ids of \
            advertisements and accounts and is for the city's own inspectors.

            Example:
              veedor report weekly --store bcn.sqlite --week 2024-W50 --out reports
              veedor report weekly --store bcn.sqlite --week 2024-W50 --public --pdf
            """
    )

    @OptionGroup var storeOption: StoreOption

    @Option(help: ArgumentHelp("The week, ISO 8601; that of the last snapshot.", valueName: "week"))
    var week: ISOWeek?

    @Flag(name: .customLong("public"), help: "The edition for everybody: small numbers hidden.")
    var isPublic = false

    @Option(help: ArgumentHelp("The folder to write into.", valueName: "folder"))
    var out = "."

    @Flag(help: "Write a PDF as well, where Chromium or WeasyPrint is installed.")
    var pdf = false

    func run() throws {
        let folders = try DataFolders.find()
        VeedorStore.forgoMemoryCounts()
        let store = try storeOption.openForWriting()
        let session = try AnalysisSession(store, folders)
        let weekly = WeeklyReport(session: session, folders: folders)
        let report = try weekly.report(week: week, edition: isPublic ? .public : .inspector)
        let files = ReportFiles(folder: out, folders: folders)
        for path in try files.write(report.report, name: "weekly-\(report.week)", pdf: pdf) {
            Console.standardOutput(path + "\n")
        }
    }
}
