import DataQuality
import DemandForecasting
import StockPolicy
import SupplyModel
import SupplyStore

/// The way from a database to a run, stage by stage: load → panel → terms → fit → assess → move → decide.
///
/// Each stage is made from those before it and from nothing else. A run goes all the way; an explanation goes the same way and looks
/// inside on it, so that what it tells is what a run with the same settings saves. `RunAssessor` takes the last three stages.
struct ForecastPipeline {
  /// What was loaded.
  let inputs: RunInputs
  /// What is forecast from.
  let panel: RunPanel
  /// Under which terms everything is ordered.
  let terms: RunTerms
  /// How many months ahead forecasts reach, so that every assessment has what it needs.
  let horizon: Int

  /// Takes the stages that cost little: load, panel, terms.
  ///
  /// - Throws: `RunError.noReports` when there is nothing at or before the run's month; what the database throws.
  init(database: SupplyDatabase, settings: ForecastRun.Settings) throws {
    inputs = try RunInputs(database: database, settings: settings)
    panel = try RunPanel(inputs)
    terms = RunTerms(panel.series, settings: inputs.settings, knowledge: inputs.knowledge)
    horizon = Self.horizon(panel.series, terms: terms)
  }

  /// Learns the demand of the run's target, as the model of its settings does.
  func fit() -> RunFit { RunFit(panel, model: terms.settings.model, horizon: horizon) }

  /// Learns being seen without stock, from what was recorded whatever the target is.
  func fitStockouts() -> StockoutFit { StockoutFit(panel, horizon: horizon) }

  /// What assesses, moves and decides by some forecasts.
  func assessor(demand: DemandForecasts, stockouts: StockoutForecasts) -> RunAssessor {
    RunAssessor(
      panel.series, demand: demand, stockouts: stockouts, terms: terms, facilities: inputs.facilities,
      warehouses: inputs.warehouses, correctedMonths: panel.correctedMonths, replaced: inputs.replaced)
  }

  /// What assesses other readings of some histories, under the run's terms.
  func assessor(_ series: [SupplySeries], demand: DemandForecasts) -> RunAssessor {
    RunAssessor(
      series, demand: demand, terms: terms, facilities: inputs.facilities, warehouses: [],
      replaced: inputs.replaced)
  }

  private static func horizon(_ series: [SupplySeries], terms: RunTerms) -> Int {
    let settings = terms.settings
    let policy = AssessmentPolicy(settings: settings)
    return series.map { series in
      let age = series.lastReported?.month.distance(to: settings.asOf) ?? 0
      return policy.monthsNeeded(
        calendar: terms.calendar(series.facility), reportAgeMonths: age, lots: series.lots)
    }.max() ?? settings.horizonMonths
  }
}

/// What was learnt of being seen without stock.
struct StockoutFit {
  private let panel: RunPanel
  private let model: FittedModel
  /// The probabilities of every row.
  let forecasts: StockoutForecasts

  init(_ panel: RunPanel, horizon: Int) {
    self.panel = panel
    model = ModelFitter().fit(
      panel: panel.recorded, origin: panel.origin, horizon: horizon, outputs: .stockouts)
    forecasts =
      model.stockouts(panel: panel.recorded, origin: panel.origin)
      ?? .none(origin: panel.origin, horizon: horizon, seriesCount: panel.recorded.seriesCount)
  }

  /// What each part says of a row within so many months; nil where the origin states no stock.
  func reasons(ofRow row: Int, within months: Int) -> StockoutReasons? {
    guard (1...forecasts.horizon).contains(months) else { return nil }
    return model.stockoutReasons(
      of: row, within: months, panel: panel.recorded, origin: panel.origin)
  }
}

