import GRDB
import SupplyModel

/// Numbers codes: a code that is new becomes a facility or product of which only the code is known.
struct CodeInterning {
  private let database: Database

  init(_ database: Database) { self.database = database }

  func facility(_ code: FacilityCode) throws -> Int64 {
    try id(of: code.text, in: Facility.databaseTableName)
  }
  func product(_ code: ProductCode) throws -> Int64 { try id(of: code.text, in: Product.databaseTableName) }

  private func id(of code: String, in table: String) throws -> Int64 {
    // Compiled once: a file may name thousands of codes.
    let known = try database.cachedStatement(sql: "SELECT id FROM \(table) WHERE code = ?")
    if let id = try Int64.fetchOne(known, arguments: [code]) { return id }
    try database.cachedStatement(sql: "INSERT INTO \(table) (code) VALUES (?)").execute(arguments: [code])
    return database.lastInsertedRowID
  }
}

/// The codes of all facilities and products, by the numbers that stand for them in other tables.
struct StoredCodes {
  let facilities: [Int64: FacilityCode]
  let products: [Int64: ProductCode]

  init(_ database: Database) throws {
    facilities = try Self.codes(of: Facility.self, database)
    products = try Self.codes(of: Product.self, database)
  }

  private static func codes<Register: CodedRow>(
    of register: Register.Type, _ database: Database
  ) throws -> [Int64: Register.Code] {
    let rows = try Row.fetchCursor(database, sql: "SELECT id, code FROM \(register.databaseTableName)")
    var codes: [Int64: Register.Code] = [:]
    while let row = try rows.next() { codes[try row.needed("id")] = try row.needed("code") }
    return codes
  }
}
