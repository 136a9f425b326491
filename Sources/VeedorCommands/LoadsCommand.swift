internal import ArgumentParser
internal import Reporting
internal import Store

struct LoadsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "loads",
        abstract: "List what was ingested, and what was rejected.",
        discussion: """
            Example:
              veedor loads --store bcn.sqlite
              veedor loads --store bcn.sqlite --rejects
            """
    )

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    @Flag(help: "List the rejects instead, counted by file, field and reason.")
    var rejects = false

    func run() throws {
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let table = try rejects ? RejectTable.read(store) : loads(store)
        Console.standardOutput(table.rendered(as: formatOption.format))
    }

    private func loads(_ store: VeedorStore) throws -> DataTable {
        var table = LoadTable.empty
        table.columns.removeLast()
        table.columns += [.init("loaded_at"), .init("sha256")]
        for load in try store.read({ try Load.all($0) }) {
            table.rows.append(
                LoadTable.row(load, outcome: "").dropLast()
                    + [.text(load.loadedAt), .text(load.fileSHA256)]
            )
        }
        return table
    }
}
