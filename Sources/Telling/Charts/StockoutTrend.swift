import SupplyModel

/// How many lines were out of stock in each month, counted once for a report and then added up for each page.
struct StockoutTrend {
  /// So many months are looked back upon.
  static let months = 24

  /// The lines of a month.
  struct Count: Equatable {
    /// Held, and known whether there was stock.
    var known = 0
    /// Of these, out of stock.
    var out = 0
    /// Held, and nobody knows: no report, or none of the stock.
    var silent = 0

    /// The share that was out; nil where nothing is known.
    var share: Double? { known > 0 ? Double(out) / Double(known) : nil }

    fileprivate mutating func add(_ state: MonthState) {
      switch state {
      case .inStock: known += 1
      case .stockedOut:
        known += 1
        out += 1
      case .stockUnknown, .notReported: silent += 1
      case .notHeld: break
      }
    }

    fileprivate static func += (left: inout Count, right: Count) {
      left.known += right.known
      left.out += right.out
      left.silent += right.silent
    }
  }

  private let ofFacility: [FacilityCode: [Count]]
  private let ofProduct: [ProductCode: [Count]]

  /// The trend of the histories of a run.
  init(_ history: [SupplySeries], asOf: Month) {
    let none = [Count](repeating: Count(), count: Self.months)
    let first = asOf.advanced(by: 1 - Self.months)
    var (facilities, products): ([FacilityCode: [Count]], [ProductCode: [Count]]) = ([:], [:])
    // Warehouses dispense to nobody: an empty one is told where it is short, and is no post without stock.
    for series in history where FacilityKind(series.facility) != .warehouse {
      var counts = none
      for entry in series.entries.reversed() {
        let place = first.distance(to: entry.month)
        guard place >= 0 else { break }
        if place < Self.months { counts[place].add(entry.state) }
      }
      Self.add(counts, to: &facilities[series.facility, default: none])
      Self.add(counts, to: &products[series.product, default: none])
    }
    (ofFacility, ofProduct) = (facilities, products)
  }

  private static func add(_ counts: [Count], to sum: inout [Count]) {
    for place in counts.indices { sum[place] += counts[place] }
  }

  /// The counts of some facilities together, the oldest month first.
  func of(_ codes: [FacilityCode]) -> [Count] {
    var sum = [Count](repeating: Count(), count: Self.months)
    for code in codes { if let counts = ofFacility[code] { Self.add(counts, to: &sum) } }
    return sum
  }

  /// The counts of a product at all facilities, the oldest month first.
  func of(_ product: ProductCode) -> [Count] {
    ofProduct[product] ?? [Count](repeating: Count(), count: Self.months)
  }
}
