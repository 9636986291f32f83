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

/// The run that was saved last, with the registers that its lists are told by.
public struct SavedRun: Sendable {
  /// The run.
  public var run: ForecastRun
  /// The registers as they are now.
  public let registers: Registers

  /// Reads both.
  ///
  /// - Throws: `RunError.noRun` where none was saved yet; what the database throws.
  public init(latestOf database: SupplyDatabase) throws {
    guard let run = try database.latestRun() else { throw RunError.noRun }
    self.run = run
    registers = try Registers(database)
  }
}
