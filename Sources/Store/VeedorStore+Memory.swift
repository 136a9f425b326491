internal import CSQLite

extension VeedorStore {
    /// Lets SQLite not count the memory it takes; before the first store is opened.
    ///
    /// It counts every allocation under one lock, which costs a load a twentieth of its time and makes
    /// connections that work side by side wait. The guarded connection of analysts needs the count for
    /// its limit: what asks for that must not call this.
    ///
    /// Related SQLite documentation: <https://www.sqlite.org/c3ref/c_config_covering_index_scan.html>
    public static func forgoMemoryCounts() {
        // Where SQLite was used before it goes on counting, which does no harm.
        _ = veedor_sqlite_forgo_memory_counts()
    }
}
