import GRDB
import Operations
import StockPolicy
import SupplyModel

extension SupplyDatabase {
  /// What is remembered of alerts.
  ///
  /// - Throws: `ColcaError`; what the decoder throws of a memory that this version does not read.
  public func alertMemory() throws -> AlertMemory { try read(Self.alertMemory) }

  /// How the alerts of the latest run stand: what is out, urgent or to be watched.
  ///
  /// - Throws: `ColcaError`.
  public func latestAlertStates() throws -> [AlertKey: AlertState] {
    try read { database in
      let sql = """
        SELECT f.code, p.code, a.alert, a.order_quantity, r.as_of FROM assessment AS a
        JOIN run AS r ON r.id = a.run_id JOIN facility AS f ON f.id = a.facility_id
        JOIN product AS p ON p.id = a.product_id
        WHERE a.run_id = (SELECT max(id) FROM run) AND a.alert IN ('stocked_out', 'urgent', 'watch')
        """
      return try Row.fetchAll(database, sql: sql).reduce(into: [:]) { states, row in
        guard let level = AlertLevel(rawValue: row[2]) else { return }
        states[AlertKey(.stock, facility: row[0], product: row[1])] = AlertState(
          level: level, quantity: row[3], asOf: Month(count: row[4]))
      }
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
        let subject = [key.kind.rawValue, key.facility, key.product].filter { !$0.isEmpty }
        try AuditLog.append(
          action, subject: subject.joined(separator: " "), detail: detail, account: account, instant: now,
          database)
      }
      return done
    }
  }

  private static func alertMemory(_ database: Database) throws -> AlertMemory {
    AlertMemory(
      try String.fetchAll(database, sql: "SELECT memory FROM alert").map {
        try StoredJSON.value(RememberedAlert.self, $0)
      })
  }

  private static func save(
    _ alerts: [AlertKey: RememberedAlert], before: [AlertKey: RememberedAlert], _ database: Database
  ) throws {
    let remove = try database.makeStatement(
      sql: "DELETE FROM alert WHERE kind = ? AND facility = ? AND product = ?")
    for key in before.keys where alerts[key] == nil {
      try remove.execute(arguments: [key.kind.rawValue, key.facility, key.product])
    }
    let insert = try database.makeStatement(
      sql: "INSERT OR REPLACE INTO alert (kind, facility, product, memory) VALUES (?, ?, ?, ?)")
    for (key, alert) in alerts where before[key] != alert {
      try insert.execute(
        arguments: [key.kind.rawValue, key.facility, key.product, try StoredJSON.text(alert)])
    }
  }
}
