import StockPolicy
import TestSupport
import Testing

@Suite struct ExpiryLossTests {
  @Test func theExampleOfTheComment() {
    #expect(ExpiryLoss.losses(units: [10, 20], demand: [6, 15]) == [4, 11])
    #expect(ExpiryLoss.losses(units: [], demand: []) == [])
  }

  @Test func byHand() {
    // 5 have expired already; of 10 until the end of month 2, demand takes 8; the last 4 are used by month 5.
    #expect(ExpiryLoss.losses(units: [5, 10, 4], demand: [0, 8, 20]) == [5, 2, 0])
    // Demand beyond the stock: nothing is lost.
    #expect(ExpiryLoss.losses(units: [5, 5], demand: [5, 30]) == [0, 0])
    // No demand at all: everything is.
    #expect(ExpiryLoss.losses(units: [5, 5], demand: [0, 0]) == [5, 5])
  }

  /// The formula is what happens when each unit is taken by hand, month after month.
  @Test func itAgreesWithTakingUnitAfterUnit() {
    var random = SeededGenerator(seed: 41)
    for _ in 0..<2_000 {
      let lots = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        NaiveShelf.Lot(
          month: Int.random(in: -1...9, using: &random), units: Int.random(in: 1...30, using: &random))
      }.sorted { $0.month < $1.month }
      let asked = (0..<9).map { _ in
        Bool.random(using: &random) ? 0 : Int.random(in: 0...20, using: &random)
      }
      var shelf = NaiveShelf(lots: lots)
      let naive = shelf.losses(asked: asked)
      let formula = ExpiryLoss.losses(
        units: lots.map { Double($0.units) },
        demand: lots.map { Double(asked.prefix(max(0, $0.month)).reduce(0, +)) })
      #expect(formula == naive.map(Double.init))
    }
  }
}

/// A shelf from which users take one unit at a time, the one that expires first; months are counted from the count.
private struct NaiveShelf {
  struct Lot {
    /// The month at whose end it expires; 0 is the month of the count.
    let month: Int
    var units: Int
  }

  var lots: [Lot]

  mutating func losses(asked: [Int]) -> [Int] {
    var lost = [Int](repeating: 0, count: lots.count)
    func expire(_ month: Int, _ lots: inout [Lot]) {
      for index in lots.indices where lots[index].month <= month {
        lost[index] += lots[index].units
        lots[index].units = 0
      }
    }
    expire(0, &lots)
    for month in 1...asked.count {
      for _ in 0..<asked[month - 1] {
        if let first = lots.firstIndex(where: { $0.units > 0 }) { lots[first].units -= 1 }
      }
      expire(month, &lots)
    }
    return lost
  }
}
