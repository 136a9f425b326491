internal import Analyst
internal import ArgumentParser
internal import Foundation

struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Ask the store in SQL; it only reads.",
        discussion: """
            One statement of SQLite that reads. People are shown by pseudonyms, which stay the same \
            within a store; with --purpose they are shown as they are, and the question is logged. \
            Trips are packed; the table 'trip' shows them row by row, and comparing load_id or \
            picked_up_at with a value spares reading the others (analyses/models/trip.md); \
            'trip_submitted' has those too that a later file replaces. \
            Beside SQLite's functions there are \(AnalystFunction.all.map(\.name).joined(separator: ", ")).

            Example:
              veedor query "select room_type, count(*) from listing_snapshot group by 1" --store bcn.sqlite
              veedor query "select picked_up_at, distance_m from trip where fare_minor > 50000" --store nyc.sqlite
              veedor query -f top-hosts.sql --param nights=90 --store bcn.sqlite --out hosts.xlsx
            """
    )

    @Argument(help: ArgumentHelp("The statement.", valueName: "sql"))
    var sql: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("A file with it.", valueName: "path"))
    var file: String?

    @OptionGroup var options: AnalystOptions
    @OptionGroup var storeOption: StoreOption
    @OptionGroup var writer: AnswerWriter

    func validate() throws {
        guard sql == nil || file == nil else {
            throw ValidationError("give the statement itself or --file, not both")
        }
    }

    func run() throws {
        let statement = try statement()
        let session = try AnalystSession(
            path: storeOption.store,
            seconds: options.seconds,
            purpose: options.purpose
        )
        let (table, isCut) = try session.answer(
            statement,
            options.values().mapValues(AnalystValue.init(typed:)),
            limit: options.limit
        )
        try writer.write(table, title: "Answer")
        if isCut {
            Console.standardError("note: the first \(options.limit) rows; --limit 0 gives all\n")
        }
    }

    private func statement() throws -> String {
        if let sql { return sql }
        guard let file else {
            guard isatty(STDIN_FILENO) == 0 else {
                throw CommandError(
                    error: "no statement was given",
                    help: "veedor query \"select …\" --store \(storeOption.store), or --file PATH"
                )
            }
            return String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
        }
        guard let data = FileManager.default.contents(atPath: file) else {
            throw CommandError(error: "\(file): cannot be read", help: "check the path")
        }
        return String(decoding: data, as: UTF8.self)
    }
}
