import PolicyReplay
import SupplyModel

/// What is told of a replay, and in which words.
public struct ReplayInput: Sendable {
  /// The rules beside one another.
  public let comparison: ReplayComparison
  /// The language of what is told.
  public let language: Language
  /// The program's version, for the page's foot.
  public let programVersion: String

  /// What is told of a replay.
  public init(
    _ comparison: ReplayComparison, language: Language, programVersion: String = ColcaVersion.current
  ) {
    self.comparison = comparison
    self.language = language
    self.programVersion = programVersion
  }

  /// What Colca does beside each rule as people use it: averages over the cover as it is, the largest min–max, what happened.
  var readings: [String] {
    guard let own = comparison.ownRule else { return [] }
    return comparison.lines.flatMap { line -> [String] in
      guard !ReplayRule.own.contains(line.rule) else { return [] }
      let isAverage = line.rule == .official || line.rule == .recentAverage
      let settings = line.curve.points.map(\.setting).filter { !isAverage || $0 == 1 || $0 == 1.5 }
      return settings.compactMap { setting in
        comparison.reading(of: own, beside: line.rule, setting: setting)
          .flatMap { language.sentence(for: $0, terms: comparison.terms) }
      }
    }
  }

  /// The table of everything.
  var table: ScoreTable {
    let columns = [
      ReplayHeadings.rule, ReplayHeadings.setting, ReplayHeadings.short, ReplayHeadings.empty,
      ReplayHeadings.fill, ReplayHeadings.shelfFill,
      ReplayHeadings.stock, ReplayHeadings.stockCYP, ReplayHeadings.lost, ReplayHeadings.expired,
      ReplayHeadings.orders, ReplayHeadings.units,
      ReplayHeadings.trips,
    ]
    return ScoreTable(
      id: "results", title: ReplayHeadings.results.text(in: language),
      hint: ReplayHeadings.columnsNote.text(in: language),
      wordColumns: 2, columns: columns.map { $0.text(in: language) },
      rows: comparison.lines.flatMap { line in line.curve.points.map { cells(line.rule, $0) } })
  }

  private func cells(_ rule: ReplayRule, _ point: TradeOffCurve.Point) -> [String] {
    let outcome = point.outcome
    func percent(_ share: Double) -> String { NumberText.fixed(share * 100, decimals: 1) + " %" }
    // What was sent away is not in the records: where they count as demand, nothing can have been lost.
    let hidesLoss = rule == .happened && comparison.terms.demand == .recorded
    return [
      language.name(of: rule), language.setting(point.setting, of: rule, terms: comparison.terms),
      hidesLoss ? "–" : percent(outcome.shortShare), percent(outcome.emptyShare),
      hidesLoss ? "–" : percent(outcome.fillRate), hidesLoss ? "–" : percent(outcome.meanShelfFill),
      NumberText.fixed(outcome.monthsOfStock, decimals: 2),
      NumberText.fixed(outcome.coupleYearMonthsOfStock, decimals: 2),
      hidesLoss ? "–" : NumberText.decimal(outcome.lostCoupleYears, decimals: 1),
      rule == .happened ? "–" : NumberText.decimal(outcome.expiredCoupleYears, decimals: 1),
      NumberText.whole(outcome.orderLines), NumberText.whole(outcome.orderedUnits),
      rule == .happened ? "–" : NumberText.whole(outcome.trips),
    ]
  }
}

/// A replay as a terminal shows it: on what it was made, what it says, and everything in a table.
public struct ReplayText: Sendable {
  private let input: ReplayInput

  /// The text of a replay.
  public init(_ input: ReplayInput) { self.input = input }

  /// What a person reads.
  public var text: String {
    input.language.replayPeriod(input.comparison.terms) + "\n"
      + input.readings.map { "\n" + $0 }.joined() + (input.readings.isEmpty ? "" : "\n") + input.table.text
  }
}
