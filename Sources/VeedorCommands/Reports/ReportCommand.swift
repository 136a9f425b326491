internal import ArgumentParser

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write a report: HTML that needs nothing else, Markdown, JSON, PDF.",
        discussion: """
            Sections are files in analyses/reports. The same store gives the same bytes.

            Example:
              veedor report weekly --store bcn.sqlite --week 2024-W50 --out reports
            """,
        subcommands: [WeeklyReportCommand.self, EvaluationReportCommand.self]
    )
}
