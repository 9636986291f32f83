import Operations
import Runs
import StockPolicy
import SupplyModel
import Telling

/// One order or transfer, with all that is known and was decided of it.
enum LineHandlers {
  static func order(_ visit: Visit) throws -> WebReply {
    try page(.order(facility: try code(visit, "facility"), product: try product(visit)), visit)
  }

  static func transfer(_ visit: Visit) throws -> WebReply {
    try page(
      .transfer(
        from: try code(visit, "facility"), to: try code(visit, "receiver"), product: try product(visit)),
      visit)
  }

  static func expiry(_ visit: Visit) throws -> WebReply {
    guard let lot = visit.parameters["lot"].flatMap(AdviceText.lot) else { throw Refusal.notFound }
    return try page(
      .expiry(facility: try code(visit, "facility"), product: try product(visit), lot: lot), visit)
  }

  /// The page of a piece of advice; not there where it is none of the account's place.
  ///
  /// - Parameters:
  ///   - problem: why what was just sent was not noted.
  ///   - typed: what was sent, so that nobody types it twice.
  static func page(
    _ key: AdviceKey, _ visit: Visit, problem: String? = nil, typed: FormFields? = nil, status: Int = 200
  ) throws -> WebReply {
    let account = try visit.known()
    guard let snapshot = try visit.site.snapshot() else { throw Refusal.notFound }
    let view = snapshot.view(of: account)
    guard view.maySee(key) else { throw Refusal.notFound }
    let shelf: SeriesAssessment?
    switch key {
    case .order(let facility, let product): shelf = view.line(SeriesKey(facility, product))
    case .transfer: shelf = key.receives.flatMap(view.line)
    case .expiry(let facility, let product, _): shelf = view.line(SeriesKey(facility, product))
    }
    let isDecided = snapshot.decisions.ledger.latest[key] != nil
    // A transfer or a lot that is advised no more goes on being shown as long as something was said of it.
    guard key.kind == .order ? shelf != nil : snapshot.units(key) > 0 || isDecided else {
      throw Refusal.notFound
    }
    let history = try history(key, visit)
    let chart = try shelf.flatMap { line in
      try key.kind == .transfer
        ? nil
        : snapshot.chart(
          line, history: history, today: visit.site.machine.clock.today, visit.language)
    }
    let page = LinePage(
      key, shelf: shelf, view: view, snapshot: snapshot, account: account, history: history, chart: chart,
      usualMonth: try snapshot.usualMonth(of: key, visit.site.acts(of: account)), problem: problem,
      typed: typed ?? visit.fields, visit)
    return try Frame.page(page, title: page.kind, visit, status: status)
  }

  /// What was reported of the shelf of an order or a lot.
  private static func history(_ key: AdviceKey, _ visit: Visit) throws -> SupplySeries? {
    guard key.kind != .transfer else { return nil }
    return try visit.site.database.series(of: .all, facility: key.facility, product: key.product).first
  }

  private static func code(_ visit: Visit, _ name: String) throws -> FacilityCode {
    guard let text = visit.parameters[name] else { throw Refusal.notFound }
    return FacilityCode(text)
  }

  private static func product(_ visit: Visit) throws -> ProductCode {
    guard let text = visit.parameters["product"] else { throw Refusal.notFound }
    return ProductCode(text)
  }
}
