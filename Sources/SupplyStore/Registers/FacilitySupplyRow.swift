import GRDB
import SupplyModel

/// What a calendar file may state of a facility, each by itself: a file that states only budgets leaves the rest.
///
/// The raw values are what the table of what was superseded calls them.
enum SupplyFact: String, CaseIterable {
  case calendar, warehouse
  case storage = "storage_litres"
  case budget = "budget_soles"
}

/// How a facility is supplied, in its table.
private struct SupplyRecord: Encodable, PersistableRecord {
  static let databaseTableName = "facility_supply"

  enum CodingKeys: String, CodingKey, ColumnExpression {
    case warehouse
    case facilityID = "facility_id"
    case leadTimeMonths = "lead_time_months"
    case reviewPeriodMonths = "review_period_months"
    case storageLitres = "storage_litres"
    case budgetSoles = "budget_soles"
  }

  let facilityID: Int64
  let leadTimeMonths: Int?
  let reviewPeriodMonths: Int?
  let warehouse: FacilityCode?
  let storageLitres: Double?
  let budgetSoles: Double?

  init(_ supply: FacilitySupply, facilityID: Int64) {
    self.facilityID = facilityID
    leadTimeMonths = supply.calendar?.leadTimeMonths
    reviewPeriodMonths = supply.calendar?.reviewPeriodMonths
    warehouse = supply.warehouse
    storageLitres = supply.storageLitres
    budgetSoles = supply.budgetSoles
  }
}

extension FacilitySupply: FetchableRecord {
  /// A supply from a row of its table, with the code of its facility.
  public init(row: Row) throws {
    let lead: Int? = try row.stated(SupplyRecord.CodingKeys.leadTimeMonths)
    let review: Int? = try row.stated(SupplyRecord.CodingKeys.reviewPeriodMonths)
    self.init(
      facility: try row.needed("code"),
      calendar: lead.flatMap { lead in
        review.map { SupplyCalendar(leadTimeMonths: lead, reviewPeriodMonths: $0) }
      },
      warehouse: try row.stated(SupplyRecord.CodingKeys.warehouse),
      storageLitres: try row.stated(SupplyRecord.CodingKeys.storageLitres),
      budgetSoles: try row.stated(SupplyRecord.CodingKeys.budgetSoles))
  }

  private static let select = """
    SELECT facility.code, facility_supply.* FROM facility_supply JOIN facility ON facility.id = facility_id
    """

  /// Every facility's, by its code.
  static func all(_ database: Database) throws -> [FacilitySupply] {
    try fetchAll(database, sql: "\(select) ORDER BY code")
  }

  private static func known(of facility: FacilityCode, _ database: Database) throws -> FacilitySupply? {
    try fetchOne(database, sql: "\(select) WHERE code = ?", arguments: [facility])
  }

  /// Puts the whole of it in its place, or takes the row away where nothing is stated.
  private func put(_ database: Database) throws {
    let facilityID = try CodeInterning(database).facility(facility)
    if self == FacilitySupply(facility: facility) {
      try SupplyRecord.deleteOne(database, key: facilityID)
    } else {
      try SupplyRecord(self, facilityID: facilityID).upsert(database)
    }
  }
}

extension FacilitySupply: RegisterRow {
  var registerCode: String { facility.text }

  func known(_ database: Database) throws -> FacilitySupply? {
    try Self.known(of: facility, database)
  }

  func replaced(_ known: FacilitySupply?) throws -> [(register: RegisterKind, before: String?)] {
    try SupplyFact.allCases.compactMap { fact in
      guard try text(of: fact) != nil else { return nil }
      return (.supply(fact), try known?.text(of: fact))
    }
  }

  func write(_ database: Database) throws {
    guard self != FacilitySupply(facility: facility) else { return }
    try filled(from: try known(database)).put(database)
  }

  func effect(over known: FacilitySupply?) -> ImportCounts.Effect {
    guard let known else { return .accepted }
    return filled(from: known) == known ? .unchanged : .replaced
  }

  /// Puts back what was known of one thing.
  static func restore(_ fact: SupplyFact, _ entry: SupersededEntry, _ database: Database) throws {
    let facility = FacilityCode(entry.code)
    var supply = try known(of: facility, database) ?? FacilitySupply(facility: facility)
    try supply.set(fact, to: entry.before)
    try supply.put(database)
  }

  private func filled(from known: FacilitySupply?) -> FacilitySupply {
    FacilitySupply(
      facility: facility, calendar: calendar ?? known?.calendar, warehouse: warehouse ?? known?.warehouse,
      storageLitres: storageLitres ?? known?.storageLitres, budgetSoles: budgetSoles ?? known?.budgetSoles)
  }

  /// One thing as the table of what was superseded keeps it; nil where it is not stated.
  private func text(of fact: SupplyFact) throws -> String? {
    switch fact {
    case .calendar: try calendar.map(StoredJSON.text)
    case .warehouse: warehouse?.text
    case .storage: storageLitres.map { String($0) }
    case .budget: budgetSoles.map { String($0) }
    }
  }

  /// Sets one thing from such a text; nil makes it unknown again.
  private mutating func set(_ fact: SupplyFact, to text: String?) throws {
    switch fact {
    case .calendar: calendar = try text.map { try StoredJSON.value(SupplyCalendar.self, $0) }
    case .warehouse: warehouse = text.map { FacilityCode($0) }
    case .storage: storageLitres = text.flatMap { Double($0) }
    case .budget: budgetSoles = text.flatMap { Double($0) }
    }
  }
}
