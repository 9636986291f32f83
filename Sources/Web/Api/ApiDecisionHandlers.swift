import Operations
import Telling

/// Deciding by a program: what it sends is read as a page's form is, and goes the same way from there.
enum ApiDecisionHandlers {
  static func decide(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    let sent = try SentBody(
      visit.request,
      foreseen: [
        "run", "act", "advice", "quantity", "reason", "until", "expected", "month", "document", "note",
      ])
    let name = try sent.neededText("act")
    let acts = ApiAct.all.filter { $0.name == name }
    guard !acts.isEmpty else { throw ApiProblem.field("act") }
    let advice = try sent.objects("advice", foreseen: ["id", "version"])
    let run = try sent.whole("run")
    let seen = visit.request.headers["if-match"].map(ApiReply.seen)
    let given =
      try ["reason", "until", "expected", "month", "document"].filter { try sent.text($0) != nil }
      + (sent.whole("quantity") == nil ? [] : ["quantity"])
    // A field that goes with another act is a slip: nobody knows which was meant.
    guard acts.contains(where: { $0.takes(given, advice.count) }) else { throw ApiProblem.otherFields }
    // The form of a single line asks for a quantity; that of a list takes what is advised.
    var fields = [("acto", name), ("linea", given.contains("quantity") ? "1" : "")]
    if let seen {
      // The ETag of a line says all that was seen of it.
      guard let seen, advice.count == 1 else { throw ApiProblem.otherVersion }
      fields.append(("pronostico", String(seen.run)))
      fields.append(("consejo", "\(seen.version):" + (try advice[0].neededText("id"))))
    } else {
      guard let run else { throw ApiProblem.noVersion }
      fields.append(("pronostico", String(run)))
      for one in advice {
        guard let version = try one.whole("version") else { throw ApiProblem.noVersion }
        guard version >= 0 else { throw ApiProblem.field("version") }
        fields.append(("consejo", "\(version):" + (try one.neededText("id"))))
      }
    }
    fields.append(("cantidad", try sent.whole("quantity").map(String.init) ?? ""))
    for (name, field) in [
      ("reason", "motivo"), ("until", "hasta"), ("expected", "esperado"), ("month", "mes"),
      ("document", "documento"), ("note", "nota"),
    ] {
      fields.append((field, try sent.text(name) ?? ""))
    }
    do {
      let noted = try DecisionHandlers.note(visit.filled(FormFields(fields)))
      return reply(noted.map(\.decision))
    } catch let told as DecisionHandlers.Told where told.status == 409 && seen != nil {
      throw ApiProblem(status: 412, code: "other-version", text: Phrase(es: told.text, en: told.text))
    }
  }
}

extension ApiDecisionHandlers {
  /// The answer to what was noted.
  @Sendable static func reply(_ decisions: [Decision]) -> WebReply {
    ApiReply.json(
      .object([
        ("noted", .integer(decisions.count)), ("decisions", .array(decisions.map(ApiLineHandlers.decision))),
      ]), status: 201)
  }
}

/// An act that a program can ask for, with the fields that go with it; one name stands twice where it has two forms.
struct ApiAct {
  let name: String
  var needed: [String] = []
  var optional: [String] = []
  /// Of so many pieces of advice at once.
  var most = 2000

  static let all = [
    ApiAct(name: "accepted"), ApiAct(name: "reopened"), ApiAct(name: "rejected", needed: ["reason"]),
    ApiAct(name: "snoozed", needed: ["until"]), ApiAct(name: BulkForm.untilChanged),
    ApiAct(name: "changed", needed: ["quantity", "reason"], most: 1),
    ApiAct(name: "placed", optional: ["expected", "document"]),
    ApiAct(name: "placed", needed: ["quantity"], optional: ["expected", "document"], most: 1),
    ApiAct(name: "arrived", needed: ["quantity", "month"], most: 1),
  ]

  /// Whether these fields and no others go with it, for so many pieces of advice.
  func takes(_ given: [String], _ count: Int) -> Bool {
    count <= most && needed.allSatisfy(given.contains)
      && given.allSatisfy { needed.contains($0) || optional.contains($0) }
  }
}

/// Findings for programs.
enum ApiFindingHandlers {
  private enum State: String { case open, judged }
  private enum Act: String, CaseIterable {
    case confirm, dismiss, correct, reopen

    /// Its name in the form of the page.
    var key: String {
      switch self {
      case .confirm: "confirmar"
      case .dismiss: "descartar"
      case .correct: "corregir"
      case .reopen: "reabrir"
      }
    }
  }

  static func list(_ visit: Visit) throws -> WebReply {
    let account = try visit.known()
    let sent = try SentQuery(visit, foreseen: SentQuery.names.union(["state"]))
    let (limit, state) = (try sent.limit(), try sent.word("state") as State?)
    guard let snapshot = try visit.site.snapshot() else { throw ApiProblem.noForecast }
    let found = try snapshot.findings(
      of: account, in: visit.site.database, month: visit.site.machine.clock.today.month
    ).filter { state == nil || ($0.state == .open) == (state == .open) }
    var from = 0
    if let cursor = sent.text("cursor") {
      guard cursor.utf8.count == 12 else { throw ApiProblem.parameter("cursor") }
      guard let last = found.firstIndex(where: { $0.id == cursor }) else { throw ApiProblem.goneCursor }
      from = last + 1
    }
    let part = Array(found.dropFirst(from).prefix(limit))
    let table = FindingTable.table(for: part, language: visit.language)
    let next = from + part.count < found.count ? part.last?.id : nil
    return ApiReply.list(
      .object([
        ("total", .integer(found.count)), ("next", .optional(next)),
        ("findings", .lines(table.rows.indices.map { .object(table.members(row: $0)) }, breaksFirst: true)),
      ]), next: next, visit)
  }

  static func judge(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    let sent = try SentBody(visit.request, foreseen: ["findings", "act", "note"])
    let act: Act = try sent.word("act")
    let fields =
      [("acto", act.key), ("nota", try sent.text("note") ?? "")]
      + (try sent.texts("findings").map { ("hallazgo", $0) })
    return reply(try FindingHandlers.judge(visit.filled(FormFields(fields)), answer: reply))
  }

  @Sendable private static func reply(_ noted: Int) -> WebReply {
    ApiReply.json(.object([("noted", .integer(noted))]), status: 201)
  }
}
