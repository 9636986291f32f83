import Operations
import StockPolicy
import SupplyModel
import Telling

/// Where a place stands in the month: what calls for action, and how much of what is advised is decided.
struct MonthCounts: Sendable {
  /// Lines of a list.
  struct Progress: Sendable, Equatable {
    let lines: Int
    let decided: Int
  }

  /// The levels that are counted, the gravest first.
  static let levels: [AlertLevel] = [.stockedOut, .urgent, .watch, .unknown]

  let alerts: [AlertLevel: Int]
  let orders: Progress
  let transfers: Progress
  let expiries: Progress

  /// Lines of all lists that wait for a decision.
  var pending: Int { [orders, transfers, expiries].reduce(0) { $0 + $1.lines - $1.decided } }

  init(_ view: PlaceView, names: ReportNames) {
    let decisions = names.decisions
    alerts = view.alertCounts
    let isAnyDecided = !decisions.ledger.latest.isEmpty
    func progress(_ count: Int, _ keys: () -> [AdviceKey]) -> Progress {
      Progress(
        lines: count, decided: isAnyDecided ? keys().count { WorkState.decided.holds(decisions[$0]) } : 0)
    }
    orders = progress(view.orders.count) {
      view.orders.map { .order(facility: $0.facility, product: $0.product) }
    }
    transfers = progress(view.run.transfers.count) {
      view.run.transfers.map { .transfer(from: $0.from, to: $0.to, product: $0.product) }
    }
    let lots = view.expiries(names)
    expiries = progress(lots.count) { lots.map(\.key) }
  }
}
