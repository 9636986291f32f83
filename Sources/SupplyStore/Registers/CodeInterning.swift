import GRDB
import SupplyModel

/// Numbers codes: a code that is new becomes a facility or product of which only the code is known.
struct CodeInterning {
  private let database: Database

  init(_ database: Database) { self.database = database }

  func facility(_ code: FacilityCode) throws -> Int64 { try id(of: code.text, in: "facility") }
  func product(_ code: ProductCode) throws -> Int64 { try id(of: code.text, in: "product") }

  private func id(of code: String, in table: String) throws -> Int64 {
    if let id = try Int64.fetchOne(database, sql: "SELECT id FROM \(table) WHERE code = ?", arguments: [code])
    {
      return id
    }
    try database.execute(sql: "INSERT INTO \(table) (code) VALUES (?)", arguments: [code])
    return database.lastInsertedRowID
  }
}

extension FacilityCode: DatabaseValueConvertible {
  /// The code's text.
  public var databaseValue: DatabaseValue { text.databaseValue }

  /// The code of a column of text.
  public static func fromDatabaseValue(_ value: DatabaseValue) -> FacilityCode? {
    String.fromDatabaseValue(value).map(FacilityCode.init)
  }
}

extension ProductCode: DatabaseValueConvertible {
  /// The code's text.
  public var databaseValue: DatabaseValue { text.databaseValue }

  /// The code of a column of text.
  public static func fromDatabaseValue(_ value: DatabaseValue) -> ProductCode? {
    String.fromDatabaseValue(value).map(ProductCode.init)
  }
}

extension SupplyDatabase {
  /// The facilities' codes, by number.
  static func facilityCodes(_ database: Database) throws -> [Int64: FacilityCode] {
    try codes(of: "facility", database)
  }

  /// The products' codes, by number.
  static func productCodes(_ database: Database) throws -> [Int64: ProductCode] {
    try codes(of: "product", database)
  }

  private static func codes<Code: SupplyCode>(
    of table: String, _ database: Database
  ) throws -> [Int64: Code] {
    var codes: [Int64: Code] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT id, code FROM \(table)") {
      codes[row[0]] = Code(row[1] as String)
    }
    return codes
  }
}
