import Operations
import Runs
import StockPolicy
import SupplyModel
import SupplyStore
import Telling

/// Forecasts of what would be, for programs.
enum ApiTrialHandlers {
  private static let path = ApiTable.root + "/trials"

  static let operations = [
    ApiOperation(
      route: Route(.get, path, .right(.read), reaches: .list) { try list($0) }, id: "trials",
      summary:
        "The trials that are kept, the latest first, with the settings that differ from the official ones.",
      answer: "Trials"),
    ApiOperation(
      route: Route(.post, path, .right(.decide)) { try start($0) }, id: "try",
      summary:
        "Begins a trial: a forecast of all facilities with other settings, kept apart under a name. What is not said stays as the nights have it.",
      parameters: [ApiTable.repeating], body: "TrialChanges", status: 202, answer: "Work", isRepeatable: true),
    ApiOperation(
      route: Route(.get, path + "/:trial", .right(.read), reaches: .list) { try show($0) }, id: "trial",
      summary:
        "A trial beside the official forecast, for the facilities of the token's place: settings, totals, and a page of the lines that differ.",
      parameters: ApiTable.paging(cursor: "^[0-9]{1,15}[.][0-9]{1,15}[.][0-9]{1,15}$"), answer: "Trial"),
    ApiOperation(
      route: Route(.post, path + "/:trial/adopt", .right(.decide)) { try adopt($0) }, id: "adopt",
      summary: "Makes a trial the official forecast; for tokens that decide for all facilities.",
      parameters: [ApiTable.repeating], body: "SeenTrial", answer: "Adopted", isRepeatable: true),
    ApiOperation(
      route: Route(.post, path + "/:trial/drop", .right(.decide)) { try drop($0) }, id: "drop",
      summary: "Forgets a trial; for whoever made it, or decides for all facilities.",
      parameters: [ApiTable.repeating], body: "SeenTrial", answer: "Dropped", isRepeatable: true),
  ]

  static func list(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    let official = try visit.site.snapshot()?.record.settings
    let trials = try visit.site.database.trials()
    return ApiReply.json(
      .object([
        (
          "trials",
          .array(
            trials.map { record, maker in
              .object([
                ("name", .string(record.trial?.text ?? "")), ("run", .integer(Int(record.id))),
                ("made_at", .string(record.instant)), ("by", .optional(maker)),
                ("as_of", .string(record.settings.asOf.description)),
                ("differs", .array(official.map { differing(record.settings, $0) } ?? [])),
              ])
            })
        )
      ]))
  }

  private static func differing(_ trial: ForecastRun.Settings, _ official: ForecastRun.Settings)
    -> [JSONValue]
  {
    RunSetting.allCases.filter { $0.value(in: trial) != $0.value(in: official) }.map { .string($0.rawValue) }
  }

  static func start(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    let fields: Set<String> = Set(TrialChanges.limited.map(\.rawValue)).union([
      "name", "is_unlimited", RunSetting.movesStock.rawValue,
    ])
    let sent = try SentBody(visit.request, foreseen: fields)
    guard let name = TrialName(try sent.neededText("name")) else { throw ApiProblem.field("name") }
    func number(_ setting: RunSetting) throws -> Double? { try sent.number(setting.rawValue) }
    func months(_ setting: RunSetting) throws -> Int? { try sent.whole(setting.rawValue) }
    var changes = TrialChanges()
    changes.serviceLevel = try number(.serviceLevel)
    changes.serviceLevelWithoutSubstitute = try number(.serviceLevelWithoutSubstitute)
    changes.leadTimeMonths = try months(.leadTimeMonths)
    changes.reviewPeriodMonths = try months(.reviewPeriodMonths)
    changes.floorMonths = try number(.floorMonths)
    changes.ceilingMonths = try number(.ceilingMonths)
    changes.coupleYearsPerTrip = try number(.coupleYearsPerTrip)
    changes.movesStock = try sent.flag(RunSetting.movesStock.rawValue)
    let (soles, isUnlimited) = (try number(.budgetSoles), try sent.flag("is_unlimited") ?? false)
    guard soles == nil || !isUnlimited else { throw ApiProblem.otherFields }
    changes.budget = isUnlimited ? .unlimited : soles.map { .soles($0) }
    var reply: WebReply?
    do {
      try TrialHandlers.begin(TrialForm(name: name, changes: changes), visit) {
        var made = ApiWorkHandlers.reply(visit, status: 202)
        made.isKeptByWork = true
        reply = made
        return visit.answering?.given(made)
      }
    } catch let error as ConfigurationError {
      let text = visit.language.sentence(for: error)
      throw ApiProblem(status: 409, code: "configuration", text: Phrase(es: text, en: text))
    } catch let busy as MonthWork.Busy {
      throw ApiProblem.atWork(busy, visit)
    }
    return reply ?? ApiWorkHandlers.reply(visit, status: 202)
  }

