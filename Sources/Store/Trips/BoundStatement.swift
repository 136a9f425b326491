internal import GRDB
internal import GRDBSQLite

/// A prepared insertion whose values are bound by position, blobs and texts in place.
///
/// Related SQLite documentation: <https://www.sqlite.org/c3ref/bind_blob.html>
@safe struct BoundStatement: ~Copyable {
    private let statement: OpaquePointer?
    private let connection: OpaquePointer?

    /// Prepares `insert into table (columns…)` for some rows: their values follow each other.
    init(
        _ database: Database,
        insertInto table: String,
        _ columns: [String],
        rows: Int = 1
    ) throws {
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        let values = Array(repeating: "(\(marks))", count: rows).joined(separator: ", ")
        let sql = "insert into \(table) (\(columns.joined(separator: ", "))) values \(values)"
        var statement: OpaquePointer?
        let connection = unsafe database.sqliteConnection
        let code = unsafe sqlite3_prepare_v3(connection, sql, -1, 1, &statement, nil)
        unsafe self.statement = statement
        unsafe self.connection = connection
        guard code == SQLITE_OK else { throw failure(code) }
    }

    func bind(_ value: Int64, at index: Int32) {
        unsafe sqlite3_bind_int64(statement, index, value)
    }

    func bind(_ text: String, at index: Int32) {
        var text = text
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

    /// Binds the bytes of a text in UTF-8.
    func bind(text bytes: UnsafeRawBufferPointer, at index: Int32) {
        // SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
        let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        let characters = unsafe bytes.assumingMemoryBound(to: CChar.self).baseAddress
        unsafe sqlite3_bind_text(
            statement,
            index,
            characters,
            Int32(bytes.count),
            transient
        )
    }

    /// Binds a part of some bytes, which must stay where they are until `run` has returned; null
    /// where the part is empty.
    func bind(lent bytes: UnsafeRawBufferPointer, _ part: Range<Int>, at index: Int32) {
        guard !part.isEmpty, let start = bytes.baseAddress else {
            unsafe sqlite3_bind_null(statement, index)
            return
        }
        unsafe sqlite3_bind_blob(
            statement,
            index,
            start + part.lowerBound,
            Int32(part.count),
            nil
        )
    }

    /// Inserts what is bound.
    ///
    /// - Throws: `DatabaseError`.
    func run() throws {
        let code = unsafe sqlite3_step(statement)
        unsafe sqlite3_reset(statement)
        guard code == SQLITE_DONE else { throw failure(code) }
    }

    private func failure(_ code: Int32) -> DatabaseError {
        let message = unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) }
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }

    deinit {
        unsafe sqlite3_finalize(statement)
    }
}
