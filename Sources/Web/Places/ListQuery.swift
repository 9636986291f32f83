import Operations
import StockPolicy
import SupplyModel
import Telling

/// The lists of the latest run that the pages show.
enum RunListKind: String, Sendable, CaseIterable {
  case alerts = "alertas"
  case orders = "pedidos"
  case transfers = "transferencias"
  case expiries = "vencimientos"

  /// The list that a kind of advice stands in.
  init(_ kind: AdviceKey.Kind) {
    switch kind {
    case .order: self = .orders
    case .transfer: self = .transfers
    case .expiry: self = .expiries
    }
  }

  /// Its page.
  var path: String { "/" + rawValue }
}

/// A line of a list: what it is about, and the order or transfer that may be answered.
enum ListedLine: Sendable {
  case shelf(SeriesAssessment)
  /// A transfer, and its row in the list of those of the place.
  case trip(Transfer, row: Int)
  /// A lot that will not be used up.
  case lot(ExpiryLine)

  /// The advice that it shows.
  var key: AdviceKey {
    switch self {
    case .shelf(let line): .order(facility: line.facility, product: line.product)
    case .trip(let transfer, _): .transfer(from: transfer.from, to: transfer.to, product: transfer.product)
    case .lot(let line): line.key
    }
  }
}

/// What somebody wants to see of a list.
struct ListQuery: Sendable, Equatable {
  /// Lines on a page.
  static let pageSize = 50

  var place = ""
  var product = ""
  var level: AlertLevel?
  var state = WorkState.all
  /// An alert has stood for so many months at least, 1 of one that is new; nil for any.
  var age: AlertAge?
  /// From 1.
  var page = 1

  /// The wishes of a query; what is none of them is left out.
  init(_ fields: FormFields) {
    place = fields["lugar"]
    product = fields["producto"]
    level = AlertLevel(rawValue: fields["nivel"])
    state = WorkState(rawValue: fields["estado"]) ?? .all
    age = AlertAge(rawValue: fields["edad"])
    page = min(max(1, Int(fields["pagina"]) ?? 1), 1_000_000)
  }

  /// The query of another page of the same lines; empty for the first page of all.
  func text(page: Int? = nil) -> String {
    let parts = [
      ("lugar", place), ("producto", product), ("nivel", level?.rawValue ?? ""), ("estado", state.rawValue),
      ("edad", age?.rawValue ?? ""),
      ("pagina", (page ?? self.page) > 1 ? String(page ?? self.page) : ""),
    ].filter { !$0.1.isEmpty }
    return parts.isEmpty
      ? "" : "?" + parts.map { $0.0 + "=" + PercentText.encoded($0.1) }.joined(separator: "&")
  }

  /// The lines of a list that are wanted, in its order.
  ///
  /// - Parameter since: the month of the first run that had an alert; nil of what is none.
  func lines(
    _ list: RunListKind, of view: PlaceView, names: ReportNames, since: (SeriesKey) -> Month?
  ) -> [ListedLine] {
    numbered(list, of: view, names: names, since: since).map(\.line)
  }

  /// The same, each with its place in the whole list, which stays the same as long as the run does.
  func numbered(
    _ list: RunListKind, of view: PlaceView, names: ReportNames, since: (SeriesKey) -> Month?
  ) -> [(place: Int, line: ListedLine)] {
    let asOf = view.run.settings.asOf
    let lines: [ListedLine]
    switch list {
    case .alerts: lines = view.alerts.map { .shelf($0) }
    case .orders: lines = view.orders.map { .shelf($0) }
    case .transfers: lines = view.run.transfers.enumerated().map { .trip($1, row: $0) }
    case .expiries: lines = view.expiries(names).map { .lot($0) }
    }
    // Asked of each micro-network once, and not of each line.
    let inPlace = place.isEmpty ? nil : view.facilities(ofPlace: place)
    return lines.enumerated().filter { _, line in
      let key = line.key
      guard product.isEmpty || key.product.text == product else { return false }
      if let inPlace, !inPlace.contains(key.facility), key.receiver.map(inPlace.contains) != true {
        return false
      }
      if list == .alerts, case .shelf(let shelf) = line {
        guard level == nil || shelf.alert == level else { return false }
        guard age.map({ $0.holds(since: since(shelf.key), asOf: asOf) }) ?? true else { return false }
      }
      return state == .all || state.holds(names.decisions[key])
    }.map { (place: $0.offset, line: $0.element) }
  }
}