  static func show(_ visit: Visit) throws -> WebReply {
    let sent = try SentQuery(visit, foreseen: SentQuery.names)
    let limit = try sent.limit()
    guard let snapshot = try visit.site.snapshot() else { throw ApiProblem.noForecast }
    let (record, maker) = try TrialHandlers.trial(visit)
    let comparison = try visit.site.trials.comparison(record, with: snapshot, of: try visit.known())
    let tables = ComparisonTables(comparison, names: snapshot.names(visit.language))
    let list = tables.differences()
    var from = 0
    if let cursor = sent.text("cursor") {
      let parts = cursor.utf8.count > 60 ? [] : cursor.split(separator: ".").map { Int64($0) }
      guard parts.count == 3, let official = parts[0], let trial = parts[1], let next = parts[2] else {
        throw ApiProblem.parameter("cursor")
      }
      guard official == snapshot.record.id, trial == record.id, (0...Int64(list.rows.count)).contains(next)
      else {
        throw ApiProblem.goneCursor
      }
      from = Int(next)
    }
    let end = min(from + limit, list.rows.count)
    let next = end < list.rows.count ? "\(snapshot.record.id).\(record.id).\(end)" : nil
    func rows(_ table: ListTable, _ range: Range<Int>) -> JSONValue {
      .lines(range.map { .object(table.members(row: $0)) }, breaksFirst: true)
    }
    return ApiReply.list(
      .object([
        ("name", .string(record.trial?.text ?? "")), ("run", .integer(Int(record.id))),
        ("official_run", .integer(Int(snapshot.record.id))), ("made_at", .string(record.instant)),
        ("by", .optional(maker)), ("as_of", .string(record.settings.asOf.description)),
        ("same_inputs", .mark(comparison.isOfSameInputs)),
        ("settings", rows(tables.settings, tables.settings.rows.indices)),
        ("totals", rows(tables.totals, tables.totals.rows.indices)), ("total", .integer(list.rows.count)),
        ("next", .optional(next)), ("differences", rows(list, from..<end)),
      ]), next: next, visit)
  }

  static func adopt(_ visit: Visit) throws -> WebReply {
    let seen = try seen(visit)
    let account = try visit.known()
    guard TrialHandlers.mayAdopt(account) else { throw Refusal.notAllowed }
    guard let name = try TrialHandlers.trial(visit).record.trial else { throw Refusal.notFound }
    let run: Int64
    do {
      run = try TrialHandlers.adopt(
        name, seen: seen, as: account, visit, answering: visit.answering?.once(adopted))
    } catch let stale as RunError {
      let text = visit.language.sentence(for: stale)
      throw ApiProblem(status: 409, code: "stale-trial", text: Phrase(es: text, en: text))
    }
    return adopted(run)
  }

  @Sendable private static func adopted(_ run: Int64) -> WebReply {
    ApiReply.json(.object([("run", .integer(Int(run)))]))
  }

  static func drop(_ visit: Visit) throws -> WebReply {
    let seen = try seen(visit)
    let reply = ApiReply.json(.object([("dropped", .integer(Int(seen)))]))
    try TrialHandlers.drop(seen: seen, visit) { _ in reply }
    return reply
  }

  /// The number of the trial that the program has seen under the name.
  private static func seen(_ visit: Visit) throws -> Int64 {
    _ = try SentQuery(visit, foreseen: [])
    guard let seen = try SentBody(visit.request, foreseen: ["run"]).whole("run") else {
      throw ApiProblem.field("run")
    }
    return Int64(seen)
  }
}
