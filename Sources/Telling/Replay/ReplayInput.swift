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

  /// A point of a rule's curve, as a row of the table.
  private struct Row {
    let rule: ReplayRule
    let setting: Double
    let outcome: ReplayOutcome
    let leastLost: Double?
  }

  /// The table of everything.
  var table: ScoreTable {
    var rows: [Row] = []
    for line in comparison.lines {
      for point in line.curve.points {
        rows.append(
          Row(
            rule: line.rule, setting: point.setting, outcome: point.outcome,
            leastLost: point.leastLostCoupleYears))
      }
    }
    return ScoreTable(
      id: "results", title: ReplayHeadings.results, hint: ReplayHeadings.columnsNote, wordColumns: 2,
      of: rows, in: language, columns: shortages + stocks)
  }

  /// The rule, and who went without.
  private var shortages: [ScoreColumn<Row>] {
    let (language, terms) = (language, comparison.terms)
    func percent(_ share: Double) -> String { NumberText.fixed(share * 100, decimals: 1) + " %" }
    return [
      ScoreColumn(ReplayHeadings.rule) { (row: Row) -> String in language.name(of: row.rule) },
      ScoreColumn(ReplayHeadings.setting) { (row: Row) -> String in
        language.setting(row.setting, of: row.rule, terms: terms)
      },
      ScoreColumn(ReplayHeadings.short) { (row: Row) -> String in
        hidesLoss(row) ? "–" : percent(row.outcome.shortShare)
      },
      ScoreColumn(ReplayHeadings.empty) { (row: Row) -> String in percent(row.outcome.emptyShare) },
      ScoreColumn(ReplayHeadings.fill) { (row: Row) -> String in
        hidesLoss(row) ? "–" : percent(row.outcome.fillRate)
      },
      ScoreColumn(ReplayHeadings.shelfFill) { (row: Row) -> String in
        hidesLoss(row) ? "–" : percent(row.outcome.meanShelfFill)
      },
    ]
  }

  /// What it took: stock, what was lost or expired, orders and trips.
  private var stocks: [ScoreColumn<Row>] {
    [
      ScoreColumn(ReplayHeadings.stock) { (row: Row) -> String in
        NumberText.fixed(row.outcome.monthsOfStock, decimals: 2)
      },
      ScoreColumn(ReplayHeadings.stockCYP) { (row: Row) -> String in
        NumberText.fixed(row.outcome.coupleYearMonthsOfStock, decimals: 2)
      },
      ScoreColumn(ReplayHeadings.lost) { (row: Row) -> String in
        hidesLoss(row) ? "–" : NumberText.decimal(row.outcome.lostCoupleYears, decimals: 1)
      },
      ScoreColumn(ReplayHeadings.leastLost) { (row: Row) -> String in
        row.leastLost.map { NumberText.decimal($0, decimals: 1) } ?? "–"
      },
      ScoreColumn(ReplayHeadings.expired) { (row: Row) -> String in
        row.rule == .happened ? "–" : NumberText.decimal(row.outcome.expiredCoupleYears, decimals: 1)
      },
      ScoreColumn(ReplayHeadings.orders) { (row: Row) -> String in NumberText.whole(row.outcome.orderLines) },
      ScoreColumn(ReplayHeadings.units) { (row: Row) -> String in
        NumberText.whole(row.outcome.orderedUnits)
      },
      ScoreColumn(ReplayHeadings.trips) { (row: Row) -> String in
        row.rule == .happened ? "–" : NumberText.whole(row.outcome.trips)
      },
    ]
  }

  /// What was sent away is not in the records: where they count as demand, nothing can have been lost.
  private func hidesLoss(_ row: Row) -> Bool {
    row.rule == .happened && comparison.terms.demand == .recorded
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
