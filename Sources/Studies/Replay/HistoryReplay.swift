import DemandForecasting
import PolicyReplay
import Runs
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
  private let surroundings: FollowingPolicy.Surroundings

  /// Loads the histories and forecasts at every close.
  ///
  /// - Parameter onMonth: called before each forecast with its number and how many there are.
  /// - Throws: `RunError.noReports` where there is nothing to replay; what the database throws.
  public init(
    database: SupplyDatabase, settings: ReplaySettings, onMonth: (Int, Int) -> Void = { _, _ in }
  ) throws {
    self.settings = settings
    let products = try ScopeResolver(database).products(of: settings.scope)
    let all = try database.series(of: products, through: settings.lastMonth)
    let knowledge = try SupplyKnowledge(database: database, products: products)
    let facilities = FacilityDirectory(try database.facilities())
    history = ReplayHistory(all, settings: settings, knowledge: knowledge, facilities: facilities)
    surroundings = history.surroundings(knowledge: knowledge, facilities: facilities, settings: settings)
    let scenario = history.scenario
    guard !history.series.isEmpty, scenario.firstMonth > 0, scenario.firstMonth < scenario.monthCount else {
      throw RunError.noReports(month: settings.firstMonth.advanced(by: -1))
    }
    forecasts = try ReplayForecasts(
      history, of: all, first: settings.lastMonth.advanced(by: 1 - scenario.monthCount),
      months: scenario.firstMonth - 1..<scenario.monthCount, settings: settings,
      review: { FindingReview(database: database, latestMonth: $0, products: products) }, onMonth: onMonth)
  }

  /// All rules at all their settings, over the months that somebody asks for.
  ///
  /// - Parameters:
  ///   - database: holds the history.
  ///   - first: the first month; the fifteenth before the last, or the earliest that can be, when nil.
  ///   - last: the last month; the latest known when nil.
  ///   - warmUpMonths: months at the start that are not counted.
  ///   - scope: the products; the settings' own is not asked.
  ///   - makeSettings: the settings for the months found.
  /// - Throws: `RunError.noReports`; `StudyError.replayWindow` where no month is left to count; what the database throws.
  public static func comparison(
    database: SupplyDatabase, from first: Month?, to last: Month?, warmUpMonths: Int,
    scope: ProductScope = .familyPlanning, settings makeSettings: (ReplayWindow) -> ReplaySettings
  ) throws -> ReplayComparison {
    let products = try ScopeResolver(database).products(of: scope)
    guard let known = try database.monthRange(of: products) else { throw RunError.noReports(month: nil) }
    let window = try ReplayWindow(first: first, last: last, warmUpMonths: warmUpMonths, known: known)
    var settings = makeSettings(window)
    settings.scope = products.scope
    return try HistoryReplay(database: database, settings: settings).comparison()
  }

  /// All rules at all their settings.
  ///
  /// - Throws: nothing of its own.
  public func comparison() throws -> ReplayComparison {
    var lines: [ReplayComparison.Line] = []
    let replayer = PolicyReplayer(history.scenario)
    let bound = ForesightBound(history.scenario)
    if history.knowsStock {
      lines.append(
        .init(
          rule: .happened,
          curve: TradeOffCurve(points: [
            .init(setting: 0, outcome: replayer.outcome(of: history.happened))
          ])))
    }
    let startsAtLevel = settings.start == .level
    func line(_ rule: ReplayRule, _ values: [Double], _ policy: (Double) -> some ReplayPolicy) throws {
      guard settings.rules.contains(rule) else { return }
      let points = try values.map { try replayer.point(setting: $0, of: policy($0), beside: bound) }
      lines.append(.init(rule: rule, curve: TradeOffCurve(points: points)))
    }
    func averages(_ rule: ReplayRule, _ average: @escaping (ReplayState, Int) -> Double) throws {
      try line(rule, settings.factors) { factor in
        OrderUpToPolicy(startsAtLevel: startsAtLevel) { state, shelf in
          average(state, shelf) * Double(state.shelves[shelf].coverMonths) * factor
        }
      }
    }
    try averages(.recentAverage, OfficialAverage.ofThreeMonths)
    try averages(.official, OfficialAverage.value)
    let (least, most) = (settings.minMaxMonths.lowerBound, settings.minMaxMonths.upperBound)
    try line(.minMax, [most]) { _ in
      OrderUpToPolicy(
        startsAtLevel: startsAtLevel,
        reorderPoint: { state, shelf in OfficialAverage.value(state, shelf) * least },
        level: { state, shelf in OfficialAverage.value(state, shelf) * most })
    }
    try line(.quantile, settings.serviceLevels) { level in
      OrderUpToPolicy(startsAtLevel: startsAtLevel) { state, shelf in
        forecasts.demand(shelf: shelf, month: state.month)?.quantile(level) ?? 0
      }
    }
    guard settings.start == .stock else { return ReplayComparison(terms: terms, lines: lines) }
    for rule in [ReplayRule.colca, .colcaWithTransfers] where settings.rules.contains(rule) {
      try line(rule, settings.followedLevels) { following(rule, serviceLevel: $0) }
    }
    return ReplayComparison(terms: terms, lines: lines)
  }

  private func following(_ rule: ReplayRule, serviceLevel: Double) -> FollowingPolicy {
    var orders = settings.orders.atOneLevel(serviceLevel)
    orders.learnsCalendars = false
    return FollowingPolicy(
      reports: history.reports, surroundings: surroundings,
      settings: ForecastRun.Settings(
        asOf: settings.lastMonth, horizonMonths: 1, serviceLevel: serviceLevel, model: settings.model,
        target: settings.target, orders: orders,
        transfers: rule == .colcaWithTransfers ? TransferSettings() : nil),
      source: forecasts, adherence: ReplayAdherence(share: settings.adherence))
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
}
