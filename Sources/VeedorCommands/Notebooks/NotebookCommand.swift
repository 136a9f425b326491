internal import Analyses
internal import Analyst
internal import ArgumentParser
internal import Dumps
internal import Foundation
internal import Notebooks
internal import Policies
internal import Reporting
internal import Store

struct NotebookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notebook",
        abstract: "Write a Jupyter notebook with its results.",
        discussion: """
            A notebook is a folder in analyses/notebooks: words, statements, charts. What is written shows \
            its results as they are and runs again in Jupyter with pandas, against any store: set \
            VEEDOR_STORE to its path. The same store gives the same bytes. Findings are those of the last \
            'veedor analyze'.

            Example:
              veedor analyze --store bcn.sqlite
              veedor notebook licence-cross-check --store bcn.sqlite
            """
    )

    @Argument(help: ArgumentHelp("Which notebook; without it all are listed.", valueName: "name"))
    var name: String?

    @OptionGroup var storeOption: OptionalStoreOption

    @Option(help: ArgumentHelp("The folder to write into.", valueName: "folder"))
    var out = "notebooks-out"

    func run() throws {
        let folders = try DataFolders.find()
        let names = try FileManager.default.contentsOfDirectory(atPath: folders.notebooks)
            .filter {
                FileManager.default.fileExists(atPath: "\(folders.notebooks)/\($0)/notebook.yaml")
            }
            .sorted()
        guard let name else {
            let rows = try names.map { name -> [DataTable.Cell] in
                let one = try NotebookDefinition(folder: "\(folders.notebooks)/\(name)")
                return [.text(name), .text(one.title), .text(one.question)]
            }
            let columns = ["name", "title", "question"].map { DataTable.Column($0) }
            return Console.standardOutput(
                DataTable(columns: columns, rows: rows).rendered(as: .table)
            )
        }
        guard names.contains(name) else {
            throw CommandError(
                error: "no notebook '\(name)'"
                    + (Suggestion.nearest(to: name, among: names).map { "; did you mean '\($0)'?" }
                        ?? ""),
                help: "known: " + names.joined(separator: ", ")
            )
        }
        guard let store = storeOption.store else {
            throw CommandError(
                error: "a notebook is made of a store",
                help: "veedor notebook \(name) --store city.sqlite"
            )
        }
        let stored = try StoredNotebook(name, folders, store: store)
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        let path = "\(out)/\(name).ipynb"
        try Data(stored.notebook.text.utf8).write(to: URL(fileURLWithPath: path))
        Console.standardOutput(path + "\n")
    }
}

/// The store, where a command can do without.
struct OptionalStoreOption: ParsableArguments {
    @Option(help: ArgumentHelp("The city's store, an SQLite file.", valueName: "file"))
    var store: String?
}

extension DataFolders {
    /// Where notebooks are defined.
    var notebooks: String { "\(root)/analyses/notebooks" }
}
