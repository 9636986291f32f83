import Operations
import StockPolicy
import SupplyModel
import SupplyStore

extension StandingDecisions {
  /// How everything stands in a database, read now: a decision shows at once, whenever the run was made.
  ///
  /// - Parameter run: the run whose advice it is held against.
  /// - Throws: `ColcaError`.
  public init(_ database: SupplyDatabase, run: ForecastRun) throws {
    let ledger = try database.decisionLedger()
    guard !ledger.decisions.isEmpty else {
      self = .none
      return
    }
    let receipts = try database.receipts(of: ledger, through: nil)
    self.init(ledger, advised: AdvisedNow(run)) { receipts[$0] ?? .none }
  }
}

extension CommittedSupply {
  /// What a run on a month may know of what was placed.
  ///
  /// - Throws: `ColcaError`.
  init(_ database: SupplyDatabase, asOf month: Month) throws {
    let ledger = try database.decisionLedger().known(asOf: month)
    guard ledger.firstPlaced != nil else {
      self = .none
      mostMoved = ledger.mostMoved(asOf: month)
      return
    }
    let receipts = try database.receipts(of: ledger, through: month)
    self.init(ledger) { receipts[$0] ?? .none }
    mostMoved = ledger.mostMoved(asOf: month)
  }
}

extension SupplyDatabase {
  /// What the reports say of the shelves of a ledger since something was first placed.
  func receipts(
    of ledger: DecisionLedger, through last: Month?
  ) throws -> [SeriesKey: ShelfReceipts] {
    guard let first = ledger.firstPlaced else { return [:] }
    let last = max(first, last ?? runningMonth)
    return try receipts(of: ledger.shelves, in: first...last)
  }
}
