#include <sqlite3.h>

/// Swift cannot call a variadic function.
static inline int veedor_sqlite_configure(sqlite3 *connection, int option, int value) {
    return sqlite3_db_config(connection, option, value, (int *)0);
}
