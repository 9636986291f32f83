import Operations
import SupplyModel
import Telling

/// Files of programs: the same shelf, the same look, the same one transaction as files from the browser.
enum ApiUploadHandlers {
  /// Where they are sent.
  static let path = ApiTable.root + "/uploads"
  /// The longest name of a file, in characters.
  static let longestName = 200

  static let operations = [
    ApiOperation(
      route: Route(.get, path, .right(.decide), reaches: .own) { try list($0) }, id: "uploads",
      summary: "What the token has sent, the latest first.", answer: "Uploads"),
    ApiOperation(
      route: Route(.post, path, .right(.decide), reaches: .own) { try receive($0) }, id: "upload",
      summary:
        "Sends files: they wait on the server, and what they would do is worked out. Nothing is in the database before `confirm`.",
      parameters: [
        .init(
          name: "name", place: .query,
          schema: #"{"type":"string","minLength":1,"maxLength":\#(longestName)}"#,
          meaning: "The name of the file, where the body is the file itself."), ApiTable.repeating,
      ], takesFiles: true, status: 202, answer: "Upload", isRepeatable: true),
    ApiOperation(
      route: Route(.get, path + "/:upload", .right(.decide), reaches: .own) { try show($0) }, id: "sent",
      summary: "How a sending stands, and what it would do or did.", answer: "Upload"),
    act("confirm", "Takes a sending in as it was shown: all of it, or nothing.", body: "Confirmation") {
      try confirm($0)
    },
    act("check", "Looks into a sending once more.") { try check($0) },
    act("withdraw", "Throws a sending away that is not in.", status: 200) { try withdraw($0) },
    act("undo", "Takes back what a sending brought.") { try undo($0) },
  ]

  private static func act(
    _ name: String, _ summary: String, body: String? = nil, status: Int = 202,
    _ answer: @escaping @Sendable (Visit) throws -> WebReply
  ) -> ApiOperation {
    ApiOperation(
      route: Route(.post, path + "/:upload/" + name, .right(.decide), reaches: .own, answer: answer),
      id: name,
      summary: summary, parameters: [ApiTable.repeating], body: body, status: status, answer: "Upload",
      isRepeatable: true)
  }

  static func list(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    let uploads = visit.site.work.shelf.uploads(of: try visit.known().key)
    return ApiReply.json(.object([("uploads", .array(uploads.map { json($0, visit) }))]))
  }

  static func receive(_ visit: Visit) throws -> WebReply {
    let query = try SentQuery(visit, foreseen: ["name"])
    guard (query.text("name") ?? "").count <= longestName else { throw ApiProblem.parameter("name") }
    let account = try visit.known()
    guard let sent = visit.request.sent else { throw ApiProblem.noFile }
    if let fault = sent.fault { throw fault }
    // It will be looked into at once; that is answered, and kept with the files by the same renaming.
    @Sendable func reply(_ upload: Upload) -> WebReply {
      ApiReply.json(json(upload, visit, isAtWork: true), status: 202)
    }
    let upload = try visit.site.work.shelf.keep(sent, of: account.key) { upload in
      visit.answering.map { Upload.Answer(key: $0.key, kept: $0.kept(reply(upload))) }
    }
    visit.site.work.check(upload.id, as: Worker(account))
    return reply(upload)
  }

  static func show(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    return ApiReply.json(json(try own(visit), visit))
  }

  static func confirm(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    let upload = try own(visit)
    let digest = try SentBody(visit.request, foreseen: ["digest"]).neededText("digest")
    guard upload.state == .checked, let preview = upload.preview, preview.isUsable else {
      throw ApiProblem.notSo
    }
    guard preview.digest == digest else { throw ApiProblem.otherPreview }
    return try begin(.taking(upload.id), upload, visit)
  }

  static func check(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    let upload = try own(visit)
    guard upload.isOpen else { throw ApiProblem.notSo }
    visit.site.work.check(upload.id, as: Worker(try visit.known()))
    return ApiReply.json(json(upload, visit), status: 202)
  }

