internal import Analyst
internal import ArgumentParser
internal import Domain
internal import Foundation

struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Ask the store in SQL; it only reads.",
        discussion: """
            One statement of SQLite that reads; from a file, or from standard input ('-f -'), one \
            after another. On a terminal without a statement it asks for them, line by line, until \
            Ctrl-D; what was asked is kept in $XDG_STATE_HOME/veedor/query-history (readable by its \
            owner only), except with --purpose, with --no-history, and what begins with a blank.
            People are shown by pseudonyms, which stay the same within a store; with --purpose they \
            are shown as they are, and the question is logged. \
            Trips are packed; the table 'trip' shows them row by row, and comparing load_id or \
            picked_up_at with a value spares reading the others (analyses/models/trip.md); \
            'trip_submitted' has those too that a later file replaces.

            Beside SQLite's functions there are
            \(QueryFunctions.usages.map { "- " + $0.usage }.joined(separator: "\n"))

            Example:
              veedor query "select room_type, count(*) from listing_snapshot group by 1" --store bcn.sqlite
              veedor query "select picked_up_at, distance_m from trip where fare_minor > 50000" --store nyc.sqlite
              veedor query -f top-hosts.sql --param nights=90 --store bcn.sqlite --out hosts.xlsx
              veedor query --store bcn.sqlite
            """
    )

    @Argument(help: ArgumentHelp("The statement.", valueName: "sql"))
    var sql: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("A file with it, or with several.", valueName: "path")
    )
    var file: String?

    @Flag(name: .customLong("no-history"), help: "On a terminal: keep nothing of what is asked.")
    var hasNoHistory = false

    @OptionGroup var options: AnalystOptions
    @OptionGroup var storeOption: StoreOption
    @OptionGroup var writer: AnswerWriter

    func validate() throws {
        guard sql == nil || file == nil else {
            throw ValidationError("give the statement itself or --file, not both")
        }
    }

    func run() throws {
        let statements = try statements()
        let session = try AnalystSession(
            path: storeOption.store,
            seconds: options.seconds,
            purpose: options.purpose,
            lastResort: .ending(afterSeconds: statements == nil ? 2 : 0.15)
        )
        if let statements {
            try answer(statements, session)
        } else {
            try QueryShell(
                session,
                options: options,
                store: storeOption.store,
                format: writer.format ?? .table,
                keepsHistory: !hasNoHistory
            ).run()
        }
    }

    /// Answers one after another; a value for a parameter that none names is an error before any is.
    private func answer(_ statements: [String], _ session: AnalystSession) throws {
        let values = try options.values().mapValues(AnalystValue.init(typed:))
        let named = try statements.map { try Set(session.parameters(of: $0)) }
        let unused = Set(values.keys).subtracting(named.reduce(into: []) { $0.formUnion($1) })
        if let name = unused.min() { throw AnalystError.unknownParameter(name) }
        for (statement, names) in zip(statements, named) {
            let (table, isCut) = try session.answer(
                statement,
                values.filter { names.contains($0.key) },
                limit: options.limit
            )
            try writer.write(table, title: "Answer")
            if isCut {
                Console.standardError(
                    "note: the first \(options.limit, of: "row"); --limit 0 gives all\n"
                )
            }
        }
    }

    /// What is asked; `nil` where a person is to be asked for it.
    private func statements() throws -> [String]? {
        if let sql { return [sql] }
        guard let file = file ?? (isatty(STDIN_FILENO) == 0 ? "-" : nil) else {
            guard isatty(STDOUT_FILENO) != 0, writer.out == nil else {
                throw CommandError(
                    error: "no statement was given",
                    help: "veedor query \"select …\" --store \(storeOption.store), or --file PATH"
                )
            }
            return nil
        }
        let data =
            file == "-"
            ? FileHandle.standardInput.readDataToEndOfFile()
            : FileManager.default.contents(atPath: file)
        guard let data else {
            throw CommandError(error: "\(file): cannot be read", help: "check the path")
        }
        let statements = StatementText(String(decoding: data, as: UTF8.self)).all
        guard !statements.isEmpty else { throw AnalystError.notOneStatement }
        guard statements.count == 1 || writer.out == nil else {
            throw CommandError(
                error: "\(statements.count) statements, and --out takes one answer",
                help: "put each into a file of its own"
            )
        }
        return statements
    }
}
