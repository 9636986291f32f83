import Runs
import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// A database of a few seeded series in the open layout.
public struct SeededNetwork {
  /// Where the database lies.
  public let folder: TemporaryFolder
  /// The database.
  public let database: SupplyDatabase

  /// An empty one.
  public init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
  }

  /// Rows of `facilities` × 2 products over `months` months from 2023-01, some missing, some stocked out.
  public static func rows(facilities: Int, months: Int, seed: UInt64) -> [(month: Month, text: String)] {
    var random = SeededGenerator(seed: seed)
    var rows: [(month: Month, text: String)] = []
    for facility in 0..<facilities {
      for product in 0..<2 {
        for offset in 0..<months {
          let month = Month(count: 2023 * 12 + offset)
          let consumed = Int.random(in: 0...(4 + facility * 3), using: &random)
          let closing = Int.random(in: 0...30, using: &random)
          if Int.random(in: 0..<12, using: &random) == 0 { continue }
          rows.append((month, "F\(facility),P\(product),\(month),,,\(consumed),,\(closing),,\n"))
        }
      }
    }
    return rows
  }

  /// Imports rows in the open layout, all of which have to go in.
  public func load(_ rows: [(month: Month, text: String)]) throws {
    let header = "facility,product,month,opening,received,consumed,adjustment,closing,ordered,stockout_days\n"
    let path = try folder.write("open.csv", header + rows.map(\.text).joined())
    let outcomes = try FileImport(database: database).importFile(path: path)
    #expect(outcomes.map(\.counts.accepted) == [rows.count])
  }
}
