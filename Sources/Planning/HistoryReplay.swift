import DemandForecasting
import PolicyReplay
import StockPolicy
import SupplyModel
import SupplyStore

/// The months of a database replayed under several rules, each with the records that were there at the time.
///
/// Every rule is told the same of the past: what was reported. Only its own shelves differ. So the forecasts of a month
/// are the ones that would have been made then, and one set of them serves every setting.
public struct HistoryReplay {
  private let settings: ReplaySettings
  private let history: ReplayHistory
  private let forecasts: ReplayForecasts

  /// Loads the histories and forecasts at every close.
  ///
  /// - Parameter onMonth: called before each forecast with its number and how many there are.
  /// - Throws: `ColcaError.noReports` where there is nothing to replay; what the database throws.
  public init(
    database: SupplyDatabase, settings: ReplaySettings, onMonth: (Int, Int) -> Void = { _, _ in }
  ) throws {
    self.settings = settings
    let all = try database.series(through: settings.lastMonth)
    history = ReplayHistory(
      all, settings: settings, supplies: SupplyDirectory(try database.facilitySupplies()),
      products: ProductCatalogue(try database.products()),
      facilities: FacilityDirectory(try database.facilities())
    ) { $0.coupleYearsPerUnit ?? AssessmentPolicy.assumedCoupleYearsPerUnit }
    let scenario = history.scenario
    guard !history.series.isEmpty, scenario.firstMonth > 0, scenario.firstMonth < scenario.monthCount else {
      throw ColcaError.noReports(month: settings.firstMonth.advanced(by: -1))
    }
    forecasts = try ReplayForecasts(
      history, of: all, first: settings.lastMonth.advanced(by: 1 - scenario.monthCount),
      months: scenario.firstMonth - 1..<scenario.monthCount, settings: settings, database: database,
      onMonth: onMonth)
  }

  /// All rules at all their settings.
  ///
  /// - Throws: nothing of its own.
  public func comparison() throws -> ReplayComparison {
    var lines: [ReplayComparison.Line] = []
    let replayer = PolicyReplayer(history.scenario)
    if history.knowsStock {
      lines.append(
        .init(
          rule: .happened,
          curve: TradeOffCurve(points: [
            .init(setting: 0, outcome: replayer.outcome(of: history.happened))
          ])))
    }
    let startsAtLevel = settings.start == .level
    func line(_ rule: ReplayRule, _ values: [Double], _ policy: (Double) -> OrderUpToPolicy) throws {
      let points = try values.map {
        TradeOffCurve.Point(setting: $0, outcome: try replayer.outcome(of: policy($0)))
      }
      lines.append(.init(rule: rule, curve: TradeOffCurve(points: points)))
    }
    func averages(_ rule: ReplayRule, _ average: @escaping (ReplayState, Int) -> Double) throws {
      try line(rule, settings.factors) { factor in
        OrderUpToPolicy(startsAtLevel: startsAtLevel) { state, shelf in
          average(state, shelf) * Double(state.shelves[shelf].coverMonths) * factor
        }
      }
    }
    try averages(.recentAverage, Self.recentAverage)
    try averages(.official, Self.average)
    let (least, most) = (settings.minMaxMonths.lowerBound, settings.minMaxMonths.upperBound)
    try line(.minMax, [most]) { _ in
      OrderUpToPolicy(
        startsAtLevel: startsAtLevel, reorderPoint: { state, shelf in Self.average(state, shelf) * least },
        level: { state, shelf in Self.average(state, shelf) * most })
    }
    try line(.colca, settings.serviceLevels) { level in
      OrderUpToPolicy(startsAtLevel: startsAtLevel) { state, shelf in
        forecasts.demand(shelf: shelf, month: state.month).quantile(level)
      }
    }
    return ReplayComparison(terms: terms, lines: lines)
  }

  private var terms: ReplayTerms {
    let scenario = history.scenario
    let first = settings.lastMonth.advanced(by: 1 - scenario.monthCount)
    let covers = scenario.shelves.map(\.coverMonths)
    return ReplayTerms(
      firstMonth: first.advanced(by: scenario.firstMonth),
      firstCountedMonth: first.advanced(by: scenario.firstCountedMonth), lastMonth: settings.lastMonth,
      shelfCount: scenario.shelves.count, coverMonths: (covers.min() ?? 0)...(covers.max() ?? 0),
      demand: settings.demand, start: settings.start, supply: settings.supply)
  }

  /// The official average, not rounded: rounding to whole units would leave the smallest shelves without any order.
  private static func average(_ state: ReplayState, _ shelf: Int) -> Double {
    let months = (0..<OfficialRule.windowMonths).map { state.consumption(shelf, month: state.month - $0) }
    return OfficialRule(rounding: .none).indicators(consumption: months, stock: nil).averageConsumption
  }

  /// The mean of the last three months that were reported; 0 without any.
  private static func recentAverage(_ state: ReplayState, _ shelf: Int) -> Double {
    let months = (0..<3).compactMap { state.consumption(shelf, month: state.month - $0) }
    return months.isEmpty ? 0 : months.reduce(0, +) / Double(months.count)
  }
}
