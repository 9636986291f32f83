import DemandForecasting
import SupplyModel
import TestSupport
import Testing

@testable import StockPolicy

@Suite struct LotOutlookTests {
  private let asOf = Month(count: 24_321)
  private let levels = QuantileLevels.cumulative

  private func lot(_ number: String?, _ units: Double, months: Int) -> StockLot {
    StockLot(number: number, expiry: .endOf(asOf.advanced(by: months)), units: units)
  }

  private func certain(_ monthly: Double, months: Int = 12) -> [QuantileDistribution] {
    (1...months).map { month in
      QuantileDistribution(levels: levels, values: levels.map { _ in monthly * Double(month) })
    }
  }

  /// Demand of a month spread evenly from 0 to twice its mean, high months staying high.
  private func spread(_ mean: Double) -> [QuantileDistribution] {
    (1...12).map { month in
      QuantileDistribution(levels: levels, values: levels.map { $0 * 2 * mean * Double(month) })
    }
  }

  @Test func lotsAddUpToTheStock() {
    let lots = [lot("B", 6, months: 15), lot("A", 10, months: 5)]
    #expect(ShelfLots(lots, stock: 16).lots == [lot("A", 10, months: 5), lot("B", 6, months: 15)])
    // Fewer are there than the lots say: those that expire first went first.
    #expect(ShelfLots(lots, stock: 12).lots == [lot("A", 6, months: 5), lot("B", 6, months: 15)])
    #expect(ShelfLots(lots, stock: 5).lots == [lot("B", 5, months: 15)])
    #expect(ShelfLots(lots, stock: 0).lots == [])
    // More: of the rest nothing is known, and it comes last.
    #expect(ShelfLots(lots, stock: 20).lots.last == StockLot(units: 4))
    #expect(ShelfLots([], stock: 3).lots == [StockLot(units: 3)])
  }

  @Test func demandGoesOnAtTheRateOfItsLastMonth() {
    let total = CumulativeDemand([
      certain(10)[0], QuantileDistribution(levels: levels, values: levels.map { _ in 18 }),
    ])
    #expect(total?.total(ofMonths: 2).median == 18)
    #expect(total?.total(ofMonths: 3).median == 26)
    #expect(total?.total(ofMonths: 0).quantile(0.99) == 0)
    #expect(total?.total(ofMonths: -4).quantile(0.99) == 0)
    #expect(CumulativeDemand(certain(7, months: 1))?.total(ofMonths: 5).median == 35)
    #expect(CumulativeDemand([]) == nil)
  }

  @Test func ofACertainDemandTheLossIsCertain() throws {
    let demand = try #require(CumulativeDemand(certain(6)))
    let shelf = ShelfLots([lot("A", 10, months: 1), lot("B", 20, months: 2)], stock: 30)
    let outlook = LotOutlook.outlook(of: shelf, demand: demand, countedIn: asOf)
    #expect(outlook.map(\.expectedLoss.rounded) == [4, 14])
    #expect(outlook.map(\.medianLoss) == [4, 14])
    #expect(outlook.map(\.lossProbability) == [1, 1])
  }

  @Test func aSpreadDemandIsAveragedOverItsPaths() throws {
    // 12 units until the end of the first month, of which 0…20 are asked for: on average Σ max(0, 12 − 20p) ÷ 19.
    let demand = try #require(CumulativeDemand(spread(10)))
    let outlook = LotOutlook.outlook(
      of: ShelfLots([lot("A", 12, months: 1)], stock: 12), demand: demand, countedIn: asOf)
    let expected = (1...19).map { max(0, 12 - Double($0)) }.reduce(0, +) / 19
    #expect(abs((outlook.first?.expectedLoss ?? 0) - expected) < 1e-9)
    #expect(outlook.first?.medianLoss == 2)
    #expect(outlook.first?.lossProbability == 11.0 / 19)
  }

  @Test func whatHasNoDateOrOnlyTheNearestIsToldApart() throws {
    let demand = try #require(CumulativeDemand(certain(6)))
    let nearest = StockLot(expiry: .notBefore(asOf.advanced(by: 2)), units: 30, priceSoles: 3)
    let outlook = LotOutlook.outlook(
      of: ShelfLots([nearest], stock: 34), demand: demand, countedIn: asOf)
    #expect(outlook.map(\.expectedLoss.rounded) == [18, 0])
    #expect(outlook.map(\.lot.expiry.isNearestOnly) == [true, false])
    #expect(outlook.last?.lot == StockLot(units: 4))
    // It alarms, and decides nothing.
    let depletion = ShelfDepletion(ShelfLots([nearest], stock: 34), demand: demand, countedIn: asOf)
    #expect(depletion.expired(byMonth: 12, level: 0.5) == 0)
  }

  @Test func monthsCountFromTheStocksOwnMonth() throws {
    let demand = try #require(CumulativeDemand(certain(6)))
    // Counted two months ago: the lot lasted one of them, the other expires at the end of the run's month.
    let shelf = ShelfLots([lot("A", 8, months: -1), lot("B", 10, months: 0)], stock: 18)
    let outlook = LotOutlook.outlook(of: shelf, demand: demand, countedIn: asOf.advanced(by: -2))
    #expect(outlook.map(\.medianLoss) == [2, 4])
  }

  /// What leaves a shelf is what is asked for and what expires, path by path.
  @Test func depletionIsTheLossOfEachPath() throws {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<50 {
      let lots = (1...4).map { number in
        lot(
          "L\(number)", Double(Int.random(in: 1...40, using: &random)),
          months: Int.random(in: 1...14, using: &random))
      }
      let demand = try #require(CumulativeDemand(spread(Double(Int.random(in: 1...15, using: &random)))))
      let shelf = ShelfLots(lots, stock: lots.reduce(0) { $0 + $1.units })
      let depletion = ShelfDepletion(shelf, demand: demand, countedIn: asOf)
      for month in [1, 3, 6, 12] {
        for level in [0.1, 0.5, 0.9] {
          let due = shelf.dated.filter { asOf.distance(to: $0.month) <= month }
          let losses = ExpiryLoss.losses(
            units: due.map(\.units),
            demand: due.map { demand.total(ofMonths: asOf.distance(to: $0.month)).quantile(level) })
          #expect(abs(depletion.expired(byMonth: month, level: level) - losses.reduce(0, +)) < 1e-9)
        }
        let totals = depletion.total(byMonth: month).values
        #expect(zip(totals, totals.dropFirst()).allSatisfy { $0 <= $1 })
      }
    }
  }
}

extension Double {
  /// To a billionth: what arithmetic leaves below it is none.
  fileprivate var rounded: Double { (self * 1e9).rounded() / 1e9 }
}
