internal import ArgumentParser

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the store's tables for other tools.",
        discussion: """
            Any SQLite tool opens the store itself; these are for what does not.

            Example:
              veedor export tables --store bcn.sqlite --out bcn
              veedor export tables --store bcn.sqlite --as gpkg --out bcn.gpkg
              veedor export nights --store zurich.sqlite --snapshot 2024-06-29 > nights.csv
            """,
        subcommands: [ExportTablesCommand.self, ExportNightsCommand.self]
    )
}
