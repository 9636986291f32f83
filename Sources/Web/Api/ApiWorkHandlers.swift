import Operations
import SupplyModel
import Telling

/// What is being done in the background, one thing at a time, as the pages tell it.
enum ApiWorkHandlers {
  static let operations = [
    ApiOperation(
      route: Route(.get, ApiTable.root + "/work", .right(.read)) { try work($0) }, id: "work",
      summary:
        "What is being done in the background, and what became of the last forecast and the last trial.",
      answer: "Work"),
    ApiOperation(
      route: Route(.post, ApiTable.root + "/work/stop", .right(.decide)) { try stop($0) }, id: "stop",
      summary:
        "Asks what one has begun oneself to give up: a forecast after the step that it is in, an import before anything of it is in.",
      parameters: [ApiTable.repeating], answer: "Work", isRepeatable: true),
    ApiOperation(
      route: Route(.post, ApiTable.root + "/forecasts", .right(.decide)) { try forecast($0) }, id: "forecast",
      summary: "Begins a forecast of all facilities by the configuration of the nights.",
      parameters: [ApiTable.repeating], status: 202, answer: "Work", isRepeatable: true),
  ]

  static func work(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    return reply(visit, status: 200)
  }

  static func stop(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    guard let running = visit.site.work.running, running.account == Worker(try visit.known()),
      running.kind.canStop
    else { throw ApiProblem.nothingOwn }
    visit.site.work.stop()
    return reply(visit, status: 200)
  }

  static func forecast(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    if !visit.request.body.isEmpty { _ = try SentBody(visit.request, foreseen: []) }
    return try start(.forecast, visit) { reply(visit, status: 202) }
  }

  /// Begins something that nobody waits for.
  ///
  /// - Parameter answer: what the program is answered, once it has begun.
  /// - Throws: `ApiProblem` where another thing is being done.
  static func start(
    _ kind: MonthWork.Kind, _ visit: Visit, answer: () -> WebReply
  ) throws -> WebReply {
    do {
      var reply: WebReply?
      try visit.site.work.start(kind, as: Worker(try visit.known())) {
        var made = answer()
        made.isKeptByWork = true
        reply = made
        return visit.answering?.given(made)
      }
      return reply ?? answer()
    } catch let busy as MonthWork.Busy {
      throw ApiProblem.atWork(busy, visit)
    }
  }

  /// What stands now; of a sending's progress only whoever sent it is told.
  static func reply(_ visit: Visit, status: Int) -> WebReply {
    let (work, language) = (visit.site.work, visit.language)
    let own = visit.account.map(Worker.init)
    func running(_ one: MonthWork.Running) -> JSONValue {
      let isOwn = one.account == own
      let isTold = isOwn || one.kind == .forecast
      return .object([
        ("kind", .string(one.kind.word)), ("by", .string(one.account.key)),
        ("since", .integer(Int(one.since))),
        ("progress", .optional(isTold ? one.progress?.text(in: language) : nil)),
        ("is_stopping", .mark(one.isStopping)), ("is_own", .mark(isOwn)),
      ])
    }
    func outcome(_ one: MonthWork.Outcome) -> JSONValue {
      .object([
        ("by", .string(one.account.key)), ("ended", .integer(Int(one.ended))), ("is_good", .mark(one.isGood)),
        ("text", .string(one.text.text(in: language))),
      ])
    }
    return ApiReply.json(
      .object([
        ("running", work.running.map(running) ?? .null),
        ("last_forecast", work.lastForecast.map(outcome) ?? .null),
        ("last_trial", work.lastTrial.map(outcome) ?? .null),
        ("last_undone", work.lastUndone.flatMap { $0.account == own ? outcome($0) : nil } ?? .null),
      ]), status: status)
  }
}

extension MonthWork.Kind {
  /// Its name in the API.
  var word: String {
    switch self {
    case .checking: "check"
    case .taking: "import"
    case .undoing, .undoingFile: "undo"
    case .forecast: "forecast"
    case .trial: "trial"
    }
  }

  /// The names that there are.
  static let words = ["check", "import", "undo", "forecast", "trial"]
}

extension ApiProblem {
  /// Another thing is being done.
  static func atWork(_ busy: MonthWork.Busy, _ visit: Visit) -> ApiProblem {
    let text = UploadHandlers.sentence(for: busy, visit)
    return ApiProblem(status: 409, code: "at-work", text: Phrase(es: text, en: text))
  }

  static let nothingOwn = ApiProblem(
    status: 409, code: "nothing-own",
    text: Phrase(
      es:
        "No hay nada en marcha que haya empezado esta clave y que se pueda detener: deshacer se hace de una vez.",
      en:
        "Nothing is under way that this token has begun and that can be stopped: taking back is done in one go."
    ))
}
