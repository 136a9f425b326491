internal import CSQLite

/// A function that analysts may call in a statement.
public struct AnalystFunction: Sendable {
    /// The name.
    public var name: String

    /// How it is called and what it gives, for people.
    public var usage: String

    /// How many arguments it takes.
    public var arguments: Int

    /// What it computes; `nil` where an argument is of no use, which gives null.
    let body: @Sendable ([AnalystValue]) throws(AnalystError) -> AnalystValue?

    /// A function of its arguments, and of what does not change while a connection lives.
    public init(
        _ name: String,
        usage: String,
        arguments: Int,
        _ body: @escaping @Sendable ([AnalystValue]) throws(AnalystError) -> AnalystValue?
    ) {
        self.name = name
        self.usage = usage
        self.arguments = arguments
        self.body = body
    }
}

extension AnalystFunction {
    private final class Box {
        let function: AnalystFunction

        init(_ function: AnalystFunction) { self.function = function }
    }

    /// Makes it known to a connection.
    ///
    /// Related SQLite documentation: <https://www.sqlite.org/c3ref/create_function.html>
    func register(_ connection: OpaquePointer) -> Int32 {
        let box = unsafe Unmanaged.passRetained(Box(self)).toOpaque()
        return unsafe sqlite3_create_function_v2(
            connection,
            name,
            Int32(arguments),
            SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
            box,
            { context, count, values in
                guard let data = unsafe sqlite3_user_data(context) else { return }
                let function = unsafe Unmanaged<Box>.fromOpaque(data).takeUnretainedValue().function
                let arguments = (0..<Int(count)).map { index in
                    unsafe AnalystValue(argument: values?[index])
                }
                do throws(AnalystError) {
                    unsafe try (function.body(arguments) ?? .null).give(context)
                } catch {
                    let words = if case .failed(let words) = error { words } else { "\(error)" }
                    unsafe sqlite3_result_error(context, words, -1)
                }
            },
            nil,
            nil,
            { data in
                guard let data = unsafe data else { return }
                unsafe Unmanaged<Box>.fromOpaque(data).release()
            }
        )
    }
}

extension AnalystValue {
    /// An argument of a function.
    init(argument value: OpaquePointer?) {
        switch unsafe sqlite3_value_type(value) {
        case SQLITE_INTEGER: self = unsafe .integer(sqlite3_value_int64(value))
        case SQLITE_FLOAT: self = unsafe .real(sqlite3_value_double(value))
        case SQLITE_TEXT:
            let bytes = unsafe UnsafeBufferPointer(
                start: sqlite3_value_text(value),
                count: Int(sqlite3_value_bytes(value))
            )
            self = unsafe .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            let bytes = unsafe UnsafeRawBufferPointer(
                start: sqlite3_value_blob(value),
                count: Int(sqlite3_value_bytes(value))
            )
            self = unsafe .blob([UInt8](bytes))
        default: self = .null
        }
    }

    /// A value of the current row of a statement.
    init(column index: Int32, of statement: OpaquePointer?) {
        switch unsafe sqlite3_column_type(statement, index) {
        case SQLITE_INTEGER: self = unsafe .integer(sqlite3_column_int64(statement, index))
        case SQLITE_FLOAT: self = unsafe .real(sqlite3_column_double(statement, index))
        case SQLITE_TEXT:
            let bytes = unsafe UnsafeBufferPointer(
                start: sqlite3_column_text(statement, index),
                count: Int(sqlite3_column_bytes(statement, index))
            )
            self = unsafe .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            let bytes = unsafe UnsafeRawBufferPointer(
                start: sqlite3_column_blob(statement, index),
                count: Int(sqlite3_column_bytes(statement, index))
            )
            self = unsafe .blob([UInt8](bytes))
        default: self = .null
        }
    }

    /// Gives it as a function's result.
    func give(_ context: OpaquePointer?) {
        // SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
        let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch self {
        case .null: unsafe sqlite3_result_null(context)
        case .integer(let value): unsafe sqlite3_result_int64(context, value)
        case .real(let value): unsafe sqlite3_result_double(context, value)
        case .text(let value):
            unsafe sqlite3_result_text(context, value, Int32(value.utf8.count), transient)
        case .blob(let value):
            unsafe sqlite3_result_blob(context, value, Int32(value.count), transient)
        }
    }

    /// Binds it to a parameter of a statement.
    func bind(to statement: OpaquePointer, at index: Int32) {
        // SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
        let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch self {
        case .null: unsafe sqlite3_bind_null(statement, index)
        case .integer(let value): unsafe sqlite3_bind_int64(statement, index, value)
        case .real(let value): unsafe sqlite3_bind_double(statement, index, value)
        case .text(let value):
            let count = Int32(value.utf8.count)
            unsafe sqlite3_bind_text(statement, index, value, count, transient)
        case .blob(let value):
            unsafe sqlite3_bind_blob(statement, index, value, Int32(value.count), transient)
        }
    }
}
