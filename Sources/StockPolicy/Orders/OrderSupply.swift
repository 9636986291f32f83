import SupplyModel

/// Which orders do not come in full, as far as the plans of a run have told: what transfers may count on.
///
/// An order falls short where its warehouse has less than is asked of it, or where a budget or a shelf cuts it.
public struct OrderSupply {
  private let warehouse: (FacilityCode) -> FacilityCode?
  /// What comes of the orders that fall short, in units.
  private var comes: [SeriesKey: Int] = [:]
  /// The warehouses and products of which nobody can count on more than on what it gets while nothing moves.
  private var exhausted: Set<SeriesKey> = []

  /// What the orders of a run tell in which nothing moves.
  ///
  /// - Parameters:
  ///   - assessments: with their orders cut and shared out.
  ///   - warehouse: that of a facility; nil where nobody knows.
  public init(
    ordersNotMoving assessments: [SeriesAssessment], warehouse: @escaping (FacilityCode) -> FacilityCode?
  ) {
    self.warehouse = warehouse
    for assessment in assessments { note(assessment.order, of: assessment.key) }
  }

  /// What a facility can expect of its order.
  public func resupply(of key: SeriesKey) -> StockPosition.Resupply {
    if let units = comes[key] { return .short(expected: units) }
    // Who gives below its need would have to order, and gets nothing.
    let isExhausted = warehouse(key.facility).map { exhausted.contains(SeriesKey($0, key.product)) } ?? false
    return isExhausted ? .short(expected: 0) : .full
  }

  /// Learns from a plan who of those that give do not get what they order anew, and says who: nobody whom it knew before.
  public mutating func learn(
    from assessments: [SeriesAssessment], givers transfers: [Transfer]
  ) -> Set<SeriesKey> {
    let giving = Set(transfers.map { SeriesKey($0.from, $0.product) })
    var learnt: Set<SeriesKey> = []
    for assessment in assessments where giving.contains(assessment.key) && comes[assessment.key] == nil {
      note(assessment.order, of: assessment.key)
      if comes[assessment.key] != nil { learnt.insert(assessment.key) }
    }
    return learnt
  }

  private mutating func note(_ order: OrderRecommendation, of key: SeriesKey) {
    guard order.expectedUnits < order.arithmetic?.packed ?? order.quantity else { return }
    comes[key] = order.expectedUnits
    // The others of the same warehouse would be the next to give what nobody makes up for.
    guard let allotment = order.arithmetic?.allotment else { return }
    exhausted.insert(SeriesKey(allotment.warehouse, key.product))
  }
}
