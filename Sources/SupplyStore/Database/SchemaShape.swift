import Files
import GRDB
import SupplyModel

/// What the tables of a file are, compared with what the steps of `Schema` make.
///
/// Whoever reads relies on tables and columns of certain names and kinds: a table of tables that says otherwise, though every page is
/// whole, would end the program where a column is looked up, or give another answer where a rule is gone.
enum SchemaShape {
  /// The digest of the table of tables as this version's steps make it: compared in a tenth of a millisecond.
  ///
  /// Where it is another one, which a further step makes it until this line follows, or an old comment in a step, everything is compared
  /// by its parts, at a hundred times the cost.
  static let digest = "a217810cd178120ea0f55ab2baa8de00ab1bcbb4d84eef4735608f43b189b9f3"

  /// The first table of a file that is not what the steps of this version make; nil where all are.
  ///
  /// Of a file of another version nothing is said.
  ///
  /// - Throws: `DatabaseError`.
  static func fault(_ database: Database) throws -> String? {
    let migrator = Schema.migrator
    guard try migrator.hasCompletedMigrations(database), try !migrator.hasBeenSuperseded(database) else {
      return nil
    }
    guard try digest(of: database) != digest else { return nil }
    let fresh = try DatabaseQueue()
    try migrator.migrate(fresh)
    let expected = try fresh.read(parts)
    let found = try parts(database)
    guard let other = expected.symmetricDifference(found).min() else { return nil }
    return "the table \(other.prefix { $0 != separator }) is not what Colca makes it"
  }

  /// Throws what `fault` finds in the database at a path.
  ///
  /// - Throws: `StoreError.damagedDatabase`, `DatabaseError`.
  static func compare(_ queue: DatabaseQueue, path: String) throws {
    if let fault = try queue.read(fault) { throw StoreError.damagedDatabase(path: path, reason: fault) }
  }

  /// The digest of a table of tables: all that makes them, but where in the file they lie.
  static func digest(of database: Database) throws -> String {
    let sql = """
      SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') AS made FROM sqlite_master
      WHERE \(isOurs("name")) ORDER BY made
      """
    return SHA256Digest.hex(of: try String.fetchAll(database, sql: sql).joined(separator: "\n"))
  }

  /// A character that no name holds, between the parts of a line.
  private static let separator: Character = "|"

  /// What SQLite keeps for itself, as `ANALYZE` does, is nobody's concern.
  private static func isOurs(_ column: String) -> String { "\(column) NOT LIKE 'sqlite_stat%'" }

  /// A line for each table, column, index, tie and trigger, which begins with the name of its table.
  private static func parts(_ database: Database) throws -> Set<String> {
    let sql = """
      WITH own AS (SELECT name FROM sqlite_master WHERE type = 'table' AND \(isOurs("name")))
      SELECT name || '|' || type || '|' || wr || '|' || strict FROM pragma_table_list
        WHERE schema = 'main' AND name <> 'sqlite_schema' AND \(isOurs("name"))
      UNION ALL SELECT own.name || '|column|' || cid || '|' || x.name || '|' || type || '|' || "notnull" || '|'
        || coalesce(dflt_value, '') || '|' || pk || '|' || hidden FROM own, pragma_table_xinfo(own.name) AS x
      UNION ALL SELECT own.name || '|index|' || l.name || '|' || "unique" || '|' || origin || '|' || partial || '|' || seqno
        || '|' || cid || '|' || "desc" || '|' || coll || '|' || "key"
        FROM own, pragma_index_list(own.name) AS l, pragma_index_xinfo(l.name)
      UNION ALL SELECT own.name || '|tie|' || id || '|' || seq || '|' || "table" || '|' || "from" || '|'
        || coalesce("to", '') || '|' || on_update || '|' || on_delete FROM own, pragma_foreign_key_list(own.name)
      UNION ALL SELECT tbl_name || '|' || type || '|' || name || '|' || coalesce(sql, '') FROM sqlite_master
        WHERE type NOT IN ('table', 'index')
      """
    return Set(try String.fetchAll(database, sql: sql))
  }
}
