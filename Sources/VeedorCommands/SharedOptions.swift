public import ArgumentParser
public import Domain
internal import Foundation
public import Reporting
internal import Store

/// The store that a command works on.
struct StoreOption: ParsableArguments {
    @Option(help: ArgumentHelp("The city's store, an SQLite file.", valueName: "file"))
    var store: String

    /// Opens a store that must exist.
    func openForWriting() throws -> VeedorStore {
        guard FileManager.default.fileExists(atPath: store) else {
            throw StoreError(.doesNotExist, path: store)
        }
        return try VeedorStore(path: store, access: .writing)
    }
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
