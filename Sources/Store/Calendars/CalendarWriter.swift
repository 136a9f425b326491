internal import Domain
public import GRDB
internal import GRDBSQLite

/// Inserts packed calendars fast: a prepared statement, bytes bound in place.
///
/// Related SQLite documentation: <https://www.sqlite.org/c3ref/bind_blob.html>
@safe public struct CalendarWriter: ~Copyable {
    private let statement: OpaquePointer?
    private let connection: OpaquePointer?

    private static let sql = """
        insert into calendar_listing (
          load_id, row_number, listing_id, first_night, nights, available, listed, night_rows, terms
        ) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// Prepares the statement.
    ///
    /// - Throws: `DatabaseError`.
    public init(_ database: Database) throws {
        var statement: OpaquePointer?
        let connection = unsafe database.sqliteConnection
        let code = unsafe sqlite3_prepare_v3(connection, Self.sql, -1, 1, &statement, nil)
        unsafe self.statement = statement
        unsafe self.connection = connection
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// Inserts one calendar.
    ///
    /// - Throws: `DatabaseError`.
    public func insert(_ packed: PackedCalendar, loadID: Int64, listingID: String) throws {
        unsafe sqlite3_bind_int64(statement, 1, loadID)
        unsafe sqlite3_bind_int64(statement, 2, Int64(packed.rowNumber))
        bind(listingID, at: 3)
        bind(packed.first.description, at: 4)
        unsafe sqlite3_bind_int64(statement, 5, Int64(packed.span))
        bind(packed.available, at: 6)
        bind(packed.listed, at: 7)
        bind(packed.rows, at: 8)
        bind(packed.terms, at: 9)
        let code = unsafe sqlite3_step(statement)
        unsafe sqlite3_reset(statement)
        guard code == SQLITE_DONE else { throw failure(code) }
    }

    private func bind(_ text: String, at index: Int32) {
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

    private func bind(_ bytes: [UInt8]?, at index: Int32) {
        guard let bytes else {
            unsafe sqlite3_bind_null(statement, index)
            return
        }
        let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        unsafe bytes.withUnsafeBytes { buffer in
            _ = unsafe sqlite3_bind_blob(
                statement,
                index,
                buffer.baseAddress,
                Int32(buffer.count),
                transient
            )
        }
    }

    private func failure(_ code: Int32) -> DatabaseError {
        let message = unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) }
        return DatabaseError(
            resultCode: ResultCode(rawValue: code),
            message: message ?? "SQLite failed"
        )
    }

    deinit {
        unsafe sqlite3_finalize(statement)
    }
}
