import Foundation

/// How the series of each product, and of each facility, have fared over the months up to one: shortages that begin or end, and use that
/// rises or falls, before a single series shows them.
struct PeerTrends: Sendable {
  private let months: Range<Int>
  private let products: [ProductTrend]
  private let facilities: [FacilityTrend]

  /// The trend of a product in a month; of one without any, that of nothing known.
  func product(_ index: Int, month: Int) -> ProductTrend {
    let place = index * months.count + month - months.lowerBound
    return place < products.count ? products[place] : ProductTrend()
  }

  /// The trend of a facility in a month; of one without any, that of nothing known.
  func facility(_ index: Int, month: Int) -> FacilityTrend {
    let place = index * months.count + month - months.lowerBound
    return place < facilities.count ? facilities[place] : FacilityTrend()
  }

  /// The trends of one month alone, as they were known when a model was fitted.
  init(month: Int, products: [ProductTrend], facilities: [FacilityTrend]) {
    months = month..<month + 1
    self.products = products
    self.facilities = facilities
  }

  /// The trends of every month from `firstMonth` to `origin`, of the series that had reported by the origin.
  init(_ panel: DemandPanel, firstMonth: Int, origin: Int) {
    let months = firstMonth..<origin + 1
    let width = origin + 1
    var ofProducts = [ProductTally](repeating: ProductTally(), count: panel.productCount * width)
    var ofFacilities = [UseTally](repeating: UseTally(), count: panel.facilityCount * width)
    for series in 0..<panel.seriesCount where panel.takesPart(series, at: origin) {
      let product = panel.productIndex[series] * width
      let facility = panel.facilityIndex[series] * width
      var means = RecentMeans()
      for month in 0..<width {
        let cell = series * panel.monthCount + month
        means.add(panel.consumption[cell])
        let use = UseTally(means, used: panel.consumption[cell])
        ofProducts[product + month].use.add(use)
        ofFacilities[facility + month].add(use)
        ofProducts[product + month].add(panel, cell: cell, isFirst: month == 0, mean6: means.mean(6))
      }
    }
    products = (0..<panel.productCount).flatMap { product in
      let row = Array(ofProducts[product * width..<(product + 1) * width])
      return months.map { ProductTrend(row, month: $0) }
    }
    facilities = (0..<panel.facilityCount).flatMap { facility in
      months.map { FacilityTrend(ofFacilities[facility * width + $0]) }
    }
    self.months = months
  }
}

/// What a product shows across the network over some months.
struct ProductTrend: Sendable, Equatable, Codable {
  /// The share of its known stocks that were none, over six months; and this month's less that of the three before.
  var out6: Float = 0
  var outRise: Float = 0
  /// The share of its reports with a receipt, over three months.
  var receiving3: Float = 0
  /// Of the months that began with stock, the share that closed without: (outs + 1)/(months + 10), over 1, 3 and 12.
  var ranOut1: Float = 0.1
  var ranOut3: Float = 0.1
  var ranOut12: Float = 0.1
  /// Received over consumed, ln(1 + ratio), over 1, 3 and 6 months.
  var inflow1: Float = 0
  var inflow3: Float = 0
  var inflow6: Float = 0
  /// Stock over mean use of all its series, ln(1 + months): how it changed in three months; 0 before there were three.
  var coverChange: Float = 0
  /// The mean over the series in stock of ln(1 + months of their own stock).
  var cover: Float = 0
  /// Its use.
  var use = FacilityTrend()

  init() {}

