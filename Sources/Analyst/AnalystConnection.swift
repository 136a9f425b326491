internal import CSQLite

/// A connection to a store on which people may ask whatever they like: it only reads, it ends in
/// time, and it shows people by pseudonyms.
///
/// Three walls stand behind each other: the file is opened for reading, SQLite's own `query_only` and
/// defensive modes, and an authorizer with a list of what is allowed.
///
/// Related SQLite documentation: <https://www.sqlite.org/security.html>.
@safe public final class AnalystConnection {
    private let connection: OpaquePointer
    private let watch = AnalystGuard()
    private let limits: AnalystLimits

    /// Opens a store.
    ///
    /// - Parameters:
    ///   - path: the store; its schema is up to date.
    ///   - limits: what a statement may take.
    ///   - functions: what may be called beside SQLite's own functions.
    ///   - tables: what may be read beside the store's own tables.
    ///   - views: definitions, by name, of views that take the places of the store's own, because
    ///     they call functions.
    ///   - identified: the columns that tell of people.
    ///   - pseudonym: makes a pseudonym of a value; `nil` where a purpose was given.
    /// - Throws: `AnalystError`.
    public init(
        path: String,
        limits: AnalystLimits = AnalystLimits(),
        functions: [AnalystFunction] = [],
        tables: [AnalystTable] = [],
        views: [String: String] = [:],
        identified: IdentifiedColumns = IdentifiedColumns(),
        pseudonym: (@Sendable (String) -> String)? = nil
    ) throws {
        self.limits = limits
        sqlite3_hard_heap_limit64(limits.memoryBytes)
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX
        let code = unsafe sqlite3_open_v2(path, &opened, flags, nil)
        guard let connection = unsafe opened else { throw AnalystError.failed("out of memory") }
        unsafe self.connection = connection
        guard code == SQLITE_OK else { throw failure() }
        setLimits()
        for function in functions {
            guard unsafe function.register(connection) == SQLITE_OK else { throw failure() }
            watch.allow(function: function.name)
        }
        let room = AnalystAggregate.Room()
        for aggregate in AnalystAggregate.all {
            guard unsafe aggregate.register(connection, room) == SQLITE_OK else { throw failure() }
            watch.allow(function: aggregate.name)
        }
        let plain = try PlainFunctions(valueBytes: limits.valueBytes)
        for function in CostlyFunction.all {
            guard unsafe function.register(connection, plain: plain) == SQLITE_OK else {
                throw failure()
            }
        }
        for table in tables {
            guard unsafe table.register(connection) == SQLITE_OK else { throw failure() }
        }
        watchOver()
        try execute("pragma temp_store = memory")
        try execute("pragma trusted_schema = off")
        for table in tables { try execute("select * from \"\(table.name)\" limit 0") }
        for (name, definition) in views.sorted(by: { $0.key < $1.key }) {
            try execute("create temp view \"\(name)\" \(definition)")
        }
        var shields: [String: Set<String>] = [:]
        if let pseudonym {
            try shield(identified, pseudonym)
            shields = identified.pseudonymised
        }
        for table in AnalystRules.tables { try execute("select * from \(table) limit 0") }
        try execute("pragma query_only = on")
        watch.close(shields: shields, secret: identified.secret)
    }

    deinit {
        unsafe sqlite3_close_v2(connection)
    }

    /// From now on statements run again.
    public func resume() { watch.resume() }

    /// Stops the statement that runs, and those that follow until `resume()`, from any thread.
    ///
    /// So whoever stops a question a moment before it begins has stopped it too.
    public func stop() {
        watch.stop()
        unsafe sqlite3_interrupt(connection)
    }

    /// The connection, of which another thread only interrupts what runs.
    @safe private struct Running: @unchecked Sendable {
        let connection: OpaquePointer

        func interrupt() { unsafe sqlite3_interrupt(connection) }
    }

