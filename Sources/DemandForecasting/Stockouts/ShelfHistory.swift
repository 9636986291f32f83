/// What one series did on its shelf, month by month up to an origin; scratch that is read anew for every series.
///
/// What a month does not state moved nothing; only a stock can be unknown.
struct ShelfHistory {
  /// Units consumed, received, requested, and adjusted.
  private(set) var used: [Double] = []
  private(set) var received: [Double] = []
  private(set) var ordered: [Double] = []
  private(set) var adjusted: [Double] = []
  /// Units at the month's end; NaN where unknown, never below zero.
  private(set) var closing: [Double] = []
  /// Whether the month's consumption was reported.
  private(set) var isReported: [Bool] = []
  /// Whether the month states what was received.
  private(set) var statesReceipt: [Bool] = []
  /// Units gone up to and with each month: consumed, less received and adjusted.
  private(set) var gone: [Double] = []

  /// Reads a series of a panel up to a month, its last.
  mutating func read(_ panel: DemandPanel, series: Int, through last: Int) {
    let row = series * panel.monthCount
    let cells = row...row + last
    func known(_ table: [Float]) -> [Double] {
      panel.flows.isEmpty
        ? Array(repeating: 0, count: cells.count)
        : cells.map { table[$0].isNaN ? 0 : Double(table[$0]) }
    }
    isReported = cells.map { !panel.consumption[$0].isNaN }
    statesReceipt = cells.map { !panel.flows.isEmpty && !panel.flows.received[$0].isNaN }
    used = cells.map { panel.consumption[$0].isNaN ? 0 : panel.consumption[$0] }
    closing = cells.map { panel.closingStock[$0].isNaN ? .nan : max(0, panel.closingStock[$0]) }
    received = known(panel.flows.received)
    ordered = known(panel.flows.ordered)
    adjusted = known(panel.flows.adjustment)
    gone.removeAll(keepingCapacity: true)
    var sum = 0.0
    for month in used.indices {
      sum += used[month] - received[month] - adjusted[month]
      gone.append(sum)
    }
  }

  /// The sum of some months up to one; of those before the start, nothing.
  func sum(_ table: [Double], _ months: Int, to month: Int) -> Double {
    var sum = 0.0
    for place in max(0, month - months + 1)..<max(0, month + 1) { sum += table[place] }
    return sum
  }

  /// The mean consumption of the reported ones among the last months; 0 where there is none.
  func meanUse(_ months: Int, at month: Int) -> Double {
    var (total, count) = (0.0, 0.0)
    for place in max(0, month - months + 1)...month where isReported[place] {
      (total, count) = (total + used[place], count + 1)
    }
    return count > 0 ? total / count : 0
  }

  /// Whether anything was consumed within the last months up to one.
  func isUsed(_ months: Int, to month: Int) -> Bool {
    for place in max(0, month - months + 1)..<max(0, month + 1) where used[place] > 0 { return true }
    return false
  }
}
