import Operations
import SupplyModel
import SupplyStore
import Telling

/// What is written beside findings, and to whom they are given.
enum ApiRemarkHandlers {
  private enum Act: String, CaseIterable {
    case assign, comment

    /// Its name in the form of the page.
    var key: String {
      switch self {
      case .assign: FindingHandlers.assign
      case .comment: FindingHandlers.comment
      }
    }
  }

  static let operations = [
    ApiOperation(
      route: Route(.get, ApiTable.root + "/findings/remarks", .right(.read), reaches: .list) { try list($0) },
      id: "remarks", summary: "What was written beside findings and to whom they were given, oldest first.",
      parameters: [
        .init(
          name: "finding", place: .query, schema: #"{"type":"string","minLength":1,"maxLength":40}"#,
          meaning: "Of this finding alone.")
      ], answer: "Remarks"),
    ApiOperation(
      route: Route(.post, ApiTable.root + "/findings/remarks", .right(.decide), reaches: .form) {
        try note($0)
      }, id: "remark",
      summary:
        "Gives findings to an account that decides where they lie (to nobody, where none is named), or comments them.",
      parameters: [ApiTable.repeating], body: "Remark", status: 201, answer: "Judged", isRepeatable: true),
  ]

  static func list(_ visit: Visit) throws -> WebReply {
    let sent = try SentQuery(visit, foreseen: ["finding"])
    guard let snapshot = try visit.site.snapshot() else { throw ApiProblem.noForecast }
    let found = try snapshot.findings(
      of: try visit.known(), in: visit.site.database, month: visit.site.machine.clock.today.month)
    var ids = found.map(\.id)
    if let asked = sent.text("finding") {
      guard ids.contains(asked) else { throw Refusal.notFound }
      ids = [asked]
    }
    let remarks = try visit.site.database.findingRemarks()
    let rows = Set(ids).flatMap { remarks[$0] }.sorted { $0.number < $1.number }
    return ApiReply.json(.object([("remarks", .array(rows.map(json)))]))
  }

  private static func json(_ remark: FindingRemark) -> JSONValue {
    let (act, account, text): (Act, String?, String?) =
      switch remark.kind {
      case .assigned(let name): (.assign, name?.text, nil)
      case .comment(let text): (.comment, nil, text)
      }
    return .object([
      ("finding", .string(remark.finding)), ("at", .string(remark.instant)), ("by", .string(remark.account)),
      ("act", .string(act.rawValue)), ("account", .optional(account)), ("comment", .optional(text)),
    ])
  }

  static func note(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    let sent = try SentBody(visit.request, foreseen: ["findings", "act", "account", "comment"])
    let act: Act = try sent.word("act")
    let (account, comment) = (try sent.text("account"), try sent.text("comment"))
    // A field that goes with the other act is a slip.
    guard act == .assign ? comment == nil : account == nil && comment != nil else {
      throw ApiProblem.otherFields
    }
    guard (comment ?? "").count <= FindingHandlers.longestNote else { throw ApiProblem.field("comment") }
    let fields =
      [("acto", act.key), ("nota", comment ?? ""), ("cuenta", account ?? "")]
      + (try sent.texts("findings").map { ("hallazgo", $0) })
    return reply(try FindingHandlers.judge(visit.filled(FormFields(fields)), answer: reply))
  }

  @Sendable private static func reply(_ noted: Int) -> WebReply {
    ApiReply.json(.object([("noted", .integer(noted))]), status: 201)
  }
}