  static func withdraw(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    let upload = try own(visit)
    guard upload.isOpen, visit.site.work.running?.kind.upload != upload.id else { throw ApiProblem.notSo }
    visit.site.work.shelf.remove(upload)
    return ApiReply.json(json(upload, visit))
  }

  static func undo(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    let upload = try own(visit)
    guard upload.state == .taken, !upload.numbers.isEmpty else { throw ApiProblem.notSo }
    return try begin(.undoing(upload.id), upload, visit)
  }

  private static func begin(_ kind: MonthWork.Kind, _ upload: Upload, _ visit: Visit) throws -> WebReply {
    try ApiWorkHandlers.start(kind, visit) { ApiReply.json(json(upload, visit), status: 202) }
  }

  /// The token's own sending; not there where it is another's.
  private static func own(_ visit: Visit) throws -> Upload {
    guard let id = visit.parameters["upload"],
      let upload = visit.site.work.shelf.upload(id, of: try visit.known().key)
    else { throw Refusal.notFound }
    return upload
  }

  private static func json(_ upload: Upload, _ visit: Visit, isAtWork known: Bool? = nil) -> JSONValue {
    let (work, language) = (visit.site.work, visit.language)
    let isAtWork = known ?? (work.running?.kind.upload == upload.id || work.isWaiting(upload.id))
    let preview = upload.preview
    return .object([
      ("id", .string(upload.id)), ("state", .string(upload.state.rawValue)), ("is_at_work", .mark(isAtWork)),
      ("arrived", .integer(Int(upload.arrived))),
      (
        "files",
        .array(upload.files.map { .object([("name", .string($0.name)), ("bytes", .integer($0.bytes))]) })
      ),
      ("digest", .optional(preview?.digest)),
      ("may_confirm", .mark(upload.state == .checked && preview?.isUsable == true && !isAtWork)),
      ("problem", .optional(upload.problem?.text(in: language))),
      ("outside", .optional(preview?.outside?.text(in: language))),
      ("numbers", .array(upload.numbers.map { .integer(Int($0)) })),
      ("tables", .array((preview?.tables ?? []).map { table($0, language) })),
    ])
  }

  private static func table(_ table: ImportPreview.Table, _ language: Language) -> JSONValue {
    .object([
      ("path", .string(table.path)), ("layout", .optional(table.layout)), ("rows", .integer(table.rows)),
      ("new", .integer(table.new)), ("replaced", .integer(table.replaced)),
      ("unchanged", .integer(table.unchanged)), ("rejected", .integer(table.rejected)),
      ("is_unusable", .mark(table.isUnusable)), ("finding_count", .integer(table.findingCount)),
      (
        "findings",
        .array(
          table.findings.map {
            .object([
              ("severity", .string($0.severity.text(in: language))), ("is_error", .mark($0.isError)),
              ("place", .string($0.place.text(in: language))), ("text", .string($0.text.text(in: language))),
            ])
          })
      ),
    ])
  }
}

extension ApiProblem {
  static let noFile = ApiProblem(
    status: 415, code: "no-file",
    text: Phrase(
      es: "Envíe los archivos como multipart/form-data, o uno como application/octet-stream con ?name=.",
      en: "Send the files as multipart/form-data, or one as application/octet-stream with ?name=."))

  static let notSo = ApiProblem(
    status: 409, code: "not-so",
    text: Phrase(
      es: "El envío no está en ese punto: mire cómo está.",
      en: "The sending does not stand so: look how it stands."))

  static let otherPreview = ApiProblem(
    status: 409, code: "overtaken",
    text: Phrase(
      es: "Estos archivos harían ahora otra cosa que la que se vio. No entró nada: mire el envío de nuevo.",
      en:
        "These files would do something else now than what was seen. Nothing went in: look at the sending again."
    ))
}
