import Foundation

/// Whether products, facilities and the whole network did better or worse than their series' own records say.
///
/// For each month, what was observed beside what was to be expected of each series from its own past: of those with
/// stock, how many ran out; of those in use, how many received something. When more posts than usual got a product this
/// month, fewer run out in the next ones, and nothing tells sooner.
struct SupplySurprises: Sendable {
  /// What was seen, and what was to be expected.
  struct Tally: Sendable {
    var observed = 0.0
    var expected = 0.0

    mutating func add(_ other: Tally) {
      observed += other.observed
      expected += other.expected
    }
  }

  /// Stock-outs and receipts of one group in one month.
  struct Month: Sendable {
    var stockouts = Tally()
    var receipts = Tally()
    /// Units in stock, and the mean monthly use of the same series.
    var stock = 0.0
    var use = 0.0
    /// Units received and consumed.
    var received = 0.0
    var consumed = 0.0
  }

  private let monthCount: Int
  private var products: [Month]
  /// Receipts alone: there are many facilities.
  private var facilities: [Tally]
  private var network: [Month]

  /// Counts every month of a panel up to `origin`.
  init(_ panel: DemandPanel, origin: Int) {
    monthCount = origin + 1
    products = Array(repeating: Month(), count: panel.productCount * monthCount)
    facilities = Array(repeating: Tally(), count: panel.facilityCount * monthCount)
    network = Array(repeating: Month(), count: monthCount)
    var history = ShelfHistory()
    for series in 0..<panel.seriesCount where panel.takesPart(series, at: origin) {
      history.read(panel, series: series, through: origin)
      let (product, facility) = (panel.productIndex[series], panel.facilityIndex[series])
      for month in max(0, panel.firstReport[series])...origin {
        var seen = Self.seen(history, month)
        seen.received = history.received[month]
        seen.consumed = history.used[month]
        if !history.closing[month].isNaN {
          seen.stock = history.closing[month]
          seen.use = history.meanUse(6, at: month)
        }
        Self.add(seen, to: &products[product * monthCount + month])
        facilities[facility * monthCount + month].add(seen.receipts)
        Self.add(seen, to: &network[month])
      }
    }
  }

  private static func add(_ seen: Month, to month: inout Month) {
    month.stockouts.add(seen.stockouts)
    month.receipts.add(seen.receipts)
    month.stock += seen.stock
    month.use += seen.use
    month.received += seen.received
    month.consumed += seen.consumed
  }

  /// What one series shows in a month that its past allows an expectation of.
  private static func seen(_ history: ShelfHistory, _ month: Int) -> Month {
    var seen = Month()
    guard month > 0, history.isUsed(6, to: month - 1) else { return seen }
    if history.closing[month - 1] > 0, !history.closing[month].isNaN {
      var (windows, out) = (0.0, 0.0)
      for before in max(0, month - 13)..<max(0, month - 1)
      where history.closing[before] > 0 && !history.closing[before + 1].isNaN {
        windows += 1
        if history.closing[before + 1] <= 0 { out += 1 }
      }
      seen.stockouts = Tally(
        observed: history.closing[month] <= 0 ? 1 : 0, expected: (out + 0.3) / (windows + 3))
    }
    if history.isReported[month], history.isReported[month - 1], history.statesReceipt[month] {
      let past = max(0, month - 12)..<month
      let receipts = past.count { history.received[$0] > 0 }
      seen.receipts = Tally(
        observed: history.received[month] > 0 ? 1 : 0,
        expected: (Double(receipts) + 0.4) / (Double(past.count) + 2))
    }
    return seen
  }

  /// How far what was seen lies above what was expected, over some months whose weight fades: ln (A + k)/(X + k).
  private static func surprise(
    _ months: some BidirectionalCollection<Tally>, fading: Double, caution: Double
  ) -> Float {
    var (observed, expected, weight) = (caution, caution, 1.0)
    for month in months.reversed() {
      observed += weight * month.observed
      expected += weight * month.expected
      weight *= fading
    }
    return Float(log(observed / expected))
  }

  private func last<Value>(_ count: Int, of table: [Value], group: Int, month: Int) -> ArraySlice<Value> {
    let row = group * monthCount
    return table[row + max(0, month - count + 1)...row + month]
  }

  /// The signs of a product in a month.
  func product(_ product: Int, month: Int) -> ProductSigns {
    func months(_ count: Int, before: Int = 0) -> ArraySlice<Month> {
      last(count, of: products, group: product, month: month - before)
    }
    func cover(_ before: Int) -> Float {
      months(1, before: before).reduce(0) { Float(log1p($1.stock / ($1.use + 1))) + $0 }
    }
    let quarter = months(3)
    return ProductSigns(
      cover: cover(0), coverChange: month >= 3 ? cover(0) - cover(3) : 0,
      inflow: Float(
        log1p(max(0, quarter.reduce(0) { $0 + $1.received }) / (quarter.reduce(0) { $0 + $1.consumed } + 1))),
      stockouts1: Self.surprise(months(1).map(\.stockouts), fading: 1, caution: 2),
      stockouts4: Self.surprise(months(4).map(\.stockouts), fading: 0.6, caution: 2),
      receipts1: Self.surprise(months(1).map(\.receipts), fading: 1, caution: 3),
      receipts4: Self.surprise(months(4).map(\.receipts), fading: 0.6, caution: 3))
  }

  /// The signs of a facility in a month.
  func facility(_ facility: Int, month: Int) -> FacilitySigns {
    FacilitySigns(
      receipts4: Self.surprise(
        last(4, of: facilities, group: facility, month: month), fading: 0.6, caution: 1),
      receipts12: Self.surprise(
        last(12, of: facilities, group: facility, month: month), fading: 0.85, caution: 1))
  }

  /// The signs of the whole network in a month.
  func network(month: Int) -> NetworkSigns {
    NetworkSigns(
      stockouts4: Self.surprise(
        last(4, of: network, group: 0, month: month).map(\.stockouts), fading: 0.6, caution: 5),
      receipts1: Self.surprise(
        last(1, of: network, group: 0, month: month).map(\.receipts), fading: 1, caution: 10),
      receipts4: Self.surprise(
        last(4, of: network, group: 0, month: month).map(\.receipts), fading: 0.6, caution: 10))
  }
}

/// What a product shows across the network in a month; NaN where nothing is known.
struct ProductSigns: Sendable, Codable, Equatable {
  /// Stock over use, ln(1 + months), and how it changed in three months; 0 before there were three.
  var cover = Float.nan
  var coverChange = Float.nan
  /// Received over consumed in three months, ln(1 + ratio).
  var inflow = Float.nan
  /// Stock-outs and receipts beyond what was expected, this month and over four that fade.
  var stockouts1 = Float.nan
  var stockouts4 = Float.nan
  var receipts1 = Float.nan
  var receipts4 = Float.nan
}

/// What a facility shows in a month; NaN where nothing is known.
struct FacilitySigns: Sendable, Codable, Equatable {
  /// Receipts beyond what was expected, over four months and over twelve that fade.
  var receipts4 = Float.nan
  var receipts12 = Float.nan
}

/// What the whole network shows in a month; NaN where nothing is known.
struct NetworkSigns: Sendable, Codable, Equatable {
  /// Stock-outs and receipts beyond what was expected.
  var stockouts4 = Float.nan
  var receipts1 = Float.nan
  var receipts4 = Float.nan
}
