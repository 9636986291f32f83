import PolicyReplay
import Testing

/// One shelf, a few months, worked by hand.
@Suite struct HandWorkedTests {
  private func scenario(
    _ demand: [Int], stock: Int, lead: Int = 1, review: Int = 1, physics: ReplayPhysics = ReplayPhysics(),
    supply: ReplaySupply = .unlimited, knowledge: ReplayScenario.Knowledge = .recorded, counted: Int = 0,
    underWay: [Int] = []
  ) -> ReplayScenario {
    ReplayScenario(
      shelves: [
        ReplayShelf(
          facility: 0, product: 0, leadTimeMonths: lead, reviewPeriodMonths: review, coupleYearsPerUnit: 0.5,
          startingStock: stock)
      ], monthCount: demand.count, firstMonth: 0, firstCountedMonth: counted, demand: demand,
      isKnown: demand.map { _ in true }, recorded: demand.map(Double.init), knowledge: knowledge,
      physics: physics, supply: supply, underWay: underWay)
  }

  /// | month | opening | received | asked | given | close | on order before | ordered |
  /// |---|---|---|---|---|---|---|---|
  /// | 0 | 10 | 0 | 4 | 4 | 6 | 0 | 4 |
  /// | 1 | 6 | 0 | 9 | 6 | 0 | 4 | 6 |
  /// | 2 | 0 | 4 | 2 | 2 | 2 | 6 | 2 |
  /// | 3 | 2 | 6 | 5 | 5 | 3 | 2 | 5 |
  @Test func anOrderOfOneCloseServesTheMonthAfterTheNext() throws {
    let outcome = try PolicyReplayer(scenario([4, 9, 2, 5], stock: 10))
      .outcome(of: OrderUpToPolicy { _, _ in 10 })
    #expect(outcome.shelfMonths == 4)
    #expect(outcome.askedUnits == 20 && outcome.givenUnits == 17 && outcome.lostUnits == 3)
    #expect(outcome.shortMonths == 1 && outcome.emptyCloses == 1)
    #expect(outcome.lostCoupleYears == 1.5 && outcome.askedCoupleYears == 10)
    #expect(outcome.orderLines == 4 && outcome.orderedUnits == 17)
    // Closing 6 + 0 + 2 + 3, and half of 4 + 6 + 2 + 5.
    #expect(outcome.stockUnitMonths == 19.5 && outcome.monthsOfStock == 19.5 / 20)
    #expect(outcome.fillRate == 0.85 && outcome.meanShelfFill == 0.85)
  }

  @Test func nothingIsCountedBeforeTheFirstCountedMonth() throws {
    let outcome = try PolicyReplayer(scenario([4, 9, 2, 5], stock: 10, counted: 2))
      .outcome(of: OrderUpToPolicy { _, _ in 10 })
    #expect(outcome.shelfMonths == 2 && outcome.askedUnits == 7 && outcome.lostUnits == 0)
    #expect(outcome.stockUnitMonths == 8.5 && outcome.orderLines == 2)
  }

  /// Two months to come, one order every two months: orders at the closes of months 0, 2, 4.
  @Test func leadTimeAndReviewPeriod() throws {
    let outcome = try PolicyReplayer(scenario([3, 3, 3, 3, 3, 3], stock: 9, lead: 2, review: 2))
      .outcome(of: OrderUpToPolicy { _, _ in 12 })
    // Stock 6, 3, 0 (order of month 0, six units, comes in month 3), 3, 0, then twelve less six on hand or due.
    #expect(outcome.lostUnits == 0 && outcome.orderLines == 3 && outcome.orderedUnits == 6 + 6 + 6)
    #expect(outcome.emptyCloses == 2)
  }

  @Test func withoutALeadTimeAnOrderIsThereNextMonth() throws {
    let outcome = try PolicyReplayer(scenario([3, 3, 3], stock: 3, lead: 0))
      .outcome(of: OrderUpToPolicy { _, _ in 3 })
    #expect(outcome.lostUnits == 0 && outcome.emptyCloses == 3)
  }

  /// At most one, up to six: the position falls 5, 3, 1 and only then is anything ordered.
  @Test func aReorderPointWaits() throws {
    let outcome = try PolicyReplayer(scenario([1, 2, 2, 0], stock: 6))
      .outcome(of: OrderUpToPolicy(reorderPoint: { _, _ in 1 }) { _, _ in 6 })
    #expect(outcome.orderLines == 1 && outcome.orderedUnits == 5)
  }

