import Foundation
import Testing

@testable import DemandForecasting

/// A row of features for one series, every number of it by hand.
@Suite struct SituationFeaturesTests {
  private let used: [Double] = [4, 0, 6, .nan, 2, 8, 0, 0, 4, 6, 2, 10, 4, 8]
  private let closing: [Double] = [5, 0, 0, .nan, 10, 2, 0, 0, 6, 0, 8, 3, 0, 12]

  private var panel: DemandPanel {
    var flows = StockFlows(cellCount: 14)
    flows.opening = [9, 5, 0, .nan, .nan, 10, 2, 0, 0, 6, 0, 8, 3, 0]
    flows.received = [0, 0, 6, .nan, 12, 0, 0, 0, 10, 0, 10, 5, 1, 20]
    flows.adjustment = [0, 0, 0, .nan, 0, 0, -2, 0, 0, 0, 0, 0, 0, -1]
    flows.ordered[13] = 5
    return DemandPanel(
      monthCount: 14, productCount: 1, consumption: used, closingStock: closing, productIndex: [0],
      firstReport: [0], flows: flows, firstCalendarMonth: 2)
  }

  private func row(_ panel: DemandPanel, month: Int, step: Int) -> [String: Double] {
    let cells = OriginPanel(panel, firstMonth: 7, origin: 13, chunks: FixedChunks(size: 2, workers: 1))
    var features = SituationFeatures(cells, peers: PeerSignals(cells))
    var row = [Float](repeating: .nan, count: SituationFeatures.count)
    row.withUnsafeMutableBufferPointer {
      features.fill(series: 0, month: month, into: $0)
      features.fill(series: 0, month: month, step: step, into: $0)
    }
    return Dictionary(uniqueKeysWithValues: zip(SituationFeatures.names, row.map { Double($0) }))
  }

