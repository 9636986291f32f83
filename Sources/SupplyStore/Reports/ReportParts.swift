import GRDB
import SupplyModel

/// Reports whose lots one import command finds in several tables: what each table says of them, while `report` holds the sum.
///
/// Each table's word is kept by itself, so that taking one back leaves what the others say.
struct ReportParts {
  private struct Part {
    let report: StoredReport
    let file: Int64
    let line: Int64
  }

  private static let isKey = "facility_id = ? AND product_id = ? AND month = ?"

  private let database: Database

  init(_ database: Database) { self.database = database }

  /// Whether two tables of one command state parts of one report, and not the same report twice.
  ///
  /// Either each knows the number of every lot, no lot is in both, and they do not say the same; where the month before is known, both
  /// openings together must not be more than its close, for two versions would each open with all of it. Or the books say it
  /// (`NeighbouringStock.provesParts`).
  static func arePartsOfOne(_ left: StoredReport, _ right: StoredReport, _ stock: NeighbouringStock) -> Bool {
    guard left.quantities != right.quantities else { return false }
    guard let own = lots(of: left), let other = lots(of: right) else {
      return stock.provesParts(left.quantities, right.quantities)
    }
    guard own.isDisjoint(with: other) else { return false }
    guard let closingBefore = stock.closingBefore, let first = left.quantities.opening,
      let second = right.quantities.opening
    else { return true }
    return first + second <= closingBefore + 0.5
  }

  /// Whether nothing tells two tables' words on one report apart: other quantities without the numbers of the lots, which may be parts as
  /// well as versions.
  ///
  /// Versions open with the same stock, and say on which day each was made.
  static func mayBeParts(_ left: StoredReport, _ right: StoredReport) -> Bool {
    guard left.quantities != right.quantities, lots(of: left) == nil || lots(of: right) == nil else {
      return false
    }
    if let own = left.statedOn, let other = right.statedOn, own != other { return false }
    guard let first = left.quantities.opening, let second = right.quantities.opening else { return true }
    return (first - second).magnitude > 0.5
  }

  /// The lots by number and expiry; nil where there is none, or one whose number nobody knows.
  private static func lots(of report: StoredReport) -> Set<String>? {
    var names: Set<String> = []
    for lot in report.lots.lots {
      guard let number = lot.number else { return nil }
      names.insert("\(number) \(lot.expiry.month?.description ?? "")")
    }
    return names.isEmpty ? nil : names
  }

  /// What the months around a report say of its stock.
  func neighbouringStock(_ key: ShadowedReports.Key) throws -> NeighbouringStock {
    func stock(_ column: String, _ month: Int) throws -> Double? {
      try Double.fetchOne(
        database.cachedStatement(sql: "SELECT \(column) FROM report WHERE \(Self.isKey)"),
        arguments: [key.facility, key.product, month])
    }
    return NeighbouringStock(
      closingBefore: try stock("closing", key.month - 1), openingAfter: try stock("opening", key.month + 1))
  }

  /// Keeps the words of the report that stands and of the one that joins it.
  func join(
    _ word: StoredReport, line: Int, file: Int64, to top: StoredReport, topLine: Int, topFile: Int64,
    _ key: ShadowedReports.Key
  ) throws {
    if try parts(of: key).isEmpty { try put(Part(report: top, file: topFile, line: Int64(topLine)), key) }
    try put(Part(report: word, file: file, line: Int64(line)), key)
    // What the first table had replaced now lies beneath the sum.
    try execute(
      "UPDATE superseded_report SET replaced_by = ? WHERE \(Self.isKey) AND replaced_by = ?",
      [file] + key.arguments + [topFile])
  }

  /// Adds a further lot to what a file says of its part.
  func add(_ lot: StoredReport, _ key: ShadowedReports.Key, file: Int64) throws {
    guard let part = try parts(of: key).first(where: { $0.file == file }) else { return }
    try put(Part(report: part.report.adding(lot), file: file, line: part.line), key)
  }

  /// Takes a file's parts back, so that reports are what the other tables say, and gives how many there were.
  func undo(_ file: Int64) throws -> Int {
    let keys = try Row.fetchAll(
      database, sql: "SELECT facility_id, product_id, month FROM report_part WHERE file_id = ?",
      arguments: [file]
    ).map(ShadowedReports.Key.init(row:))
    for key in keys {
      let all = try parts(of: key)
      let rest = all.filter { $0.file != file }
      guard let holder = all.map(\.file).max(), let first = rest.first, let last = rest.last else { continue }
      let sum = rest.dropFirst().reduce(first.report) { $0.adding($1.report) }
      for table in ["report", "superseded_report"] {
        try execute(
          "UPDATE \(table) SET \(StoredReport.assignments), file_id = ?, line = ? WHERE \(Self.isKey) AND file_id = ?",
          sum.arguments + [last.file, last.line] + key.arguments + [holder])
      }
      try execute(
        "UPDATE superseded_report SET replaced_by = ? WHERE \(Self.isKey) AND replaced_by = ?",
        [last.file] + key.arguments + [holder])
      try execute(
        "DELETE FROM report_part WHERE \(Self.isKey) AND (file_id = ? OR ?)",
        key.arguments + [file, rest.count == 1])
    }
    return keys.count
  }

  private func parts(of key: ShadowedReports.Key) throws -> [Part] {
    try Row.fetchAll(
      database,
      sql:
        "SELECT \(StoredReport.columns), file_id, line FROM report_part WHERE \(Self.isKey) ORDER BY file_id",
      arguments: key.arguments
    ).map {
      try Part(
        report: StoredReport($0, from: 0), file: $0.decode(atIndex: StoredReport.columnCount),
        line: $0.decode(atIndex: StoredReport.columnCount + 1))
    }
  }

  private func put(_ part: Part, _ key: ShadowedReports.Key) throws {
    try execute(
      """
      INSERT OR REPLACE INTO report_part (\(StoredReport.columns), file_id, line, facility_id, product_id, month)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, part.report.arguments + [part.file, part.line] + key.arguments)
  }

  private func execute(_ sql: String, _ arguments: StatementArguments) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}

/// The stock that the reports of the months around one state; nil where nobody does.
struct NeighbouringStock {
  let closingBefore: Double?
  let openingAfter: Double?

  /// Whether the books show that two words on one report are parts of it.
  ///
  /// Both hold stock, each balances by itself, and only both together meet the month before, or the month after where that alone is
  /// known: two versions of one report would each meet it, or neither.
  ///
  ///     the month before closed with 30; one table opens with 10, the other with 20   // parts
  func provesParts(_ left: StockQuantities, _ right: StockQuantities) -> Bool {
    guard left.isBalancedAsStated, right.isBalancedAsStated else { return false }
    func meet(_ first: Double?, _ second: Double?, _ stock: Double?) -> Bool? {
      guard let first, let second, let stock else { return nil }
      return first > 0.5 && second > 0.5 && (first + second - stock).magnitude <= 0.5
    }
    return meet(left.opening, right.opening, closingBefore)
      ?? meet(left.closing, right.closing, openingAfter) ?? false
  }
}

extension StockQuantities {
  /// Whether the movements lead from the opening to the closing; of a table without a column for one of them there were none.
  fileprivate var isBalancedAsStated: Bool {
    filled(from: StockQuantities(received: 0, adjustment: 0)).isBalanced ?? false
  }
}
