import DemandForecasting
import StockPolicy
import SupplyModel

/// Assesses the series of a run from their forecasts, and decides together what is moved and what is ordered.
package struct RunAssessor {
  private let series: [SupplySeries]
  private let demand: DemandForecasts
  private let stockouts: StockoutForecasts?
  private let settings: ForecastRun.Settings
  private let terms: RunTerms
  private let facilities: FacilityDirectory
  private let warehouses: WarehouseDirectory
  private let correctedMonths: (_ index: Int) -> Int
  private let replaced: [SeriesKey: [OrderArithmetic.Replaced]]
  private let ordersNow: (_ facility: FacilityCode) -> Bool

  /// What assesses by some forecasts.
  ///
  /// - Parameters:
  ///   - series: the forecasts' series, in their order.
  ///   - demand: cumulative demand as far as anything needs it; monthly demand where a run is to tell it.
  ///   - stockouts: with the usual resupply; no decision rests on them, and nil leaves them out.
  ///   - terms: under which each series is ordered.
  ///   - facilities: names and places.
  ///   - warehouses: the histories of warehouses, through the run's month.
  ///   - correctedMonths: how many months of each series count as more than was recorded.
  ///   - replaced: what is counted of old codes.
  ///   - ordersNow: whether a facility orders this month; what the others would order is claimed from no warehouse.
  package init(
    _ series: [SupplySeries], demand: DemandForecasts, stockouts: StockoutForecasts? = nil, terms: RunTerms,
    facilities: FacilityDirectory, warehouses: [SupplySeries],
    correctedMonths: @escaping (_ index: Int) -> Int = { _ in 0 },
    replaced: [SeriesKey: [OrderArithmetic.Replaced]] = [:],
    ordersNow: @escaping (_ facility: FacilityCode) -> Bool = { _ in true }
  ) {
    self.series = series
    self.demand = demand
    self.stockouts = stockouts
    self.terms = terms
    self.facilities = facilities
    self.correctedMonths = correctedMonths
    self.replaced = replaced
    self.ordersNow = ordersNow
    settings = terms.settings
    self.warehouses = WarehouseDirectory(
      warehouses, asOf: settings.asOf, knowledge: terms.knowledge, facilities: facilities)
  }

  /// The run: everything assessed, what is worth moving moved, orders for what is still missing, cut to what caps
  /// allow, scarce stock shared out, and what would expire with advice on who could use it.
  package func run() -> ForecastRun {
    var unmoved = series.indices.map { assessment($0) }
    let shares = shares(unmoved)
    let reliefs = shares?.reliefs(unmoved) ?? [:]
    for (index, relief) in reliefs { unmoved[index] = assessment(index, Change(relief: relief)) }
    let positions = positions(unmoved)
    let plan = plan(unmoved, positions, shares)
    var advisor = ExpiryAdvisor(
      settings: settings, facilities: facilities, positions: positions, transfers: plan.transfers)
    return ForecastRun(
      settings: settings, assessments: advisor.advised(plan.assessments), transfers: plan.transfers,
      calendars: terms.calendars, warehouseStocks: plan.stocks)
  }

  /// What is moved and what is ordered.
  private struct Plan {
    var assessments: [SeriesAssessment]
    var transfers: [Transfer] = []
    var stocks: [WarehouseStock] = []
  }

  /// So often all that moves is planned anew; what contradicts an order afterwards is left out.
  ///
  /// Two rounds are enough as a rule, and each may cost as much as the first.
  private static let mostRounds = 5

  /// Moves and orders, in rounds until nobody gives what it must order anew and does not get.
  ///
  /// Each round knows of more orders that do not come in full, so that the rounds end. After `mostRounds` nothing is planned anew: what
  /// such shelves give is left out, until nothing contradicts any more.
  ///
  /// Then substitutes are asked for what does not come of others, once: what they are short of in their turn, nobody carries.
  private func plan(
    _ unmoved: [SeriesAssessment], _ positions: [StockPosition], _ shares: SubstituteShares?
  ) -> Plan {
    var plan = Plan(assessments: unmoved)
    plan.stocks = decide(&plan.assessments)
    guard let worth = settings.transfers else {
      let carried = carried(plan, shares)
      return carried.isEmpty ? plan : self.plan(unmoved, moving: [], carrying: carried)
    }
    let policy = TransferPolicy(
      settings: settings, worth: worth, facilities: facilities,
      atMost: terms.knowledge.mostMoved.reduce(into: [:]) { most, entry in
        guard let receiver = entry.key.receiver else { return }
        most[.init(from: entry.key.facility, to: receiver, product: entry.key.product)] = entry.value
      })
    var supply = OrderSupply(ordersNotMoving: plan.assessments) { warehouses.warehouse(of: $0) }
    var memory = TransferMemory()
    var short: Set<SeriesKey> = []
    for _ in 0..<Self.mostRounds {
      let transfers = policy.transfers(
        positions.map { position in
          var position = position
          position.resupply = supply.resupply(of: position.assessment.key)
          return position
        }, remembering: &memory)
      plan = self.plan(unmoved, moving: transfers)
      short = supply.learn(from: plan.assessments, givers: transfers)
      if short.isEmpty { break }
    }
    let carried = carried(plan, shares)
    if short.isEmpty, !carried.isEmpty {
      plan = self.plan(unmoved, moving: plan.transfers, carrying: carried)
      short = supply.learn(from: plan.assessments, givers: plan.transfers)
    }
    while !short.isEmpty {
      plan = self.plan(unmoved, moving: policy.without(short, plan.transfers), carrying: carried)
      short = supply.learn(from: plan.assessments, givers: plan.transfers)
    }
    return plan
  }

  /// The orders once some transfers have been made, and with what substitutes carry.
  private func plan(
    _ unmoved: [SeriesAssessment], moving transfers: [Transfer],
    carrying carried: [Int: OrderArithmetic.Carried] = [:]
  ) -> Plan {
    var plan = Plan(assessments: unmoved, transfers: transfers)
    let moves = Self.moves(transfers)
    for (index, series) in series.enumerated() {
      guard moves[series.key] != nil || carried[index] != nil else { continue }
      plan.assessments[index] = assessment(
        index,
        Change(
          moves: moves[series.key] ?? .none, carried: carried[index],
          relief: unmoved[index].order.arithmetic?.relief))
    }
    plan.stocks = decide(&plan.assessments)
    return plan
  }

  /// What the run says of one series before anything is moved, cut or shared out.
  package func assessment(_ index: Int) -> SeriesAssessment { assessment(index, Change()) }

  /// What the run orders of each series once some transfers have been made, before anything is cut or shared out.
  ///
  /// - Parameter carried: what substitutes carry, as the run told it.
  func orders(
    moving transfers: [Transfer], carrying carried: [SeriesKey: OrderArithmetic.Carried] = [:]
  ) -> [OrderRecommendation] {
    let moves = Self.moves(transfers)
    return series.indices.map { index in
      let key = series[index].key
      return assessment(index, Change(moves: moves[key] ?? .none, carried: carried[key])).order
    }
  }

  /// The methods of the run that stand in for one another; nil where there are none.
  private func shares(_ assessments: [SeriesAssessment]) -> SubstituteShares? {
    SubstituteShares(
      assessments.map { ($0.key, $0.order.decision != .notHeld) }, share: settings.orders.substituteShare,
      product: terms.product)
  }

  /// What substitutes carry of what does not come by a plan.
  private func carried(_ plan: Plan, _ shares: SubstituteShares?) -> [Int: OrderArithmetic.Carried] {
    shares?.carried(plan.assessments) { index in
      let order = plan.assessments[index].order
      guard let arithmetic = order.arithmetic, order.expectedUnits < arithmetic.packed else { return nil }
      let there =
        arithmetic.stock - arithmetic.expiring + Double(arithmetic.moved) + arithmetic.onOrder
        + Double(order.expectedUnits)
      return coverDemand(index)?.sinceCount.expectedExcess(over: max(0, there))
    } ?? [:]
  }

  /// What an assessment reckons with beside its own history.
  private struct Change {
    var moves = ShelfMoves.none
    var carried: OrderArithmetic.Carried?
    var relief: OrderArithmetic.Relief?
  }

  /// Couple-years that go unmet with a unit of a series; less where a substitute carries a part.
  private func coupleYears(_ index: Int, _ relief: OrderArithmetic.Relief?) -> Double? {
    let whole = terms.product(series[index].product).coupleYearsPerUnit
    guard let relief else { return whole }
    return (whole ?? AssessmentPolicy.assumedCoupleYearsPerUnit) * (1 - relief.share)
  }

  private static func moves(_ transfers: [Transfer]) -> [SeriesKey: ShelfMoves] {
    var moves: [SeriesKey: ShelfMoves] = [:]
    for transfer in transfers {
      moves[SeriesKey(transfer.to, transfer.product), default: .none].add(transfer, isGiving: false)
      moves[SeriesKey(transfer.from, transfer.product), default: .none].add(transfer, isGiving: true)
    }
    return moves
  }

  /// What transfers, and advice on what expires, look at.
  private func positions(_ assessments: [SeriesAssessment]) -> [StockPosition] {
    assessments.enumerated().compactMap { index, assessment in
      let product = terms.product(assessment.product)
      let lead = max(1, terms.calendar(assessment.facility).leadTimeMonths)
      let agreed = terms.agreedMoves(series[index])
      return coverDemand(index).map {
        StockPosition(
          assessment: assessment, coverDemand: $0,
          coupleYearsPerUnit: coupleYears(index, assessment.order.arithmetic?.relief),
          packSize: product.packSize ?? 1, priceSoles: product.priceSoles,
          demand: CumulativeDemand(cumulative(index)), leadTimeMonths: lead,
          arriving: terms.terms(series[index]).arriving(afterCountMonthsAgo: 0, byMonth: lead),
          agreed: agreed)
      }
    }
  }

  /// Cuts the orders to what caps allow, and shares out what warehouses have too little of.
  private func decide(_ assessments: inout [SeriesAssessment]) -> [WarehouseStock] {
    let lines = assessments.enumerated().map { index, assessment in
      let product = terms.product(assessment.product)
      return OrderLine(
        assessment: assessment,
        coverDemand: assessment.order.quantity > 0
          ? coverDemand(index)?.adding(assessment.order.arithmetic?.carried?.units ?? 0) : nil,
        coupleYearsPerUnit: coupleYears(index, assessment.order.arithmetic?.relief),
        priceSoles: assessment.order.arithmetic?.priceSoles,
        litresPerUnit: product.litresPerUnit, warehouse: warehouses.warehouse(of: assessment.facility))
    }
    let supplies = Dictionary(
      Set(assessments.map(\.facility)).map { ($0, terms.supply($0)) }, uniquingKeysWith: { first, _ in first }
    )
    let cut = OrderCaps(settings: settings.orders, supplies: supplies).cut(lines)
    assessments = cut.map(\.assessment)
    let ordering = cut.indices.filter { ordersNow(cut[$0].assessment.facility) }
    let (shared, stocks) = WarehouseSplit.split(ordering.map { cut[$0] }, stocks: warehouses.stocks)
    for (place, line) in zip(ordering, shared) { assessments[place] = line.assessment }
    return stocks
  }

  private func cumulative(_ index: Int) -> [QuantileDistribution] {
    (1...demand.horizon).compactMap { demand.cumulative(series: index, step: $0) }
  }

  private func coverDemand(_ index: Int) -> CoverDemand? {
    AssessmentPolicy(settings: settings).coverDemand(
      series[index], cumulativeDemand: cumulative(index), calendar: terms.calendar(series[index].facility))
  }

  private func assessment(_ index: Int, _ change: Change) -> SeriesAssessment {
    let one = series[index]
    // What was agreed moves besides what the run advises.
    var moves = terms.agreedMoves(one)
    moves.add(change.moves)
    var assessment = AssessmentPolicy(settings: settings).assess(
      one,
      monthlyDemand: (1...settings.horizonMonths).compactMap { demand.monthly(series: index, step: $0) },
      cumulativeDemand: cumulative(index),
      stockoutWithResupply: (1...demand.horizon).compactMap {
        stockouts?.probability(series: index, step: $0)
      },
      terms: terms.terms(one), coupleYearsPerUnit: coupleYears(index, change.relief), moves: moves,
      carried: change.carried?.units ?? 0)
    assessment.order.arithmetic?.carried = change.carried
    assessment.order.arithmetic?.relief = change.relief
    assessment.order.arithmetic?.replaced = replaced[one.key]
    assessment.order.arithmetic?.correctedMonths = correctedMonths(index)
    assessment.order.arithmetic?.priceSoles = terms.price(one)
    return assessment
  }
}
