import Foundation

/// What a forest knows of a series at the end of a month: numbers without a unit, the same for large and small.
///
/// Quantities are over the series' level; shares, ages in months and means are of months up to that one alone. Unknown
/// is −1. The last four say what is asked: the step ahead, the calendar month there, and what last year gave.
struct SituationFeatures {
  /// The feature names, in the order of a row.
  static let names =
    Consumption.names + Stock.names + Peers.names + Supply.names + Trends.names + Question.names
  /// The places of those that only forecasts of demand use: forests of stock-outs were measured without them.
  static let ofDemandAlone: Range<Int> = {
    let first = Consumption.names.count + Stock.names.count + Peers.names.count
    return first..<first + Supply.names.count + Trends.names.count
  }()

  /// How many numbers a row has.
  static let count = names.count
  /// How many of them, the first ones, do not depend on the step.
  static let fixedCount = count - Question.names.count

  private enum Consumption {
    static let names = [
      "last", "last_1", "last_2", "mean_3", "mean_6", "mean_12", "mean_24", "decay_1", "decay_3", "decay_6",
      "median_6", "median_12", "deviation_12", "highest_6", "highest_12", "lowest_6", "zeros_6", "zeros_12",
      "since_use", "log_level", "trend",
    ]
  }
  private enum Stock {
    static let names = [
      "stock", "log_stock", "stocked_out", "stock_unknown", "unknown_12", "received", "received_3",
      "received_6",
      "since_receipt", "receipts_12", "stocked_out_3", "stocked_out_12", "since_stock", "in_stock_mean",
      "full_month_mean", "ordered", "ordered_1", "adjustment", "adjustment_3",
    ]
  }
  private enum Peers {
    static let names = [
      "product", "product_out", "product_out_3", "product_receiving", "product_stock", "facility_out",
      "facility_out_3",
      "facility_receiving", "facility_stock",
    ]
  }
  private enum Supply {
    static let names = [
      "receipts_6", "receipt_interval", "receipt_overdue", "receipt_due", "received_12", "receipt_size",
      "filled", "backlog", "orders_6",
      "received_2",
    ]
  }
  private enum Trends {
    static let names = [
      "product_out_6", "product_out_rise", "product_receiving_3", "product_ran_out_1", "product_ran_out_3",
      "product_ran_out_12",
      "product_inflow_1", "product_inflow_3", "product_inflow_6", "product_cover_change", "product_cover",
      "product_trend",
      "product_now", "facility_trend", "facility_now",
    ]
  }
  private enum Question {
    static let names = ["year_ago", "year_ago_3", "step", "calendar_month"]
  }

  private let cells: OriginPanel
  private let peers: PeerSignals
  private var window = WindowStatistics()
  private var supply = SupplyPast()

  /// Features of the series and months of `cells`.
  init(_ cells: OriginPanel, peers: PeerSignals) {
    self.cells = cells
    self.peers = peers
  }

  /// Writes the features that do not depend on the step.
  mutating func fill(series: Int, month: Int, into row: UnsafeMutableBufferPointer<Float>) {
    let panel = cells.panel
    let cell = cells.cells[series * cells.monthSpan + month - cells.firstMonth]
    let start = series * panel.monthCount
    var writer = FeatureWriter(row: row)
    panel.consumption.withUnsafeBufferPointer {
      window.read(UnsafeBufferPointer(rebasing: $0[start...start + month]))
    }
    writeConsumption(cell, &writer)
    writeStock(panel, start: start, month: month, level: Float(cell.level), &writer)
    let product = peers.product(panel.productIndex[series], month: month)
    let facility = peers.facility(panel.facilityIndex[series], month: month)
    writer.write(Float(panel.productIndex[series]))
    writer.write(product.stockedOut)
    writer.write(product.stockedOut3)
    writer.write(product.receiving)
    writer.write(product.stockOverLevel)
    writer.write(facility.stockedOut)
    writer.write(facility.stockedOut3)
    writer.write(facility.receiving)
    writer.write(facility.stockOverLevel)
    supply.read(panel, start: start, month: month)
    writeSupply(cell, &writer)
    writeTrends(
      peers.trends.product(panel.productIndex[series], month: month),
      peers.trends.facility(panel.facilityIndex[series], month: month), &writer)
  }

  private func writeSupply(_ cell: OriginPanel.Cell, _ writer: inout FeatureWriter) {
    let level = Float(cell.level)
    let mean12 = Float(cell.mean12.isNaN ? 0 : cell.mean12)
    let mean6 = Float(window.mean(6, orElse: cell.mean12))
    writer.write(supply.receiptShare6)
    writer.write(supply.interval)
    writer.write(supply.overdue)
    writer.write(supply.arrival)
    writer.write(log1p(max(0, supply.received(12)) / (12 * mean12 + 0.5)))
    writer.write(log1p(supply.size / (mean12 + 0.5)))
    writer.write(supply.fill(more: mean12 + 0.5))
    writer.write(log1p(supply.backlog / (mean6 + 0.5)))
    writer.write(supply.orderShare6)
    writer.write(supply.received(age: 2) / level)
  }

