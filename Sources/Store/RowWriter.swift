public import Domain
public import GRDB
internal import GRDBSQLite

/// Inserts rows of one table fast: a prepared statement, values bound by position.
///
/// GRDB's own binding costs about twice as much per row, and dumps have millions.
///
/// Related SQLite documentation: <https://www.sqlite.org/c3ref/bind_blob.html>
@safe public struct RowWriter: ~Copyable {
    private let statement: OpaquePointer?
    private let connection: OpaquePointer?

    /// Prepares `insert into table (columns…)`.
    ///
    /// - Throws: `DatabaseError`.
    public init(_ database: Database, table: String, columns: [String]) throws {
        let names = columns.joined(separator: ", ")
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        let sql = "insert into \(table) (\(names)) values (\(marks))"
        var statement: OpaquePointer?
        let connection = unsafe database.sqliteConnection
        let code = unsafe sqlite3_prepare_v3(connection, sql, -1, 1, &statement, nil)
        unsafe self.statement = statement
        unsafe self.connection = connection
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// Inserts one row: a value for each column.
    ///
    /// - Throws: `DatabaseError`; a broken constraint has `resultCode` `SQLITE_CONSTRAINT`.
    public func insert(_ values: [CellValue]) throws {
        for (index, value) in values.enumerated() { bind(value, at: index) }
        try insertBound()
    }

    /// Inserts what has been bound.
    func insertBound() throws {
        let code = unsafe sqlite3_step(statement)
        unsafe sqlite3_reset(statement)
        guard code == SQLITE_DONE else { throw failure(code) }
    }

    /// Binds the value of a column, from 0 on.
    func bind(_ value: CellValue, at column: Int) {
        let index = Int32(column + 1)
        switch value {
        case .null: unsafe sqlite3_bind_null(statement, index)
        case .integer(let integer): unsafe sqlite3_bind_int64(statement, index, integer)
        case .real(let real): unsafe sqlite3_bind_double(statement, index, real)
        case .text(var text):
            // SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
            let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            text.withUTF8 { bytes in
                unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                    _ = unsafe sqlite3_bind_text(
                        statement,
                        index,
                        characters.baseAddress,
                        Int32(characters.count),
                        transient
                    )
                }
            }
        }
    }

    private func failure(_ code: Int32) -> DatabaseError {
        let message = unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) }
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }

    deinit {
        unsafe sqlite3_finalize(statement)
    }
}
