import PolicyReplay
import SupplyModel

/// A small comparison: two shelves, eight months, three rules.
enum ReplayFixture {
  static func comparison(demand: ReplayTerms.Demand = .corrected) throws -> ReplayComparison {
    let asked = [[4, 6, 3, 9, 5, 2, 7, 4], [1, 0, 2, 0, 0, 3, 1, 1]]
    let shelves = [0.25, 2.5].enumerated().map {
      ReplayShelf(facility: $0, product: 0, coupleYearsPerUnit: $1, startingStock: 6)
    }
    let flat = asked.flatMap { $0 }
    let scenario = ReplayScenario(
      shelves: shelves, monthCount: 8, firstMonth: 0, firstCountedMonth: 1, demand: flat,
      isKnown: flat.map { _ in true }, recorded: flat.map(Double.init))
    let replayer = PolicyReplayer(scenario)
    let bound = ForesightBound(scenario)
    func line(_ rule: ReplayRule, _ settings: [Double], _ unit: Double) throws -> ReplayComparison.Line {
      let points = try settings.map { setting in
        try replayer.point(
          setting: setting, of: OrderUpToPolicy { _, shelf in setting * unit * (shelf == 0 ? 5 : 1) },
          beside: bound)
      }
      return ReplayComparison.Line(rule: rule, curve: TradeOffCurve(points: points))
    }
    var happened = [ReplayRecord](repeating: ReplayRecord(), count: 16)
    for cell in happened.indices {
      happened[cell].given = flat[cell] - flat[cell] / 3
      happened[cell].lost = flat[cell] / 3
      happened[cell].closing = 7 - cell % 8
    }
    return ReplayComparison(
      terms: ReplayTerms(
        firstMonth: month(2026, 1), firstCountedMonth: month(2026, 2), lastMonth: month(2026, 8),
        shelfCount: 2,
        coverMonths: 2...2, demand: demand, start: .stock, supply: .unlimited),
      lines: [
        .init(
          rule: .happened,
          curve: TradeOffCurve(points: [.init(setting: 0, outcome: replayer.outcome(of: happened))])),
        try line(.official, [0.5, 1, 1.5, 2], 2), try line(.minMax, [6], 0.5),
        try line(.quantile, [0.5, 0.9], 3.5),
        try line(.colca, [0.5, 0.75, 0.9, 0.99], 4),
      ])
  }

  private static func month(_ year: Int, _ month: Int) -> Month { Month(count: year * 12 + month - 1) }
}
