import Foundation

/// How a series was supplied: receipts, their rhythm and size, and what was requested and did not come.
///
/// Scratch that is read anew for every series and month. What a month does not state moved nothing.
struct SupplyPast {
  /// How many months back anything is read.
  private static let reach = 36

  /// By age, newest first.
  private var received: [Float] = Array(repeating: 0, count: reach)
  private var ordered: [Float] = Array(repeating: 0, count: reach)

  /// The mean months from one receipt to the next; 12 with fewer than two, and at most.
  private(set) var interval: Float = 12
  /// Months since the last receipt less that mean.
  private(set) var overdue: Float = 12
  /// Of the past pauses that lasted as long as this one, the share that ended with the next month: (ended + .6)/(longer + 3).
  private(set) var arrival: Float = 0.2
  /// The mean units of a receipt; 0 without any.
  private(set) var size: Float = 0

  /// Reads the months of a panel up to one, its last, of the series whose row starts at `start`.
  mutating func read(_ panel: DemandPanel, start: Int, month: Int) {
    for age in 0..<Self.reach {
      let cell = start + month - age
      (received[age], ordered[age]) = (0, 0)
      guard age <= month, !panel.flows.isEmpty else { continue }
      received[age] = panel.flows.received[cell].isNaN ? 0 : panel.flows.received[cell]
      ordered[age] = panel.flows.ordered[cell].isNaN ? 0 : panel.flows.ordered[cell]
    }
    readRhythm()
  }

  private mutating func readRhythm() {
    let since = received.firstIndex { $0 > 0 } ?? Self.reach
    var (earliest, count, ended, longer) = (since, 0, Float(0), Float(0))
    var units: Float = 0
    for age in since..<max(since, Self.reach) where received[age] > 0 {
      if age > since {
        let pause = age - earliest
        if pause == since + 1 { ended += 1 }
        if pause > since { longer += 1 }
      }
      earliest = age
      count += 1
      units += received[age]
    }
    interval = count > 1 ? min(12, Float(earliest - since) / Float(count - 1)) : 12
    overdue = Float(min(since, 24)) - interval
    arrival = (ended + 0.6) / (longer + 3)
    size = count > 0 ? units / Float(count) : 0
  }

  /// Units received in the last months.
  func received(_ months: Int) -> Float { sum(received, 0..<months) }
  /// Units received in the month so many before.
  func received(age: Int) -> Float { received[age] }
  /// Units received in eight months, over those requested in the seven up to two months ago and `more`: ln(1 + ratio).
  func fill(more: Float) -> Float {
    log1p(max(0, sum(received, 0..<8)) / (max(0, sum(ordered, 2..<9)) + more))
  }
  /// Units requested this month and the last that this month's receipts leave open.
  var backlog: Float { max(0, ordered[0] + ordered[1] - received[0]) }

  /// The share of the last six months that received, and that requested, anything.
  var receiptShare6: Float { Float((0..<6).count { received[$0] > 0 }) / 6 }
  var orderShare6: Float { Float((0..<6).count { ordered[$0] > 0 }) / 6 }

  private func sum(_ table: [Float], _ ages: Range<Int>) -> Float {
    var sum: Float = 0
    for age in ages { sum += table[age] }
    return sum
  }
}
