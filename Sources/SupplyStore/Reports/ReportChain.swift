import GRDB
import SupplyModel

/// The words of several files on one report: the one that counts stands in `report`, and beneath it, each replaced by the one
/// above, those in `superseded_report`.
///
/// A word that comes in and does not count is put beneath, where it would lie had its file come in first: taking back the file
/// above brings it up, and taking back its own leaves no trace.
struct ReportChain {
  private static let isKey = "facility_id = ? AND product_id = ? AND month = ?"
  private static let columns = StoredReport.columns + ", file_id, line"

  private let database: Database

  init(_ database: Database) { self.database = database }

  /// The full word that counts: beneath a table of availability that only filled in what it left blank.
  ///
  /// - Parameters:
  ///   - top: what stands in `report`.
  ///   - written: when a file was written.
  func standing(
    _ key: ShadowedReports.Key, top: StoredReport, file: Int64, written: (Int64) throws -> Int?
  ) throws -> ReportWord {
    let fills = try Bool.fetchOne(
      database.cachedStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM shadowed_report WHERE \(Self.isKey) AND file_id = ?)"),
      arguments: key.arguments + [file])
    if fills ?? false, let below = try word(below: file, key, written) { return below }
    return ReportWord(report: top, file: file, writtenAt: try written(file))
  }

  /// Puts a word beneath those that count before it; `file` is the one whose word stands in `report`.
  func putBeneath(
    _ word: ReportWord, line: Int, of key: ShadowedReports.Key, file: Int64, written: (Int64) throws -> Int?
  ) throws {
    var above = file
    while let below = try self.word(below: above, key, written) {
      guard case .stays = ReportPrecedence(word, with: below).standing else { break }
      above = below.file
    }
    try execute(
      "UPDATE superseded_report SET replaced_by = ? WHERE \(Self.isKey) AND replaced_by = ?",
      [word.file] + key.arguments + [above])
    try execute(
      """
      INSERT INTO superseded_report (replaced_by, facility_id, product_id, month, \(Self.columns))
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, [above] + key.arguments + word.report.arguments + [word.file, line])
  }

  /// The line and what a file says of a report further down; nil where it says nothing there.
  func buried(_ key: ShadowedReports.Key, file: Int64) throws -> (report: StoredReport, line: Int)? {
    let statement = try database.cachedStatement(
      sql: "SELECT \(Self.columns) FROM superseded_report WHERE \(Self.isKey) AND file_id = ?")
    return try Row.fetchOne(statement, arguments: key.arguments + [file]).map {
      (StoredReport($0, from: 0), try $0.decode(atIndex: StoredReport.columnCount + 1))
    }
  }

  /// Changes what a file says of a report further down.
  func setBuried(_ report: StoredReport, _ key: ShadowedReports.Key, file: Int64) throws {
    try execute(
      "UPDATE superseded_report SET \(StoredReport.assignments) WHERE \(Self.isKey) AND file_id = ?",
      report.arguments + key.arguments + [file])
  }

  private func word(
    below file: Int64, _ key: ShadowedReports.Key, _ written: (Int64) throws -> Int?
  ) throws -> ReportWord? {
    let statement = try database.cachedStatement(
      sql: "SELECT \(Self.columns) FROM superseded_report WHERE \(Self.isKey) AND replaced_by = ?")
    guard let row = try Row.fetchOne(statement, arguments: key.arguments + [file]) else { return nil }
    let said: Int64 = try row.decode(atIndex: StoredReport.columnCount)
    return ReportWord(report: StoredReport(row, from: 0), file: said, writtenAt: try written(said))
  }

  private func execute(_ sql: String, _ arguments: StatementArguments) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
