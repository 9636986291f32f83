import TestSupport
import Testing

@testable import DemandForecasting

/// What holds for every history, and what small histories come to by hand.
struct DemandCorrectionTests {
  /// A random panel with random marks, of which some contradict the consumption.
  private struct Marked {
    var fixture: PanelFixture
    var marks: [[Censoring]]

    init(seed: UInt64, series: Int = 80, months: Int = 36) {
      fixture = PanelFixture(seed: seed, series: series, months: months, missing: 0.1)
      var random = SeededGenerator(seed: seed &+ 1000)
      marks = fixture.consumption.map { row in
        let share = Double.random(in: 0...0.8, using: &random)
        return row.map { _ -> Censoring in
          guard Double.random(in: 0..<1, using: &random) < share else { return .observed }
          switch Int.random(in: 0..<5, using: &random) {
          case 0: return .atLeast
          case 1: return .lateStart
          case 2: return .exposed(share: Double(Int.random(in: 0...30, using: &random)) / 30)
          case 3: return .emptyShelf
          default: return .notHeld
          }
        }
      }
    }

    func corrected(origin: Int? = nil, workers: Int = 2) -> CorrectedDemand {
      let panel = fixture.panel
      return DemandCorrection(workers: workers)
        .corrected(panel: panel, origin: origin ?? panel.monthCount - 1, censored: marks.flatMap { $0 })
    }
  }

  /// One product's series that never vary, and one with these marks.
  private func steady(_ row: [Double?], _ marks: [Int: Censoring]) -> [Double] {
    var marked = Marked(seed: 1, series: 0)
    marked.fixture = PanelFixture([row] + (0..<8).map { _ in row.map { _ in 10 } })
    marked.marks = marked.fixture.consumption.map { $0.map { _ in .observed } }
    for (month, mark) in marks { marked.marks[0][month] = mark }
    return Array(marked.corrected().demand[0..<row.count])
  }

  @Test(arguments: 0..<10) func demandIsNeverBelowConsumption(_ seed: UInt64) {
    let marked = Marked(seed: seed)
    let panel = marked.fixture.panel
    let corrected = marked.corrected()
    for (cell, consumption) in panel.consumption.enumerated() {
      let demand = corrected.demand[cell]
      #expect(demand.isNaN == consumption.isNaN)
      guard !demand.isNaN else { continue }
      #expect(demand.isFinite && demand >= consumption)
      #expect(corrected.isCorrected[cell] == (demand > consumption))
      if marked.marks.flatMap({ $0 })[cell] == .observed { #expect(demand == consumption) }
    }
  }

  @Test func withoutCensoringNothingChanges() {
    var marked = Marked(seed: 3)
    marked.marks = marked.marks.map { $0.map { _ in .observed } }
    #expect(bits(marked.corrected().demand) == bits(marked.fixture.panel.consumption))
    #expect(!marked.corrected().isCorrected.contains(true))
  }

  @Test(arguments: [5, 20, 34]) func nothingAfterTheOriginMatters(_ origin: Int) {
    let marked = Marked(seed: 4)
    var other = Marked(seed: 5)
    for row in marked.marks.indices {
      other.marks[row].replaceSubrange(0...origin, with: marked.marks[row][0...origin])
      other.fixture.consumption[row]
        .replaceSubrange(0...origin, with: marked.fixture.consumption[row][0...origin])
    }
    other.fixture.products = marked.fixture.products
    let (some, others) = (marked.corrected(origin: origin), other.corrected(origin: origin))
    #expect(bits(some.demand) == bits(others.demand))
    #expect(some.isCorrected == others.isCorrected)
    let later = (0..<80).flatMap { row in (origin + 1..<36).map { some.demand[row * 36 + $0] } }
    #expect(later.count { !$0.isNaN } == 0)
  }

  @Test func theOrderOfSeriesDoesNotMatter() {
    let marked = Marked(seed: 6)
    var random = SeededGenerator(seed: 6)
    let order = Array(marked.marks.indices).shuffled(using: &random)
    var other = marked
    other.fixture = marked.fixture.reordered(order)
    other.marks = order.map { marked.marks[$0] }
    let (some, others) = (marked.corrected().demand, other.corrected().demand)
    for (place, row) in order.enumerated() {
      #expect(
        bits(Array(some[row * 36..<row * 36 + 36])) == bits(Array(others[place * 36..<place * 36 + 36])))
    }
  }

