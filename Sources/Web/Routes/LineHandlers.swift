import Operations
import Runs
import StockPolicy
import SupplyModel
import Telling

/// One order or transfer, with all that is known and was decided of it.
enum LineHandlers {
  static func order(_ visit: Visit) throws -> WebReply {
    try shown(.order(facility: try visit.code("facility"), product: try visit.product()), visit)
  }

  static func transfer(_ visit: Visit) throws -> WebReply {
    try shown(
      .transfer(
        from: try visit.code("facility"), to: try visit.code("receiver"), product: try visit.product()), visit
    )
  }

  static func expiry(_ visit: Visit) throws -> WebReply {
    guard let lot = visit.parameters["lot"].flatMap(AdviceText.lot) else { throw Refusal.notFound }
    return try shown(
      .expiry(facility: try visit.code("facility"), product: try visit.product(), lot: lot), visit)
  }

  /// What is known of a piece of advice, for its page and for programs.
  struct Known {
    let snapshot: Snapshot
    let view: PlaceView
    let shelf: SeriesAssessment?
    let history: SupplySeries?
    let usualMonth: Month
  }

  /// What is known of a piece of advice; not there where it is none of the account's place.
  ///
  /// - Throws: `Refusal.notFound`; `ColcaError`.
  static func known(_ key: AdviceKey, _ visit: Visit) throws -> Known {
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
    return Known(
      snapshot: snapshot, view: view, shelf: shelf, history: try history(key, visit),
      usualMonth: try snapshot.usualMonth(of: key, visit.site.acts(of: account)))
  }

  /// The page of a piece of advice; not there where it is none of the account's place.
  ///
  /// - Parameters:
  ///   - problem: why what was just sent was not noted.
  ///   - typed: what was sent, so that nobody types it twice.
  static func page(
    _ key: AdviceKey, _ visit: Visit, problem: String? = nil, typed: FormFields? = nil, status: Int = 200
  ) throws -> WebReply {
    let page = try section(key, visit, problem: problem, typed: typed)
    return try Frame.page(page, title: page.kind, visit, status: status)
  }

  /// The page as whoever asks for it sees it, with nothing typed.
  private static func shown(_ key: AdviceKey, _ visit: Visit) throws -> WebReply {
    guard let snapshot = try visit.site.snapshot() else { throw Refusal.notFound }
    return try Frame.page(of: snapshot, visit) { shared in
      let page = try section(key, shared, problem: nil, typed: nil)
      return (page, page.kind)
    }
  }

  private static func section(
    _ key: AdviceKey, _ visit: Visit, problem: String?, typed: FormFields?
  ) throws -> LinePage {
    let known = try known(key, visit)
    let chart = try known.shelf.flatMap { line in
      try key.kind == .transfer
        ? nil
        : known.snapshot.chart(
          line, history: known.history, today: visit.site.machine.clock.today, visit.language)
    }
    return LinePage(
      key, shelf: known.shelf, view: known.view, snapshot: known.snapshot, account: try visit.known(),
      history: known.history, chart: chart, usualMonth: known.usualMonth, problem: problem,
      typed: typed ?? visit.fields, visit)
  }

  /// What was reported of the shelf of an order or a lot.
  private static func history(_ key: AdviceKey, _ visit: Visit) throws -> SupplySeries? {
    guard key.kind != .transfer else { return nil }
    return try visit.site.database.series(of: .all, facility: key.facility, product: key.product).first
  }
}
