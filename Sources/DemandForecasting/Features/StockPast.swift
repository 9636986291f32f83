/// What the stock of one series did up to a month: a view on the panel's tables.
struct StockPast {
  private let panel: DemandPanel
  private let now: Int
  /// Months up to this one, itself included.
  private let length: Int

  /// The share of the last 12 months with an unknown stock.
  private(set) var unknownShare: Float = 0
  /// Months since anything was received, 24 at most.
  private(set) var monthsSinceReceipt: Float = 24
  /// The share of the last 12 months that received anything.
  private(set) var receiptShare: Float = 0
  /// Months since the stock was above zero, 30 at most.
  private(set) var monthsSinceStock: Float = 30
  /// Mean consumption of the last 12 months that closed with stock; 0 where there is none.
  private(set) var inStockMean: Float = 0
  /// Mean consumption of those that opened with stock too.
  private(set) var fullMonthMean: Float = 0

  /// The past of the series whose row starts at `start`, up to `month`.
  init(_ panel: DemandPanel, start: Int, month: Int) {
    self.panel = panel
    now = start + month
    length = month + 1
    survey()
    findLatest()
  }

  private mutating func survey() {
    let window = min(12, length)
    var (unknown, receipts, stocked, full) = (0, 0, 0, 0)
    var (stockedUse, fullUse) = (0.0, 0.0)
    for age in 0..<window {
      let cell = now - age
      let closing = panel.closingStock[cell]
      if closing.isNaN { unknown += 1 }
      if !panel.flows.isEmpty, panel.flows.received[cell] > 0 { receipts += 1 }
      let used = panel.consumption[cell]
      guard closing > 0, !used.isNaN else { continue }
      stocked += 1
      stockedUse += used
      guard !panel.flows.isEmpty, panel.flows.opening[cell] > 0 else { continue }
      full += 1
      fullUse += used
    }
    // Months before the panel's start are unknown ones: where it starts must not matter.
    unknownShare = Float(12 - window + unknown) / 12
    receiptShare = Float(receipts) / 12
    if stocked > 0 { inStockMean = Float(stockedUse / Double(stocked)) }
    if full > 0 { fullMonthMean = Float(fullUse / Double(full)) }
  }

  private mutating func findLatest() {
    for age in 0..<min(30, length) where panel.closingStock[now - age] > 0 {
      monthsSinceStock = Float(age)
      break
    }
    guard !panel.flows.isEmpty else { return }
    for age in 0..<min(24, length) where panel.flows.received[now - age] > 0 {
      monthsSinceReceipt = Float(age)
      break
    }
  }

  /// Units received in the last months.
  func received(_ months: Int) -> Float { sum(panel.flows.received, months) }

  /// Units adjusted in the last months.
  func adjusted(_ months: Int) -> Float { sum(panel.flows.adjustment, months) }

  /// Units requested in the month so many before.
  func ordered(age: Int) -> Float {
    guard !panel.flows.isEmpty, age < length else { return 0 }
    let value = panel.flows.ordered[now - age]
    return value.isNaN ? 0 : value
  }

  /// The share of the last months that are known to have closed without stock.
  func stockedOutShare(_ months: Int) -> Float {
    var out = 0
    for age in 0..<min(months, length) where panel.closingStock[now - age] <= 0 { out += 1 }
    return Float(out) / Float(months)
  }

  private func sum(_ table: [Float], _ months: Int) -> Float {
    guard !panel.flows.isEmpty else { return 0 }
    var sum: Float = 0
    for age in 0..<min(months, length) where !table[now - age].isNaN { sum += table[now - age] }
    return sum
  }
}
