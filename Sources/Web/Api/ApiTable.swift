/// Every operation of the API: its routes, its description and its tests go by it.
enum ApiTable {
  /// What the paths begin with.
  static let root = "/api/v1"

  static let operations: [ApiOperation] =
    ofLists + ApiRemarkHandlers.operations + ApiReviewHandlers.operations + ApiUploadHandlers.operations
    + ApiImportHandlers.operations
    + ApiWorkHandlers.operations + ApiTrialHandlers.operations

  private static let ofLists: [ApiOperation] = [
    ApiOperation(
      route: Route(.get, root + "/openapi.json", .everybody) { _ in OpenApi.reply }, id: "description",
      summary: "This description.", answer: nil),
    ApiOperation(
      route: Route(.get, root + "/month", .right(.read), reaches: .list) { try ApiMonthHandler.month($0) },
      id: "month", summary: "The month: alerts by level, and how many orders and transfers are decided.",
      answer: "Month"),
    list(.alerts, "alerts", "What calls for action, most urgent first, then what is unknown."),
    list(.orders, "orders", "What to order, by micro-network, facility and product."),
    list(.transfers, "transfers", "What to move between facilities before ordering, trip by trip."),
    list(.expiries, "expiries", "Lots that will not be used up, those worth most first."),
    ApiOperation(
      route: Route(.get, root + "/orders/:facility/:product", .right(.read), reaches: .path) {
        try ApiLineHandlers.line($0, .order(facility: $0.code("facility"), product: $0.product()))
      }, id: "order",
      summary: "One line: what is advised, why, the arithmetic, what was reported, what was decided.",
      answer: "Line"),
    ApiOperation(
      route: Route(.get, root + "/transfers/:facility/:receiver/:product", .right(.read), reaches: .path) {
        try ApiLineHandlers.line(
          $0, .transfer(from: $0.code("facility"), to: $0.code("receiver"), product: $0.product()))
      }, id: "transfer", summary: "One transfer, as one line of orders.", answer: "Line"),
    ApiOperation(
      route: Route(.get, root + "/expiries/:facility/:product/:lot", .right(.read), reaches: .path) {
        guard let lot = $0.parameters["lot"].flatMap(AdviceText.lot) else { throw Refusal.notFound }
        return try ApiLineHandlers.line(
          $0, .expiry(facility: $0.code("facility"), product: $0.product(), lot: lot))
      }, id: "expiry", summary: "One lot, as one line of orders.", answer: "Line"),
    ApiOperation(
      route: Route(.post, root + "/decisions", .right(.decide), reaches: .form) {
        try ApiDecisionHandlers.decide($0)
      }, id: "decide",
      summary: "Notes one act on one piece of advice or on many: on all of them, or on none.",
      parameters: [
        .init(
          name: "If-Match", place: .header, schema: #"{"type":"string"}"#,
          meaning:
            "The ETag of the line, in place of “run” and “version”, where one piece of advice is decided."),
        repeating,
      ], body: "Decision", status: 201, answer: "Noted", isRepeatable: true),
    ApiOperation(
      route: Route(.get, root + "/findings", .right(.read), reaches: .list) {
        try ApiFindingHandlers.list($0)
      },
      id: "findings", summary: "What was found in the data, the gravest first.",
      parameters: [
        .init(
          name: "state", place: .query, schema: #"{"type":"string","enum":["open","judged"]}"#,
          meaning: "Those that nobody has judged yet, or those that somebody has; all where nothing is said.")
      ] + paging(cursor: "^[0-9a-z]{12}$"), answer: "Findings"),
    ApiOperation(
      route: Route(.post, root + "/findings/judgements", .right(.decide), reaches: .form) {
        try ApiFindingHandlers.judge($0)
      }, id: "judge", summary: "Says of findings whether they are right.", parameters: [repeating],
      body: "Judgement", status: 201, answer: "Judged", isRepeatable: true),
    ApiOperation(
      route: Route(.get, root + "/accounts", .right(.managePeople)) { try ApiAccountHandlers.list($0) },
      id: "accounts", summary: "Who may use the pages, and the places that there are.", answer: "Accounts"),
    ApiOperation(
      route: Route(.post, root + "/accounts", .right(.managePeople)) { try ApiAccountHandlers.invite($0) },
      id: "invite", summary: "Invites somebody: the answer holds the link, this once.", body: "Invitation",
      status: 201, answer: "Link"),
    ApiOperation(
      route: Route(.post, root + "/accounts/:account/link", .right(.managePeople)) {
        try ApiAccountHandlers.renew($0)
      }, id: "renew", summary: "Another link for an account.", status: 201, answer: "Link"),
    ApiOperation(
      route: Route(.post, root + "/accounts/:account/change", .right(.managePeople)) {
        try ApiAccountHandlers.change($0)
      }, id: "change", summary: "Gives an account another role and place.", body: "AccountChange",
      answer: "Account"),
    ApiOperation(
      route: Route(.post, root + "/accounts/:account/close", .right(.managePeople)) {
        try ApiAccountHandlers.close($0)
      }, id: "close", summary: "Closes an account.", answer: "Account"),
  ]

