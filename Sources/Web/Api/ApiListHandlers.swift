import Operations
import StockPolicy
import SupplyModel
import Telling

extension RunListKind {
  /// The list's schema, and in small letters the key of its rows.
  var apiName: String {
    switch self {
    case .alerts: "Alerts"
    case .orders: "Orders"
    case .transfers: "Transfers"
    case .expiries: "Expiries"
    }
  }
}

/// The lists of the latest run, as far as the token's place goes: the lines of the pages, with every column of `colca orders --format json`.
enum ApiListHandlers {
  /// How far a line has come, by its name in the API.
  static let states: [(name: String, state: WorkState)] = [
    ("pending", .pending), ("decided", .decided), ("snoozed", .snoozed), ("on_the_way", .placed),
    ("half_agreed", .halfAgreed),
  ]

  static func list(_ list: RunListKind, _ visit: Visit) throws -> WebReply {
    let account = try visit.known()
    let sent = try SentQuery(
      visit,
      foreseen: SentQuery.names.union(["place", "product", "state"]).union(
        list == .alerts ? ["level", "age"] : []))
    let level: AlertLevel? = try sent.word("level")
    let age: AlertAge? = try sent.word("age")
    let state = try sent.text("state").map { text in
      guard let known = states.first(where: { $0.name == text }) else { throw ApiProblem.parameter("state") }
      return known.state
    }
    let limit = try sent.limit()
    for (name, longest) in [("place", 400), ("product", 100)] where (sent.text(name) ?? "").count > longest {
      throw ApiProblem.parameter(name)
    }
    guard let snapshot = try visit.site.snapshot() else { throw ApiProblem.noForecast }
    let names = snapshot.names(visit.language)
    let view = snapshot.view(of: account)
    var query = ListQuery(.none)
    query.place = sent.text("place") ?? ""
    query.product = sent.text("product") ?? ""
    query.level = level
    query.age = age
    query.state = state ?? .all
    let since = list == .alerts ? try snapshot.alertMonths(in: visit.site.database) : [:]
    let all = query.numbered(list, of: view, names: names) { since[$0] }
    var from = 0
    if let cursor = sent.text("cursor") {
      let parts = cursor.utf8.count > 40 ? [] : cursor.split(separator: ".").map { Int64($0) }
      guard parts.count == 2, let run = parts[0], let last = parts[1] else {
        throw ApiProblem.parameter("cursor")
      }
      guard run == snapshot.record.id else { throw ApiProblem.goneCursor }
      from = all.firstIndex { Int64($0.place) > last } ?? all.count
    }
    let part = all.dropFirst(from).prefix(limit)
    let printer = RowPrinter(
      list, part.map(\.line), view: view, names: names, since: since,
      transfers: { snapshot.transfers(view, visit.language) })
    let next = from + part.count < all.count ? part.last.map { "\(snapshot.record.id).\($0.place)" } : nil
    return ApiReply.list(
      .object([
        ("run", .integer(Int(snapshot.record.id))), ("total", .integer(all.count)),
        ("next", .optional(next)),
        (
          list.apiName.lowercased(),
          .lines(
            part.compactMap { one in
              printer.row(one.line).map { row in
                let key = one.line.key
                return .object([
                  ("id", .string(AdviceText.id(key))),
                  ("version", .integer(Int(snapshot.decisions.ledger.latest[key]?.number ?? 0))),
                  ("may_decide", .mark(snapshot.units(key) > 0 && !snapshot.allowed(key, account).isEmpty)),
                  ("line", .object(printer.table.members(row: row))),
                ])
              }
            }, breaksFirst: true)
        ),
      ]), next: next, visit)
  }
}

/// The month in numbers.
enum ApiMonthHandler {
  static func month(_ visit: Visit) throws -> WebReply {
    let account = try visit.known()
    _ = try SentQuery(visit, foreseen: [])
    guard let snapshot = try visit.site.snapshot() else { throw ApiProblem.noForecast }
    let view = snapshot.view(of: account)
    let names = snapshot.names(visit.language)
    let counts = MonthCounts(view, names: names)
    func progress(_ one: MonthCounts.Progress) -> JSONValue {
      .object([
        ("lines", .integer(one.lines)), ("decided", .integer(one.decided)),
        ("pending", .integer(one.lines - one.decided)),
      ])
    }
    return ApiReply.json(
      .object([
        ("run", .integer(Int(snapshot.record.id))), ("made_at", .string(snapshot.record.instant)),
        ("as_of", .string(view.run.settings.asOf.description)),
        ("place", .string(visit.language.name(of: account.place))),
        ("facilities", .integer(view.facilities.count)),
        ("alerts", .object(MonthCounts.levels.map { ($0.rawValue, .integer(counts.alerts[$0] ?? 0)) })),
        ("orders", progress(counts.orders)), ("transfers", progress(counts.transfers)),
        ("expiries", progress(counts.expiries)),
        (
          "micro_networks",
          .array(
            view.microNetworks.map {
              .object([
                ("key", .string(PeoplePage.key(of: AccountPlace($0)))),
                ("name", .string(visit.language.name(of: AccountPlace($0)))),
              ])
            })
        ),
      ]))
  }
}
