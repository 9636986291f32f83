import GRDB
import SupplyModel

/// Writes registers: each row of the file replaces what an earlier one said of the same code.
struct RegisterSaving {
  private let database: Database

  init(_ database: Database) { self.database = database }

  func save(_ facilities: [Facility]) throws -> ImportCounts {
    var counts = ImportCounts()
    for facility in facilities {
      let known = try Row.fetchOne(
        database, sql: "\(Self.selectFacility) WHERE code = ?", arguments: [facility.code])
      counts.count(effect(known.map(Facility.init(row:)), facility, isNamed: \.name))
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
    return counts
  }

  func save(_ products: [Product]) throws -> ImportCounts {
    var counts = ImportCounts()
    for product in products {
      let known = try Row.fetchOne(
        database, sql: "\(Self.selectProduct) WHERE code = ?", arguments: [product.code])
      counts.count(effect(known.map(Product.init(row:)), product, isNamed: \.name))
      try database.execute(
        sql: """
          INSERT INTO product (code, name, unit, type, couple_years_per_unit) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (code) DO UPDATE SET name = excluded.name, unit = excluded.unit, type = excluded.type,
            couple_years_per_unit = excluded.couple_years_per_unit
          """,
        arguments: [
          product.code, product.name, product.unit, product.type, product.coupleYearsPerUnit,
        ])
    }
    return counts
  }

  func save(_ entries: [CalendarEntry]) throws -> ImportCounts {
    var counts = ImportCounts()
    let interning = CodeInterning(database)
    for entry in entries {
      let id = try interning.facility(entry.facility)
      let known = try Row.fetchOne(
        database,
        sql: "SELECT lead_time_months, review_period_months FROM supply_calendar WHERE facility_id = ?",
        arguments: [id])
      let calendar = known.map { SupplyCalendar(leadTimeMonths: $0[0], reviewPeriodMonths: $0[1]) }
      counts.count(calendar == nil ? .accepted : calendar == entry.calendar ? .unchanged : .replaced)
      try database.execute(
        sql: """
          INSERT INTO supply_calendar (facility_id, lead_time_months, review_period_months) VALUES (?, ?, ?)
          ON CONFLICT (facility_id) DO UPDATE SET lead_time_months = excluded.lead_time_months,
            review_period_months = excluded.review_period_months
          """,
        arguments: [id, entry.calendar.leadTimeMonths, entry.calendar.reviewPeriodMonths])
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

  static let selectFacility = """
    SELECT code, name, category, micro_network, network, regional_authority, district, telephone, latitude,
      longitude FROM facility
    """
  static let selectProduct = "SELECT code, name, unit, type, couple_years_per_unit FROM product"
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
