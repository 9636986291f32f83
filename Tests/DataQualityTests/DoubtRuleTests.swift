import SupplyModel
import Testing

@testable import DataQuality

/// What is doubted does not decide; every case by hand.
@Suite struct DoubtRuleTests {
  private func month(_ index: Int) -> Month { BuiltHistory.month(index) }

  private func found(_ series: SupplySeries) -> [Finding] {
    HistoryChecks(latestMonth: month(60)).findings(in: series)
  }

  private func read(_ series: SupplySeries, rows: [Finding] = [], acts: FindingActs = .none) -> ReadHistory? {
    DoubtRule().reading(of: series, found: found(series) + rows, acts: acts)
  }

  /// Somebody says something of all findings of a code.
  private func said(
    _ state: FindingState, of code: FindingCode, in series: SupplySeries, rows: [Finding] = []
  )
    -> FindingActs
  {
    FindingActs(
      (found(series) + rows).filter { $0.code == code }.map {
        FindingAct(id: FindingKey($0, file: nil).id, state: state, note: nil, finding: $0, file: nil)
      })
  }

  private func unbalanced(_ index: Int, closing: Double, movementsGive: Double) -> Finding {
    Finding(
      .row(.unbalanced(at: .init(column: "STOCK_FIN", text: "\(closing)"), movementsGive: movementsGive)),
      subject: .init(facility: "06528F01", product: "04594", month: month(index)))
  }

  private let fours: [Double?] = [4, 5, 3, 4, 5, 3, 4, 5, 4]

  @Test func fourHundredForFourDoesNotCountUntilItIsConfirmed() throws {
    let series = BuiltHistory.consuming(fours + [400])
    let reading = try #require(read(series))
    #expect(reading.doubts.map(\.reading) == [.leftOut(usual: 4)])
    #expect(reading.doubts.map(\.reported) == [400])
    #expect(reading.followed.consumed == [month(9): nil])
    #expect(reading.otherwise?.consumed == [:])
    #expect(reading.otherwise?.series == series)
    #expect(reading.followed.series.entries.map { $0.quantities?.consumed ?? nil } == fours + [nil])
    #expect(reading.followed.series.entries.last?.quantities?.closing == 500)
    #expect(read(series, acts: said(.confirmed, of: .consumptionSpike, in: series)) == nil)
  }

