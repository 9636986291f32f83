import GRDB
import SupplyModel

/// A row of a register that has a table of its own, in which its code is the key: a facility or a product.
///
/// Reports may have named the code before any register does: such a row holds the code alone.
protocol CodedRow: RegisterRow, Equatable, Codable, FetchableRecord, PersistableRecord {
  associatedtype Code: SupplyCode, DatabaseValueConvertible
  static var register: RegisterKind { get }
  var code: Code { get }
  /// Nil where no register has named the code.
  var name: String? { get }
  /// A row of which only the code is known.
  init(onlyCode code: Code)
}

extension CodedRow {
  var registerCode: String { code.text }

  func known(_ database: Database) throws -> Self? {
    try Self.filter(Column.code == code).fetchOne(database)
  }

  func replaced(_ known: Self?) throws -> [(register: RegisterKind, before: String?)] {
    [(Self.register, try known.map(StoredJSON.text))]
  }

  func write(_ database: Database) throws { try upsert(database) }

  /// A code that only reports had named counts as new when a register names it.
  func effect(over known: Self?) -> ImportCounts.Effect {
    guard let known, known.name != nil else { return .accepted }
    return known == self ? .unchanged : .replaced
  }

  /// Puts back what was known of a code; where nothing was the row stays with its code alone, as reports may name it.
  static func restore(_ entry: SupersededEntry, _ database: Database) throws {
    let before = try entry.before.map { try StoredJSON.value(Self.self, $0) }
    try (before ?? Self(onlyCode: Code(entry.code))).write(database)
  }

  /// Every row, by code.
  static func all(_ database: Database) throws -> [Self] { try Self.order(Column.code).fetchAll(database) }
}

extension Column {
  /// The code of a facility or product, in the table of either.
  fileprivate static let code = Column("code")
}

extension Facility: FetchableRecord, PersistableRecord {
  /// Said, for GRDB would make it of the type's name anew for each row.
  public static var databaseTableName: String { "facility" }

  /// Columns are named as the properties are, with underscores.
  public static var databaseColumnEncodingStrategy: DatabaseColumnEncodingStrategy { .convertToSnakeCase }

  /// A facility as it was saved.
  ///
  /// Column by column, and not by `Codable`, which for every row looks up how every column is called: a country's register is
  /// read by nearly every command.
  public init(row: Row) throws {
    self.init(
      code: try row.needed("code"), name: try row.stated("name"),
      category: try row.stated("category"), microNetwork: try row.stated("micro_network"),
      network: try row.stated("network"), regionalAuthority: try row.stated("regional_authority"),
      district: try row.stated("district"), telephone: try row.stated("telephone"),
      latitude: try row.stated("latitude"), longitude: try row.stated("longitude"),
      executingUnit: try row.stated("executing_unit"),
      closure: try row.stated("closure").map { try StoredJSON.value(FacilityClosure.self, $0) })
  }
}

extension Facility: CodedRow {
  static var register: RegisterKind { .facility }
  init(onlyCode code: FacilityCode) { self.init(code: code) }
}

extension Product: FetchableRecord, PersistableRecord {
  /// Said, for the reason that the facility's is.
  public static var databaseTableName: String { "product" }

  /// Columns are named as the properties are, with underscores.
  public static var databaseColumnEncodingStrategy: DatabaseColumnEncodingStrategy { .convertToSnakeCase }

  /// A product as it was saved, column by column for the reason that a facility is.
  public init(row: Row) throws {
    self.init(
      code: try row.needed("code"), name: try row.stated("name"), unit: try row.stated("unit"),
      type: try row.stated("type"), coupleYearsPerUnit: try row.stated("couple_years_per_unit"),
      packSize: try row.stated("pack_size"), minimumOrder: try row.stated("minimum_order"),
      priceSoles: try row.stated("price_soles"), litresPerUnit: try row.stated("litres_per_unit"),
      substituteGroup: try row.stated("substitute_group"), serviceLevel: try row.stated("service_level"),
      programme: try row.stated("programme"), successor: try row.stated("successor"))
  }
}

extension Product: CodedRow {
  static var register: RegisterKind { .product }
  init(onlyCode code: ProductCode) { self.init(code: code) }
}
