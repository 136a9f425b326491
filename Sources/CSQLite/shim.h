#include <sqlite3.h>

/// Swift cannot call a variadic function.
static inline int veedor_sqlite_configure(sqlite3 *connection, int option, int value) {
    return sqlite3_db_config(connection, option, value, (int *)0);
}

/// Lets SQLite not count the memory it takes; before it is first used.
static inline int veedor_sqlite_forgo_memory_counts(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/// Says that a computed table may be read by views, whatever is in them.
static inline int veedor_sqlite_innocuous(sqlite3 *connection) {
    return sqlite3_vtab_config(connection, SQLITE_VTAB_INNOCUOUS);
}

/// A computed table: SQLite's part first, as it asks for, then Swift's object.
typedef struct veedor_table {
    sqlite3_vtab base;
    void *object;
} veedor_table;

/// A reading of a computed table.
typedef struct veedor_cursor {
    sqlite3_vtab_cursor base;
    void *object;
} veedor_cursor;
