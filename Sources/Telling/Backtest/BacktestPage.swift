import ForecastScoring
import SupplyModel

/// A backtest as one page that needs no script, no network and no other file.
public struct BacktestPage: Sendable {
  private let input: BacktestInput

  /// The page of a score.
  public init(_ input: BacktestInput) { self.input = input }

  /// The page.
  ///
  /// - Throws: `ProgrammingError` if a template is broken.
  public func html() throws(ProgrammingError) -> String {
    try Contents.template.html(Contents(input), language: input.language)
  }

  /// What the template prints.
  struct Contents: Section {
    static let template = Template(
      "backtest", PackageResources.backtest_mustache, parts: [PrintedScoreTable.template])

    /// What each step of the ladder gains.
    struct Ladder: TemplateValue {
      let gains: [String]
      let tables: [PrintedScoreTable]
    }

    /// Stock-outs forecast and seen.
    struct Stockouts: TemplateValue {
      let readings: [ScoreReading]
      let scores: PrintedScoreTable?
      let diagrams: [Diagram]
      let reliability: [PrintedScoreTable]
    }

    /// Whether shelves ran out where nothing arrived.
    struct Unsupplied: TemplateValue {
      let sentences: [String]
      let scores: [PrintedScoreTable]
      let diagrams: [Diagram]
      let reliability: [PrintedScoreTable]
    }

    struct Diagram: TemplateValue {
      let svg: String
      let caption: String
    }

    let words = BacktestWords()
    let lang: String
    let css: String
    let period: String
    let lead: String
    let readings: [ScoreReading]
    let ladder: Ladder?
    let stockouts: Stockouts?
    let unsupplied: Unsupplied?
    let demand: [PrintedScoreTable]
    let version: String

    init(_ input: BacktestInput) {
      let (score, language, tables) = (input.score, input.language, ScoreTables(input))
      lang = language.rawValue
      css = Stylesheet.text(PackageResources.report_css, PackageResources.backtest_css)
      period = language.backtestPeriod(score)
      lead = language.backtestLead(score)
      readings = score.overall.rows > 0 ? language.readings(of: score.overall) : []
      ladder = score.ladder.map { ladder in
        Ladder(
          gains: ladder.steps.compactMap { language.reading(of: $0) }, tables: tables.ladder.map(\.printed))
      }
      stockouts = score.stockouts.map { Stockouts($0, tables: tables, language) }
      unsupplied = score.unsupplied.map { Unsupplied($0, tables: tables, language) }
      demand = tables.demand.filter { !$0.rows.isEmpty }.map(\.printed)
      version = input.programVersion
    }
  }
}

extension BacktestPage.Contents.Stockouts {
  fileprivate init(_ all: [BacktestScore.Stockouts], tables: ScoreTables, _ language: Language) {
    let entries = all.filter { $0.score.rows > 0 }
    // The first window and the last tell how the forecast fares near and far.
    let told = entries.count > 1 ? [entries[0], entries[entries.count - 1]] : entries
    readings = told.flatMap { language.readings(of: $0.score, months: $0.months) }
    scores = tables.stockouts?.printed
    diagrams = entries.map { entry in
      .init(
        svg: ReliabilityDiagram(score: entry.score, months: entry.months, language: language).svg,
        caption: language.months(ahead: entry.months))
    }
    reliability = tables.reliability.filter { !$0.rows.isEmpty }.map(\.printed)
  }
}

extension BacktestPage.Contents.Unsupplied {
  fileprivate init(_ both: BacktestScore.Unsupplied, tables: ScoreTables, _ language: Language) {
    sentences = language.readings(of: both)
    scores = tables.unsupplied.filter { !$0.rows.isEmpty }.map(\.printed)
    diagrams = both.everyWindow.filter { $0.score.rows > 0 }.map { entry in
      .init(
        svg: ReliabilityDiagram(score: entry.score, months: entry.months, language: language).svg,
        caption: language.months(ahead: entry.months))
    }
    reliability = tables.unsuppliedReliability.filter { !$0.rows.isEmpty }.map(\.printed)
  }
}
