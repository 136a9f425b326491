internal import ArgumentParser

struct ScaleOutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scale-out",
        abstract: "Ask named analyses of data that outgrow one machine, on Apache Spark.",
        discussion: """
            Below some tens of gigabytes the store itself is faster. A table is a folder of CSV files with \
            its name; each gzip file is one partition, for gzip does not split. Analyses say in their \
            header that they are portable.

            Example:
              veedor scale-out export --analysis trips-by-hour --store city.sqlite --out national
              veedor scale-out plan --data national --analysis trips-by-hour --store city.sqlite
              veedor scale-out run --data national --analysis trips-by-hour --store city.sqlite \
            --out out --master spark://10.0.0.1:7077
            """,
        subcommands: [
            ScaleOutExportCommand.self, ScaleOutPlanCommand.self, ScaleOutRunCommand.self,
        ]
    )
}

/// An engine that runs analyses.
enum ScaleOutEngine: String, ExpressibleByArgument, CaseIterable {
    case spark
}
