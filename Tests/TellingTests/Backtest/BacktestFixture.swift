import DemandForecasting
import ForecastScoring
import SupplyModel
import TestSupport

@testable import Telling

/// The score of a small simulated network: two origins, three products, one of them with a hostile name.
enum BacktestFixture {
  static let products = ProductCatalogue([
    Product(code: "04594", name: "MEDROXIPROGESTERONA ACETATO - 150 mg/mL - INYECTABLE"),
    Product(code: "<b>1", name: "\"><script>alert(1)</script> & 'Ñ'"),
  ])

  static func input(_ language: Language) -> BacktestInput {
    BacktestInput(score: score, products: products, language: language, programVersion: "0.0.0")
  }

  static var score: BacktestScore {
    var random = SeededGenerator(seed: 11)
    var all = DemandTally()
    var parts: [String: DemandTally] = [:]
    let names = [ForecastLadder.Name.lastValue, .officialAverage, .light, .full]
    var ladder = LadderTally(names: names, seriesCount: 40)
    for series in 0..<40 {
      let size = Double(2 + series)
      for step in 1...2 {
        let outcome = Double.random(in: 0...2 * size, using: &random).rounded()
        func spread(_ width: Double) -> QuantileDistribution {
          let values = QuantileLevels.monthly.map { size * (1 + width * (2 * $0 - 1)) }
          return QuantileDistribution(levels: QuantileLevels.monthly, values: values)
        }
        let losses = [
          DemandLoss(point: size * 1.6, outcome: outcome, scale: size),
          DemandLoss(point: size * 1.4, outcome: outcome, scale: size),
          DemandLoss(spread(0.4), outcome: outcome, scale: size),
          DemandLoss(spread(0.9), outcome: outcome, scale: size),
        ]
        ladder.add(losses, series: series)
        all.add(losses[3])
        let keys = [
          "step\(step)", ["04594", "<b>1", "P3"][series % 3], ["small", "medium", "large"][series / 14],
          ["2025-02", "2025-05"][series % 2],
        ]
        for key in keys { parts[key, default: DemandTally()].add(losses[3]) }
      }
    }
    var score = BacktestScore()
    func part(_ key: String, _ source: String) -> BacktestScore.Part {
      .init(key: key, score: (parts[source] ?? DemandTally()).score)
    }
    score.origins = [Month(count: 2025 * 12 + 1), Month(count: 2025 * 12 + 4)]
    score.horizon = 2
    score.rowsWithoutOutcome = 3
    score.overall = all.score
    score.byOrigin = ["2025-02", "2025-05"].map { part($0, $0) }
    score.byStep = [part("1", "step1"), part("2", "step2")]
    score.byProduct = ["04594", "<b>1", "P3"].map { part($0, $0) }
    score.byFacilitySize = ["small", "medium", "large"].map { part($0, $0) }
    // The same rows under other names: stock decides nothing here.
    score.byStock = zip(["none", "below_three", "unknown"], ["small", "medium", "large"]).map { part($0, $1) }
    score.windows = [
      .init(months: 1, rows: 40, withinP90: 35, withinP95: 38),
      .init(months: 2, rows: 0, withinP90: 0, withinP95: 0),
    ]
    score.stockouts = (1...2).map { months in
      let probabilities = (0..<200).map { Double($0 * $0) / 50_000 * Double(months) / 2 }
      let events = probabilities.map { Double.random(in: 0..<1, using: &random) < $0 * 1.3 }
      return .init(months: months, score: EventScore(probabilities: probabilities, events: events))
    }
    score.byLevel = ["micro_network", "country"].map { part($0, "step1") }
    score.unsupplied = .init(
      withoutArrivals: score.stockouts ?? [],
      everyWindow: [
        .init(
          months: 1,
          score: EventScore(probabilities: [0.1, 0.2, 0.8, 0.9], events: [false, false, true, true])),
        .init(months: 2, score: EventScore(probabilities: [], events: [])),
      ])
    score.ladder = ladder.ladder(bootstrap: PairedBootstrap(resamples: 200))
    return score
  }
}