  private func writeTrends(
    _ product: ProductTrend, _ facility: FacilityTrend, _ writer: inout FeatureWriter
  ) {
    writer.write(product.out6)
    writer.write(product.outRise)
    writer.write(product.receiving3)
    writer.write(product.ranOut1)
    writer.write(product.ranOut3)
    writer.write(product.ranOut12)
    writer.write(product.inflow1)
    writer.write(product.inflow3)
    writer.write(product.inflow6)
    writer.write(product.coverChange)
    writer.write(product.cover)
    writer.write(product.use.trend)
    writer.write(product.use.now)
    writer.write(facility.trend)
    writer.write(facility.now)
  }

  /// Writes the features of a step, after those that do not depend on it.
  func fill(series: Int, month: Int, step: Int, into row: UnsafeMutableBufferPointer<Float>) {
    let panel = cells.panel
    let level = cells.cells[series * cells.monthSpan + month - cells.firstMonth].level
    let start = series * panel.monthCount
    let ago = month + step - 12
    var writer = FeatureWriter(row: row, next: Self.fixedCount)
    writer.write(ago >= 0 ? known(panel.consumption[start + ago] / level) : -1)
    var (sum, count) = (0.0, 0.0)
    for near in ago - 1...ago + 1 where near >= 0 && near <= month {
      let value = panel.consumption[start + near]
      if !value.isNaN { (sum, count) = (sum + value, count + 1) }
    }
    writer.write(count > 0 ? Float(sum / count / level) : -1)
    writer.write(Float(step))
    writer.write(Float((panel.firstCalendarMonth + month + step) % 12))
  }

  private func known(_ value: Double) -> Float { value.isNaN ? -1 : Float(value) }

  private func writeConsumption(_ cell: OriginPanel.Cell, _ writer: inout FeatureWriter) {
    let level = cell.level
    for age in 0..<3 { writer.write(known(window.value(age: age) / level)) }
    writer.write(Float(cell.mean3 / level))
    writer.write(Float(window.mean(6, orElse: cell.mean12) / level))
    let mean12 = cell.mean12.isNaN ? 0 : cell.mean12
    writer.write(Float(mean12 / level))
    writer.write(Float(window.mean(24, orElse: mean12) / level))
    for decay in window.decayedMeans { writer.write(Float(decay / level)) }
    writer.write(Float(window.median(6) / level))
    writer.write(Float(window.median(12) / level))
    writer.write(Float(window.deviation12 / level))
    writer.write(Float(window.highest(6) / level))
    writer.write(Float(window.highest(12) / level))
    writer.write(Float(window.lowest6 / level))
    writer.write(Float(window.zeroShare(6)))
    writer.write(Float(window.zeroShare(12)))
    writer.write(Float(window.monthsSinceUse))
    writer.write(Float(log2(level)))
    writer.write(Float((cell.mean3 + 0.2) / (mean12 + 0.2)))
  }

  private func writeStock(
    _ panel: DemandPanel, start: Int, month: Int, level: Float, _ writer: inout FeatureWriter
  ) {
    let now = start + month
    let closing = Float(panel.closingStock[now])
    writer.write(closing.isNaN ? -1 : closing / level)
    writer.write(closing.isNaN ? -1 : Float(log2(Double(max(0, closing)) + 1)))
    writer.write(closing.isNaN ? -1 : closing <= 0 ? 1 : 0)
    writer.write(closing.isNaN ? 1 : 0)
    let stock = StockPast(panel, start: start, month: month)
    writer.write(stock.unknownShare)
    writer.write(stock.received(1) / level)
    writer.write(stock.received(3) / level)
    writer.write(stock.received(6) / level)
    writer.write(stock.monthsSinceReceipt)
    writer.write(stock.receiptShare)
    writer.write(stock.stockedOutShare(3))
    writer.write(stock.stockedOutShare(12))
    writer.write(stock.monthsSinceStock)
    writer.write(stock.inStockMean / level)
    writer.write(stock.fullMonthMean / level)
    writer.write(stock.ordered(age: 0) / level)
    writer.write(stock.ordered(age: 1) / level)
    writer.write(stock.adjusted(1) / level)
    writer.write(stock.adjusted(3) / level)
  }
}

/// Writes one number after another.
struct FeatureWriter {
  let row: UnsafeMutableBufferPointer<Float>
  var next = 0

  mutating func write(_ value: Float) {
    row[next] = value
    next += 1
  }
}
