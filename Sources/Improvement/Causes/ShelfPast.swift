import SupplyModel

/// What one history shows of the months before one in which its shelf was empty.
struct ShelfPast {
  private let history: SupplySeries
  private let demand: EstimatedDemand?
  private let month: Month
  private let lead: Int
  private let review: Int
  /// The order that should have fed the shelf; nil where none is on record.
  let order: (month: Month, units: Double)?
  /// The months in which that order should have been placed: one alone where the facility is known to order at a certain time.
  let orderMonths: [Month]

  /// The past of a shelf.
  ///
  /// - Parameter ordersIn: whether the facility orders in a month, by its rhythm.
  init(
    _ history: SupplySeries, _ demand: EstimatedDemand?, month: Month, lead: Int, review: Int,
    ordersIn: (Month) -> Bool
  ) {
    self.history = history
    self.demand = demand
    self.month = month
    self.lead = lead
    self.review = max(1, review)
    let months = (0..<max(1, review)).map { month.advanced(by: -lead - $0) }
    let rhythmic = months.filter(ordersIn)
    orderMonths = rhythmic.isEmpty ? months : rhythmic
    order =
      months.lazy.compactMap { when -> (month: Month, units: Double)? in
        guard let units = history[when]?.quantities?.ordered, units > 0 else { return nil }
        return (when, units)
      }.first
  }

  /// Where the time begins that is looked at: the month of the order, or the last in which one could have been placed.
  private var start: Month { order?.month ?? orderMonths.first ?? month.advanced(by: -lead) }

  private func quantities(_ month: Month) -> StockQuantities? { history[month]?.quantities }

  private func sum(_ months: ClosedRange<Month>, _ value: (Month) -> Double?) -> Double {
    months.reduce(0) { $0 + (value($1) ?? 0) }
  }

  /// What came from the month in which the order was due up to the month that is looked at.
  var received: Double {
    guard let order else { return 0 }
    return sum(order.month.advanced(by: lead)...month) { quantities($0)?.received }
  }

  /// What of a gap came late: in the month itself though it was due before, or in the month after though nothing was ordered for it.
  func late(gap: Double) -> Double {
    guard let order else { return 0 }
    let due = order.month.advanced(by: lead)
    if due < month, gap <= CauseRules.sameWithin * order.units {
      let before = sum(due...month.advanced(by: -1)) { quantities($0)?.received }
      let now = quantities(month)?.received ?? 0
      return before <= CauseRules.sameWithin * order.units ? now : 0
    }
    guard gap > 0, let next = quantities(month.advanced(by: 1))?.received, next > 0 else { return 0 }
    let expected = quantities(month.advanced(by: 1 - lead))?.ordered ?? 0
    // Just what was missing, and not what was ordered anew.
    let isGap = (next - gap).magnitude <= CauseRules.sameWithin * gap
    if isGap, (next - expected).magnitude > CauseRules.sameWithin * expected { return gap }
    // What was ordered for the month after is no late delivery of this order.
    let isItsOwn = order.month == month.advanced(by: 1 - lead)
    let rest = isItsOwn ? next : next - expected
    return rest >= gap * (1 - CauseRules.sameWithin * 2) ? gap : 0
  }

  /// Whether a month in which an order should have been placed has no report.
  var missesReport: Bool { orderMonths.contains { history[$0]?.state == .notReported } }

  /// Months from an order until the one after it can be used, the month of its arrival not counted.
  var cover: Double { Double(lead + review - 1) }

  /// The average consumption of the twelve months up to the order, of those with any; 0 without.
  var average: Double {
    let used = (0..<OfficialRule.windowMonths).compactMap { quantities(start.advanced(by: -$0))?.consumed }
      .filter { $0 > 0 }
    return used.isEmpty ? 0 : used.reduce(0, +) / Double(used.count)
  }

  /// What was asked for in a month, as estimated; what was dispensed where nobody has estimated it.
  private func asked(_ month: Month) -> Double? {
    guard let first = history.entries.first?.month else { return nil }
    let place = first.distance(to: month)
    if let demand, demand.entries.indices.contains(place), let quantity = demand.entries[place].quantity {
      return quantity
    }
    return quantities(month)?.consumed ?? nil
  }

  /// By how much more was asked for since the order than the average.
  var jump: Double {
    // Without a past nobody knows what is usual.
    guard average > 0 else { return 0 }
    let months = start.advanced(by: 1)...month
    let seen = months.filter { asked($0) != nil }.count
    return max(0, sum(months, asked) - average * Double(seen))
  }

  /// By how much stock and order fell short of the average demand until the order after it; nothing where the stock is not known.
  var orderedTooLittle: Double {
    guard let stock = quantities(start)?.closing else { return 0 }
    let past = (0..<OfficialRule.windowMonths).compactMap { asked(start.advanced(by: -$0)) }
    guard !past.isEmpty else { return 0 }
    let mean = past.reduce(0, +) / Double(past.count)
    return max(0, mean * cover - max(0, stock) - (order?.units ?? 0))
  }

  /// What was asked for and not dispensed in the month; nil where nobody has estimated it.
  var lost: Double? {
    guard demand != nil, let asked = asked(month), let consumed = quantities(month)?.consumed else {
      return nil
    }
    return max(0, asked - consumed)
  }

  /// What left by adjustments since the order: to other places, or because it had expired.
  ///
  /// - Parameter lots: of the shelf, by the month of their report.
  func leaving(_ lots: [Month: [StockLot]]) -> (moved: Double, expired: Double) {
    var (moved, expired) = (0.0, 0.0)
    for when in start.advanced(by: 1)...month {
      guard let adjustment = quantities(when)?.adjustment, adjustment < 0 else { continue }
      let old = (lots[when.advanced(by: -1)] ?? []).reduce(0.0) { sum, lot in
        guard let expiry = lot.expiry.month, expiry <= when else { return sum }
        return sum + lot.units
      }
      let part = min(-adjustment, old)
      expired += part
      moved += -adjustment - part
    }
    return (moved, expired)
  }
}
