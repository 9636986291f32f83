import GRDB
import SupplyModel

/// What tables that know only part of a month said of reports that a fuller file gives: kept, so that taking the
/// fuller file back brings the table's word back.
///
/// A word stands here as its own file wrote it, and leaves once the report says it.
struct ShadowedReports {
  /// A report by the numbers of its codes.
  struct Key: Hashable {
    let facility: Int64
    let product: Int64
    let month: Int

    init(facility: Int64, product: Int64, month: Int) {
      self.facility = facility
      self.product = product
      self.month = month
    }

    /// The key in a row's first three columns.
    init(row: Row) throws {
      facility = try row.decode(atIndex: 0)
      product = try row.decode(atIndex: 1)
      month = try row.decode(atIndex: 2)
    }

    var arguments: StatementArguments { [facility, product, month] }
  }

  /// What settling did: reports that came back from nothing, and reports that a table now gives alone.
  struct Effect {
    var broughtBack = 0
    var left = 0
  }

  private struct Word {
    let report: StoredReport
    let file: Int64
    let line: Int
  }

  private static let isKey = "facility_id = ? AND product_id = ? AND month = ?"
  private static let columns = StoredReport.columns + ", file_id, line"

  private let database: Database

  init(_ database: Database) { self.database = database }

  /// Keeps a file's word on a report that another file gives.
  func keep(_ report: StoredReport, of key: Key, file: Int64, line: Int) throws {
    try execute(
      "INSERT OR REPLACE INTO shadowed_report (\(Self.columns), facility_id, product_id, month) "
        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      report.arguments + [file, line] + key.arguments)
  }

  /// Adds a lot to the word that a file has here; false when it has none.
  func join(_ lot: StoredReport, to key: Key, file: Int64) throws -> Bool {
    guard let word = try words(of: key).first(where: { $0.file == file }) else { return false }
    try keep(word.report.adding(lot), of: key, file: file, line: word.line)
    return true
  }

  /// Takes back all words of a file.
  func removeAll(of file: Int64) throws {
    try execute("DELETE FROM shadowed_report WHERE file_id = ?", [file])
  }

  /// The reports with a word here that a file gives, gave or replaced.
  func keys(touchedBy file: Int64) throws -> [Key] {
    let sql = """
      SELECT DISTINCT facility_id, product_id, month FROM shadowed_report AS w
      WHERE EXISTS (SELECT 1 FROM report AS r WHERE r.facility_id = w.facility_id
          AND r.product_id = w.product_id AND r.month = w.month AND r.file_id = ?1)
        OR EXISTS (SELECT 1 FROM superseded_report AS s WHERE s.facility_id = w.facility_id
          AND s.product_id = w.product_id AND s.month = w.month AND ?1 IN (s.file_id, s.replaced_by))
      """
    return try Row.fetchAll(database, sql: sql, arguments: [file]).map(Key.init(row:))
  }

  /// Makes a report what the words here and the files beneath say, after a file was taken back or a lot joined.
  func settle(_ key: Key) throws -> Effect {
    var effect = Effect()
    for word in try words(of: key) {
      guard let current = try first("report WHERE \(Self.isKey)", key.arguments) else {
        try execute(
          "INSERT INTO report (\(Self.columns), facility_id, product_id, month) "
            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          word.report.arguments + [word.file, word.line] + key.arguments)
        try drop(word, of: key)
        effect.broughtBack += 1
        continue
      }
      if current.file == word.file {
        // It had filled in what a fuller report did not know: is there one still?
        let below = try first(
          "superseded_report WHERE \(Self.isKey) AND replaced_by = ?", key.arguments + [word.file])
        if let below, below.report.quantities.knowsMovements {
          try set(below.report.filled(from: word.report), by: word, of: key)
        } else {
          try set(below.map { word.report.filled(from: $0.report) } ?? word.report, by: word, of: key)
          try drop(word, of: key)
          effect.left += 1
        }
      } else if current.report.quantities.knowsMovements {
        let filled = current.report.filled(from: word.report)
        guard !filled.saysSame(as: current.report) else { continue }
        try supersede(key, by: word)
        try set(filled, by: word, of: key)
      } else if current.file < word.file {
        try supersede(key, by: word)
        try set(word.report.filled(from: current.report), by: word, of: key)
        try drop(word, of: key)
      }
    }
    return effect
  }

  private func words(of key: Key) throws -> [Word] {
    try all("shadowed_report WHERE \(Self.isKey) ORDER BY file_id", key.arguments)
  }

  private func set(_ report: StoredReport, by word: Word, of key: Key) throws {
    try execute(
      "UPDATE report SET \(StoredReport.assignments), file_id = ?, line = ? WHERE \(Self.isKey)",
      report.arguments + [word.file, word.line] + key.arguments)
  }

  private func supersede(_ key: Key, by word: Word) throws {
    try execute(
      """
      INSERT INTO superseded_report (replaced_by, facility_id, product_id, month, \(Self.columns))
      SELECT ?, facility_id, product_id, month, \(Self.columns) FROM report WHERE \(Self.isKey)
      """, [word.file] + key.arguments)
  }

  /// Forgets a word that the report now says, and with it that the two differed.
  private func drop(_ word: Word, of key: Key) throws {
    try execute(
      "DELETE FROM shadowed_report WHERE \(Self.isKey) AND file_id = ?", key.arguments + [word.file])
    try execute(
      """
      DELETE FROM finding WHERE file_id = ? AND code IN (?, ?) AND month = ?
        AND facility = (SELECT code FROM facility WHERE id = ?)
        AND product = (SELECT code FROM product WHERE id = ?)
      """,
      [
        word.file, FindingCode.consumptionDiffers.rawValue, FindingCode.stockDiffers.rawValue, key.month,
        key.facility, key.product,
      ])
  }

  private func first(_ source: String, _ arguments: StatementArguments) throws -> Word? {
    try all(source, arguments).first
  }

  private func all(_ source: String, _ arguments: StatementArguments) throws -> [Word] {
    let statement = try database.cachedStatement(sql: "SELECT \(Self.columns) FROM \(source)")
    return try Row.fetchAll(statement, arguments: arguments).map {
      try Word(
        report: StoredReport($0, from: 0), file: $0.decode(atIndex: StoredReport.columnCount),
        line: $0.decode(atIndex: StoredReport.columnCount + 1))
    }
  }

  private func execute(_ sql: String, _ arguments: StatementArguments) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
