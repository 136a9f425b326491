internal import Analyst
internal import ArgumentParser
internal import Dispatch
internal import Dumps
internal import Foundation
internal import Reporting
internal import Store

struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Ask the store in SQL; it only reads.",
        discussion: """
            One statement of SQLite that reads. People are shown by pseudonyms, which stay the same \
            within a store; with --purpose they are shown as they are, and the question is logged. \
            Trips are packed; the table 'trip' shows them row by row, and comparing load_id or \
            picked_up_at with a value spares reading the others (analyses/models/trip.md). \
            Beside SQLite's functions there are \(AnalystFunction.all.map(\.name).joined(separator: ", ")).

            Example:
              veedor query "select room_type, count(*) from listing_snapshot group by 1" --store bcn.sqlite
              veedor query "select picked_up_at, distance_m from trip where fare_minor > 50000" --store nyc.sqlite
              veedor query -f top-hosts.sql --param nights=90 --store bcn.sqlite --format csv
            """
    )

    @Argument(help: ArgumentHelp("The statement.", valueName: "sql"))
    var sql: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("A file with it.", valueName: "path"))
    var file: String?

    @Option(
        name: .customLong("param"),
        help: ArgumentHelp("A value for a parameter such as :nights.", valueName: "name=value")
    )
    var parameters: [String] = []

    @Option(help: ArgumentHelp("So many rows at most; 0 for all.", valueName: "rows"))
    var limit = 1000

    @Option(help: ArgumentHelp("So many seconds at most.", valueName: "seconds"))
    var seconds = 30.0

    @Option(
        help: ArgumentHelp("Why people must be seen as they are; it is logged.", valueName: "words")
    )
    var purpose: String?

    @Option(help: ArgumentHelp("Write to a file.", valueName: "path"))
    var out: String?

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    func validate() throws {
        guard sql == nil || file == nil else {
            throw ValidationError("give the statement itself or --file, not both")
        }
        guard limit >= 0 else { throw ValidationError("--limit: expected 0 or more rows") }
        guard seconds > 0, seconds.isFinite else {
            throw ValidationError("--seconds: expected more than 0")
        }
        if let purpose, purpose.allSatisfy(\.isWhitespace) {
            throw ValidationError("--purpose: expected words")
        }
    }

    func run() throws {
        let statement = try statement()
        let connection = try open(statement)
        let interrupt = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        signal(SIGINT, SIG_IGN)
        interrupt.setEventHandler { connection.value.stop() }
        interrupt.resume()
        defer { interrupt.cancel() }
        var rows: [[DataTable.Cell]] = []
        var isCut = false
        var numeric: [Bool] = []
        let names = try connection.value.ask(statement, parameters: values()) { row in
            if limit > 0, rows.count == limit {
                isCut = true
                return false
            }
            if numeric.isEmpty { numeric = row.map { _ in true } }
            for (index, value) in row.enumerated() where value.text != nil {
                numeric[index] = false
            }
            rows.append(row.map(Self.cell))
            return true
        }
        let columns = names.enumerated().map { index, name in
            DataTable.Column(name, isNumeric: index < numeric.count && numeric[index])
        }
        let text = DataTable(columns: columns, rows: rows).rendered(as: formatOption.format)
        if let out {
            try Data(text.utf8).write(to: URL(fileURLWithPath: out))
        } else {
            Console.standardOutput(text)
        }
        if isCut {
            Console.standardError("note: the first \(limit) rows; --limit 0 gives all\n")
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

    private func values() throws -> [String: String] {
        var values: [String: String] = [:]
        for parameter in parameters {
            let parts = parameter.split(
                separator: "=",
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            guard parts.count == 2, !parts[0].isEmpty else {
                throw CommandError(
                    error: "--param \(parameter): expected name=value",
                    help: "for a parameter :nights write --param nights=90"
                )
            }
            values[String(parts[0])] = String(parts[1])
        }
        return values
    }

    /// A connection for the question; where a purpose is given, the question is logged first.
    private func open(_ statement: String) throws -> Shared {
        let store = try VeedorStore(
            path: storeOption.store,
            access: purpose == nil ? .reading : .writing
        )
        var pseudonym: (@Sendable (String) -> String)?
        if let purpose {
            try store.write { try AnalystLog.add(purpose, statement, at: Clock.now, $0) }
        } else {
            let key = try store.read { try StoreProperty.pseudonymKey.value($0) } ?? ""
            let bytes = [UInt8](key.utf8)
            pseudonym = { "~" + Fingerprint.text(of: [UInt8]($0.utf8), key: bytes).prefix(10) }
        }
        return Shared(
            value: try AnalystConnection(
                path: storeOption.store,
                limits: AnalystLimits(seconds: seconds),
                functions: AnalystFunction.all,
                tables: [.trips(of: VeedorStore(path: storeOption.store, access: .reading))],
                identified: IdentifiedColumns(
                    contentsOf: DataFolders.find().models + "/identified-columns.yaml"
                ),
                pseudonym: pseudonym
            )
        )
    }

    /// A connection of which another thread only calls `stop()`.
    private struct Shared: @unchecked Sendable {
        let value: AnalystConnection
    }

    private static func cell(_ value: AnalystValue) -> DataTable.Cell {
        switch value {
        case .null: return .empty
        case .integer(let number): return .integer(number)
        case .real(let number):
            let text = "\(number)"
            guard number.isFinite, !text.contains("e"), let point = text.firstIndex(of: ".") else {
                return .text(text)
            }
            return .decimal(number, digits: text.distance(from: point, to: text.endIndex) - 1)
        case .text(let text): return .text(text)
        case .blob(let bytes): return .text("\(bytes.count) bytes")
        }
    }
}
