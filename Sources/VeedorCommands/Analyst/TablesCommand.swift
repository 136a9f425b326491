internal import Analyst
internal import ArgumentParser
internal import Foundation

struct TablesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tables",
        abstract: "What the tables of a store hold, and what each column means.",
        discussion: """
            From the comments of the schema and of the models; 'people' says which columns are \
            shown by pseudonyms or not at all.

            Example:
              veedor tables --store bcn.sqlite
              veedor tables licence_state --store bcn.sqlite
            """
    )

    @Argument(help: "One table; all of them in short where none is named.")
    var name: String?

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var writer: AnswerWriter

    func run() throws {
        let session = try AnalystSession(path: storeOption.store, seconds: 30, purpose: nil)
        let guide = try TableGuide(session, DataFolders.find())
        guard let name else {
            try writer.write(guide.overview, title: "Tables")
            return
        }
        let table = try guide.table(name, storeOption.store)
        Console.standardError(table.grain + "\n")
        try writer.write(guide.columns(of: table), title: name)
    }
}