  @Test func aReportOfHalfAMonthDoesNotCountUntilItIsConfirmed() throws {
    let whole = BuiltHistory.consuming(fours + [2])
    let series = SupplySeries(
      facility: whole.facility, product: whole.product,
      reports: whole.entries.compactMap { entry in entry.quantities.map { (entry.month, $0) } },
      madeEarly: [month(9): Day(month: month(9), dayOfMonth: 15)], through: month(9))
    #expect(found(whole).isEmpty)
    #expect(
      found(series).map(\.facts) == [
        .history(.unfinishedMonth(consumed: 2, madeOn: Day(month: month(9), dayOfMonth: 15)))
      ])
    let reading = try #require(read(series))
    #expect(reading.doubts.map(\.reading) == [.leftOut(usual: 4)] && reading.doubts.map(\.reported) == [2])
    #expect(reading.followed.consumed == [month(9): nil] && reading.otherwise?.series == series)
    #expect(reading.followed.series.entries.last?.quantities?.closing == 500)
    #expect(read(series, acts: said(.confirmed, of: .unfinishedMonth, in: series)) == nil)
    // A history that ends before, or begins after, knows nothing of it; one that goes on does.
    #expect(series.through(month(8)).map { read($0) == nil } == true)
    #expect(HistoryChecks(latestMonth: month(8)).findings(in: series).map(\.code) == [.futureMonth])
  }

  @Test func whatTheRestOfTheReportGivesIsTakenWhereItIsUsual() throws {
    // 500 + 4 − 400 would leave 104; 500 were counted: 4 were dispensed.
    let months = fours.compactMap { $0 }.map {
      BuiltHistory.balanced(consumed: $0, opening: 500, received: $0)
    }
    let slip = StockQuantities(opening: 500, received: 4, consumed: 400, adjustment: 0, closing: 500)
    let series = BuiltHistory.series(months + [slip])
    let rows = [unbalanced(9, closing: 500, movementsGive: 104)]
    let reading = try #require(read(series, rows: rows))
    #expect(reading.doubts.map(\.reading) == [.consumed(4)])
    #expect(reading.followed.consumed == [month(9): 4])
    #expect(read(series, rows: rows, acts: said(.confirmed, of: .consumptionSpike, in: series)) == nil)
    // A figure too low is no spike, and is read alike: 4 for 40.
    let tens = (0..<9).map { _ in BuiltHistory.balanced(consumed: 40, opening: 500, received: 40) }
    let low = StockQuantities(opening: 500, received: 0, consumed: 4, adjustment: 0, closing: 460)
    let other = try #require(
      read(BuiltHistory.series(tens + [low]), rows: [unbalanced(9, closing: 460, movementsGive: 496)]))
    #expect(other.doubts.map(\.reading) == [.consumed(40)])
  }

  @Test func aSurgeThatLastsCountsInFull() throws {
    // One report may be a slip, two are none.
    #expect(read(BuiltHistory.consuming(fours + [60]))?.followed.consumed == [month(9): nil])
    #expect(read(BuiltHistory.consuming(fours + [60, 55])) == nil)
    #expect(read(BuiltHistory.consuming(fours + [60, nil, 55])) == nil)
    // One that passed stays in doubt for a year.
    let passed = BuiltHistory.consuming(fours + [60, 4, 5])
    #expect(read(passed)?.followed.consumed == [month(9): nil])
    #expect(read(BuiltHistory.consuming(fours + [60] + [Double?](repeating: 4, count: 12))) == nil)
    // Unless somebody knows that it is wrong, however long it lasts.
    let lasting = BuiltHistory.consuming(fours + [60, 55])
    let wrong = read(lasting, acts: said(.toBeCorrected, of: .consumptionSpike, in: lasting))
    #expect(wrong?.followed.consumed == [month(9): nil])
  }

  @Test func aHighMonthWithinWhatComesAgainCountsAndIsTold() throws {
    let tens: [Double?] = [10, 11, 9, 10, 11, 9, 10, 11]
    let reading = try #require(read(BuiltHistory.consuming(tens + [40])))
    #expect(reading.doubts.map(\.reading) == [.high(usual: 10)])
    #expect(reading.followed.consumed == [:])
    #expect(reading.otherwise?.consumed == [month(8): nil])
  }

  /// Cycles, and then other units.
  private func units(_ factor: Double, before: Int = 8, empty: Int = 0, after: Int, used: Double = 20)
    -> SupplySeries
  {
    func months(_ count: Int, _ scale: Double, stock: Double) -> [StockQuantities] {
      (0..<count).map { index in
        let units = (index.isMultiple(of: 2) ? used : used + 2) * scale
        return BuiltHistory.balanced(consumed: units, opening: stock * scale, received: units)
      }
    }
    var all = months(before, 1, stock: 3 * used)
    if empty > 0 {
      all.append(BuiltHistory.balanced(consumed: used, opening: 3 * used, adjustment: -2 * used))
      all += (0..<empty).map { _ in BuiltHistory.balanced(consumed: 0, opening: 0) }
      all.append(BuiltHistory.balanced(consumed: used * factor, opening: 0, received: 4 * used * factor))
      all += months(after - 1, factor, stock: 3 * used)
    } else {
      all += months(after, factor, stock: 3 * used)
    }
    return BuiltHistory.series(all)
  }

  @Test(arguments: [(28.0, true), (10, true), (1.0 / 10, false), (1.0 / 28, false)])
  func aChangeOfUnitIsFollowedFromTheSecondReport(_ factor: Double, _ isMore: Bool) throws {
    let used = isMore ? 20.0 : 560
    let times = isMore ? factor : 1 / factor
    let one = try #require(read(units(factor, after: 1, used: used)))
    #expect(one.doubts.map(\.reading) == [.earlierUnit(factor: times.rounded(), isMore: isMore)])
    // The one report in the earlier unit: as many as before it.
    #expect(Self.isNear(one.followed.series.entries[8].quantities?.consumed, used))
    #expect(Self.isNear(one.followed.series.entries[8].quantities?.closing, 3 * used))
    #expect(one.followed.series.entries[0].quantities?.consumed == used)
    let two = try #require(read(units(factor, after: 2, used: used)))
    #expect(two.doubts.map(\.reading) == [.newUnit(factor: times.rounded(), isMore: isMore)])
    #expect(Self.isNear(two.followed.series.entries[0].quantities?.consumed, used * factor))
    #expect(Self.isNear(two.followed.series.entries[8].quantities?.consumed, used * factor))
    // The other reading is the other unit.
    #expect(Self.isNear(two.otherwise?.series.entries[9].quantities?.consumed, used + 2))
    #expect(Self.isNear(one.otherwise?.series.entries[0].quantities?.consumed, used * factor))
  }

  private static func isNear(_ value: Double??, _ expected: Double) -> Bool {
    guard let value = value ?? nil else { return false }
    return (value - expected).magnitude < 1e-6
  }

  @Test(arguments: [(28.0, 20.0), (0.1, 300)])
  func anEmptyShelfBetweenHidesNoChangeOfUnit(_ factor: Double, _ used: Double) throws {
    for empty in [1, 3, 7] {
      let series = units(factor, empty: empty, after: 2, used: used)
      let reading = try #require(read(series), "\(empty)")
      let times = factor > 1 ? factor : 10
      #expect(reading.doubts.map(\.reading) == [.newUnit(factor: times, isMore: factor > 1)], "\(empty)")
      #expect(Self.isNear(reading.followed.series.entries[0].quantities?.consumed, used * factor))
    }
  }

  @Test func aConfirmedChangeOfUnitBringsTheHistoryToTheNewUnitAtOnce() throws {
    let series = units(28, after: 1)
    let reading = try #require(read(series, acts: said(.confirmed, of: .unitOfIssueJump, in: series)))
    #expect(reading.doubts.isEmpty && reading.otherwise == nil)
    #expect(reading.followed.series.entries[0].quantities?.consumed == 560)
    #expect(reading.followed.series.entries[8].quantities?.consumed == 560)
    // And one that will be corrected stays out, however many follow it.
    let lasting = units(28, after: 3)
    let wrong = try #require(read(lasting, acts: said(.toBeCorrected, of: .unitOfIssueJump, in: lasting)))
    #expect(wrong.followed.series.entries[10].quantities?.consumed == 20)
    #expect(wrong.doubts.map(\.reading) == [.earlierUnit(factor: 28, isMore: true)])
  }

  @Test func aDismissedChangeOfUnitIsNoneAndAllCountsAsReported() {
    for after in [1, 3] {
      let series = units(28, after: after)
      #expect(read(series) != nil)
      #expect(read(series, acts: said(.dismissed, of: .unitOfIssueJump, in: series)) == nil, "\(after)")
    }
  }

  @Test func aMonthInAnotherUnitBetweenTwoOfTheSameIsBroughtToThem() throws {
    func month(_ scale: Double) -> StockQuantities {
      BuiltHistory.balanced(consumed: 20 * scale, opening: 60 * scale, received: 20 * scale)
    }
    let series = BuiltHistory.series(
      (0..<8).map { _ in month(1) } + [month(28)] + (0..<3).map { _ in month(1) })
    let reading = try #require(read(series))
    #expect(reading.followed.series.entries.map { $0.quantities?.consumed } == (0..<12).map { _ in 20 })
  }

  @Test func aLastStockThatTheMovementsContradictByADigitIsWhatTheyGive() throws {
    let months = (0..<9).map { _ in BuiltHistory.balanced(consumed: 40, opening: 400, received: 40) }
    func last(_ closing: Double) -> ReadHistory? {
      let report = StockQuantities(opening: 400, received: 40, consumed: 40, adjustment: 0, closing: closing)
      return read(
        BuiltHistory.series(months + [report]), rows: [unbalanced(9, closing: closing, movementsGive: 400)])
    }
    let slip = try #require(last(4_000))
    #expect(slip.doubts.map(\.reading) == [.stock(400)])
    #expect(slip.followed.series.entries[9].quantities?.closing == 400)
    #expect(slip.otherwise?.series.entries[9].quantities?.closing == 4_000)
    // A miscount of half a month is told, and what was counted is taken; less is not worth a word.
    let count = try #require(last(350))
    #expect(count.doubts.map(\.reading) == [.stockAsReported(movementsGive: 400)])
    #expect(count.followed.series.entries[9].quantities?.closing == 350)
    #expect(count.otherwise?.series.entries[9].quantities?.closing == 400)
    #expect(last(390) == nil)
    // Whoever knows that the count is wrong does without it.
    let wrong = StockQuantities(opening: 400, received: 40, consumed: 40, adjustment: 0, closing: 350)
    let (series, rows) = (
      BuiltHistory.series(months + [wrong]), [unbalanced(9, closing: 350, movementsGive: 400)]
    )
    let known = read(series, rows: rows, acts: said(.toBeCorrected, of: .unbalanced, in: series, rows: rows))
    #expect(known?.doubts.map(\.reading) == [.stock(400)])
    #expect(known?.followed.series.entries[9].quantities?.closing == 400)
  }

  @Test func aStockThatStandsStillIsToldWhileItDoes() throws {
    let moving = (0..<6).map { _ in BuiltHistory.balanced(consumed: 10, opening: 60, received: 10) }
    let still = (0..<4).map { _ in BuiltHistory.balanced(consumed: 0, opening: 60) }
    let series = BuiltHistory.series(moving + still)
    let reading = try #require(read(series))
    #expect(reading.doubts.map(\.reading) == [.standing(usual: 10)])
    #expect(reading.followed.consumed == [:])
    let months: [Month: Double?] = Dictionary(uniqueKeysWithValues: (6...9).map { (month($0), nil) })
    #expect(reading.otherwise?.consumed == months)
    #expect(read(BuiltHistory.series(moving + still + [moving[0]])) == nil)
    let wrong = read(series, acts: said(.toBeCorrected, of: .frozenStock, in: series))
    #expect(wrong?.followed.consumed == months)
  }

  @Test func lotsOfTheLastReportGoWithItsUnit() throws {
    let lots = [StockLot(number: "A1", expiry: .endOf(month(20)), units: 1_680, priceSoles: 0.5)]
    let plain = units(28, after: 1)
    let series = SupplySeries(
      facility: plain.facility, product: plain.product,
      reports: plain.entries.compactMap { entry in entry.quantities.map { (entry.month, $0) } }, lots: lots,
      through: month(8))
    let reading = try #require(read(series))
    #expect(reading.followed.series.lots.map(\.units) == [60])
    #expect(reading.followed.series.lots.map(\.priceSoles) == [14])
  }
}
