import Operations
import Runs
import StockPolicy
import SupplyModel
import Telling

/// One order or transfer with all that its page tells, in numbers.
enum ApiLineHandlers {
  static func line(_ visit: Visit, _ key: AdviceKey) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    let account = try visit.known()
    guard try visit.site.snapshot() != nil else { throw ApiProblem.noForecast }
    let known = try LineHandlers.known(key, visit)
    let (snapshot, view) = (known.snapshot, known.view)
    let names = snapshot.names(visit.language)
    let version = snapshot.decisions.ledger.latest[key]?.number ?? 0
    let shelf = known.shelf.flatMap { view.facilities.contains($0.facility) ? $0 : nil }
    let own = shelf.map { view.only([$0]) }
    func rows(_ table: ListTable?) -> [JSONValue] {
      table.map { table in table.rows.indices.map { .object(table.members(row: $0)) } } ?? []
    }
    let transfers = snapshot.transfers(view, visit.language)
    let value = JSONValue.object([
      ("id", .string(AdviceText.id(key))), ("version", .integer(Int(version))),
      ("run", .integer(Int(snapshot.record.id))), ("as_of", .string(view.run.settings.asOf.description)),
      ("may_decide", .mark(!snapshot.allowed(key, account).isEmpty)),
      ("advised_units", .integer(snapshot.units(key))), ("stands", .optional(names.decision(key))),
      ("usual_month", .string(known.usualMonth.description)),
      ("alert", own.flatMap { rows(AlertTable.table(for: $0, names: names)).first } ?? .null),
      (
        "order",
        key.kind == .order
          ? own.flatMap { rows(OrderTable.table(for: $0, names: names)).first } ?? .null : .null
      ),
      (
        "transfers",
        .array(
          key.kind != .transfer
            ? [] : LinePage.rows(of: key, in: transfers).map { .object(transfers.members(row: $0)) })
      ),
      ("lots", .array(key.kind == .expiry ? lots(key, own, names) : [])),
      (
        "why",
        .array(LinePage.why(key, shelf: known.shelf, transfers: transfers, names: names).map { .string($0) })
      ),
      (
        "arithmetic",
        .array(
          (key.kind == .order ? known.shelf.map(names.steps) ?? [] : []).map {
            .object([("step", .string($0.name)), ("units", .number($0.units))])
          })
      ), ("history", .array(history(known.history))),
      ("decisions", .array(decisions(key, snapshot.decisions.ledger))),
    ])
    return ApiReply.json(value, version: "\(snapshot.record.id).\(version)")
  }

  private static func lots(_ key: AdviceKey, _ own: ForecastRun?, _ names: ReportNames) -> [JSONValue] {
    guard let own else { return [] }
    let table = ExpiryTable.table(for: own, names: names)
    return ExpiryLine.lines(of: own, names: names).enumerated().filter { $0.element.key == key }.map {
      .object(table.members(row: $0.offset))
    }
  }

  private static func history(_ series: SupplySeries?) -> [JSONValue] {
    (series?.entries ?? []).map { entry in
      let quantities = entry.quantities
      return .object([
        ("month", .string(entry.month.description)), ("state", .string(entry.state.rawValue)),
        ("opening", .number(quantities?.opening)), ("received", .number(quantities?.received)),
        ("consumed", .number(quantities?.consumed)), ("closing", .number(quantities?.closing)),
      ])
    }
  }

  private static func decisions(_ key: AdviceKey, _ ledger: DecisionLedger) -> [JSONValue] {
    ledger.decisions.filter { $0.advice.key == key }.map(decision)
  }

  /// A decision as the ledger has it.
  static func decision(_ decision: Decision) -> JSONValue {
    .object([
      ("id", .string(AdviceText.id(decision.advice.key))), ("version", .integer(Int(decision.number))),
      ("at", .string(decision.instant)), ("by", .string(decision.account)),
      ("act", .string(decision.act.kind.rawValue)), ("quantity", .whole(decision.act.quantity)),
      ("month", .optional(decision.act.month?.description)),
      ("reason", .optional(decision.act.reason?.rawValue)), ("document", .optional(decision.act.document)),
      ("note", .optional(decision.note)),
    ])
  }
}