    /// What SQLite asks before and while a statement runs is answered by the guard.
    ///
    /// Related SQLite documentation: <https://www.sqlite.org/c3ref/set_authorizer.html>.
    private func watchOver() {
        let context = unsafe Unmanaged.passUnretained(watch).toOpaque()
        unsafe sqlite3_set_authorizer(
            connection,
            { context, action, first, second, database, view in
                guard let context = unsafe context else { return SQLITE_DENY }
                func text(_ pointer: UnsafePointer<CChar>?) -> String {
                    unsafe pointer.map { unsafe String(cString: $0) } ?? ""
                }
                let watch = unsafe Unmanaged<AnalystGuard>.fromOpaque(context)
                    .takeUnretainedValue()
                return unsafe watch.answer(
                    action,
                    text(first),
                    text(second),
                    database: text(database),
                    view: text(view)
                )
            },
            context
        )
        unsafe sqlite3_progress_handler(
            connection,
            1_000,
            { context in
                guard let context = unsafe context else { return 1 }
                let watch = unsafe Unmanaged<AnalystGuard>.fromOpaque(context)
                    .takeUnretainedValue()
                return watch.isOver ? 1 : 0
            },
            context
        )
    }

    /// Puts a view in front of each table, which shows its columns by pseudonyms and lacks the secret
    /// ones.
    private func shield(
        _ identified: IdentifiedColumns,
        _ pseudonym: @escaping @Sendable (String) -> String
    ) throws {
        let function = AnalystFunction(AnalystRules.pseudonym, usage: "", arguments: 1) {
            arguments in
            switch arguments[0] {
            case .null: nil
            case .text(let text): .text(pseudonym(text))
            case .integer(let number): .text(pseudonym("\(number)"))
            case .real(let number): .text(pseudonym("\(number)"))
            case .blob: nil
            }
        }
        guard unsafe function.register(connection) == SQLITE_OK else { throw failure() }
        watch.allow(function: function.name)
        for (table, hidden) in identified.pseudonymised.sorted(by: { $0.key < $1.key }) {
            var names: [String] = []
            try run("select name from pragma_table_info(?)", ["1": .text(table)]) { row in
                if let name = row[0].text { names.append(name) }
            }
            // A table of a later version is none of this store.
            guard !names.isEmpty else { continue }
            let secret = identified.secret[table] ?? []
            let shown = names.filter { !secret.contains($0) }.map { name in
                hidden.contains(name) ? "pseudonym(\"\(name)\") as \"\(name)\"" : "\"\(name)\""
            }
            let list = shown.joined(separator: ", ")
            try execute("create temp view \"\(table)\" as select \(list) from main.\"\(table)\"")
        }
    }

