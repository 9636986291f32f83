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
      try keep(known, register: .facility, code: facility.code.text)
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
      try keep(known, register: .product, code: product.code.text)
      try Self.write(product, database)
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
    try Self.keep(before, register: register, code: code, file: fileID, database)
  }

  /// Keeps what a file replaces in a register, so that the file can be taken back; nil when there was nothing.
  static func keep(
    _ before: String?, register: RegisterKind, code: String, file: Int64, _ database: Database
  ) throws {
    try database.execute(
      sql: "INSERT INTO superseded_register (replaced_by, register, code, before) VALUES (?, ?, ?, ?)",
      arguments: [file, register.rawValue, code, before])
  }
}

/// The registers, as the table of what was superseded names them.
enum RegisterKind: String {
  case facility, product
  /// Each thing that a calendar file may state of a facility, by itself: a file that states only budgets leaves the rest.
  case calendar, warehouse
  case storage = "storage_litres"
  case budget = "budget_soles"
  /// Orders under way, by facility, product and month of arrival.
  case order = "on_order"
}

extension RegisterSaving {
  static let selectFacility = """
    SELECT code, name, category, micro_network, network, regional_authority, district, telephone, latitude,
      longitude, executing_unit FROM facility
    """
  static let selectProduct = """
    SELECT code, name, unit, type, couple_years_per_unit, pack_size, minimum_order, price_soles, litres_per_unit,
      substitute_group, service_level FROM product
    """

  static func write(_ facility: Facility, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO facility (code, name, category, micro_network, network, regional_authority, district,
          telephone, latitude, longitude, executing_unit) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (code) DO UPDATE SET name = excluded.name, category = excluded.category,
          micro_network = excluded.micro_network, network = excluded.network,
          regional_authority = excluded.regional_authority, district = excluded.district,
          telephone = excluded.telephone, latitude = excluded.latitude, longitude = excluded.longitude,
          executing_unit = excluded.executing_unit
        """,
      arguments: [
        facility.code, facility.name, facility.category, facility.microNetwork, facility.network,
        facility.regionalAuthority, facility.district, facility.telephone, facility.latitude,
        facility.longitude, facility.executingUnit,
      ])
  }

  static func write(_ product: Product, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO product (code, name, unit, type, couple_years_per_unit, pack_size, minimum_order, price_soles,
          litres_per_unit, substitute_group, service_level) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (code) DO UPDATE SET name = excluded.name, unit = excluded.unit, type = excluded.type,
          couple_years_per_unit = excluded.couple_years_per_unit, pack_size = excluded.pack_size,
          minimum_order = excluded.minimum_order, price_soles = excluded.price_soles,
          litres_per_unit = excluded.litres_per_unit, substitute_group = excluded.substitute_group,
          service_level = excluded.service_level
        """,
      arguments: [
        product.code, product.name, product.unit, product.type, product.coupleYearsPerUnit, product.packSize,
        product.minimumOrder, product.priceSoles, product.litresPerUnit, product.substituteGroup,
        product.serviceLevel,
      ])
  }
}

extension Facility {
  /// A facility from the columns of `RegisterSaving.selectFacility`.
  init(row: Row) {
    self.init(
      code: row[0], name: row[1], category: row[2], microNetwork: row[3], network: row[4],
      regionalAuthority: row[5], district: row[6], telephone: row[7], latitude: row[8], longitude: row[9],
      executingUnit: row[10])
  }
}

extension Product {
  /// A product from the columns of `RegisterSaving.selectProduct`.
  init(row: Row) {
    self.init(
      code: row[0], name: row[1], unit: row[2], type: row[3], coupleYearsPerUnit: row[4], packSize: row[5],
      minimumOrder: row[6], priceSoles: row[7], litresPerUnit: row[8], substituteGroup: row[9],
      serviceLevel: row[10])
  }
}