  /// Stock that stands there has half of its four months left, 0 and 1; a delivery of month 2 lasts to month 5.
  @Test func lotsExpireAtTheEndOfTheirLastMonth() throws {
    let outcome = try PolicyReplayer(
      scenario([1, 1, 1, 1, 1, 1, 0], stock: 10, physics: ReplayPhysics(shelfLifeMonths: 4))
    ).outcome(of: OrderUpToPolicy { state, _ in state.month == 0 ? 12 : 0 })
    // Ordered 12 − 9 = 3 at the close of month 0; eight of the first ten are thrown away after month 1.
    #expect(outcome.expiredUnits == 8 && outcome.orderedUnits == 3 && outcome.lostUnits == 1)
    let never = try PolicyReplayer(scenario([1, 1, 1, 1, 1, 1, 0], stock: 10))
      .outcome(of: OrderUpToPolicy { _, _ in 0 })
    #expect(never.expiredUnits == 0 && never.lostUnits == 0)
  }

  @Test func whatWasUnderWayComesWithoutBeingOrdered() throws {
    let outcome = try PolicyReplayer(scenario([2, 2, 2], stock: 2, underWay: [0, 2, 0]))
      .outcome(of: OrderUpToPolicy { state, _ in state.month == 0 ? 4 : 0 })
    // At the first close nothing is on hand and two are due: two more are ordered, for month 2.
    #expect(outcome.orderedUnits == 2 && outcome.lostUnits == 0)
  }

  /// An empty shelf hides what it turned away from those who know their own records only.
  @Test func knowledgeIsOfTheRecordsOrOfTheOwnWorld() throws {
    func known(_ knowledge: ReplayScenario.Knowledge) throws -> [Double] {
      var seen: [Double] = []
      _ = try PolicyReplayer(scenario([4, 9, 2], stock: 10, knowledge: knowledge)).outcome(
        of: OrderUpToPolicy { state, shelf in
          #expect(state.consumption(shelf, month: state.month + 1) == nil)
          seen = (0...state.month).compactMap { state.consumption(shelf, month: $0) }
          return 0
        })
      return seen
    }
    #expect(try known(.recorded) == [4, 9, 2])
    #expect(try known(.own) == [4, 6, 0])
  }

  /// Everything comes late, or never: what was announced is expected until its month, and then ordered again.
  ///
  /// | close of month | stock, late | expected | ordered | stock, never | expected | ordered |
  /// |---|---|---|---|---|---|---|
  /// | 0 | 6 | 0 | 4 | 6 | 0 | 4 |
  /// | 1 | 0 | 4 | 6 | 0 | 4 | 6 |
  /// | 2 | 0 | 6 | 4 | 0 | 6 | 4 |
  /// | 3 | 0, four having come | 4 | 6 | 0 | 4 | 6 |
  @Test func luckMayDelayOrTakeDeliveries() throws {
    let late = try PolicyReplayer(scenario([4, 9, 2, 5], stock: 10, physics: ReplayPhysics(lateShare: 1)))
      .outcome(of: OrderUpToPolicy { _, _ in 10 })
    #expect(late.givenUnits == 14 && late.lostUnits == 3 + 2 + 1 && late.orderedUnits == 20)
    let never = try PolicyReplayer(scenario([4, 9, 2, 5], stock: 10, physics: ReplayPhysics(failedShare: 1)))
      .outcome(of: OrderUpToPolicy { _, _ in 10 })
    #expect(never.givenUnits == 10 && never.orderedUnits == 20)
  }

  /// Three to eight tenths are loaded, and what is missing of them is seen at once.
  @Test func aPartialDeliveryIsAnnounced() throws {
    var seen: [Int] = []
    let outcome = try PolicyReplayer(
      scenario([10, 0, 100], stock: 10, physics: ReplayPhysics(partialShare: 1))
    ).outcome(
      of: OrderUpToPolicy { state, shelf in
        if state.month == 1 { seen = [state.onOrder(shelf)] }
        return state.month == 0 ? 10 : 0
      })
    #expect((3...8).contains(seen[0]) && outcome.givenUnits == 10 + seen[0])
  }
}
