internal import Analyst
internal import Dispatch
internal import Domain
internal import Dumps
internal import Foundation
internal import Policies
internal import Reporting
internal import Store

/// A store on which questions are asked; Ctrl-C stops the question that runs.
final class AnalystSession {
    private let connection: Shared
    private let interrupt: any DispatchSourceSignal
    private let path: String
    private let purpose: String?
    private let seconds: Double
    private let lastResort: LastResort?
    private let questions = Questions()

    /// A connection of which another thread only calls `stop()`.
    private struct Shared: @unchecked Sendable {
        let value: AnalystConnection
    }

    /// Opens a store.
    ///
    /// - Parameters:
    ///   - path: the store.
    ///   - seconds: what a question may take.
    ///   - purpose: why people must be seen as they are; `nil`: by pseudonyms.
    ///   - lastResort: for a question that cannot be stopped.
    /// - Throws: `StoreError`, `AnalystError`, what reading the list of columns throws.
    init(
        path: String,
        seconds: Double,
        purpose: String?,
        lastResort: LastResort? = nil
    ) throws {
        self.path = path
        self.purpose = purpose
        self.seconds = seconds
        self.lastResort = lastResort
        let store = try VeedorStore(path: path, access: purpose == nil ? .reading : .writing)
        var pseudonym: (@Sendable (String) -> String)?
        if purpose == nil {
            let key = try store.read { try StoreProperty.pseudonymKey.value($0) } ?? ""
            let bytes = [UInt8](key.utf8)
            pseudonym = { "~" + Fingerprint.text(of: [UInt8]($0.utf8), key: bytes).prefix(10) }
        }
        let folders = try DataFolders.find()
        let ofStore = StoreFunctions(of: path, cities: CityCatalogue(folder: folders.cities))
        let connection = Shared(
            value: try AnalystConnection(
                path: path,
                limits: AnalystLimits(seconds: seconds),
                functions: AnalystFunction.all + ofStore.functions,
                tables: AnalystTable.trips(
                    of: VeedorStore(path: path, access: .reading),
                    measures: folders.deliveryMeasures()
                ),
                views: StoreView.definitions,
                identified: IdentifiedColumns(
                    contentsOf: folders.models + "/identified-columns.yaml"
                ),
                pseudonym: pseudonym
            )
        )
        self.connection = connection
        interrupt = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        signal(SIGINT, SIG_IGN)
        interrupt.setEventHandler { [questions] in
            connection.value.stop()
            lastResort?.wait(for: questions.current, of: questions, .stopped)
        }
        interrupt.resume()
    }

    deinit { interrupt.cancel() }

    /// Asks; where a purpose was given, the question is logged first.
    ///
    /// - Parameters:
    ///   - statement: one statement that reads.
    ///   - values: of its parameters.
    ///   - limit: so many rows at most; 0 for all.
    /// - Returns: the answer, and whether there are more rows.
    /// - Throws: `AnalystError`.
    func answer(
        _ statement: String,
        _ values: [String: AnalystValue],
        limit: Int
    ) throws -> (table: DataTable, isCut: Bool) {
        try log(statement)
        return try ask(statement, values, limit: limit)
    }

    private func log(_ statement: String) throws {
        guard let purpose else { return }
        try VeedorStore(path: path, access: .writing).write {
            try AnalystLog.add(purpose, statement, at: Clock.now, $0)
        }
    }

    /// What was stopped before counts no more: a new line was typed.
    func resume() { connection.value.resume() }

    /// The parameters that a statement names.
    ///
    /// - Throws: `AnalystError`.
    func parameters(of statement: String) throws -> [String] {
        try connection.value.parameters(of: statement)
    }

    /// The names of the tables and views that can be asked.
    ///
    /// - Throws: `AnalystError`.
    func tables() throws -> [String] {
        try ask("select name from pragma_table_list order by name", [:], limit: 0).table.rows
            .compactMap { if case .text(let name) = $0[0] { name } else { nil } }
    }

    /// The columns of a table, in its order.
    ///
    /// - Throws: `AnalystError`.
    func columns(of table: String) throws -> [String] {
        try ask("select * from \"\(table)\" limit 0", [:], limit: 0).table.columns.map(\.name)
    }

    /// Goes through an answer of any length; where a purpose was given, the question is logged first.
    ///
    /// - Throws: `AnalystError`, and what `take` throws.
    func each(_ statement: String, _ take: ([AnalystValue]) throws -> Void) throws {
        try log(statement)
        _ = try connection.value.ask(statement) { row in
            try take(row)
            return true
        }
    }

    /// The texts of an answer; what is no text is empty.
    ///
    /// - Throws: `AnalystError`.
    func texts(_ statement: String, _ values: [String: AnalystValue] = [:]) throws -> [[String]] {
        try ask(statement, values, limit: 0).table.rows.map { row in
            row.map { if case .text(let text) = $0 { text } else { "" } }
        }
    }

    /// Of all values of an answer, which is held as a whole.
    private static let mostBytes = 1 << 29

    private func ask(
        _ statement: String,
        _ values: [String: AnalystValue],
        limit: Int
    ) throws -> (table: DataTable, isCut: Bool) {
        var rows: [[DataTable.Cell]] = []
        var isCut = false
        var numeric: [Bool] = []
        var room = Self.mostBytes
        let question = questions.begin()
        defer { questions.end() }
        lastResort?.wait(
            for: question,
            of: questions,
            .tookTooLong(seconds: seconds),
            after: seconds
        )
        let names = try connection.value.ask(statement, values: values) { row in
            if limit > 0, rows.count == limit {
                isCut = true
                return false
            }
            if numeric.isEmpty { numeric = row.map { _ in true } }
            for (index, value) in row.enumerated() {
                room -= 16
                guard case .text(let text) = value else { continue }
                numeric[index] = false
                room -= text.utf8.count
            }
            guard room >= 0 else { throw AnalystError.tooLarge }
            rows.append(row.map(DataTable.Cell.init))
            return true
        }
        let columns = names.enumerated().map { index, name in
            DataTable.Column(name, isNumeric: index < numeric.count && numeric[index])
        }
        return (DataTable(columns: columns, rows: rows), isCut)
    }
}

extension DataTable.Cell {
    /// A value of an answer.
    init(_ value: AnalystValue) {
        switch value {
        case .null: self = .empty
        case .integer(let number): self = .integer(number)
        case .real(let number):
            let text = "\(number)"
            guard number.isFinite, !text.contains("e"), let point = text.firstIndex(of: ".") else {
                self = .text(text)
                return
            }
            let digits = text.distance(from: point, to: text.endIndex) - 1
            self = .decimal(number, digits: digits)
        case .text(let text): self = .text(text)
        case .blob(let bytes): self = .text("\(bytes.count, of: "byte")")
        }
    }
}