  /// The trend in a month, from the tallies of every month up to it.
  fileprivate init(_ row: [ProductTally], month: Int) {
    func sum(_ months: Int, before: Int = 0, _ value: (ProductTally) -> Float) -> Float {
      var sum: Float = 0
      for place in max(0, month - before - months + 1)..<max(0, month - before + 1) {
        sum += value(row[place])
      }
      return sum
    }
    func share(_ part: Float, of whole: Float) -> Float { whole > 0 ? part / whole : 0 }
    out6 = share(sum(6, { $0.out }), of: sum(6) { $0.known })
    outRise =
      share(row[month].out, of: row[month].known)
      - share(sum(3, before: 1, { $0.out }), of: sum(3, before: 1) { $0.known })
    receiving3 = share(sum(3, { $0.receiving }), of: sum(3) { $0.use.reported })
    func ranOut(_ months: Int) -> Float {
      (sum(months) { $0.ranOut } + 1) / (sum(months) { $0.stocked } + 10)
    }
    (ranOut1, ranOut3, ranOut12) = (ranOut(1), ranOut(3), ranOut(12))
    func inflow(_ months: Int) -> Float {
      log1p(max(0, sum(months) { $0.received }) / (sum(months) { $0.use.used } + 1))
    }
    (inflow1, inflow3, inflow6) = (inflow(1), inflow(3), inflow(6))
    func cover(_ tally: ProductTally) -> Float { log1p(tally.stock / (tally.stockUse + 1)) }
    coverChange = month >= 3 ? cover(row[month]) - cover(row[month - 3]) : 0
    self.cover = share(row[month].logCover, of: row[month].inStock)
    use = FacilityTrend(row[month].use)
  }
}

/// How the use of several series together moves.
struct FacilityTrend: Sendable, Equatable, Codable {
  /// The mean of three months against that of twelve: ln((Σm₃ + 1)/(Σm₁₂ + 1)).
  var trend: Float = 0
  /// The month's own use against the mean of twelve: Σy/(Σm₁₂ + 1).
  var now: Float = 0

  init() {}

  fileprivate init(_ tally: UseTally) {
    trend = log((tally.mean3 + 1) / (tally.mean12 + 1))
    now = tally.used / (tally.mean12 + 1)
  }
}

/// The use of several series in a month.
private struct UseTally {
  var reported: Float = 0
  var used: Float = 0
  var mean3: Float = 0
  var mean12: Float = 0

  init() {}

  init(_ means: RecentMeans, used: Double) {
    reported = used.isNaN ? 0 : 1
    self.used = used.isNaN ? 0 : Float(used)
    (mean3, mean12) = (Float(means.mean(3)), Float(means.mean(12)))
  }

  mutating func add(_ other: UseTally) {
    reported += other.reported
    used += other.used
    mean3 += other.mean3
    mean12 += other.mean12
  }
}

/// What the series of a product add up to in a month.
private struct ProductTally {
  var use = UseTally()
  /// Series with a known stock, with none, with some; the sum of what these know of their months of stock.
  var known: Float = 0
  var out: Float = 0
  var inStock: Float = 0
  var logCover: Float = 0
  /// Series that began the month with stock and are known at its end, and those of them that ran out.
  var stocked: Float = 0
  var ranOut: Float = 0
  var receiving: Float = 0
  var received: Float = 0
  /// Units in stock, and the mean monthly use of the same series.
  var stock: Float = 0
  var stockUse: Float = 0

  mutating func add(_ panel: DemandPanel, cell: Int, isFirst: Bool, mean6: Double) {
    if !panel.flows.isEmpty, panel.flows.received[cell] > 0 {
      received += panel.flows.received[cell]
      if !panel.consumption[cell].isNaN { receiving += 1 }
    }
    let closing = panel.closingStock[cell]
    guard !closing.isNaN else { return }
    known += 1
    stock += Float(max(0, closing))
    stockUse += Float(mean6)
    if closing > 0 {
      inStock += 1
      logCover += Float(log1p(closing / (mean6 + 0.25)))
    } else {
      out += 1
    }
    guard !isFirst, panel.closingStock[cell - 1] > 0 else { return }
    stocked += 1
    if closing <= 0 { ranOut += 1 }
  }
}

/// Means of the reported ones among the last 3, 6 and 12 months of a series that is read month by month.
private struct RecentMeans {
  /// The last twelve months, at the place of their number modulo 12; NaN where not reported.
  private var latest = InlineArray<12, Double>(repeating: .nan)
  private var month = 0

  mutating func add(_ value: Double) {
    latest[month % 12] = value
    month += 1
  }

  /// 0 where none was reported.
  func mean(_ months: Int) -> Double {
    var (sum, count) = (0.0, 0.0)
    for age in 1...months where age <= month {
      let value = latest[(month - age) % 12]
      if !value.isNaN { (sum, count) = (sum + value, count + 1) }
    }
    return count > 0 ? sum / count : 0
  }
}
