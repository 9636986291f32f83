import Testing

@testable import DemandForecasting

@Suite struct StockFlowsTests {
  /// Infinite and absurd flows would make features that no bin can hold.
  @Test func absurdFlowsAreUnknown() {
    var flows = StockFlows(cellCount: 4)
    flows.received = [1, .infinity, 1e30, -1e20]
    flows.adjustment = [-.infinity, -7, .nan, 0]
    let panel = DemandPanel(
      monthCount: 4, productCount: 1, consumption: [1, 1, 1, 1], closingStock: [1, 1, 1, 1],
      productIndex: [0],
      firstReport: [0], flows: flows)
    #expect(panel.flows.received.map { $0.isNaN ? -9 : $0 } == [1, -9, -9, -9])
    #expect(panel.flows.adjustment.map { $0.isNaN ? -9 : $0 } == [-9, -7, -9, 0])
    let last = panel.selecting([0]).flows
    #expect(last.received[0] == 1 && last.cellCount == 4)
  }
}
