internal import CLinux
internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// Lets the system begin to write what a long transaction has put into the store's file, so that
/// there is little left to write at its end.
///
/// Nothing depends on it: SQLite synchronises the file before it ends a transaction, as ever.
///
/// Related Linux documentation: `man 2 sync_file_range`.
struct EarlyWriting {
    /// SQLite's own descriptor of the file.
    ///
    /// To open and close another one would give up the locks that SQLite holds
    /// (<https://www.sqlite.org/howtocorrupt.html>, 2.2).
    private let file: Int32?
    private let database: Database
    private var waiting = 0

    /// So many bytes are worth a call: few enough that they are still near the processor when the system
    /// copies them, and that nobody waits long for who calls.
    private static let enough = 2 << 20

    /// Descriptors are looked for among so many.
    private static let mostFiles: Int32 = 256

    init(_ database: Database) {
        self.database = database
        let name = unsafe sqlite3_db_filename(database.sqliteConnection, "main")
        var wanted = stat()
        guard let name = unsafe name, unsafe stat(name, &wanted) == 0 else {
            file = nil
            return
        }
        file = (3..<Self.mostFiles).first { file in
            var found = stat()
            return unsafe fstat(file, &found) == 0 && found.st_dev == wanted.st_dev
                && found.st_ino == wanted.st_ino
        }
    }

    /// Says that so many bytes more were given to SQLite.
    mutating func add(_ bytes: Int) {
        waiting += bytes
        if waiting >= Self.enough { begin() }
    }

    /// Lets the writing begin of whatever SQLite holds.
    mutating func begin() {
        waiting = 0
        guard let file else { return }
        // What cannot be written now is written at the end of the transaction, or fails there.
        _ = unsafe sqlite3_db_cacheflush(database.sqliteConnection)
        _ = veedor_begin_writing(file)
    }
}
