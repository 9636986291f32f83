import PolicyReplay
import Runs
import SupplyModel

/// The reports of a replayed world, as a run there reads them.
struct ReplayedReports {
  /// Facility and product of each shelf, in order of their codes.
  let keys: [(facility: FacilityCode, product: ProductCode)]
  /// The month that the scenario counts as 0.
  let first: Month
  /// What was reported of each shelf in the world that was, in order of month.
  let reported: [[(month: Month, quantities: StockQuantities)]]

  /// The history of a shelf at a close.
  ///
  /// Where only the own world is known, the reports from before the replay, then the own ones. Where all that was
  /// recorded is known, those reports with the own stock at the close: every close is reported in a replay.
  func history(_ shelf: Int, _ state: ReplayState) -> SupplySeries {
    let last = first.advanced(by: state.month)
    let begins = first.advanced(by: state.firstMonth)
    var reports = reported[shelf].filter {
      $0.month <= last && (!state.knowsOwnWorldOnly || $0.month < begins)
    }
    if state.knowsOwnWorldOnly {
      for month in state.firstMonth..<max(state.firstMonth, state.month + 1) {
        guard let record = state.record(shelf, month) else { continue }
        reports.append((month: first.advanced(by: month), quantities: Self.quantities(record)))
      }
    } else if state.isOpen(shelf) {
      if reports.last?.month != last { reports.append((month: last, quantities: StockQuantities())) }
      reports[reports.count - 1].quantities.closing = Double(state.onHand[shelf])
    }
    return SupplySeries(
      facility: keys[shelf].facility, product: keys[shelf].product, reports: reports, through: last)
  }

  private static func quantities(_ record: ReplayRecord) -> StockQuantities {
    StockQuantities(
      opening: Double(record.opening), received: Double(record.received + record.movedIn),
      consumed: Double(record.given), adjustment: -Double(record.expired + record.movedOut),
      closing: Double(record.closing), ordered: Double(record.ordered))
  }
}
