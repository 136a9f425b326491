internal import ArgumentParser

struct AnalysisCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analysis",
        abstract: "Named questions to the store: list them, read about them, run them.",
        discussion: """
            Each is a file in analyses/queries: what it asks, what its columns mean, what it must \
            not be taken for, and its statement in SQL.
            """,
        subcommands: [
            ListAnalysesCommand.self, ShowAnalysisCommand.self, RunAnalysisCommand.self,
        ]
    )
}
