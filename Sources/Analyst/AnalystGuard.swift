internal import CSQLite
internal import Synchronization

/// Watches a connection: what a statement asks to do, and how long it runs.
final class AnalystGuard: Sendable {
    private struct State {
        var refusal: AnalystError?
        var deadline: ContinuousClock.Instant?
        var isStopped = false
        var isOpen = true
        var functions = AnalystRules.functions
        var shields: [String: Set<String>] = [:]
        var secret: [String: Set<String>] = [:]
    }

    private let state = Mutex(State())

    /// Adds a function to those that may be called.
    func allow(function: String) {
        _ = state.withLock { $0.functions.insert(function) }
    }

    /// From now on only reading is allowed, of these columns only through the views of their tables.
    func close(shields: [String: Set<String>], secret: [String: Set<String>]) {
        state.withLock { state in
            state.isOpen = false
            state.shields = shields
            state.secret = secret
        }
    }

    /// Begins the time of a statement.
    func begin(seconds: Double) {
        state.withLock { state in
            state.refusal = nil
            state.deadline = ContinuousClock.now + .seconds(seconds)
        }
    }

    /// Stops the statement that runs, and those that follow.
    func stop() { state.withLock { $0.isStopped = true } }

    /// Forgets that somebody stopped a statement.
    func resume() { state.withLock { $0.isStopped = false } }

    /// Whether somebody stopped it.
    var isStopped: Bool { state.withLock(\.isStopped) }

    /// Whether the statement must end now.
    var isOver: Bool {
        state.withLock { state in
            state.isStopped || state.deadline.map { $0 < ContinuousClock.now } ?? false
        }
    }

    /// Why a statement was refused; asked once.
    func takeRefusal() -> AnalystError? {
        state.withLock { state in
            defer { state.refusal = nil }
            return state.refusal
        }
    }

    /// SQLite's question whether a statement may do something.
    func answer(
        _ action: Int32,
        _ first: String,
        _ second: String,
        database: String,
        view: String
    ) -> Int32 {
        state.withLock { state in
            guard !state.isOpen else { return SQLITE_OK }
            guard let refusal = Self.refusal(action, first, second, database, view, state) else {
                return SQLITE_OK
            }
            if state.refusal == nil { state.refusal = refusal }
            return SQLITE_DENY
        }
    }

    private static func refusal(
        _ action: Int32,
        _ first: String,
        _ second: String,
        _ database: String,
        _ view: String,
        _ state: State
    ) -> AnalystError? {
        switch action {
        case SQLITE_SELECT, SQLITE_RECURSIVE: return nil
        case SQLITE_FUNCTION:
            let name = second.lowercased()
            // Whoever could ask for the pseudonym of an id could find out whose it is.
            if name == AnalystRules.pseudonym {
                return state.shields[view.lowercased()] == nil ? .unknownFunction(second) : nil
            }
            return state.functions.contains(name) ? nil : .unknownFunction(second)
        case SQLITE_READ:
            let (table, column) = (first.lowercased(), second.lowercased())
            if state.secret[table]?.contains(column) == true {
                return .secret(table: first, column: second)
            }
            // The view in front of the table may be read, and may itself read the table.
            let isShielded = state.shields[table]?.contains(column) == true
            if isShielded, database != "temp", view.lowercased() != table {
                return .identified(table: first, column: second)
            }
            return nil
        case SQLITE_PRAGMA where AnalystRules.pragmas.contains(first.lowercased()):
            return nil
        default: return .notAllowed(word(for: action, first))
        }
    }

    /// What an action is called in a statement.
    private static func word(for action: Int32, _ name: String) -> String {
        // SQLite makes its own tables up at their first use, which looks like a change of the schema.
        if ["sqlite_master", "sqlite_temp_master"].contains(name) {
            return "a change of the schema, or a table of SQLite's own,"
        }
        return switch action {
        case SQLITE_ATTACH: "ATTACH"
        case SQLITE_DETACH: "DETACH"
        case SQLITE_PRAGMA: "PRAGMA \(name)"
        case SQLITE_INSERT: "INSERT"
        case SQLITE_UPDATE: "UPDATE"
        case SQLITE_DELETE: "DELETE"
        case SQLITE_TRANSACTION, SQLITE_SAVEPOINT: "a transaction"
        case SQLITE_ALTER_TABLE: "ALTER TABLE"
        case SQLITE_ANALYZE: "ANALYZE"
        case SQLITE_REINDEX: "REINDEX"
        case SQLITE_CREATE_VTABLE, SQLITE_DROP_VTABLE: "a virtual table"
        case SQLITE_CREATE_TABLE, SQLITE_CREATE_INDEX, SQLITE_CREATE_TRIGGER, SQLITE_CREATE_VIEW,
            SQLITE_CREATE_TEMP_TABLE, SQLITE_CREATE_TEMP_INDEX, SQLITE_CREATE_TEMP_TRIGGER,
            SQLITE_CREATE_TEMP_VIEW:
            "CREATE"
        case SQLITE_DROP_TABLE, SQLITE_DROP_INDEX, SQLITE_DROP_TRIGGER, SQLITE_DROP_VIEW,
            SQLITE_DROP_TEMP_TABLE, SQLITE_DROP_TEMP_INDEX, SQLITE_DROP_TEMP_TRIGGER,
            SQLITE_DROP_TEMP_VIEW:
            "DROP"
        default: "this"
        }
    }
}
