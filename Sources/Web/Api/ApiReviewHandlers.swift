import Operations
import StockPolicy
import SupplyModel
import Telling

/// Orders of micro-networks from above, approved or returned by a program.
enum ApiReviewHandlers {
  static let operations = [
    ApiOperation(
      route: Route(.get, ApiTable.root + "/reviews", .right(.review), reaches: .list) { try list($0) },
      id: "reviews",
      summary: "The orders of each micro-network: how many wait, what they cost, what was said of them.",
      answer: "Reviews"),
    ApiOperation(
      route: Route(.post, ApiTable.root + "/reviews", .right(.review), reaches: .form) { try note($0) },
      id: "review", summary: "Approves the orders of a micro-network, or returns them with a comment.",
      parameters: [ApiTable.repeating], body: "Review", status: 201, answer: "Reviewed", isRepeatable: true),
  ]

  static func list(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    guard let snapshot = try visit.site.snapshot() else { throw ApiProblem.noForecast }
    let orders = PlaceOrders.all(
      snapshot, snapshot.view(of: try visit.known()), reviews: try visit.site.database.orderReviews())
    return ApiReply.json(
      .object([
        ("run", .integer(Int(snapshot.record.id))),
        ("reviews", .array(orders.filter { !$0.lines.isEmpty }.map { row($0, snapshot, visit) })),
      ]))
  }

  private static func row(_ one: PlaceOrders, _ snapshot: Snapshot, _ visit: Visit) -> JSONValue {
    let cost = one.cost(snapshot.decisions)
    let place = AccountPlace(one.place)
    return .object([
      (
        "place",
        .object([
          ("key", .string(PeoplePage.key(of: place))), ("name", .string(visit.language.name(of: place))),
        ])
      ),
      ("version", .integer(Int(one.seen))), ("orders", .integer(one.lines.count)),
      ("pending", .integer(one.pending(snapshot.decisions))), ("unpriced", .integer(cost.unpriced)),
      ("advised_soles", cents(cost.advised)), ("decided_soles", cents(cost.decided)),
      ("official_soles", cents(cost.official)),
      ("verdict", .optional(one.review?.verdict.rawValue)), ("comment", .optional(one.review?.comment)),
      ("by", .optional(one.review?.account)), ("at", .optional(one.review?.instant)),
      ("standing", .optional(one.standing(run: snapshot.record.id)?.word)),
    ])
  }

  /// Soles to the céntimo, whatever their number of digits.
  private static func cents(_ soles: Double) -> JSONValue {
    .encoded(NumberText.cents(soles).filter { $0 != "," })
  }

  static func note(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    let sent = try SentBody(visit.request, foreseen: ["run", "place", "version", "verdict", "comment"])
    let verdict: OrderReview.Verdict = try sent.word("verdict")
    guard let run = try sent.whole("run"), let version = try sent.whole("version"), version >= 0 else {
      throw ApiProblem.noReviewVersion
    }
    let fields = [
      ("lugar", try sent.neededText("place")), ("acto", verdict.rawValue), ("pronostico", String(run)),
      ("visto", String(version)), ("comentario", try sent.text("comment") ?? ""),
    ]
    let number = try ReviewHandlers.review(visit.filled(FormFields(fields)), answer: reply)
    return reply(number)
  }

  @Sendable private static func reply(_ number: Int64) -> WebReply {
    ApiReply.json(.object([("version", .integer(Int(number)))]), status: 201)
  }
}

extension OrderReview.Standing {
  /// Its name in the API.
  var word: String {
    switch self {
    case .holds: "holds"
    case .decidedSince: "decided_since"
    case .ofEarlierRun: "of_earlier_run"
    }
  }

  /// The names that there are.
  static let words = ["holds", "decided_since", "of_earlier_run"]
}

extension ApiProblem {
  static let noReviewVersion = ApiProblem(
    status: 428, code: "no-version",
    text: Phrase(
      es: "Diga qué vio: «run» y «version» de la microrred, de GET /reviews.",
      en: "Say what you saw: “run” and the micro-network's “version”, of GET /reviews."))
}
