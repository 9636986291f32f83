import Foundation
import GRDB
import SupplyModel

/// Writes registers: each row of the file replaces what an earlier one said of the same code.
///
/// What it replaces is kept, so that the file can be taken back.
struct RegisterSaving {
  private let database: Database
  private let fileID: Int64

  init(_ database: Database, fileID: Int64) {
    self.database = database
    self.fileID = fileID
  }

  func save(_ facilities: [Facility]) throws -> ImportCounts {
    var counts = ImportCounts()
    for facility in facilities {
      let known = try Row.fetchOne(
        database, sql: "\(Self.selectFacility) WHERE code = ?", arguments: [facility.code]
      ).map(Facility.init(row:))
      let effect = effect(known, facility, isNamed: \.name)
      try keep(known, register: .facility, code: facility.code)
      try Self.write(facility, database)
      counts.count(effect)
    }
    return counts
  }

  func save(_ products: [Product]) throws -> ImportCounts {
    var counts = ImportCounts()
    for product in products {
      let known = try Row.fetchOne(
        database, sql: "\(Self.selectProduct) WHERE code = ?", arguments: [product.code]
      ).map(Product.init(row:))
      let effect = effect(known, product, isNamed: \.name)
      try keep(known, register: .product, code: product.code)
      try Self.write(product, database)
      counts.count(effect)
    }
    return counts
  }

  func save(_ entries: [CalendarEntry]) throws -> ImportCounts {
    var counts = ImportCounts()
    for entry in entries {
      let known = try Row.fetchOne(
        database,
        sql: """
          SELECT lead_time_months, review_period_months FROM supply_calendar
          WHERE facility_id = (SELECT id FROM facility WHERE code = ?)
          """, arguments: [entry.facility]
      ).map { SupplyCalendar(leadTimeMonths: $0[0], reviewPeriodMonths: $0[1]) }
      let effect: ImportCounts.Effect =
        known == nil ? .accepted : known == entry.calendar ? .unchanged : .replaced
      try keep(known, register: .calendar, code: entry.facility)
      try Self.write(entry, database)
      counts.count(effect)
    }
    return counts
  }

  /// A code that only reports had named counts as new when a register names it.
  private func effect<Entry: Equatable>(
    _ known: Entry?, _ entry: Entry, isNamed name: KeyPath<Entry, String?>
  ) -> ImportCounts.Effect {
    guard let known, known[keyPath: name] != nil else { return .accepted }
    return known == entry ? .unchanged : .replaced
  }

  private func keep(_ known: (some Encodable)?, register: RegisterKind, code: String) throws {
    let before = try known.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
    try database.execute(
      sql: "INSERT INTO superseded_register (replaced_by, register, code, before) VALUES (?, ?, ?, ?)",
      arguments: [fileID, register.rawValue, code, before])
  }
}

/// The registers, as the table of what was superseded names them.
enum RegisterKind: String {
  case facility, product, calendar
}

extension RegisterSaving {
  static let selectFacility = """
    SELECT code, name, category, micro_network, network, regional_authority, district, telephone, latitude,
      longitude FROM facility
    """
  static let selectProduct = "SELECT code, name, unit, type, couple_years_per_unit FROM product"

  static func write(_ facility: Facility, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO facility (code, name, category, micro_network, network, regional_authority, district,
          telephone, latitude, longitude) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (code) DO UPDATE SET name = excluded.name, category = excluded.category,
          micro_network = excluded.micro_network, network = excluded.network,
          regional_authority = excluded.regional_authority, district = excluded.district,
          telephone = excluded.telephone, latitude = excluded.latitude, longitude = excluded.longitude
        """,
      arguments: [
        facility.code, facility.name, facility.category, facility.microNetwork, facility.network,
        facility.regionalAuthority, facility.district, facility.telephone, facility.latitude,
        facility.longitude,
      ])
  }

  static func write(_ product: Product, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO product (code, name, unit, type, couple_years_per_unit) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (code) DO UPDATE SET name = excluded.name, unit = excluded.unit, type = excluded.type,
          couple_years_per_unit = excluded.couple_years_per_unit
        """,
      arguments: [product.code, product.name, product.unit, product.type, product.coupleYearsPerUnit])
  }

  static func write(_ entry: CalendarEntry, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO supply_calendar (facility_id, lead_time_months, review_period_months) VALUES (?, ?, ?)
        ON CONFLICT (facility_id) DO UPDATE SET lead_time_months = excluded.lead_time_months,
          review_period_months = excluded.review_period_months
        """,
      arguments: [
        try CodeInterning(database).facility(entry.facility), entry.calendar.leadTimeMonths,
        entry.calendar.reviewPeriodMonths,
      ])
  }
}

extension Facility {
  /// A facility from the columns of `RegisterSaving.selectFacility`.
  init(row: Row) {
    self.init(
      code: row[0], name: row[1], category: row[2], microNetwork: row[3], network: row[4],
      regionalAuthority: row[5], district: row[6], telephone: row[7], latitude: row[8], longitude: row[9])
  }
}

extension Product {
  /// A product from the columns of `RegisterSaving.selectProduct`.
  init(row: Row) {
    self.init(code: row[0], name: row[1], unit: row[2], type: row[3], coupleYearsPerUnit: row[4])
  }
}
