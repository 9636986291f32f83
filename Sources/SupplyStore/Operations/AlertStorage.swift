import GRDB
import Operations
import StockPolicy
import SupplyModel

/// What is remembered of one alert, in its table.
private struct AlertRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "alert"

  enum CodingKeys: String, CodingKey, ColumnExpression { case kind, facility, product, memory }

  let kind: AlertKey.Kind
  let facility: FacilityCode
  let product: ProductCode
  let memory: RememberedAlert

  init(_ key: AlertKey, _ memory: RememberedAlert) {
    kind = key.kind
    facility = key.facility
    product = key.product
    self.memory = memory
  }
}

/// The levels at which something is to be done or watched: those that are remembered from one run to the next.
private let rememberedLevels: [AlertLevel] = [.stockedOut, .urgent, .watch]

extension SupplyDatabase {
  /// What is remembered of alerts.
  ///
  /// - Throws: `ColcaError`; what the decoder throws of a memory that this version does not read.
  public func alertMemory() throws -> AlertMemory { try read(Self.alertMemory) }

  /// The same with the alerts of the latest run taken in, as the next night would; nothing is written.
  ///
  /// - Parameter quantityChange: the declared share.
  /// - Throws: as `alertMemory()`.
  public func alertMemory(ofLatestRunBy quantityChange: Double) throws -> AlertMemory {
    try read { database in
      var memory = try Self.alertMemory(database)
      try Self.takeLatestRun(into: &memory, quantityChange: quantityChange, database)
      return memory
    }
  }

  /// Remembers the alerts of the latest run, as a night does; nothing changes where there is no run, or a night has done it.
  ///
  /// Whoever never runs nights can note what was done about alerts all the same.
  ///
  /// - Parameter quantityChange: the declared share.
  /// - Throws: `ColcaError`.
  public func rememberLatestRun(quantityChange: Double) throws {
    try write { database in
      var memory = try Self.alertMemory(database)
      let before = memory.alerts
      try Self.takeLatestRun(into: &memory, quantityChange: quantityChange, database)
      try Self.save(memory.alerts, before: before, database)
    }
  }

  private static func takeLatestRun(
    into memory: inout AlertMemory, quantityChange: Double, _ database: Database
  ) throws {
    guard try RunRow.official.fetchCount(database) > 0 else { return }
    memory.take(try alertStates(of: nil, database), of: [.stock], quantityChange: quantityChange)
  }

  /// How the alerts of a run stand: what is out, urgent or to be watched.
  ///
  /// - Parameter run: its number; the latest official run when nil.
  /// - Throws: `ColcaError`.
  public func alertStates(of run: Int64? = nil) throws -> [AlertKey: AlertState] {
    try read { try Self.alertStates(of: run, $0) }
  }

  private static func alertStates(of run: Int64?, _ database: Database) throws -> [AlertKey: AlertState] {
    let chosen = run.map { RunRow.filter(key: $0) } ?? RunRow.official
    guard let row = try chosen.fetchOne(database), let id = row.id else { return [:] }
    try RunSeal.compare(row, database)
    let request: SQLRequest<Row> = """
      SELECT f.code AS facility, p.code AS product, a.alert, a.order_quantity, r.as_of FROM assessment AS a
      JOIN run AS r ON r.id = a.run_id JOIN facility AS f ON f.id = a.facility_id
      JOIN product AS p ON p.id = a.product_id
      WHERE a.run_id = \(id) AND a.alert IN \(rememberedLevels.map(\.rawValue))
      """
    return try request.fetchAll(database).reduce(into: [:]) { states, row in
      let key = AlertKey(.stock, facility: try row.needed("facility"), product: try row.needed("product"))
      states[key] = AlertState(
        level: try row.word(Column("alert")), quantity: try row.needed("order_quantity"),
        asOf: try row.needed("as_of"))
    }
  }

  /// Changes what is remembered of alerts, in one transaction.
  ///
  /// - Throws: `ColcaError`.
  public func changeAlertMemory<Value>(_ body: (inout AlertMemory) throws -> Value) throws -> Value {
    try write { database in
      var memory = try Self.alertMemory(database)
      let before = memory.alerts
      let value = try body(&memory)
      try Self.save(memory.alerts, before: before, database)
      return value
    }
  }

  /// Somebody does something about alerts: the memory changes and the log of changes tells who did it, together.
  ///
  /// - Parameters:
  ///   - action: what is done.
  ///   - keys: the alerts asked for.
  ///   - detail: what is to be known of it.
  ///   - change: does it to one alert; false where there is none.
  /// - Returns: the alerts that there were.
  /// - Throws: `ColcaError`.
  public func act(
    _ action: AuditEntry.Action, on keys: [AlertKey], detail: [String: String],
    _ change: (inout AlertMemory, AlertKey) -> Bool
  ) throws -> [AlertKey] {
    try write { database in
      var memory = try Self.alertMemory(database)
      let before = memory.alerts
      let done = keys.filter { change(&memory, $0) }
      try Self.save(memory.alerts, before: before, database)
      for key in done {
        let subject = [key.kind.rawValue, key.facility.text, key.product.text].filter { !$0.isEmpty }
        try AuditLog.append(
          action, subject: subject.joined(separator: " "), detail: detail, account: machine.account,
          instant: now,
          database)
      }
      return done
    }
  }

  /// Lets what is remembered of alerts follow decisions on orders: the ledger says what was done, the memory whom it was told.
  static func follow(_ decisions: [Decision], _ database: Database) throws {
    var memory = try alertMemory(database)
    let before = memory.alerts
    for decision in decisions {
      guard case .order(let facility, let product) = decision.advice.key else { continue }
      let key = AlertKey(.stock, facility: facility, product: product)
      switch decision.act {
      case .accepted, .changed, .rejected, .snoozed: _ = memory.acknowledge(key, note: decision.note)
      case .placed(_, let expected, _): _ = memory.order(key, expected: expected, note: decision.note)
      case .reopened: _ = memory.reopen(key)
      case .agreed, .arrived: break
      }
    }
    if memory != AlertMemory(Array(before.values)) { try save(memory.alerts, before: before, database) }
  }

  private static func alertMemory(_ database: Database) throws -> AlertMemory {
    AlertMemory(try AlertRow.fetchAll(database).map(\.memory))
  }

  private static func save(
    _ alerts: [AlertKey: RememberedAlert], before: [AlertKey: RememberedAlert], _ database: Database
  ) throws {
    for (key, alert) in before where alerts[key] == nil {
      try AlertRow(key, alert).delete(database)
    }
    for (key, alert) in alerts where before[key] != alert {
      try AlertRow(key, alert).insert(database, onConflict: .replace)
    }
  }
}