  private func expect(
    _ row: [String: Double], _ expected: [String: Double], _ location: SourceLocation = #_sourceLocation
  ) {
    for (name, value) in expected {
      #expect(
        abs((row[name] ?? .nan) - value) <= 1e-5 * max(1, abs(value)),
        "\(name): \(row[name] ?? .nan), not \(value)", sourceLocation: location)
    }
  }

  private func decayed(_ share: Double) -> Double {
    var (sum, weight) = (0.0, 0.0)
    for (age, value) in used.reversed().enumerated() where !value.isNaN {
      sum += pow(1 - share, Double(age)) * value
      weight += pow(1 - share, Double(age))
    }
    return sum / weight
  }

  @Test func everyNumberByHand() {
    let (mean3, mean12) = (22.0 / 3, 50.0 / 11)
    let level = 0.7 * mean12 + 0.3 * mean3 + 0.5
    let expected: [String: Double] = [
      "last": 8 / level, "last_1": 4 / level, "last_2": 10 / level, "mean_3": mean3 / level,
      "mean_6": 34 / 6 / level, "mean_12": mean12 / level, "mean_24": 54 / 13 / level,
      "decay_1": decayed(0.1) / level, "decay_3": decayed(0.3) / level, "decay_6": decayed(0.6) / level,
      "median_6": 5 / level, "median_12": 4 / level,
      "deviation_12": (340 / 11 - mean12 * mean12).squareRoot() / level, "highest_6": 10 / level,
      "highest_12": 10 / level, "lowest_6": 2 / level, "zeros_6": 0, "zeros_12": 2.0 / 11, "since_use": 0,
      "log_level": log2(level), "trend": (mean3 + 0.2) / (mean12 + 0.2),
      "stock": 12 / level, "log_stock": log2(13), "stocked_out": 0, "stock_unknown": 0,
      "unknown_12": 1.0 / 12, "received": 20 / level, "received_3": 26 / level, "received_6": 46 / level,
      "since_receipt": 0, "receipts_12": 7.0 / 12, "stocked_out_3": 1.0 / 3, "stocked_out_12": 5.0 / 12,
      "since_stock": 0, "in_stock_mean": 34 / 6 / level, "full_month_mean": 9 / level,
      "ordered": 5 / level, "ordered_1": 0, "adjustment": -1 / level, "adjustment_3": -1 / level,
      "product": 0, "product_out": 0, "product_out_3": 1.0 / 3, "product_receiving": 1,
      "product_stock": 12 / level, "facility_out": 0, "facility_out_3": 1.0 / 3, "facility_receiving": 1,
      "facility_stock": 12 / level,
      // Receipts in months 2, 4, 8, 10, 11, 12 and 13: pauses of 2, 4, 2, 1, 1, 1; the last this month, and all pauses longer than none.
      "receipts_6": 5.0 / 6, "receipt_interval": 11.0 / 6, "receipt_overdue": -11.0 / 6,
      "receipt_due": 3.6 / 9,
      "received_12": log1p(64 / (12 * mean12 + 0.5)), "receipt_size": log1p(64.0 / 7 / (mean12 + 0.5)),
      "filled": log1p(46 / (mean12 + 0.5)), "backlog": 0, "orders_6": 1.0 / 6, "received_2": 5 / level,
      // Of six stocks two are none; now none of one, before one of three. Stock began five months of twelve, and ran out in three.
      "product_out_6": 2.0 / 6, "product_out_rise": -1.0 / 3, "product_receiving_3": 1,
      "product_ran_out_1": 1.0 / 10, "product_ran_out_3": 2.0 / 12, "product_ran_out_12": 4.0 / 15,
      "product_inflow_1": log1p(20.0 / 9), "product_inflow_3": log1p(26.0 / 23),
      "product_inflow_6": log1p(46.0 / 35),
      "product_cover_change": log1p(12 / (34.0 / 6 + 1)) - log1p(8 / (20.0 / 6 + 1)),
      "product_cover": log1p(12 / (34.0 / 6 + 0.25)),
      "product_trend": log((mean3 + 1) / (mean12 + 1)), "product_now": 8 / (mean12 + 1),
      "facility_trend": log((mean3 + 1) / (mean12 + 1)), "facility_now": 8 / (mean12 + 1),
      // Two months on is a January; a year before it was not reported, the months around it were 6 and 2.
      "year_ago": -1, "year_ago_3": 4 / level, "step": 2, "calendar_month": 5,
    ]
    #expect(Set(expected.keys) == Set(SituationFeatures.names))
    #expect(SituationFeatures.fixedCount == SituationFeatures.count - 4)
    expect(row(panel, month: 13, step: 2), expected)
  }

  /// Of twelve months ahead a year before is the month itself; what follows it is not looked at.
  @Test func aYearBeforeNeverReachesBeyondTheMonth() {
    let level = 0.7 * 50.0 / 11 + 0.3 * 22.0 / 3 + 0.5
    expect(row(panel, month: 13, step: 12), ["year_ago": 8 / level, "year_ago_3": 6 / level, "step": 12])
  }

  /// Months before the panel's first are unknown: four of the twelve.
  @Test func anEarlierMonthIsSeenFromItself() {
    let row = row(panel, month: 7, step: 1)
    let level = 0.7 * 20 / 7 + 0.3 * 8 / 3 + 0.5
    expect(
      row,
      [
        "last": 0, "last_2": 8 / level, "mean_3": 8.0 / 3 / level, "mean_12": 20.0 / 7 / level,
        "zeros_6": 2.0 / 5, "zeros_12": 3.0 / 7, "since_use": 2, "stocked_out": 1, "log_stock": 0,
        "unknown_12": 5.0 / 12, "since_stock": 2, "since_receipt": 3, "receipts_12": 2.0 / 12,
        "stocked_out_3": 2.0 / 3, "ordered": 0, "adjustment": 0, "adjustment_3": -2 / level, "year_ago": -1,
        "year_ago_3": -1, "calendar_month": 10,
      ])
  }

  /// Without flows, and with an unknown stock, what is unknown is −1, and what did not happen 0 or long ago.
  @Test func theUnknownIsMarked() {
    let bare = DemandPanel(
      monthCount: 14, productCount: 1, consumption: used.dropLast() + [.nan],
      closingStock: used.map { _ in .nan }, productIndex: [0], firstReport: [0])
    expect(
      row(bare, month: 13, step: 1),
      [
        "last": -1, "stock": -1, "log_stock": -1, "stocked_out": -1, "stock_unknown": 1, "unknown_12": 1,
        "received_6": 0, "since_receipt": 24, "since_stock": 30, "in_stock_mean": 0, "stocked_out_12": 0,
        "product_out": 0, "facility_stock": 0,
      ])
  }
}
