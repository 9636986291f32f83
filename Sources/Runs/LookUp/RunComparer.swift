import Operations
import StockPolicy
import SupplyModel
import SupplyStore

/// Reads two saved runs so that they can be compared.
public struct RunComparer {
  private let database: SupplyDatabase

  /// Compares runs of a database.
  public init(_ database: SupplyDatabase) { self.database = database }

  /// What two runs say otherwise, and the names to tell it by.
  ///
  /// - Throws: `RunError.noRun`, `.prunedRun` where the forecasts of one are no longer kept, `StoreError.unknownRun`,
  ///   `.unknownTrial`; what the database throws.
  public func comparison(
    from before: RunChoice, to after: RunChoice
  ) throws -> (comparison: RunComparison, registers: Registers) {
    let comparison = RunComparison(from: try side(before), to: try side(after))
    return (comparison, try Registers(database))
  }

  private func side(_ choice: RunChoice) throws -> RunComparison.Side {
    let record = try database.runRecord(choice)
    guard !record.isPruned else { throw RunError.prunedRun(id: record.id) }
    guard let run = try database.run(record.id) else { throw StoreError.unknownRun(id: record.id) }
    return RunComparison.Side(record: record, run: run)
  }
}
