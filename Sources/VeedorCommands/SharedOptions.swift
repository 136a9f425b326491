public import ArgumentParser
public import Domain
public import Reporting

/// The store that a command works on.
struct StoreOption: ParsableArguments {
    @Option(help: ArgumentHelp("The city's store, an SQLite file.", valueName: "file"))
    var store: String
}

/// How a command prints its result.
struct FormatOption: ParsableArguments {
    @Option(help: "How the result is written.")
    var format: TableFormat = .table
}

extension TableFormat: ExpressibleByArgument {}

extension CivilDate: ExpressibleByArgument {
    /// A day as `YYYY-MM-DD`.
    public init?(argument: String) { self.init(argument) }
}
