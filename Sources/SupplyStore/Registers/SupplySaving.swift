import Foundation
import GRDB
import SupplyModel

/// Writes how facilities are supplied and what is on its way to them.
///
/// Each thing that a row states replaces what an earlier file stated of the same facility; what a row leaves blank stays.
struct SupplySaving {
  private let database: Database
  private let fileID: Int64

  init(_ database: Database, fileID: Int64) {
    self.database = database
    self.fileID = fileID
  }

  func save(_ supplies: [FacilitySupply]) throws -> ImportCounts {
    var counts = ImportCounts()
    for supply in supplies {
      let known = try Row.fetchOne(
        database, sql: "\(Self.selectSupply) WHERE code = ?", arguments: [supply.facility]
      ).map(FacilitySupply.init(row:))
      var changed = false
      func put(_ kind: RegisterKind, _ stated: String?, _ earlier: String?) throws {
        guard let stated else { return }
        if stated != earlier { changed = true }
        try RegisterSaving.keep(earlier, register: kind, code: supply.facility.text, file: fileID, database)
        try Self.write(kind, stated, facility: supply.facility, database)
      }
      for kind in RegisterKind.ofSupply {
        try put(kind, Self.text(of: kind, supply), known.flatMap { Self.text(of: kind, $0) })
      }
      counts.count(known == nil ? .accepted : changed ? .replaced : .unchanged)
    }
    return counts
  }

  func save(_ orders: [OrderUnderWay]) throws -> ImportCounts {
    var counts = ImportCounts()
    for order in orders {
      let known = try Self.order(order, database)
      // Taking back what nobody had announced changes nothing.
      let isSame = known.map { $0 == order } ?? (order.quantity == 0)
      let code = JoinedKey.text(of: [
        order.facility.text, order.product.text, String(order.expectedMonth.count),
      ])
      let before = try known.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
      try RegisterSaving.keep(before, register: .order, code: code, file: fileID, database)
      try Self.write(order, database)
      counts.count(isSame ? .unchanged : known == nil ? .accepted : .replaced)
    }
    return counts
  }
}

/// How a key of several parts stands in one column: separated by a character that no text file has.
enum JoinedKey {
  private static let separator: Character = "\u{1F}"

  static func text(of parts: [String]) -> String { parts.joined(separator: String(separator)) }

  static func parts(of text: String) -> [String] {
    text.isEmpty ? [] : text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}

extension RegisterKind {
  /// What a calendar file may state of a facility.
  static let ofSupply: [RegisterKind] = [.calendar, .warehouse, .storage, .budget]
}

extension SupplySaving {
  static let selectSupply = """
    SELECT code, lead_time_months, review_period_months, warehouse, storage_litres, budget_soles
    FROM facility_supply JOIN facility ON facility.id = facility_id
    """
  static let selectOrder = """
    SELECT facility.code, product.code, quantity, expected_month, ordered_month FROM order_under_way
    JOIN facility ON facility.id = facility_id JOIN product ON product.id = product_id
    """

  /// One thing that a calendar file states, as text; nil where it is not stated.
  private static func text(of kind: RegisterKind, _ supply: FacilitySupply) -> String? {
    switch kind {
    case .calendar:
      supply.calendar.flatMap { try? JSONEncoder.sorted.encode($0) }.map {
        String(decoding: $0, as: UTF8.self)
      }
    case .warehouse: supply.warehouse?.text
    case .storage: supply.storageLitres.map { String($0) }
    case .budget: supply.budgetSoles.map { String($0) }
    case .facility, .product, .order: nil
    }
  }

  /// Sets one thing that a calendar file states; nil makes it unknown again.
  static func write(_ kind: RegisterKind, _ text: String?, facility code: FacilityCode, _ database: Database)
    throws
  {
    let facility = try CodeInterning(database).facility(code)
    try database.execute(
      sql: "INSERT INTO facility_supply (facility_id) VALUES (?) ON CONFLICT DO NOTHING",
      arguments: [facility])
    func set(_ column: String, _ value: (any DatabaseValueConvertible)?) throws {
      try database.execute(
        sql: "UPDATE facility_supply SET \(column) = ? WHERE facility_id = ?", arguments: [value, facility])
    }
    switch kind {
    case .calendar:
      let calendar = try text.map { try JSONDecoder().decode(SupplyCalendar.self, from: Data($0.utf8)) }
      try set("lead_time_months", calendar?.leadTimeMonths)
      try set("review_period_months", calendar?.reviewPeriodMonths)
    case .warehouse: try set("warehouse", text)
    case .storage: try set("storage_litres", text.flatMap { Double($0) })
    case .budget: try set("budget_soles", text.flatMap { Double($0) })
    case .facility, .product, .order: break
    }
    try database.execute(
      sql: """
        DELETE FROM facility_supply WHERE facility_id = ? AND lead_time_months IS NULL AND warehouse IS NULL
          AND storage_litres IS NULL AND budget_soles IS NULL
        """, arguments: [facility])
  }

  /// The order under way of the same facility, product and month; nil when there is none.
  private static func order(_ order: OrderUnderWay, _ database: Database) throws -> OrderUnderWay? {
    try Row.fetchOne(
      database,
      sql: "\(selectOrder) WHERE facility.code = ? AND product.code = ? AND expected_month = ?",
      arguments: [order.facility, order.product, order.expectedMonth.count]
    ).map(OrderUnderWay.init(row:))
  }

  /// Puts an order under way in its place; a quantity of 0 takes it out.
  static func write(_ order: OrderUnderWay, _ database: Database) throws {
    let interning = CodeInterning(database)
    let (facility, product) = (
      try interning.facility(order.facility), try interning.product(order.product)
    )
    try database.execute(
      sql: "DELETE FROM order_under_way WHERE facility_id = ? AND product_id = ? AND expected_month = ?",
      arguments: [facility, product, order.expectedMonth.count])
    guard order.quantity > 0 else { return }
    try database.execute(
      sql: """
        INSERT INTO order_under_way (facility_id, product_id, expected_month, quantity, ordered_month)
        VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [facility, product, order.expectedMonth.count, order.quantity, order.orderedMonth?.count])
  }
}

extension JSONEncoder {
  /// An encoder that writes the same characters for the same value.
  fileprivate static var sorted: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return encoder
  }
}

extension FacilitySupply {
  /// A supply from the columns of `SupplySaving.selectSupply`.
  init(row: Row) {
    let (lead, review): (Int?, Int?) = (row[1], row[2])
    self.init(
      facility: row[0],
      calendar: lead.flatMap { lead in
        review.map { SupplyCalendar(leadTimeMonths: lead, reviewPeriodMonths: $0) }
      }, warehouse: row[3], storageLitres: row[4], budgetSoles: row[5])
  }
}

extension OrderUnderWay {
  /// An order from the columns of `SupplySaving.selectOrder`.
  init(row: Row) {
    let ordered: Int? = row[4]
    self.init(
      facility: row[0], product: row[1], quantity: row[2], expectedMonth: Month(count: row[3]),
      orderedMonth: ordered.map(Month.init(count:)))
  }
}