  private static func list(_ list: RunListKind, _ name: String, _ summary: String) -> ApiOperation {
    let level = ApiOperation.Parameter(
      name: "level", place: .query, schema: ApiSchemas.level, meaning: "Alerts of this level alone.")
    let age = ApiOperation.Parameter(
      name: "age", place: .query, schema: ApiSchemas.ages,
      meaning: "Alerts that have stood for so many months at least, 1 for new ones.")
    return ApiOperation(
      route: Route(.get, root + "/" + name, .right(.read), reaches: .list) {
        try ApiListHandlers.list(list, $0)
      }, id: name, summary: summary,
      parameters: [
        .init(
          name: "place", place: .query, schema: #"{"type":"string","maxLength":400}"#,
          meaning: "The micro-network of this key (`micro_networks` of the month)."),
        .init(
          name: "product", place: .query, schema: #"{"type":"string","maxLength":100}"#,
          meaning: "The product of this code."),
        .init(
          name: "state", place: .query, schema: ApiSchemas.states,
          meaning: "How far a line has come; `half_agreed` is of transfers."),
      ] + (list == .alerts ? [level, age] : []) + paging(cursor: "^[0-9]{1,15}[.][0-9]{1,15}$"),
      answer: list.apiName)
  }

  static func paging(cursor pattern: String) -> [ApiOperation.Parameter] {
    [
      .init(
        name: "limit", place: .query,
        schema:
          #"{"type":"integer","minimum":1,"maximum":\#(SentQuery.most),"default":\#(ListQuery.pageSize)}"#,
        meaning: "So many rows."),
      .init(
        name: "cursor", place: .query, schema: #"{"type":"string","pattern":"\#(pattern)"}"#,
        meaning: "`next` of the page before; 409 where its list is there no more."),
    ]
  }

  static let repeating = ApiOperation.Parameter(
    name: "Idempotency-Key", place: .header,
    schema: #"{"type":"string","minLength":1,"maxLength":200,"pattern":"^[!-~]+$"}"#,
    meaning: "A request that is sent again with the same key within a day is answered as the first was.")

  /// What a path and a method lead to.
  enum Found {
    case operation(ApiOperation, [String: String])
    case otherMethod([String])
    case nothing
  }

  static func find(_ method: String, _ path: String) -> Found {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let matching = operations.compactMap { one in one.route.parameters(of: parts).map { (one, $0) } }
    let asked = method == "HEAD" ? "GET" : method
    if let (operation, parameters) = matching.first(where: { $0.0.route.method.rawValue == asked }) {
      return .operation(operation, parameters)
    }
    return matching.isEmpty ? .nothing : .otherMethod(matching.map(\.0.route.method.rawValue))
  }
}
