import Foundation

/// What the logistic regressions know of a series at the end of a month: numbers without a unit.
///
/// Quantities are over the series' use; months and shares are of months up to that one alone.
struct RiskFeatures {
  /// What kind of evidence a feature is.
  typealias Ground = StockoutGround

  /// The ground of each feature, in the order of a row.
  static let grounds: [Ground] =
    Array(repeating: .shelf, count: 14) + Array(repeating: .pastStockouts, count: 3)
    + Array(repeating: .deliveries, count: 6) + Array(repeating: .facility, count: 4)
    + Array(repeating: .product, count: 9) + Array(repeating: .network, count: 3)

  /// How many numbers a row has.
  static let count = grounds.count

  /// Writes the row of the series that `history` holds, at the end of a month of it with a known stock.
  static func fill(
    _ history: ShelfHistory, month: Int, peers: PeerSigns, into row: UnsafeMutableBufferPointer<Float>
  ) {
    var writer = FeatureWriter(row: row)
    let (stock, mean12) = (history.closing[month], history.meanUse(12, at: month))
    let mean6 = history.meanUse(6, at: month)
    writeShelf(history, month, stock: stock, mean6: mean6, mean12: mean12, &writer)
    writeStockouts(history, month, &writer)
    writeDeliveries(history, month, mean6: mean6, mean12: mean12, &writer)
    let (product, facility, network) = (peers.product, peers.facility, peers.network)
    for sign in [
      peers.ofFacility.stockedOut, peers.ofFacility.receiving, facility.receipts4, facility.receipts12,
      peers.ofProduct.stockedOut, peers.ofProduct.receiving, product.cover, product.coverChange,
      product.inflow,
      product.stockouts1, product.stockouts4, product.receipts1, product.receipts4, network.stockouts4,
      network.receipts1, network.receipts4,
    ] { writer.write(sign) }
  }

  private static func logRatio(_ value: Double, _ base: Double) -> Float {
    Float(log1p(max(0, value) / max(base, 1e-9)))
  }

  private static func writeShelf(
    _ history: ShelfHistory, _ month: Int, stock: Double, mean6: Double, mean12: Double,
    _ writer: inout FeatureWriter
  ) {
    let mean3 = history.meanUse(3, at: month)
    // Months before the first are months without a report: where the panel starts must not matter.
    let year = max(0, month - 11)...month
    let half = max(0, month - 5)...month
    writer.write(logRatio(stock, mean3 + 0.25))
    writer.write(logRatio(stock, mean12 + 0.25))
    writer.write(logRatio(stock, (history.used[half].max() ?? 0) + 0.25))
    writer.write(Float(log1p(stock)))
    writer.write(Float(log1p(mean6)))
    writer.write(Float(log((mean3 + 0.5) / (mean12 + 0.5))))
    let mean = history.sum(history.used, 12, to: month) / 12
    let squares = year.reduce(Double(12 - year.count) * mean * mean) {
      $0 + (history.used[$1] - mean) * (history.used[$1] - mean)
    }
    writer.write(Float((squares / 12).squareRoot() / (mean12 + 0.25)))
    writer.write(Float(6 - half.count { history.used[$0] > 0 }) / 6)
    for months in 1...3 {
      let windows = 13 - months
      var reached = 0
      for age in 0..<windows where history.sum(history.used, months, to: month - age) >= stock {
        reached += 1
      }
      writer.write(Float(reached) / Float(windows))
    }
    for months in 1...3 { writer.write(replay(history, month, months: months, stock: stock)) }
  }

  /// How often this stock would have run out in the series' own past windows of so many months, deliveries included.
  private static func replay(_ history: ShelfHistory, _ month: Int, months: Int, stock: Double) -> Float {
    var (hits, weights, weight) = (0.225, 1.5, 1.0)
    let last = month - months
    for start in stride(from: last, through: max(0, last - 30), by: -1) {
      defer { weight *= 0.95 }
      guard history.closing[start] > 0 else { continue }
      var (isKnown, highest) = (true, -Double.infinity)
      for ahead in start + 1...start + months {
        if !history.isReported[ahead] { isKnown = false }
        highest = max(highest, history.gone[ahead] - history.gone[start])
      }
      guard isKnown else { continue }
      weights += weight
      if highest >= stock { hits += weight }
    }
    return Float(hits / weights)
  }

  private static func writeStockouts(_ history: ShelfHistory, _ month: Int, _ writer: inout FeatureWriter) {
    for months in [3, 12] {
      let past = max(0, month - months + 1)...month
      writer.write(Float(past.count { history.closing[$0] <= 0 }) / Float(months))
    }
    var since = 36
    for age in 0..<min(36, month + 1) where history.closing[month - age] <= 0 {
      since = age
      break
    }
    writer.write(Float(since))
  }

  private static func writeDeliveries(
    _ history: ShelfHistory, _ month: Int, mean6: Double, mean12: Double, _ writer: inout FeatureWriter
  ) {
    let year = max(0, month - 11)...month
    writer.write(Float(year.count { history.received[$0] > 0 }) / 12)
    var since = 24
    for age in 0..<min(24, month + 1) where history.received[month - age] > 0 {
      since = age
      break
    }
    writer.write(Float(since))
    writer.write(logRatio(history.received[month], mean6 + 0.5))
    writer.write(logRatio(history.sum(history.received, 3, to: month), mean12 + 0.5))
    writer.write(logRatio(history.ordered[month], mean6 + 0.5))
    let asked = max(0, history.sum(history.ordered, 7, to: month - 2))
    writer.write(logRatio(history.sum(history.received, 8, to: month), asked + mean12 + 0.5))
  }
}

/// What the peers of a series show in a month.
struct PeerSigns {
  var ofProduct = PeerSignals.Signals()
  var ofFacility = PeerSignals.Signals()
  var product = ProductSigns()
  var facility = FacilitySigns()
  var network = NetworkSigns()
}
