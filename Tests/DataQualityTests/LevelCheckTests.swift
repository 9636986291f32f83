import SupplyModel
import Testing

@testable import DataQuality

@Suite("Frozen stock and changes of unit")
struct LevelCheckTests {
  private func month(_ index: Int) -> Month { BuiltHistory.month(index) }

  /// Four months that consume ten each, and then idle ones.
  private func frozen(_ idle: Int, consumed: Double = 10) -> SupplySeries {
    let moving = (0..<4).map {
      BuiltHistory.balanced(consumed: consumed, opening: 100 - Double($0) * consumed)
    }
    let still = 100 - 4 * consumed
    return BuiltHistory.series(
      moving + [StockQuantities](repeating: BuiltHistory.balanced(consumed: 0, opening: still), count: idle))
  }

  @Test("stock that stands still for four months after regular consumption is found once")
  func frozenStock() {
    let found = FrozenStockCheck().findings(in: frozen(5))
    #expect(found.map(\.subject?.month) == [month(8)])
    #expect(found.first?.subject?.firstMonth == month(4))
    #expect(
      found.first?.facts
        == .history(.frozenStock(closing: 60, months: 5, since: month(4), consumedBefore: 10)))
    #expect(FrozenStockCheck().findings(in: frozen(4)).count == 1)
    #expect(FrozenStockCheck().findings(in: frozen(3)).isEmpty)
  }

  @Test("idle stock is let pass where chance explains it, where nothing moved before, and at zero")
  func frozenLetPass() {
    // One a month: four idle months have probability e⁻⁴, not small enough; five have.
    #expect(FrozenStockCheck().findings(in: frozen(4, consumed: 1)).isEmpty)
    #expect(FrozenStockCheck().findings(in: frozen(5, consumed: 1)).count == 1)
    #expect(FrozenStockCheck().findings(in: frozen(6, consumed: 25)).isEmpty)
    let idle = [StockQuantities](repeating: BuiltHistory.balanced(consumed: 0, opening: 9), count: 8)
    #expect(FrozenStockCheck().findings(in: BuiltHistory.series(idle)).isEmpty)
    let unknown = [StockQuantities?](repeating: .init(consumed: nil, closing: 60), count: 6)
    let moving = (0..<4).map { BuiltHistory.balanced(consumed: 10, opening: 100 - Double($0) * 10) }
    #expect(FrozenStockCheck().findings(in: BuiltHistory.series(moving + unknown)).isEmpty)
  }

  /// Six months in cycles, and then the same in pills.
  private func jump(_ factor: Double, after: Int, stock: Double = 60) -> SupplySeries {
    let unit = { (scale: Double, count: Int) in
      (0..<count).map { index in
        let used = (index.isMultiple(of: 2) ? 9.0 : 11.0) * scale
        return BuiltHistory.balanced(consumed: used, opening: stock * scale, received: used)
      }
    }
    return BuiltHistory.series(unit(1, 6) + unit(factor, after))
  }

  @Test("an opening that is an exact factor of the closing before it is a change of unit at once")
  func bookJumps() {
    let found = UnitJumpCheck().findings(in: jump(21, after: 1))
    #expect(found.map(\.subject?.month) == [month(6)])
    #expect(
      found.first?.facts
        == .history(.unitOfIssueJump(column: .opening, before: 60, after: 1260, factor: 21)))
    let down = UnitJumpCheck().findings(in: jump(1.0 / 12, after: 1, stock: 120))
    #expect(
      down.map(\.facts) == [.history(.unitOfIssueJump(column: .opening, before: 120, after: 10, factor: 12))])
    #expect(UnitJumpCheck().findings(in: jump(3, after: 1)).count == 1)
    #expect(UnitJumpCheck().findings(in: jump(3, after: 1, stock: 9)).isEmpty)
    #expect(UnitJumpCheck().findings(in: jump(4, after: 4)).isEmpty)
  }

  /// Levels of consumption and stock whose books hide the change.
  private func levels(_ consumed: [Double], stocks: [Double]) -> SupplySeries {
    BuiltHistory.series(
      zip(consumed, stocks).map { StockQuantities(received: 1, consumed: $0, closing: $1) })
  }

  @Test("a level that changes by a known factor must last, lie apart, and move the stock")
  func levelJumps() {
    let stocks = [50.0, 55, 45, 50, 1100, 1000]
    let found = UnitJumpCheck().findings(in: levels([9, 11, 10, 10, 215, 205], stocks: stocks))
    #expect(found.map(\.subject?.month) == [month(4)])
    #expect(
      found.first?.facts
        == .history(.unitOfIssueJump(column: .consumed, before: 10, after: 210, factor: 21)))
    #expect(UnitJumpCheck().findings(in: levels([9, 11, 10, 10, 215], stocks: stocks)).isEmpty)
    #expect(UnitJumpCheck().findings(in: levels([9, 11, 90, 10, 215, 205], stocks: stocks)).isEmpty)
    #expect(UnitJumpCheck().findings(in: levels([9, 11, 10, 10, 62, 60], stocks: stocks)).isEmpty)
    let steady = [Double](repeating: 500, count: 6)
    #expect(UnitJumpCheck().findings(in: levels([9, 11, 10, 10, 215, 205], stocks: steady)).isEmpty)
  }

  @Test("a count that was rounded into the larger unit is a change of unit; one of few is chance")
  func roundedBooks() {
    func found(_ closing: Double, _ opening: Double) -> [FindingFacts] {
      let months = [
        BuiltHistory.balanced(consumed: 80, opening: closing + 80),
        BuiltHistory.balanced(consumed: 2, opening: opening),
      ]
      return UnitJumpCheck().findings(in: BuiltHistory.series(months)).map(\.facts)
    }
    #expect(
      found(187, 19) == [.history(.unitOfIssueJump(column: .opening, before: 187, after: 19, factor: 10))])
    #expect(found(187, 17).isEmpty)
    #expect(found(87, 9).isEmpty)
    #expect(found(19, 187).isEmpty)
  }

  @Test("where the books go on, a level that jumps is no change of unit")
  func booksThatGoOn() {
    let used: [Double] = [9, 11, 10, 10, 215, 205]
    let months = zip(used, [2_000.0, 1_991, 1_980, 1_970, 1_960, 3_745]).map { consumed, opening in
      BuiltHistory.balanced(consumed: consumed, opening: opening, received: consumed > 100 ? 2_000 : 0)
    }
    #expect(UnitJumpCheck().findings(in: BuiltHistory.series(months)).isEmpty)
  }

  @Test(
    "after an empty shelf a level may be further from the factor, and a lower one must not be short again")
  func levelsAfterAnEmptyShelf() {
    func found(_ after: [(used: Double, closing: Double)], empty: Int = 3) -> [FindingFacts] {
      let before = (0..<5).map { _ in StockQuantities(received: 1, consumed: 20, closing: 60) }
      let nothing = (0..<empty).map { _ in StockQuantities(opening: 0, received: 0, consumed: 0, closing: 0) }
      let since = after.map { StockQuantities(received: 1, consumed: $0.used, closing: $0.closing) }
      return UnitJumpCheck().findings(in: BuiltHistory.series(before + nothing + since)).map(\.facts)
    }
    #expect(
      found([(740, 1_500), (700, 800)])
        == [.history(.unitOfIssueJump(column: .consumed, before: 20, after: 720, factor: 28))])
    // 36 times is near no factor where the shelf was not empty.
    #expect(found([(740, 1_500), (700, 800)], empty: 0).isEmpty)
    #expect(found([(2, 9), (2, 7)]).count == 1)
    #expect(found([(2, 0), (2, 7)]).isEmpty)
  }

  @Test("levels that show a jump some months too soon give way to the books")
  func booksBeforeLevels() {
    let cycles = [10.0, 11, 9, 10, 11, 9].map {
      BuiltHistory.balanced(consumed: $0, opening: 60, received: $0)
    }
    // A high month of cycles, with a count that does not follow, and then pills.
    let high = BuiltHistory.balanced(consumed: 40, opening: 61, received: 40)
    let pills = [280.0, 300].map { BuiltHistory.balanced(consumed: $0, opening: 1_708, received: $0) }
    let found = UnitJumpCheck().findings(in: BuiltHistory.series(cycles + [high] + pills))
    #expect(found.map(\.subject?.month) == [month(7)])
    #expect(
      found.map(\.facts)
        == [.history(.unitOfIssueJump(column: .opening, before: 61, after: 1_708, factor: 28))])
  }

  @Test("a change of unit explains its broken opening and its spikes")
  func explanation() {
    let found = HistoryChecks(latestMonth: month(40)).findings(in: jump(21, after: 6))
    #expect(found.map(\.code) == [.unitOfIssueJump])
  }

  @Test("known factors are matched on a logarithmic scale")
  func factors() {
    #expect(UnitFactor.nearest(to: 20, tolerance: 0.15) == 21)
    #expect(UnitFactor.nearest(to: 1.0 / 29, tolerance: 0.15) == 28)
    #expect(UnitFactor.nearest(to: 6, tolerance: 0.15) == nil)
    #expect(UnitFactor.nearest(to: 0, tolerance: 0.15) == nil)
    #expect(UnitFactor.nearest(to: .infinity, tolerance: 0.15) == nil)
  }
}
