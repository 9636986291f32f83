import Foundation
import Testing

@testable import DemandForecasting

/// What peers show, by hand: two series of product 0 in two facilities, one of product 1 in the first.
@Suite struct PeerSignalsTests {
  private func panel(flows: Bool = true) -> DemandPanel {
    let closing: [[Double]] = [[0, 3, 0, 6], [4, 0, .nan, 0], [2, 2, 2, 50]]
    let received: [[Float]] = [[0, 5, 0, 8], [.nan, 0, 0, 0], [0, 1, 1, 1]]
    var table = StockFlows(cellCount: 12)
    table.received = received.flatMap { $0 }
    return DemandPanel(
      monthCount: 4, productCount: 3, consumption: [2, 2, 2, 2, 3, 3, .nan, 3, 1, 1, 1, 1],
      closingStock: closing.flatMap { $0 }, productIndex: [0, 0, 1], firstReport: [0, 0, 0],
      facilityIndex: [0, 1, 0], flows: flows ? table : nil)
  }

  private func signals(_ panel: DemandPanel, firstMonth: Int = 2) -> (OriginPanel, PeerSignals) {
    let cells = OriginPanel(
      panel, firstMonth: firstMonth, origin: 3, chunks: FixedChunks(size: 2, workers: 1))
    return (cells, PeerSignals(cells))
  }

  @Test func sharesAreOfTheSeriesThatSaySo() {
    let (cells, peers) = signals(panel())
    // Month 3: of two known stocks one is none; of five in three months, 3 0 6 and 0 0, three are none.
    let product = peers.product(0, month: 3)
    #expect(product.stockedOut == 0.5 && product.stockedOut3 == 3.0 / 5 && product.receiving == 0.5)
    let levels = (0..<3).map { cells.cell($0, month: 3).level }
    #expect(abs(product.stockOverLevel - Float(6 / levels[0] + 0) / 2) < 1e-6)
    // Month 2: one known stock, none; and before it 0 3 and 4 0; one series reported, and received nothing.
    #expect(peers.product(0, month: 2) == .init(stockedOut: 1, stockedOut3: 0.6, receiving: 0))
    // Stock of very many months counts as ten.
    #expect(peers.product(1, month: 3) == .init(receiving: 1, stockOverLevel: 10))
    let facility = peers.facility(0, month: 3)
    #expect(facility.stockedOut == 0 && facility.stockedOut3 == 1.0 / 6 && facility.receiving == 1)
    #expect(peers.facility(1, month: 3) == .init(stockedOut: 1, stockedOut3: 1))
  }

  @Test func theFirstMonthLooksBackToo() {
    let (_, late) = signals(panel(), firstMonth: 3)
    let (_, early) = signals(panel(), firstMonth: 0)
    #expect(late.product(0, month: 3) == early.product(0, month: 3))
    #expect(early.product(0, month: 0).stockedOut3 == 0.5)
  }

  @Test func whoIsNotKnownShowsNothing() {
    let (cells, peers) = signals(panel(flows: false))
    #expect(peers.product(2, month: 3) == .init() && peers.product(9, month: 3) == .init())
    #expect(peers.facility(7, month: 2) == .init() && peers.product(0, month: 3).receiving == 0)
    let known = PeerKnowledge(cells, peers: peers).signals(month: 3)
    for product in 0..<4 { #expect(known.product(product, month: 3) == peers.product(product, month: 3)) }
    #expect(known.facility(1, month: 3) == peers.facility(1, month: 3))
    for product in 0..<4 {
      #expect(known.trends.product(product, month: 3) == peers.trends.product(product, month: 3))
    }
    #expect(known.trends.facility(0, month: 3) == peers.trends.facility(0, month: 3))
    #expect(peers.trends.product(9, month: 3) == .init() && peers.trends.facility(7, month: 2) == .init())
  }

  /// Trends of product 0 in month 3: series of use 2 2 2 2 and 3 3 – 3, stocks 0 3 0 6 and 4 0 – 0, receipts 0 5 0 8 and – 0 0 0.
  @Test func trendsAreOfAllSeriesTogether() {
    let (_, peers) = signals(panel())
    let trend = peers.trends.product(0, month: 3)
    // Four of seven stocks are none; one of two this month, three of five in the three before.
    #expect(trend.out6 == 4.0 / 7 && abs(trend.outRise - (0.5 - 3.0 / 5)) < 1e-6)
    // Of five reports two received something.
    #expect(trend.receiving3 == 2.0 / 5)
    // Months that began with stock and are known: 4 → 0, 3 → 0; none of them this month.
    #expect(trend.ranOut1 == 0.1 && trend.ranOut3 == 3.0 / 12 && trend.ranOut12 == 3.0 / 12)
    #expect(
      abs(trend.inflow1 - Float(log1p(8.0 / 6))) < 1e-6 && abs(trend.inflow6 - Float(log1p(13.0 / 18))) < 1e-6
    )
    #expect(abs(trend.coverChange - Float(log1p(6.0 / 6) - log1p(4.0 / 6))) < 1e-6)
    #expect(abs(trend.cover - Float(log1p(6 / 2.25))) < 1e-6)
    #expect(trend.use.trend == 0 && abs(trend.use.now - 5.0 / 6) < 1e-6)
    // Facility 0: a series of 2 and one of 1 a month.
    #expect(abs(peers.trends.facility(0, month: 3).now - 3.0 / 4) < 1e-6)
  }

  /// What a trend looks back at is the same wherever the table begins.
  @Test func trendsLookBackBeyondTheTable() {
    let (_, late) = signals(panel(), firstMonth: 3)
    let (_, early) = signals(panel(), firstMonth: 0)
    #expect(late.trends.product(0, month: 3) == early.trends.product(0, month: 3))
    #expect(early.trends.product(0, month: 0).coverChange == 0)
  }
}
