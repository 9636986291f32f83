import Operations
import StockPolicy
import SupplyModel
import SupplyStore

/// Which advice somebody means: one piece by all its names, or all of a facility.
///
/// Of all of a facility, what was placed upon this advice already is left as it is: nothing is ordered twice because a neighbour was.
public struct AdviceChoice {
  /// What is advised, and what people have said of it.
  private let advised: AdvisedNow
  private let ledger: DecisionLedger

  /// The advice of a run, with what people have said in a database.
  ///
  /// - Throws: `ColcaError`.
  public init(database: SupplyDatabase, run: ForecastRun) throws {
    advised = AdvisedNow(run)
    ledger = try DecisionActs(database: database).ledger()
  }

  /// What the latest run advises of a key.
  public func advice(_ key: AdviceKey) -> Advice { advised[key] }

  /// So many units somebody means who names none: what the advice was changed to, else what is advised.
  public func quantity(_ key: AdviceKey) -> Int {
    ledger.quantity(meantBy: advised[key])
  }

  /// The order of a product by a facility; all that are advised to it, or were answered where something is taken back, without one.
  ///
  /// - Throws: `DecisionError.nothingAdvised`.
  public func orders(
    _ facility: FacilityCode, _ product: ProductCode?, toReopen: Bool
  ) throws(DecisionError) -> [AdviceKey] {
    if let product { return [.order(facility: facility, product: product)] }
    return try all(.order, facility, nil, toReopen: toReopen) { _ in true }
  }

  /// The transfer of a product; all that go from the one facility to the other without one.
  ///
  /// - Throws: `DecisionError.nothingAdvised`.
  public func transfers(
    from: FacilityCode, to: FacilityCode, _ product: ProductCode?, toReopen: Bool
  ) throws(DecisionError) -> [AdviceKey] {
    if let product { return [.transfer(from: from, to: to, product: product)] }
    return try all(.transfer, from, nil, toReopen: toReopen) { $0.receiver == to }
  }

  /// The lots of a facility that would expire: all, those of a product, or the one of a number or month.
  ///
  /// - Throws: `DecisionError.nothingAdvised`, `.unknownLot`.
  public func expiries(
    _ facility: FacilityCode, _ product: ProductCode?, lot: String?, toReopen: Bool
  ) throws(DecisionError) -> [AdviceKey] {
    let keys = try all(.expiry, facility, product, toReopen: toReopen || lot != nil) {
      product == nil || $0.product == product
    }
    guard let lot else { return keys }
    let month = Month(lot)
    let found = keys.filter { $0.lot?.number == lot || (month != nil && $0.lot?.expiry == month) }
    guard !found.isEmpty else {
      throw DecisionError.unknownLot(text: lot, known: keys.compactMap(\.lot))
    }
    return found
  }

  private func all(
    _ kind: AdviceKey.Kind, _ facility: FacilityCode, _ product: ProductCode?, toReopen: Bool,
    _ isMeant: (AdviceKey) -> Bool
  ) throws(DecisionError) -> [AdviceKey] {
    let answered = toReopen ? ledger.states.filter { !$0.value.isOpen }.map(\.key) : []
    let known = toReopen && product == nil ? answered : advised.all.map(\.key) + answered
    let keys = Set(known).filter { $0.kind == kind && $0.facility == facility && isMeant($0) }
    guard !keys.isEmpty else {
      throw DecisionError.nothingAdvised(kind, facility: facility, product: product)
    }
    let open = toReopen ? keys : keys.filter { !ledger[$0].isPlaced(asOf: advised.asOf) }
    guard !open.isEmpty else { throw DecisionError.allPlaced(kind, facility: facility) }
    return open.sorted()
  }
}
