public import ArgumentParser
internal import Domain
internal import Foundation

/// The root of the command line.
public struct VeedorCommand: ParsableCommand {
    /// What `veedor --help` shows.
    public static let configuration = CommandConfiguration(
        commandName: "veedor",
        abstract:
            "Check short-let and ride-hail platforms against the registers that license them.",
        discussion: """
            A finding is a lead until it is proved. Every number can be walked back to a file and a \
            row: see 'veedor loads' and 'veedor show'.

            Exit codes: 0 done, 1 failed, 2 findings at or above --fail-on, 64 wrong usage.

            Example:
              veedor ingest listings.csv.gz --store bcn.sqlite --city barcelona
              veedor check --store bcn.sqlite
            """,
        version: VeedorVersion.current,
        subcommands: [
            IngestCommand.self,
            CheckCommand.self,
            AnalyzeCommand.self,
            FindingsCommand.self,
            ReportCommand.self,
            CaseCommand.self,
            ComplaintCommand.self,
            VerifyCommand.self,
            WorkListCommand.self,
            SubjectCommand.self,
            PurgeCommand.self,
            HostsCommand.self,
            CapsCommand.self,
            FullTimeCommand.self,
            NightsCommand.self,
            TripsCommand.self,
            DistrictsCommand.self,
            RentsCommand.self,
            ExplainCommand.self,
            ShowCommand.self,
            ClaimCommand.self,
            DecideCommand.self,
            DiffCommand.self,
            DeliveryCommand.self,
            ManualCommand.self,
            FaresCommand.self,
            UtilisationCommand.self,
            CalendarsCommand.self,
            PublishedCommand.self,
            QueryCommand.self,
            AnalysisCommand.self,
            TablesCommand.self,
            LoadsCommand.self,
            FormatsCommand.self,
            ExportCommand.self,
            PublishCommand.self,
            NotebookCommand.self,
            ScaleOutCommand.self,
            LinkCommand.self,
            CalibrateCommand.self,
            SynthCommand.self,
            DemoCommand.self,
        ]
    )

    /// The root command.
    public init() {}

    /// Parses the arguments, runs the command, prints errors in the house style and exits.
    public static func run(arguments: [String]? = nil) {
        Processor.mustSuffice()
        do {
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch let code as ExitCode {
            exit(withError: code)
        } catch {
            guard let message = Messages.message(for: error) else { exit(withError: error) }
            Console.standardError(message.text)
            exit(withError: ExitCode(1))
        }
    }
}
