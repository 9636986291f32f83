import DemandForecasting
import Runs
import RunsSupport
import StockPolicy
import Studies
import SupplyModel
import SupplyStore
import Testing

/// "If nothing arrives" and the levels above facilities, scored.
@Suite struct UnsuppliedScoresTests {
  private let origin = Month(count: 2023 * 12 + 25)

  /// Rows that state receipts: of 5 units in every third, of none in the others.
  private func rows(facilities: Int, seed: UInt64) -> [(month: Month, text: String)] {
    SeededNetwork.rows(facilities: facilities, months: 36, seed: seed).enumerated().map { place, row in
      let received = place.isMultiple(of: 3) ? 5 : 0
      return (row.month, row.text.replacing(",,,", with: ",,\(received),", maxReplacements: 1))
    }
  }

  private func backtest(_ rows: [(month: Month, text: String)]) throws -> Backtest {
    let fixture = try SeededNetwork()
    try fixture.load(rows)
    return try Backtest(
      database: fixture.database, origins: [origin], horizon: 3, outputs: .all, model: .light,
      target: .demand, extras: [.risks, .levels])
  }

  /// Of demand, the totals that are scored are those of the backtest itself: the same once more, row by row.
  @Test func theScoreIsThatOfASecondReckoning() throws {
    let backtest = try backtest(rows(facilities: 12, seed: 5))
    let both = try #require(backtest.score().unsupplied)
    let made = backtest.origins[0]
    var (cases, reached, quiet, squares) = (0, 0, 0, 0.0)
    for (index, series) in made.series.enumerated() {
      let used = (0..<6).contains { (series.consumed(in: origin.advanced(by: -$0)) ?? 0) > 0 }
      guard let stock = series[origin]?.quantities?.closing, stock > 0, used else { continue }
      let months = (1...2).compactMap { series[origin.advanced(by: $0)]?.quantities }
      guard months.count == 2,
        months.allSatisfy({ $0.consumed != nil && $0.received != nil && ($0.closing ?? -1) >= 0 })
      else { continue }
      let stated = (1...2).compactMap {
        made.forecasts.cumulative(series: index, step: $0)?.probabilityOfReaching(stock)
      }
      let isReached = months.reduce(0) { $0 + ($1.consumed ?? 0) } >= stock
      cases += 1
      reached += isReached ? 1 : 0
      quiet += months.allSatisfy { ($0.received ?? 0) <= 0 && ($0.adjustment ?? 0) <= 0 } ? 1 : 0
      let gap = (stated.max() ?? 0) - (isReached ? 1 : 0)
      squares += gap * gap
    }
    #expect(cases > 5 && reached > 0)
    #expect(both.everyWindow[1].score.rows == cases && both.everyWindow[1].score.events == reached)
    #expect(both.withoutArrivals[1].score.rows == quiet)
    #expect(abs((both.everyWindow[1].score.brier ?? 9) - squares / Double(cases)) < 1e-4)
    #expect(both.everyWindow.map(\.months) == [1, 2, 3])
  }

  /// What comes after the origin changes no forecast of a place, and each place adds up all of its facilities.
  @Test func placesAreForecastFromWhatWasKnown() throws {
    let rows = rows(facilities: 6, seed: 6)
    let (whole, cut) = (try backtest(rows), try backtest(rows.filter { $0.month <= origin }))
    #expect(BacktestFiles(whole).levels() == BacktestFiles(cut).levels())
    let levels = try #require(whole.origins[0].levels)
    // Without a register every facility is of the country alone.
    #expect(levels.subjects.allSatisfy { $0.place == .all })
    let products = Set(whole.origins[0].series.map(\.product))
    #expect(levels.subjects.map(\.product) == products.sorted())
    let score = try #require(whole.score().byLevel?.first)
    #expect(score.key == "country" && (1...products.count * 3).contains(score.score.rows))
    #expect(
      BacktestFiles(whole).levels().hasPrefix(
        "level,regional_authority,network,micro_network,product,origin,"))
    #expect(cut.score().byLevel?.isEmpty == true)
  }
}
