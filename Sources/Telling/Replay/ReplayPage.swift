import PolicyReplay
import SupplyModel

/// A replay as one page that needs no script, no network and no other file.
public struct ReplayPage: Sendable {
  private let input: ReplayInput

  /// The page of a replay.
  public init(_ input: ReplayInput) { self.input = input }

  /// The page.
  ///
  /// - Throws: `ProgrammingError` if a template is broken.
  public func html() throws(ProgrammingError) -> String {
    try Contents.template.html(Contents(input), language: input.language)
  }

  /// What the template prints.
  struct Contents: Section {
    static let template = Template(
      "replay", PackageResources.replay_mustache, parts: [PrintedScoreTable.template])

    /// A rule with its mark.
    struct Key: TemplateValue {
      let mark: String
      let name: String
    }

    let words = ReplayWords()
    let lang: String
    let css: String
    let period: String
    let readings: [String]
    let chart: String
    let legend: [Key]
    let results: PrintedScoreTable
    let version: String

    init(_ input: ReplayInput) {
      let (comparison, language) = (input.comparison, input.language)
      lang = language.rawValue
      css = Stylesheet.text(
        PackageResources.report_css, PackageResources.backtest_css, PackageResources.replay_css)
      period = language.replayPeriod(comparison.terms)
      readings = input.readings
      chart = TradeOffChart.whole(comparison, language: language).svg
      legend = comparison.lines.map {
        Key(mark: TradeOffChart.key(of: $0.rule), name: language.name(of: $0.rule))
      }
      results = input.table.printed
      version = input.programVersion
    }
  }
}
