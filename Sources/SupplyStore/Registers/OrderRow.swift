import GRDB
import SupplyModel

/// An order under way in its table, by the numbers of its codes.
private struct OrderRecord: Encodable, PersistableRecord {
  static let databaseTableName = "order_under_way"

  enum CodingKeys: String, CodingKey, ColumnExpression {
    case quantity
    case facilityID = "facility_id"
    case productID = "product_id"
    case expectedMonth = "expected_month"
    case orderedMonth = "ordered_month"
  }

  let facilityID: Int64
  let productID: Int64
  let expectedMonth: Month
  let quantity: Double
  let orderedMonth: Month?

  init(_ order: OrderUnderWay, _ interning: CodeInterning) throws {
    facilityID = try interning.facility(order.facility)
    productID = try interning.product(order.product)
    expectedMonth = order.expectedMonth
    quantity = order.quantity
    orderedMonth = order.orderedMonth
  }
}

extension OrderUnderWay: FetchableRecord {
  /// An order as `select` gives it.
  public init(row: Row) throws {
    self.init(
      facility: try row.needed("facility"), product: try row.needed("product"),
      quantity: try row.needed("quantity"), expectedMonth: try row.needed("expected_month"),
      orderedMonth: try row.stated("ordered_month"))
  }

  private static let select = """
    SELECT facility.code AS facility, product.code AS product, quantity, expected_month, ordered_month
    FROM order_under_way
    JOIN facility ON facility.id = facility_id JOIN product ON product.id = product_id
    """

  /// Every order, by facility, product and month of arrival.
  static func all(_ database: Database) throws -> [OrderUnderWay] {
    try fetchAll(database, sql: "\(select) ORDER BY facility.code, product.code, expected_month")
  }
}

extension OrderUnderWay: RegisterRow {
  var registerCode: String {
    JoinedKey.text(of: [facility.text, product.text, String(expectedMonth.count)])
  }

  /// The order of the same facility, product and month.
  func known(_ database: Database) throws -> OrderUnderWay? {
    try Self.fetchOne(
      database,
      sql: "\(Self.select) WHERE facility.code = ? AND product.code = ? AND expected_month = ?",
      arguments: [facility, product, expectedMonth])
  }

  func replaced(_ known: OrderUnderWay?) throws -> [(register: RegisterKind, before: String?)] {
    [(.order, try known.map(StoredJSON.text))]
  }

  /// Puts the order in its place; a quantity of 0 takes it out.
  func write(_ database: Database) throws {
    let record = try OrderRecord(self, CodeInterning(database))
    if quantity > 0 {
      try record.insert(database, onConflict: .replace)
    } else {
      try record.delete(database)
    }
  }

  /// Taking back what nobody had announced changes nothing.
  func effect(over known: OrderUnderWay?) -> ImportCounts.Effect {
    guard let known else { return quantity == 0 ? .unchanged : .accepted }
    return known == self ? .unchanged : .replaced
  }

  /// Puts back what was known of an order, or takes it out where nothing was.
  static func restore(_ entry: SupersededEntry, _ database: Database) throws {
    if let before = entry.before {
      try StoredJSON.value(OrderUnderWay.self, before).write(database)
      return
    }
    let parts = JoinedKey.parts(of: entry.code)
    guard parts.count == 3, let month = Int(parts[2]) else { return }
    try OrderUnderWay(
      facility: FacilityCode(parts[0]), product: ProductCode(parts[1]), quantity: 0,
      expectedMonth: Month(count: month)
    ).write(database)
  }
}
