/// The rules beside one another, on the same months, users and luck.
public struct ReplayComparison: Sendable, Equatable, Codable {
  /// What came of a rule at each of its settings.
  public struct Line: Sendable, Equatable, Codable {
    /// The rule.
    public let rule: ReplayRule
    /// Its settings and what came of them; `happened` has one setting, 0.
    public let curve: TradeOffCurve

    /// A line.
    public init(rule: ReplayRule, curve: TradeOffCurve) {
      self.rule = rule
      self.curve = curve
    }
  }

  /// What it was made on.
  public let terms: ReplayTerms
  /// The lines, in the order of `ReplayRule`.
  public let lines: [Line]

  /// A comparison.
  public init(terms: ReplayTerms, lines: [Line]) {
    self.terms = terms
    self.lines = lines
  }

  /// The curve of a rule; nil when it was not replayed.
  public func curve(of rule: ReplayRule) -> TradeOffCurve? { lines.first { $0.rule == rule }?.curve }

  /// The fullest of Colca's rules that was replayed; nil for none.
  public var ownRule: ReplayRule? { ReplayRule.own.last { curve(of: $0) != nil } }

  /// What one rule does beside another at one of the other's settings.
  public struct Reading: Sendable, Equatable, Codable {
    /// The rule that is praised or not.
    public let rule: ReplayRule
    /// The rule that it is set beside.
    public let rival: ReplayRule
    /// The rival's setting.
    public let setting: Double
    /// The rival's months of stock.
    public let rivalMonthsOfStock: Double
    /// The rival's share of short shelf-months.
    public let rivalShortShare: Double
    /// The rule's share of short shelf-months with the rival's stock; nil when its curve does not reach there.
    public let shortShareAtSameStock: Double?
    /// The rule's lost couple-years with the rival's stock, as a share of the rival's; nil likewise, or when none were lost.
    public let lostShareAtSameStock: Double?
    /// The rule's months of stock with the rival's share of short shelf-months; nil likewise.
    public let monthsOfStockAtSameShort: Double?
  }

  /// A reading of one rule's curve beside one point of another; nil when either was not replayed.
  ///
  /// Linear between the settings that were replayed.
  public func reading(of rule: ReplayRule, beside rival: ReplayRule, setting: Double) -> Reading? {
    guard let curve = curve(of: rule),
      let point = self.curve(of: rival)?.points.first(where: { $0.setting == setting })
    else { return nil }
    let stock = point.outcome.monthsOfStock
    let lost = point.outcome.lostCoupleYears
    return Reading(
      rule: rule, rival: rival, setting: setting, rivalMonthsOfStock: stock,
      rivalShortShare: point.outcome.shortShare,
      shortShareAtSameStock: curve.value(of: .shortShare, where: .monthsOfStock, is: stock),
      lostShareAtSameStock: lost > 0
        ? curve.value(of: .lostCoupleYears, where: .monthsOfStock, is: stock).map { $0 / lost } : nil,
      monthsOfStockAtSameShort: curve.value(
        of: .monthsOfStock, where: .shortShare, is: point.outcome.shortShare))
  }
}

/// The rules that are compared.
public enum ReplayRule: String, Sendable, CaseIterable, Codable {
  /// What happened, as it was reported.
  case happened
  /// The mean of the last three months times the months to cover, times a factor.
  case recentAverage = "recent_average"
  /// The official average (CPMA) times the months to cover, times a factor.
  case official
  /// Nothing above two official averages, else up to six.
  case minMax = "min_max"
  /// Up to a quantile of the demand to cover as Colca forecasts it, and nothing else.
  case quantile
  /// The same, after moving what neighbours can spare.
  case quantileWithTransfers = "quantile_with_transfers"
  /// Orders as Colca makes them: service levels by substitute, floor and ceiling, packs.
  case colca
  /// The same, after moving what neighbours can spare.
  case colcaWithTransfers = "colca_with_transfers"

  /// Those of Colca, the fuller after the plainer.
  public static let own: [ReplayRule] = [.quantile, .quantileWithTransfers, .colca, .colcaWithTransfers]
}
