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
    typealias Row = (rule: ReplayRule, setting: Double, outcome: ReplayOutcome)
    let (language, terms) = (language, comparison.terms)
    func percent(_ share: Double) -> String { NumberText.fixed(share * 100, decimals: 1) + " %" }
    // What was sent away is not in the records: where they count as demand, nothing can have been lost.
    func unlessHidden(_ row: Row, _ text: (ReplayOutcome) -> String) -> String {
      row.rule == .happened && terms.demand == .recorded ? "–" : text(row.outcome)
    }
    func unlessHappened(_ row: Row, _ text: (ReplayOutcome) -> String) -> String {
      row.rule == .happened ? "–" : text(row.outcome)
    }
    let rows: [Row] = comparison.lines.flatMap { line in
      line.curve.points.map { Row(line.rule, $0.setting, $0.outcome) }
    }
    // Each with its type: worked out in one go they take the compiler longer than it allows itself.
    let columns: [ScoreColumn<Row>] = [
      ScoreColumn(ReplayHeadings.rule) { language.name(of: $0.rule) },
      ScoreColumn(ReplayHeadings.setting) { language.setting($0.setting, of: $0.rule, terms: terms) },
      ScoreColumn(ReplayHeadings.short) { unlessHidden($0) { percent($0.shortShare) } },
      ScoreColumn(ReplayHeadings.empty) { percent($0.outcome.emptyShare) },
      ScoreColumn(ReplayHeadings.fill) { unlessHidden($0) { percent($0.fillRate) } },
      ScoreColumn(ReplayHeadings.shelfFill) { unlessHidden($0) { percent($0.meanShelfFill) } },
      ScoreColumn(ReplayHeadings.stock) { NumberText.fixed($0.outcome.monthsOfStock, decimals: 2) },
      ScoreColumn(ReplayHeadings.stockCYP) {
        NumberText.fixed($0.outcome.coupleYearMonthsOfStock, decimals: 2)
      },
      ScoreColumn(ReplayHeadings.lost) {
        unlessHidden($0) { NumberText.decimal($0.lostCoupleYears, decimals: 1) }
      },
      ScoreColumn(ReplayHeadings.expired) {
        unlessHappened($0) { NumberText.decimal($0.expiredCoupleYears, decimals: 1) }
      },
      ScoreColumn(ReplayHeadings.orders, count: \.outcome.orderLines),
      ScoreColumn(ReplayHeadings.units, count: \.outcome.orderedUnits),
      ScoreColumn(ReplayHeadings.trips) { unlessHappened($0) { NumberText.whole($0.trips) } },
    ]
    return ScoreTable(
      id: "results", title: ReplayHeadings.results, hint: ReplayHeadings.columnsNote, wordColumns: 2,
      of: rows, in: language, columns: columns)
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
