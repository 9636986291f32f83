import GRDB
import SupplyModel

/// Numbers codes: a code that is new becomes a facility or product of which only the code is known.
struct CodeInterning {
  private let database: Database

  init(_ database: Database) { self.database = database }

  func facility(_ code: FacilityCode) throws -> Int64 { try id(of: code, in: "facility") }
  func product(_ code: ProductCode) throws -> Int64 { try id(of: code, in: "product") }

  private func id(of code: String, in table: String) throws -> Int64 {
    if let id = try Int64.fetchOne(database, sql: "SELECT id FROM \(table) WHERE code = ?", arguments: [code])
    {
      return id
    }
    try database.execute(sql: "INSERT INTO \(table) (code) VALUES (?)", arguments: [code])
    return database.lastInsertedRowID
  }
}
