import GRDB
import Improvement
import Operations
import SupplyModel

extension SupplyDatabase {
  /// Everything that was done in cycles of improvement, oldest first.
  ///
  /// - Throws: `ColcaError`.
  public func cycleEntries() throws -> [CycleEntry] {
    try read { database in
      let sql = """
        SELECT e.audit_number, a.instant, e.cycle, e.facts FROM improvement_event AS e
        JOIN audit AS a ON a.number = e.audit_number ORDER BY e.audit_number
        """
      return try Row.fetchAll(database, sql: sql).map { row in
        CycleEntry(
          number: try row.needed("audit_number"), instant: try row.needed("instant"),
          cycle: try row.needed("cycle"),
          event: try StoredJSON.value(CycleEvent.self, try row.needed("facts") as String))
      }
    }
  }

  /// Notes what was done in a cycle, with its entry in the log of changes.
  ///
  /// - Parameter cycle: the cycle's number; nil for a new one.
  /// - Returns: the cycle's number.
  /// - Throws: `ColcaError`.
  @discardableResult
  public func note(_ event: CycleEvent, cycle: Int64?) throws -> Int64 {
    try write { database in
      let last = try Int64.fetchOne(database, sql: "SELECT max(cycle) FROM improvement_event") ?? 0
      let number = cycle ?? last + 1
      let facts = try StoredJSON.text(event)
      let entry = try AuditLog.append(
        Self.action(event), subject: "cycle \(number)", detail: ["event": facts], account: machine.account,
        instant: now, database)
      try database.execute(
        sql: "INSERT INTO improvement_event (audit_number, cycle, facts) VALUES (?, ?, ?)",
        arguments: [entry, number, facts])
      return number
    }
  }

  private static func action(_ event: CycleEvent) -> AuditEntry.Action {
    switch event {
    case .started: .startedCycle
    case .explained, .planned, .moved: .planned
    case .measured: .measuredCycle
    case .closed: .closedCycle
    }
  }
}
