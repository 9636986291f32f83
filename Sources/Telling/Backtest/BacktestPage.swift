import ForecastScoring
import SupplyModel

/// A backtest as one page that needs no script, no network and no other file.
public struct BacktestPage: Sendable {
  private let input: BacktestInput

  /// The page of a score.
  public init(_ input: BacktestInput) { self.input = input }

  /// The page.
  ///
  /// - Throws: `ColcaError.cannotWrite` if a template of the program itself is broken.
  public func html() throws(ColcaError) -> String {
    do {
      return try ReportTemplates.render(self)
    } catch {
      throw ColcaError.cannotWrite(path: "backtest.html", reason: "\(error)")
    }
  }

  var view: ReportPage.View {
    let (score, language) = (input.score, input.language)
    let tables = ScoreTables(input)
    let stockouts = score.stockouts?.filter { $0.score.rows > 0 } ?? []
    // The first window and the last tell how the forecast fares near and far.
    let told = stockouts.count > 1 ? [stockouts[0], stockouts[stockouts.count - 1]] : stockouts
    let diagrams = stockouts.map { entry -> ReportPage.View in
      let diagram = ReliabilityDiagram(score: entry.score, months: entry.months, language: language)
      return ["caption": language.months(ahead: entry.months), "svg": diagram.svg]
    }
    return [
      "lang": language.rawValue, "s": language.backtestPhrases, "version": input.programVersion,
      "period": language.backtestPeriod(score), "lead": language.backtestLead(score),
      "readings": language.readings(of: score.overall).map(Self.view),
      "hasReadings": score.overall.rows > 0, "hasLadder": score.ladder != nil,
      "gains": score.ladder?.steps.compactMap { language.reading(of: $0) } ?? [],
      "ladderTables": tables.ladder.map(\.view), "hasStockouts": score.stockouts != nil,
      "stockoutReadings": told.flatMap { language.readings(of: $0.score, months: $0.months) }.map(Self.view),
      "stockoutTables": [tables.stockouts].compactMap { $0?.view },
      "diagrams": diagrams, "hasDiagrams": !diagrams.isEmpty,
      "reliabilityTables": tables.reliability.filter { !$0.rows.isEmpty }.map(\.view),
      "demandTables": tables.demand.filter { !$0.rows.isEmpty }.map(\.view),
    ]
  }

  private static func view(_ reading: Language.Reading) -> ReportPage.View {
    ["term": reading.term, "value": reading.value, "sentence": reading.sentence]
  }
}
