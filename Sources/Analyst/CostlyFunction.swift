internal import CSQLite

/// A function of SQLite that may run for minutes within one call, where nothing can stop it.
///
/// Its place is taken by one that first says what the call may cost, and then has SQLite's own compute it
/// on an empty database in memory: so that it gives exactly what it gives elsewhere.
struct CostlyFunction: Sendable {
    let name: String
    let argumentCounts: [Int32]
    let cost: Cost

    /// What makes a call take long.
    enum Cost: Sendable {
        /// One argument is looked for at every place of another: the product of their lengths.
        case searching

        /// All widths and precisions that the format tells, those of arguments included.
        case printing
    }

    /// So many steps take less than a fifth of a second.
    static let mostSteps = 1 << 26

    /// Those that search one text in another, or write as wide as they are told to.
    static let all: [CostlyFunction] = [
        CostlyFunction(name: "instr", argumentCounts: [2], cost: .searching),
        CostlyFunction(name: "replace", argumentCounts: [3], cost: .searching),
        CostlyFunction(name: "like", argumentCounts: [2, 3], cost: .searching),
        CostlyFunction(name: "glob", argumentCounts: [2], cost: .searching),
        CostlyFunction(name: "trim", argumentCounts: [2], cost: .searching),
        CostlyFunction(name: "ltrim", argumentCounts: [2], cost: .searching),
        CostlyFunction(name: "rtrim", argumentCounts: [2], cost: .searching),
        CostlyFunction(name: "printf", argumentCounts: [-1], cost: .printing),
        CostlyFunction(name: "format", argumentCounts: [-1], cost: .printing),
    ]
}

extension CostlyFunction.Cost {
    /// Steps that a call may take.
    func steps(_ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?) -> Int {
        guard count > 0, let values = unsafe values else { return 0 }
        switch self {
        case .searching:
            guard count > 1 else { return 0 }
            let (one, other) = unsafe (
                sqlite3_value_bytes(values[0]), sqlite3_value_bytes(values[1])
            )
            return Int(one) * Int(other)
        case .printing:
            guard unsafe sqlite3_value_type(values[0]) == SQLITE_TEXT else { return 0 }
            let format = unsafe UnsafeBufferPointer(
                start: sqlite3_value_text(values[0]),
                count: Int(sqlite3_value_bytes(values[0]))
            )
            let widest = (1..<max(1, Int(count))).reduce(0.0) { widest, index in
                unsafe max(widest, abs(sqlite3_value_double(values[index])))
            }
            return unsafe Self.widths(in: format, ofArguments: widest)
        }
    }

    /// What is written at most besides the arguments themselves.
    private static func widths(in format: UnsafeBufferPointer<UInt8>, ofArguments: Double) -> Int {
        let most = CostlyFunction.mostSteps + 1
        let starred = ofArguments < Double(most) ? Int(ofArguments) : most
        var (sum, number) = (0, 0)
        for index in 0..<format.count {
            let byte = unsafe format[index]
            switch byte {
            case 0x30...0x39: number = min(most, number * 10 + Int(byte) - 0x30)
            case UInt8(ascii: "*"): sum = min(most, sum + starred)
            default:
                sum = min(most, sum + number)
                number = 0
            }
        }
        return min(most, sum + number)
    }
}

/// SQLite's own functions, on an empty database in memory.
@safe final class PlainFunctions {
    private let connection: OpaquePointer

    /// - Throws: `AnalystError` where there is no memory.
    init(valueBytes: Int32) throws(AnalystError) {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX
        let code = unsafe sqlite3_open_v2(":memory:", &opened, flags, nil)
        guard code == SQLITE_OK, let connection = unsafe opened else { throw .tooLarge }
        unsafe self.connection = connection
        for (limit, value) in [
            (SQLITE_LIMIT_LENGTH, valueBytes),
            (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, AnalystLimits.patternBytes),
        ] {
            _ = unsafe sqlite3_limit(connection, limit, value)
        }
    }

    deinit { unsafe sqlite3_close_v2(connection) }

    /// A statement that calls a function with so many arguments.
    func statement(_ name: String, _ count: Int32) -> OpaquePointer? {
        let marks = Array(repeating: "?", count: Int(count)).joined(separator: ", ")
        var made: OpaquePointer?
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        let sql = "select \(name)(\(marks))"
        unsafe sqlite3_prepare_v3(connection, sql, -1, flags, &made, nil)
        return unsafe made
    }
}

/// What SQLite holds for a function whose place was taken.
@safe private final class CostlyCall {
    let function: CostlyFunction
    private let plain: PlainFunctions
    private var statements: [Int32: OpaquePointer] = unsafe [:]

    init(_ function: CostlyFunction, _ plain: PlainFunctions) {
        self.function = function
        self.plain = plain
    }

    deinit {
        unsafe statements.values.forEach { unsafe sqlite3_finalize($0) }
    }

    /// Computes a call as SQLite does, where it takes no longer than it may.
    func answer(
        _ context: OpaquePointer?,
        _ count: Int32,
        _ values: UnsafeMutablePointer<OpaquePointer?>?
    ) {
        guard unsafe function.cost.steps(count, values) <= CostlyFunction.mostSteps else {
            unsafe sqlite3_result_error_toobig(context)
            return
        }
        guard let statement = unsafe statement(count) else {
            unsafe sqlite3_result_error(context, "wrong number of arguments", -1)
            return
        }
        for index in 0..<count {
            unsafe sqlite3_bind_value(statement, index + 1, values?[Int(index)])
        }
        let code = unsafe sqlite3_step(statement)
        if code == SQLITE_ROW {
            unsafe sqlite3_result_value(context, sqlite3_column_value(statement, 0))
        } else {
            let words = unsafe sqlite3_errmsg(sqlite3_db_handle(statement))
            unsafe sqlite3_result_error(context, words, -1)
            unsafe sqlite3_result_error_code(context, code)
        }
        unsafe sqlite3_reset(statement)
        unsafe sqlite3_clear_bindings(statement)
    }

    private func statement(_ count: Int32) -> OpaquePointer? {
        if let known = unsafe statements[count] { return unsafe known }
        guard let made = unsafe plain.statement(function.name, count) else { return nil }
        unsafe statements[count] = made
        return unsafe made
    }
}

extension CostlyFunction {
    /// Takes the place of SQLite's function on a connection.
    ///
    /// Related SQLite documentation: <https://www.sqlite.org/c3ref/create_function.html>
    func register(_ connection: OpaquePointer, plain: PlainFunctions) -> Int32 {
        for count in argumentCounts {
            let call = unsafe Unmanaged.passRetained(CostlyCall(self, plain)).toOpaque()
            let code = unsafe sqlite3_create_function_v2(
                connection,
                name,
                count,
                SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                call,
                { context, count, values in
                    guard let data = unsafe sqlite3_user_data(context) else { return }
                    let call = unsafe Unmanaged<CostlyCall>.fromOpaque(data).takeUnretainedValue()
                    unsafe call.answer(context, count, values)
                },
                nil,
                nil,
                { data in
                    guard let data = unsafe data else { return }
                    unsafe Unmanaged<CostlyCall>.fromOpaque(data).release()
                }
            )
            guard code == SQLITE_OK else { return code }
        }
        return SQLITE_OK
    }
}
