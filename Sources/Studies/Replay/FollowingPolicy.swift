import DemandForecasting
import PolicyReplay
import Runs
import StockPolicy
import SupplyModel

/// Colca as it is, followed in a replayed world: what a run there says to move and to order is done.
///
/// With an adherence below one, so much of it is: which orders and trips are left out is drawn from the seed, the shelf or the two
/// facilities, and the month. Who does not follow an order orders by the official rule; a trip that is left out is not made.
/// Each close it reads the reports of that world, assesses, moves, orders, cuts and shares out as `colca forecast` does.
/// Only the probability with the usual deliveries is left out, which no decision rests on.
struct FollowingPolicy: ReplayPolicy {
  /// What a run needs besides reports.
  struct Surroundings {
    /// Each facility's calendar is the one of the replayed shelves.
    let supplies: [FacilitySupply]
    let products: ProductCatalogue
    let facilities: FacilityDirectory
    /// The codes of the warehouses and products that the scenario numbers, where stock there is limited.
    var warehouses: [FacilityCode] = []
    var warehouseProducts: [ProductCode] = []
  }

  let reports: ReplayedReports
  let surroundings: Surroundings
  /// The run's settings; its month is that of each close.
  let settings: ForecastRun.Settings
  var source: any ReplayForecastSource
  /// How much of it is done.
  var adherence = ReplayAdherence.whole

  mutating func decide(_ state: ReplayState) throws -> ReplayDecisions {
    var decisions = ReplayDecisions(orders: [Int](repeating: 0, count: state.shelves.count))
    for shelf in state.shelves.indices
    where state.isOpen(shelf) && !adherence.followsOrder(of: shelf, month: state.month) {
      decisions.orders[shelf] = officialOrder(state, shelf)
    }
    var settings = settings
    // Nobody in these worlds takes another method.
    settings.orders.substituteShare = 0
    settings.asOf = reports.first.advanced(by: state.month)
    guard let (forecasts, shelves) = try source.forecasts(state), !shelves.isEmpty else { return decisions }
    let ordering = Set(
      state.shelves.indices.filter { state.shelves[$0].reviews(month: state.month) }
        .map { reports.keys[$0].facility })
    let histories = shelves.map { reports.history($0, state) }
    let knowledge = SupplyKnowledge(
      supplies: surroundings.supplies, products: surroundings.products, orders: underWay(state),
      latestMonth: settings.asOf)
    let run = RunAssessor(
      histories, demand: forecasts,
      terms: RunTerms(histories, settings: settings, knowledge: knowledge),
      facilities: surroundings.facilities, warehouses: warehouses(state, asOf: settings.asOf),
      ordersNow: ordering.contains
    ).run()
    for (shelf, assessment) in zip(shelves, run.assessments)
    where adherence.followsOrder(of: shelf, month: state.month) {
      decisions.orders[shelf] = assessment.order.expectedUnits
    }
    let places = Dictionary(
      shelves.map { (SeriesKey(reports.keys[$0].facility, reports.keys[$0].product), $0) },
      uniquingKeysWith: { first, _ in first })
    decisions.moves = run.transfers.compactMap { transfer in
      guard let from = places[SeriesKey(transfer.from, transfer.product)],
        let to = places[SeriesKey(transfer.to, transfer.product)]
      else { return nil }
      guard adherence.makesTrip(transfer.trip, month: state.month) else { return nil }
      return ReplayDecisions.Move(from: from, to: to, units: transfer.units, trip: transfer.trip)
    }
    return decisions
  }

  /// What people order by themselves: up to the official average over the cover, two units where there is none and the shelf is empty.
  private func officialOrder(_ state: ReplayState, _ shelf: Int) -> Int {
    let level = OfficialAverage.level(state, shelf, factor: 1, without: 2)
    return max(0, Int((level - 1e-9).rounded(.up)) - state.onHand[shelf] - state.onOrder(shelf))
  }

  private func underWay(_ state: ReplayState) -> [OrderUnderWay] {
    reports.keys.indices.flatMap { shelf in
      state.due[shelf].map { due in
        OrderUnderWay(
          facility: reports.keys[shelf].facility, product: reports.keys[shelf].product,
          quantity: Double(due.units), expectedMonth: reports.first.advanced(by: due.month))
      }
    }
  }

  /// What the warehouses have at a close, as reports of theirs; none where they never run out.
  private func warehouses(_ state: ReplayState, asOf month: Month) -> [SupplySeries] {
    guard let stock = state.warehouseStock else { return [] }
    return surroundings.warehouses.enumerated().flatMap { warehouse, code in
      surroundings.warehouseProducts.enumerated().map { product, name in
        SupplySeries(
          facility: code, product: name,
          reports: [
            (
              month: month,
              quantities: StockQuantities(consumed: 0, closing: Double(stock[warehouse][product]))
            )
          ], through: month)
      }
    }
  }
}

extension OrderSettings {
  /// The same with every product at one level, as a point of a curve is read.
  ///
  /// Where products without a substitute kept a higher level of their own, most points would be the same under other names.
  func atOneLevel(_ level: Double) -> OrderSettings {
    var settings = self
    settings.serviceLevelWithoutSubstitute = level
    return settings
  }
}
