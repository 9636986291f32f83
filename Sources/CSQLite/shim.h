#include <sqlite3.h>

/// No statement can damage the file: neither its table of tables nor its journal can be tampered with.
///
/// `sqlite3_db_config` takes any number of arguments, which Swift cannot call.
static inline int colca_defensive(sqlite3 *database) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}
