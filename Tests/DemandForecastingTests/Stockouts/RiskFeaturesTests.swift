import Foundation
import Testing

@testable import DemandForecasting

/// The features of the regressions, on histories written by hand.
@Suite struct RiskFeaturesTests {
  /// One series: uses, closing stocks (nil is unknown), receipts and orders.
  private func panel(
    _ used: [Double?], _ closing: [Double?], received: [Float] = [], ordered: [Float] = []
  ) -> DemandPanel {
    var flows = StockFlows(cellCount: used.count)
    for (month, units) in received.enumerated() { flows.received[month] = units }
    for (month, units) in ordered.enumerated() { flows.ordered[month] = units }
    return DemandPanel(
      monthCount: used.count, productCount: 1, consumption: used.map { $0 ?? .nan },
      closingStock: closing.map { $0 ?? .nan }, productIndex: [0], firstReport: [0], facilityIndex: [0],
      flows: flows)
  }

  private func row(_ panel: DemandPanel, month: Int, peers: PeerSigns = PeerSigns()) -> [Float] {
    var history = ShelfHistory()
    history.read(panel, series: 0, through: month)
    var row = [Float](repeating: 99, count: RiskFeatures.count)
    row.withUnsafeMutableBufferPointer { RiskFeatures.fill(history, month: month, peers: peers, into: $0) }
    return row
  }

  private let used: [Double?] = [4, 6, nil, 8, 0, 2, 4, 4, 6, 2, 0, 3, 5]
  private let closing: [Double?] = [9, 3, nil, 0, 0, 10, 6, 2, 0, 7, 7, 4, 8]
  private let received: [Float] = [0, 0, 0, 5, 0, 12, 0, 0, 4, 9, 0, 0, 9]

  @Test func stockIsMeasuredAgainstUse() {
    let row = row(panel(used, closing, received: received), month: 12)
    let (mean3, mean6, mean12) = (8.0 / 3, 20.0 / 6, 40.0 / 11)
    var expected: [Double] = [log1p(8 / (mean3 + 0.25)), log1p(8 / (mean12 + 0.25))]
    expected += [log1p(8 / 6.25), log1p(8), log1p(mean6)]
    expected.append(log((mean3 + 0.5) / (mean12 + 0.5)))
    for (place, value) in expected.enumerated() { #expect(abs(Double(row[place]) - value) < 1e-5) }
    // A month without a report used nothing: 12 values with the mean 40/12.
    let year: [Double] = [6, 0, 8, 0, 2, 4, 4, 6, 2, 0, 3, 5]
    let squares = year.map { pow($0 - 40.0 / 12, 2) }.reduce(0, +)
    #expect(abs(Double(row[6]) - (squares / 12).squareRoot() / (mean12 + 0.25)) < 1e-5)
    #expect(row[7] == Float(1) / 6)
    // One month of twelve used 8 or more, and six of eleven pairs, and eight of ten triples.
    #expect(row[8] == Float(1) / 12)
    #expect(row[9] == Float(6) / 11)
    #expect(row[10] == Float(8) / 10)
  }

  /// The shelf of 8 laid over the series' own past: the months 3…4 and 8 began empty, those around 2 are not known.
  @Test func theOwnPastIsReplayed() {
    let row = row(panel(used, closing, received: received), month: 12)
    // One month ahead: gone in month 1: 6; 6: 4; 7: 4; 8: 2; 10: 0; 11: 3; 12: −4. Never 8.
    let weights: Double = [0, 5, 6, 7, 9, 10, 11].map { pow(0.95, Double(11 - $0)) }.reduce(0, +)
    #expect(abs(Double(row[11]) - 0.225 / (weights + 1.5)) < 1e-6)
    // Two ahead: from month 5, 4 + 4 reach 8; from 6, 4 + 2; no other does.
    let pairs = [5, 6, 7, 9, 10].map { pow(0.95, Double(10 - $0)) }
    #expect(abs(Double(row[12]) - (pairs[0] + 0.225) / (pairs.reduce(0, +) + 1.5)) < 1e-6)
  }

  @Test func pastStockoutsAndDeliveriesAreCounted() {
    let ordered: [Float] = [0, 0, 0, 0, 0, 0, 7, 0, 0, 3, 0, 0, 20]
    let row = row(panel(used, closing, received: received, ordered: ordered), month: 12)
    let mean12 = 40.0 / 11
    #expect(row[14] == 0 && row[15] == Float(3) / 12 && row[16] == 4)
    #expect(row[17] == Float(5) / 12 && row[18] == 0)
    #expect(abs(Double(row[19]) - log1p(9 / (20.0 / 6 + 0.5))) < 1e-5)
    #expect(abs(Double(row[20]) - log1p(9 / (mean12 + 0.5))) < 1e-5)
    #expect(abs(Double(row[21]) - log1p(20 / (20.0 / 6 + 0.5))) < 1e-5)
    #expect(abs(Double(row[22]) - log1p(34 / (10 + mean12 + 0.5))) < 1e-5)
  }

  @Test func whatPeersShowStandsAtTheEnd() {
    var peers = PeerSigns()
    peers.ofFacility.receiving = 0.25
    peers.ofProduct.stockedOut = 0.5
    peers.product.receipts1 = -0.7
    peers.network.receipts4 = 0.3
    let row = row(panel(used, closing), month: 12, peers: peers)
    #expect(row.count == 39 && row[24] == 0.25 && row[27] == 0.5 && row[34] == -0.7 && row[38] == 0.3)
    #expect(RiskFeatures.grounds[24] == .facility && RiskFeatures.grounds[27] == .product)
    #expect(RiskFeatures.grounds[35] == .product && RiskFeatures.grounds[36] == .network)
  }

  /// Where the panel starts, and what comes after the month, does not matter.
  @Test func onlyTheSeriesOwnMonthsMatter() {
    let whole = row(panel(used, closing, received: received), month: 8)
    let later = panel(
      Array(repeating: nil, count: 5) + used, Array(repeating: nil, count: 5) + closing,
      received: Array(repeating: .nan, count: 5) + received)
    func same(_ first: [Float], _ second: [Float]) -> Bool {
      zip(first, second).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
    }
    #expect(same(row(later, month: 13), whole))
    #expect(!same(row(later, month: 12), whole))
    let cut = panel(Array(used[...8]), Array(closing[...8]), received: Array(received[...8]))
    #expect(same(row(cut, month: 8), whole))
  }

  @Test(arguments: [0, 1, 1e15, -4])
  func everyNumberIsFinite(units: Double) {
    let panel = panel(
      (0..<15).map { $0 % 4 == 0 ? nil : max(0, units) }, (0..<15).map { $0 % 5 == 0 ? nil : units },
      received: (0..<15).map { _ in Float(units) }, ordered: (0..<15).map { _ in Float(-units) })
    for month in [1, 4, 11, 14] {
      let own = row(panel, month: month)[..<23]
      #expect(own.allSatisfy { $0.isFinite })
    }
  }
}
