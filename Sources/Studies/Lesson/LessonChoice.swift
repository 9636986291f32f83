import Operations
import Simulation
import StockPolicy
import SupplyModel

/// Chooses from a run what the tasks of a lesson speak of: orders that are plain to read, away from what was put in on purpose.
struct LessonChoice {
  private let run: ForecastRun
  private let faults: PracticeNetwork.Faults

  init(_ run: ForecastRun, _ faults: PracticeNetwork.Faults) {
    self.run = run
    self.faults = faults
  }

  /// What is chosen; nil where the run lacks something.
  var subjects: LessonSubjects? {
    guard !run.transfers.isEmpty, let short else { return nil }
    var lines = plainOrders
    func take(where isFit: (SeriesAssessment) -> Bool) -> SeriesAssessment? {
      guard let found = lines.first(where: isFit) else { return nil }
      lines.removeAll { $0.facility == found.facility }
      return found
    }
    let comes = { (line: SeriesAssessment) in line.order.expectedUnits == line.order.quantity }
    let isTold = { (line: SeriesAssessment) in
      LessonReckoning(line) != nil && line.order.quantity >= 10 && comes(line)
    }
    // What comes later than the next count is still on its way when that is forecast.
    guard
      let placed = take(where: { isTold($0) && leadTimeMonths($0) > 1 }) ?? take(where: isTold),
      let changed = take(where: { $0.order.quantity >= 10 }),
      let rejected = take(where: { $0.order.decision == .order }) ?? take(where: { _ in true })
    else { return nil }
    return LessonSubjects(
      month: run.settings.asOf, placed: placed.key, changed: changed.key,
      raisedBy: Self.roundRaise(of: changed.order.quantity), rejected: rejected.key, short: short.product,
      warehouse: short.warehouse)
  }

  /// About a quarter of an order, as a number that people say on the telephone.
  private static func roundRaise(of quantity: Int) -> Int {
    quantity < 80 ? max(5, quantity / 4) : quantity / 40 * 10
  }

  private func leadTimeMonths(_ line: SeriesAssessment) -> Int {
    (run.calendars[line.facility] ?? .assumed).calendar.leadTimeMonths
  }

  /// What the warehouse was emptied of, else whatever lacks most.
  private var short: WarehouseStock? {
    run.shortages.first { $0.warehouse == faults.dry.facility && $0.product == faults.dry.product }
      ?? run.shortages.max { ($0.unmet, $1.product) < ($1.unmet, $0.product) }
  }

  /// Orders upon a count of the month that nobody doubts, most urgent first; none that a transfer touches.
  private var plainOrders: [SeriesAssessment] {
    let besides = [faults.silent, faults.unbalanced.facility, faults.expired.facility]
    let moving = Set(
      run.transfers.flatMap { [SeriesKey($0.from, $0.product), SeriesKey($0.to, $0.product)] })
    let urgent = run.worklist
    let known = Set(urgent.map(\.key))
    return (urgent + run.orderLines.filter { !known.contains($0.key) }).filter { line in
      line.order.quantity > 0 && line.doubt == nil && line.stockMonth == run.settings.asOf
        && line.product != short?.product && !besides.contains(line.facility) && !moving.contains(line.key)
    }
  }
}

/// An order with the one step of its reckoning that changes most.
struct LessonReckoning {
  /// Units ordered.
  let quantity: Int
  /// Units by which the largest step changes it, without their sign.
  let largestStep: Int

  /// The reckoning of a line; nil where two steps are as large, or where there is but one.
  init?(_ line: SeriesAssessment) {
    guard let difference = OrderDifference(line) else { return nil }
    let steps = difference.shares.map(\.units.magnitude).sorted(by: >)
    guard steps.count >= 2, steps[0] > steps[1] else { return nil }
    quantity = difference.quantity
    largestStep = Int(steps[0])
  }
}
