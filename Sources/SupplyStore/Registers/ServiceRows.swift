import GRDB
import SupplyModel

/// A value of a key as text.
private func plainText(of value: any DatabaseValueConvertible) -> String {
  switch value.databaseValue.storage {
  case .int64(let number): String(number)
  case .string(let text): text
  case .null, .double, .blob: ""
  }
}

/// A row of a register in a table of its own, a column for each thing that it states.
protocol ServiceRow: RegisterRow, Codable, Equatable {
  static var register: ServiceRegister { get }
  /// The columns that tell one entry from another, and what they hold.
  var key: [(column: String, value: any DatabaseValueConvertible)] { get }
  /// The other columns.
  var content: [(column: String, value: (any DatabaseValueConvertible)?)] { get }
  init(columns row: Row) throws
}

extension ServiceRow {
  var registerCode: String { JoinedKey.text(of: key.map { plainText(of: $0.value) }) }

  private static func condition(_ columns: [String]) -> String {
    columns.map { "\($0) = ?" }.joined(separator: " AND ")
  }

  func known(_ database: Database) throws -> Self? {
    let sql = "SELECT * FROM \(Self.register.rawValue) WHERE \(Self.condition(key.map(\.column)))"
    // Compiled once: a file may have thousands of rows.
    let statement = try database.cachedStatement(sql: sql)
    let row = try Row.fetchOne(statement, arguments: StatementArguments(key.map(\.value.databaseValue)))
    guard let row else { return nil }
    return try Self(columns: row)
  }

  func replaced(_ known: Self?) throws -> [(register: RegisterKind, before: String?)] {
    guard let known else { return [(.service(Self.register), nil)] }
    return [(.service(Self.register), try StoredJSON.text(known))]
  }

  func write(_ database: Database) throws {
    let columns = key.map(\.column) + content.map(\.column)
    let values = key.map(\.value.databaseValue) + content.map { $0.value?.databaseValue ?? .null }
    let sql = """
      INSERT OR REPLACE INTO \(Self.register.rawValue) (\(columns.joined(separator: ", ")))
      VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
      """
    try database.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
  }

  func effect(over known: Self?) -> ImportCounts.Effect {
    guard let known else { return .accepted }
    return known == self ? .unchanged : .replaced
  }

  /// Puts back what was known, or takes the row out where nothing was.
  fileprivate static func restore(_ entry: SupersededEntry, columns: [String], _ database: Database) throws {
    if let before = entry.before {
      try StoredJSON.value(Self.self, before).write(database)
      return
    }
    let parts = JoinedKey.parts(of: entry.code)
    guard parts.count == columns.count else { return }
    try database.execute(
      sql: "DELETE FROM \(register.rawValue) WHERE \(condition(columns))",
      arguments: StatementArguments(parts))
  }

  /// Every row, by its key.
  fileprivate static func all(orderedBy columns: [String], _ database: Database) throws -> [Self] {
    let sql = "SELECT * FROM \(register.rawValue) ORDER BY \(columns.joined(separator: ", "))"
    var entries: [Self] = []
    let rows = try Row.fetchCursor(database, sql: sql)
    while let row = try rows.next() { entries.append(try Self(columns: row)) }
    return entries
  }
}

extension ServiceRegister {
  /// The columns of a table's key, in their order.
  var keyColumns: [String] {
    switch self {
    case .standard: ["standard"]
    case .checklist: ["standard", "month", "facility"]
    case .population: ["facility", "year", "method"]
    case .serviceMonth: ["service", "month", "facility"]
    case .placeTarget: ["standard", "item", "level", "place", "to_month"]
    }
  }

  /// Puts back what a file had replaced.
  func restore(_ entry: SupersededEntry, _ database: Database) throws {
    switch self {
    case .standard: try Standard.restore(entry, columns: keyColumns, database)
    case .checklist: try ChecklistResult.restore(entry, columns: keyColumns, database)
    case .population: try ServedPopulation.restore(entry, columns: keyColumns, database)
    case .serviceMonth: try ServiceMonth.restore(entry, columns: keyColumns, database)
    case .placeTarget: try PlaceTarget.restore(entry, columns: keyColumns, database)
    }
  }
}

extension SupplyDatabase {
  /// Every standard that a file states, by code.
  public func standards() throws -> [Standard] { try all() }

  /// Everything that checklists found, by standard, month and facility.
  public func checklists() throws -> [ChecklistResult] { try all() }

  /// Everybody who is served, by facility, year and method.
  public func populations() throws -> [ServedPopulation] { try all() }

  /// Everything that services did, by service, month and facility.
  public func serviceMonths() throws -> [ServiceMonth] { try all() }

  /// Every target of a place, by standard, method, place and month.
  public func placeTargets() throws -> [PlaceTarget] { try all() }

  private func all<Entry: ServiceRow>() throws -> [Entry] {
    try read { try Entry.all(orderedBy: Entry.register.keyColumns, $0) }
  }
}
