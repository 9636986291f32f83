import Operations
import StockPolicy
import SupplyModel
import SupplyStore

/// What the registers of a database know of places and products: names, units, prices.
public struct Registers: Sendable {
  /// Names, places and telephones.
  public let facilities: FacilityDirectory
  /// Names and units.
  public let products: ProductCatalogue

  /// Reads them.
  ///
  /// - Throws: `ColcaError`.
  public init(_ database: SupplyDatabase) throws {
    facilities = FacilityDirectory(try database.facilities())
    products = try database.productCatalogue()
  }
}

/// A run with the registers that its lists are told by.
public struct SavedRun: Sendable {
  /// The run.
  public var run: ForecastRun
  /// The registers as they are now.
  public let registers: Registers

  /// Reads the official run that was saved last, and the registers.
  ///
  /// - Throws: `RunError.noRun` where none was saved yet; what the database throws.
  public init(latestOf database: SupplyDatabase) throws {
    guard let run = try database.latestRun() else { throw RunError.noRun }
    self.run = run
    registers = try Registers(database)
  }

  /// Reads the run that somebody means, and the registers.
  ///
  /// - Throws: `RunError.noRun`, `.prunedRun` where its forecasts are no longer kept, `StoreError.unknownRun`, `.unknownTrial`; what
  ///   the database throws.
  public init(_ choice: RunChoice, of database: SupplyDatabase) throws {
    let record = try database.runRecord(choice)
    guard !record.isPruned else { throw RunError.prunedRun(id: record.id) }
    guard let run = try database.run(record.id) else { throw StoreError.unknownRun(id: record.id) }
    self.run = run
    registers = try Registers(database)
  }
}

extension SupplyDatabase {
  /// The record of the run that somebody means.
  ///
  /// - Throws: `RunError.noRun` where there is no official one, `StoreError.unknownRun`, `.unknownTrial`.
  public func runRecord(_ choice: RunChoice) throws -> RunRecord {
    switch choice {
    case .latest:
      guard let record = try runRecords(last: 1).first else { throw RunError.noRun }
      return record
    case .number(let id): return try runRecord(id)
    case .trial(let name): return try trialRecord(name)
    }
  }
}
