import GRDB
import SupplyModel

/// Facilities of which checklists, populations and services tell, and that nobody knows or that are closed: most likely codes mistyped; and months
/// that have not begun.
///
/// What they say goes in all the same. Where the database holds neither a register nor a report there is nothing to hold a code against.
struct ServedFacilities {
  let database: Database
  /// The running month.
  let running: Month

  /// One finding per facility and kind, at its first row, in the order of the file.
  ///
  /// Closed is a facility whose register says so since a month before the row's, or at all where it says no month, and that has not reported that
  /// month or a later one.
  func findings(of served: [ServedFacility]) throws -> [Finding] {
    try strangers(among: served) + ahead(of: served)
  }

  /// One finding per facility with a month that has not begun, at the first such row.
  private func ahead(of served: [ServedFacility]) -> [Finding] {
    let rows = served.filter { $0.monthCell != nil && $0.month > running }
    let counts = Dictionary(grouping: rows, by: \.facility).mapValues(\.count)
    var told: Set<FacilityCode> = []
    return rows.compactMap { row in
      guard let cell = row.monthCell, told.insert(row.facility).inserted else { return nil }
      return Finding(
        .row(.futureServedMonth(at: cell, rows: counts[row.facility] ?? 1)), line: row.line,
        subject: Finding.Subject(facility: row.facility, product: nil, month: row.month))
    }
  }

  private func strangers(among served: [ServedFacility]) throws -> [Finding] {
    guard
      !served.isEmpty,
      try Bool.fetchOne(
        database,
        sql: "SELECT EXISTS (SELECT 1 FROM facility WHERE name IS NOT NULL) OR EXISTS (SELECT 1 FROM report)")
        == true
    else { return [] }
    var known: [FacilityCode: Known] = [:]
    for code in Set(served.map(\.facility)) { known[code] = try self.known(code) }
    var order: [Key] = []
    var rows: [Key: (first: ServedFacility, count: Int, fault: Known)] = [:]
    for one in served {
      guard let facts = known[one.facility], facts.isUnknown || facts.isClosed(in: one.month) else {
        continue
      }
      let key = Key(facility: one.facility, isUnknown: facts.isUnknown)
      if rows[key] == nil { order.append(key) }
      rows[key, default: (one, 0, facts)].count += 1
    }
    return order.compactMap { key in
      rows[key].map { row in
        let fault: RowFault =
          key.isUnknown
          ? .unknownServedFacility(at: row.first.cell, rows: row.count)
          : .closedServedFacility(at: row.first.cell, rows: row.count, since: row.fault.closure?.since)
        return Finding(
          .row(fault), line: row.first.line,
          subject: Finding.Subject(facility: key.facility, product: nil, month: row.first.month))
      }
    }
  }

  private struct Key: Hashable {
    let facility: FacilityCode
    let isUnknown: Bool
  }

  /// What the database knows of a facility.
  private struct Known {
    var isNamed = false
    var closure: FacilityClosure?
    var lastReport: Month?

    var isUnknown: Bool { !isNamed && lastReport == nil }

    func isClosed(in month: Month) -> Bool {
      guard let closure else { return false }
      if let lastReport, lastReport >= month { return false }
      return closure.since.map { $0 < month } ?? true
    }
  }

  private func known(_ code: FacilityCode) throws -> Known {
    let sql = """
      SELECT f.name IS NOT NULL AS named, f.closure,
        (SELECT max(r.month) FROM report AS r WHERE r.facility_id = f.id) AS last
      FROM facility AS f WHERE f.code = ?
      """
    guard let row = try Row.fetchOne(database, sql: sql, arguments: [code]) else { return Known() }
    let last: Int? = try row.stated("last")
    return Known(
      isNamed: try row.needed("named"),
      closure: try row.stated("closure").map { try StoredJSON.value(FacilityClosure.self, $0) },
      lastReport: last.map { Month(count: $0) })
  }
}