    private func setLimits() {
        for (option, value) in [
            (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
            (SQLITE_DBCONFIG_DQS_DML, 0), (SQLITE_DBCONFIG_DQS_DDL, 0),
        ] {
            _ = unsafe veedor_sqlite_configure(connection, option, Int32(value))
        }
        for (limit, value) in [
            (SQLITE_LIMIT_LENGTH, limits.valueBytes), (SQLITE_LIMIT_SQL_LENGTH, 1 << 20),
            (SQLITE_LIMIT_COLUMN, 500), (SQLITE_LIMIT_EXPR_DEPTH, 200),
            (SQLITE_LIMIT_COMPOUND_SELECT, 100), (SQLITE_LIMIT_VDBE_OP, 1 << 18),
            (SQLITE_LIMIT_FUNCTION_ARG, 50), (SQLITE_LIMIT_ATTACHED, 0),
            (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, AnalystLimits.patternBytes),
            (SQLITE_LIMIT_TRIGGER_DEPTH, 1),
            (SQLITE_LIMIT_WORKER_THREADS, 0),
        ] {
            _ = unsafe sqlite3_limit(connection, limit, value)
        }
    }

    /// Asks.
    ///
    /// - Parameters:
    ///   - sql: one statement that reads.
    ///   - values: values of its named parameters, by name without a mark.
    ///   - take: takes each row; returns whether it wants more.
    /// - Returns: the names of the columns.
    /// - Throws: `AnalystError`.
    public func ask(
        _ sql: String,
        values: [String: AnalystValue] = [:],
        take: ([AnalystValue]) throws -> Bool
    ) throws -> [String] {
        watch.begin(seconds: limits.seconds)
        let running = unsafe Running(connection: connection)
        let alarm = Alarm(after: limits.seconds) { running.interrupt() }
        defer { alarm.cancel() }
        let statement = unsafe try prepare(sql)
        defer { unsafe sqlite3_finalize(statement) }
        let count = unsafe sqlite3_column_count(statement)
        guard count > 0 else { throw AnalystError.noResult }
        unsafe try bind(values, to: statement)
        let names = (0..<count).map { index in
            unsafe sqlite3_column_name(statement, index).map { unsafe String(cString: $0) } ?? ""
        }
        while true {
            let code = unsafe sqlite3_step(statement)
            if code == SQLITE_DONE { return names }
            guard code == SQLITE_ROW else { throw failure(code) }
            let row = (0..<count).map { unsafe AnalystValue(column: $0, of: statement) }
            guard try take(row) else { return names }
        }
    }

    /// The parameters that a statement names, without their marks, in its order.
    ///
    /// - Throws: `AnalystError`, as asking would.
    public func parameters(of sql: String) throws -> [String] {
        watch.begin(seconds: limits.seconds)
        let statement = unsafe try prepare(sql)
        defer { unsafe sqlite3_finalize(statement) }
        return unsafe Self.parameters(of: statement)
    }

    private static func parameters(of statement: OpaquePointer) -> [String] {
        (0..<(unsafe sqlite3_bind_parameter_count(statement))).map { index in
            let shown = unsafe sqlite3_bind_parameter_name(statement, index + 1)
                .map { unsafe String(cString: $0) }
            return shown.map { String($0.dropFirst()) } ?? "\(index + 1)"
        }
    }

    private func execute(_ sql: String) throws {
        guard unsafe sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else {
            throw failure()
        }
    }

    private func run(
        _ sql: String,
        _ values: [String: AnalystValue],
        _ take: ([AnalystValue]) -> Void
    ) throws {
        let statement = unsafe try prepare(sql)
        defer { unsafe sqlite3_finalize(statement) }
        unsafe try bind(values, to: statement)
        let count = unsafe sqlite3_column_count(statement)
        while unsafe sqlite3_step(statement) == SQLITE_ROW {
            take((0..<count).map { unsafe AnalystValue(column: $0, of: statement) })
        }
    }

    /// The one statement of a text.
    private func prepare(_ sql: String) throws -> OpaquePointer {
        // SQLite reads up to the first one, and would answer half a question.
        if let place = sql.utf8.firstIndex(of: 0) {
            let byte = sql.utf8.distance(from: sql.utf8.startIndex, to: place)
            throw AnalystError.malformed("a zero byte", byte: byte)
        }
        var statement: OpaquePointer?
        let (code, rest) = unsafe sql.withCString { text in
            var tail: UnsafePointer<CChar>?
            let code = unsafe sqlite3_prepare_v3(connection, text, -1, 0, &statement, &tail)
            return unsafe (code, tail.map { unsafe String(cString: $0) } ?? "")
        }
        guard code == SQLITE_OK else { throw failure(code) }
        guard let statement = unsafe statement else { throw AnalystError.notOneStatement }
        var next: OpaquePointer?
        _ = unsafe sqlite3_prepare_v3(connection, rest, -1, 0, &next, nil)
        let isAlone = unsafe next == nil && sqlite3_errcode(connection) == SQLITE_OK
        unsafe sqlite3_finalize(next)
        let isReading = unsafe sqlite3_stmt_readonly(statement) != 0
        guard isAlone, isReading else {
            let refusal = watch.takeRefusal()
            unsafe sqlite3_finalize(statement)
            throw isAlone ? refusal ?? .notAllowed("this") : AnalystError.notOneStatement
        }
        return unsafe statement
    }

    private func bind(_ values: [String: AnalystValue], to statement: OpaquePointer) throws {
        var unused = Set(values.keys)
        for (index, name) in unsafe Self.parameters(of: statement).enumerated() {
            guard let value = values[name] else { throw AnalystError.missingParameter(name) }
            unused.remove(name)
            unsafe value.bind(to: statement, at: Int32(index + 1))
        }
        if let name = unused.min() { throw AnalystError.unknownParameter(name) }
    }

    private func failure(_ code: Int32? = nil) -> AnalystError {
        let code = unsafe code ?? sqlite3_errcode(connection)
        if let refusal = watch.takeRefusal() { return refusal }
        let words = unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) } ?? ""
        switch code & 0xFF {
        case SQLITE_INTERRUPT:
            return watch.isStopped ? .stopped : .tookTooLong(seconds: limits.seconds)
        case SQLITE_NOMEM, SQLITE_TOOBIG: return .tooLarge
        case SQLITE_ERROR:
            let byte = unsafe sqlite3_error_offset(connection)
            return .malformed(words, byte: byte < 0 ? nil : Int(byte))
        case SQLITE_AUTH: return .notAllowed("this")
        default: return .failed(words)
        }
    }
}