/// Everything that a run reads from the database; histories end at the run's month.
struct RunInputs {
  /// The run's settings, with the scope that the database has for them.
  let settings: ForecastRun.Settings
  /// The products of the scope.
  let products: ScopedProducts
  /// Every history of the scope as it was reported, those of warehouses too, by facility and product; none of a facility that closed.
  let histories: [SupplySeries]
  /// The facilities that closed.
  let closed: Set<FacilityCode>
  /// How far each month of each facility can be believed, and what is doubted.
  private(set) var judgement: HistoryJudgement
  /// What files state of supply.
  let knowledge: SupplyKnowledge
  /// Names and places.
  let facilities: FacilityDirectory
  /// What is counted of old codes, by the facility and the code that takes their place.
  let replaced: [SeriesKey: [OrderArithmetic.Replaced]]

  /// Reads it.
  ///
  /// - Throws: `RunError.emptyScope`, `.unknownSuccession`, `.circularSuccession`; of reading the database.
  init(database: SupplyDatabase, settings asked: ForecastRun.Settings) throws {
    products = try ScopeResolver(database).products(of: asked.scope)
    var settings = asked
    settings.scope = products.scope
    settings.orders.successions = try CodeSuccession.all(
      settings.orders.successions, catalogued: database.products())
    self.settings = settings
    facilities = FacilityDirectory(try database.facilities())
    let successions = CodeSuccessions(settings.orders.successions)
    try Self.check(settings.orders.successions, in: database)
    let reported = try database.series(of: products, through: settings.asOf)
    let all = successions.merged(reported)
    replaced = Self.replaced(reported, successions, asOf: settings.asOf)
    closed = facilities.closed(among: all, in: settings.asOf)
    histories = all.filter { [closed] in !closed.contains($0.facility) }
    judgement = try FindingReview(database: database, latestMonth: settings.asOf, products: products)
      .judgement(of: histories)
    knowledge = try SupplyKnowledge(
      database: database, products: products, asOf: settings.asOf)
  }

  /// A slip in a code would leave two histories apart that belong together, and nobody would see it: a code that nobody reports and no
  /// catalogue names is refused.
  private static func check(_ successions: [CodeSuccession], in database: SupplyDatabase) throws {
    guard !successions.isEmpty else { return }
    let known = try database.products().map(\.code)
    let padded = Set(known.map(\.padded))
    for code in successions.flatMap({ [$0.old, $0.new] })
    where !padded.contains(code.padded) && FamilyPlanning.product(code) == nil {
      let nearest = NearestName.nearest(to: code.text, among: known.map(\.text))
      throw RunError.unknownSuccession(code: code, nearest: nearest)
    }
  }

  /// What is counted of old codes that were used or left over in the last year.
  private static func replaced(
    _ reported: [SupplySeries], _ successions: CodeSuccessions, asOf: Month
  ) -> [SeriesKey: [OrderArithmetic.Replaced]] {
    guard !successions.isEmpty else { return [:] }
    let last = Dictionary(grouping: reported) { SeriesKey($0.facility, successions.last($0.product).padded) }
    return last.reduce(into: [:]) { replaced, entry in
      let latest = entry.value.compactMap { $0.lastReported?.month }.max()
      let codes = entry.value.filter { successions.last($0.product) != $0.product }
        .sorted { $0.product < $1.product }
      let counted = codes.compactMap { series -> OrderArithmetic.Replaced? in
        guard let report = series.lastReported, report.month.distance(to: asOf) < 12 else { return nil }
        let stock = report.month == latest ? max(0, report.quantities?.closing ?? 0) : 0
        return .init(product: series.product, stock: stock)
      }
      guard !counted.isEmpty else { return }
      let own = entry.value.first { successions.last($0.product) == $0.product }?.product
      replaced[SeriesKey(entry.key.facility, own ?? successions.last(codes[0].product))] = counted
    }
  }

  /// The same with the other reading of some histories.
  func reading(_ keys: Set<SeriesKey>) -> RunInputs {
    var inputs = self
    inputs.judgement = judgement.turning(keys)
    return inputs
  }

  /// The histories of warehouses: they order nothing by these rules, their stock fills others' orders.
  var warehouses: [SupplySeries] { histories.filter { FacilityKind($0.facility) == .warehouse } }
}