  @Test func theNumberOfWorkersDoesNotMatter() {
    let marked = Marked(seed: 7, series: 600)
    #expect(bits(marked.corrected(workers: 1).demand) == bits(marked.corrected(workers: 3).demand))
  }

  /// In units of issue twice, or a quarter, as large, demand is as many times larger: powers of two leave every bit.
  @Test(arguments: [0.25, 2, 1024]) func demandScalesWithTheUnit(_ factor: Double) {
    let marked = Marked(seed: 8)
    var other = marked
    other.fixture.consumption = marked.fixture.consumption.map { $0.map { $0.map { $0 * factor } } }
    // A product that nobody used has the scale 1 whatever the unit; the fixture has none.
    #expect(bits(other.corrected().demand) == bits(marked.corrected().demand.map { $0 * factor }))
  }

  @Test func aFewDaysOutBarelyChangeAMonth() {
    let row: [Double?] = Array(repeating: 10, count: 12)
    let three = steady(row, [6: .exposed(share: 0.9)])[6]
    // y + (1 − f)(L + y)/(1 + f) with y = 10 and L a trifle above it, as ten units came in nine tenths of a month.
    #expect(abs(three - (10 + 0.1 * 20 / 1.9)) < 0.001)
    var half = row
    half[6] = 5
    #expect(abs(steady(half, [6: .exposed(share: 0.5)])[6] - 10) < 1e-9)
  }

  @Test func anEmptyShelfGetsWhatIsExpected() {
    var row: [Double?] = Array(repeating: 10, count: 12)
    row[5] = 0
    row[6] = 0
    let demand = steady(row, [5: .emptyShelf, 6: .emptyShelf])
    #expect(abs(demand[5] - 10) < 1e-9 && abs(demand[6] - 10) < 1e-9)
    #expect(steady(row, [5: .emptyShelf])[6] == 0, "a zero with stock on the shelf is a zero")
  }

  @Test func aMonthNotReportedIsNoZero() {
    var row: [Double?] = Array(repeating: 10, count: 12)
    row[4] = nil
    row[5] = 0
    let demand = steady(row, [4: .emptyShelf, 5: .emptyShelf])
    #expect(demand[4].isNaN)
    #expect(abs(demand[5] - 10) < 1e-9)
  }

  @Test func ofNothingNothingIsMadeUp() {
    let empty: [Double?] = Array(repeating: 0, count: 12)
    let all = { (mark: Censoring) in Dictionary(uniqueKeysWithValues: (0..<12).map { ($0, mark) }) }
    for mark in [Censoring.emptyShelf, .notHeld, .atLeast, .lateStart, .exposed(share: 0)] {
      #expect(steady(empty, all(mark)) == Array(repeating: 0, count: 12))
    }
    // Ran empty every month: consumption is all that is known.
    #expect(steady(Array(repeating: 4, count: 12), all(.atLeast)) == Array(repeating: 4, count: 12))
  }

  @Test func aTrendIsFollowed() {
    let row: [Double?] = (0..<36).map { Double($0) }
    let demand = steady(row.enumerated().map { $0 % 9 == 4 ? 0 : $1 }, [4: .emptyShelf, 31: .emptyShelf])
    #expect(demand[4] < demand[31])
  }

  /// The level by its definition, term by term.
  @Test func theLevelIsItsFormula() {
    var random = SeededGenerator(seed: 9)
    let exposure = (0..<30).map { _ in Double(Int.random(in: 0...2, using: &random)) / 2 }
    let used = exposure.map { $0 > 0 ? Double.random(in: 0...20, using: &random) : 0 }
    let longRun = used.reduce(0, +) / exposure.reduce(0, +)
    var levels = [Double](repeating: 0, count: 30)
    var settings = CorrectionSettings()
    settings.halfLife = 8
    levels.withUnsafeMutableBufferPointer {
      LevelFilter(settings).levels(used: used, exposure: exposure, into: $0)
    }
    let expected = (0..<30).map { month -> Double in
      var (units, share) = (longRun, 1.0)
      for other in 0..<30 where other != month {
        var weight = 1.0
        for _ in 0..<abs(other - month) { weight *= 0.917004043204671 }  // 2^(−1/8)
        units += weight * used[other]
        share += weight * exposure[other]
      }
      return units / share
    }
    #expect(largestDifference(levels, expected) < 1e-9)
  }
}
