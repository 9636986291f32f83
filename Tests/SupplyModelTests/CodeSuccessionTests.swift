import SupplyModel
import Testing

@Suite struct CodeSuccessionTests {
  private let start = Month(count: 24_300)

  private func series(
    _ facility: FacilityCode, _ product: ProductCode, from first: Int,
    _ months: [(used: Double?, left: Double?)?], lots: [StockLot] = [], through last: Int = 5
  ) -> SupplySeries {
    let reports = months.enumerated().compactMap { offset, month in
      month.map {
        (
          month: start.advanced(by: first + offset),
          quantities: StockQuantities(consumed: $0.used, closing: $0.left, stockoutDays: nil)
        )
      }
    }
    return SupplySeries(
      facility: facility, product: product, reports: reports, lots: lots, through: start.advanced(by: last))
  }

  @Test func aListIsReadOrRefused() {
    #expect(
      CodeSuccession.list("38680=29945; 01234 = 05678,")
        == [CodeSuccession(old: "38680", new: "29945"), CodeSuccession(old: "01234", new: "05678")])
    #expect(CodeSuccession.list("") == [])
    // No code, two successors, itself, a circle.
    for text in ["38680", "38680=", "=1", "1=2=3", "1=2;1=3", "1=00001", "1=2;2=3;3=1", "a b=c"] {
      #expect(CodeSuccession.list(text) == nil, "\(text)")
    }
  }

  @Test func aChainEndsWithTheCodeThatIsOrderedNow() {
    let successions = CodeSuccessions(CodeSuccession.list("11111=22222;22222=33333") ?? [])
    #expect(successions.last("11111") == "33333")
    #expect(successions.last("33333") == "33333")
    #expect(successions.replaced(by: "33333") == ["11111", "22222"])
    #expect(successions.replaced(by: "22222") == [])
  }

  @Test func theHistoryOfTheOldCodeIsTheBeginningOfTheNewOne() throws {
    let successions = CodeSuccessions([CodeSuccession(old: "38680", new: "29945")])
    let lot = StockLot(number: "L", expiry: .endOf(start.advanced(by: 9)), units: 4)
    let merged = successions.merged([
      series("A", "38680", from: 0, [(9, 20), (8, 12), (5, 7), (3, 4)], lots: [lot], through: 3),
      series("A", "29945", from: 2, [(4, 30), (6, 24)], through: 3),
      // Only the old code, and one that has nothing to do with it.
      series("B", "38680", from: 0, [(1, 2)], through: 3),
      series("B", "04594", from: 0, [(1, 2)], through: 3),
    ])
    #expect(merged.map(\.key) == [SeriesKey("A", "29945"), SeriesKey("B", "04594"), SeriesKey("B", "29945")])
    let first = try #require(merged.first)
    #expect(first.entries.map { $0.quantities?.consumed } == [9, 8, 9, 9])
    #expect(first.entries.map { $0.quantities?.closing } == [20, 12, 37, 28])
    #expect(first.lots == [lot])
  }

  @Test func whatOneOfThemDoesNotStateTheSumDoesNotKnow() {
    let successions = CodeSuccessions([CodeSuccession(old: "1", new: "2")])
    let merged = successions.merged([
      series("A", "1", from: 0, [(nil, 3), (2, nil), nil, (1, 0)]),
      series("A", "2", from: 0, [(4, 5), (4, 5), (4, 5), (4, 5)]),
    ])
    #expect(merged.count == 1)
    #expect(merged[0].entries.prefix(4).map { $0.quantities?.consumed } == [nil, 6, 4, 5])
    #expect(merged[0].entries.prefix(4).map { $0.quantities?.closing } == [8, nil, 5, 5])
    // Nothing is changed where nothing follows.
    let alone = [series("A", "1", from: 0, [(1, 1)])]
    #expect(CodeSuccessions([]).merged(alone) == alone)
  }
}
