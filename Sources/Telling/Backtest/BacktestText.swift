/// The score of a backtest as a terminal shows it: the figures over all, then a table for every part.
public struct BacktestText: Sendable {
  private let input: BacktestInput

  /// The text of a score.
  public init(_ input: BacktestInput) { self.input = input }

  /// What a person reads.
  public var text: String {
    let tables = ScoreTables(input)
    var text = input.language.backtestLines(input.score)
    if input.score.overall.rows > 0 { text += tables.demand.map(\.text).joined() }
    if let stockouts = tables.stockouts { text += stockouts.text }
    text += tables.reliability.map(\.text).joined() + tables.ladder.map(\.text).joined()
    return text
  }
}
