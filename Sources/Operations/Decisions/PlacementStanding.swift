import SupplyModel

/// How something that was placed stands, by what people noted and what reports show.
public struct PlacementStanding: Sendable, Equatable {
  /// What was placed.
  public let placement: DecisionState.Placement
  /// Units of the reported deliveries that are its own.
  public let reported: Int
  /// How far it has come.
  public let phase: Phase

  /// How far something has come.
  public enum Phase: Sendable, Equatable {
    /// It is awaited.
    case underWay
    /// People noted that all of it has come; the report of that month is still to come.
    case arrivedUnreported
    /// A report shows its effect: so many units came, by the report or by what people noted, whichever is more.
    case ended(came: Int)
    /// The report of the month in which it should have come shows nothing of it; a part may have come before.
    case late
  }

  /// Whether nothing of it is awaited any longer.
  public var hasEnded: Bool {
    switch phase {
    case .ended: true
    case .underWay, .arrivedUnreported, .late: false
    }
  }

  /// Whether the reports show all that came; false where people alone say so.
  public var isShownByReports: Bool { placement.arrived <= reported }

  /// Units that are neither noted nor reported as come.
  public var outstanding: Int { max(0, placement.quantity - max(placement.arrived, reported)) }

  /// What a late order is waited for after the month in which it should have come; then it has ended with what came before.
  public static let forgottenAfterMonths = 12

  /// How everything stands that was placed for one shelf.
  ///
  /// A delivery belongs to what was placed before its month, first to what was expected first: orders and transfers alike, for a report
  /// does not tell them apart. What is expected later than it comes is met all the same, and counts once.
  ///
  /// - Parameters:
  ///   - placements: in the order in which they are expected.
  ///   - receipts: what the shelf's reports say.
  /// - Returns: one standing for each, in the same order.
  public static func standings(
    of placements: [DecisionState.Placement], receipts: ShelfReceipts
  ) -> [PlacementStanding] {
    var reported = [Double](repeating: 0, count: placements.count)
    var inTime = [Bool](repeating: false, count: placements.count)
    for month in receipts.months {
      var left = receipts.units(in: month)
      for (place, placement) in placements.enumerated() where left > 0 && placement.asOf < month {
        let units = min(left, Double(placement.quantity) - reported[place])
        guard units > 0 else { continue }
        reported[place] += units
        left -= units
        if month >= placement.expected { inTime[place] = true }
      }
    }
    return placements.indices.map { place in
      PlacementStanding(
        placements[place], reported: Int(reported[place].rounded(.down)), isInTime: inTime[place],
        receipts: receipts)
    }
  }

  private init(
    _ placement: DecisionState.Placement, reported: Int, isInTime: Bool, receipts: ShelfReceipts
  ) {
    self.placement = placement
    self.reported = reported
    phase = Self.phase(placement, reported: reported, isInTime: isInTime, receipts: receipts)
  }

  /// How something stands that only leaves a shelf: no report tells it apart, so that it is done once its month is reported.
  init(leaving placement: DecisionState.Placement, reports: ShelfReceipts) {
    self.placement = placement
    reported = 0
    let isReported = reports.covers(
      max(placement.expected, placement.arrivals.map(\.month).max() ?? placement.expected))
    if isReported {
      phase = .ended(came: max(placement.arrived, placement.quantity))
    } else {
      phase = placement.arrived >= placement.quantity ? .arrivedUnreported : .underWay
    }
  }

  /// - Parameter isInTime: whether reports show some of it in the month in which it should have come, or later. A part that came before leaves the
  ///   rest to be awaited, and late where that month brings nothing.
  private static func phase(
    _ placement: DecisionState.Placement, reported: Int, isInTime: Bool, receipts: ShelfReceipts
  ) -> Phase {
    let noted = placement.arrivals.filter { receipts.covers($0.month) }
    let inReports = noted.reduce(0) { $0 + $1.quantity }
    let came = max(reported, inReports)
    if came >= placement.quantity { return .ended(came: came) }
    let isAwaitingReport = placement.arrived > inReports
    if receipts.covers(placement.expected), !isAwaitingReport {
      if isInTime || noted.contains(where: { $0.month >= placement.expected }) { return .ended(came: came) }
      let isForgotten = receipts.covers(placement.expected.advanced(by: forgottenAfterMonths))
      return isForgotten ? .ended(came: came) : .late
    }
    return placement.arrived >= placement.quantity ? .arrivedUnreported : .underWay
  }
}
