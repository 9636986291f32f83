import Files
import Operations
import SupplyModel
import SupplyStore
import Telling

/// What a request of a program has to come through: a token that holds, and that may.
///
/// No cookie counts here, so that no page elsewhere can
/// make a browser ask.
struct ApiGate {
  let site: Site
  let request: WebRequest
  let language: Language

  /// Whether a request is for the API.
  static func isFor(_ request: WebRequest) -> Bool { request.path.hasPrefix("/api/") }

  /// Whoever's token a request carries; nil where it carries none that holds.
  ///
  /// - Throws: `ColcaError`.
  static func token(of request: WebRequest, _ site: Site) throws -> ApiToken? {
    let parts = (request.headers["authorization"] ?? "").split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    let secret = String(parts[1]).trimmed
    guard Secret.isSecret(secret) else { return nil }
    return try site.database.apiToken(digest: Secret.digest(secret), at: site.second)
  }

  /// The answer.
  ///
  /// - Parameter report: is told of what nobody foresaw.
  func answer(_ report: (any Error) -> Void) -> WebReply {
    guard site.database.isInPlace else {
      report(StoreError.replacedDatabase(path: site.database.path))
      return told(.replaced)
    }
    if request.isTooLong { return told(.tooLong) }
    if request.isTooSlow { return told(.tooSlow) }
    switch ApiTable.find(request.method, request.path) {
    case .nothing: return told(.notFound)
    case .otherMethod(let methods):
      var reply = ApiProblem.reply(
        status: 405, code: "other-method", detail: NoticePage.words(of: .notFound).text.text(in: language))
      reply.add("Allow", methods.joined(separator: ", "))
      return reply
    case .operation(let operation, let parameters):
      var reply = answer(operation, parameters, report)
      reply.route = operation.route.path
      if reply.status == 401 { reply.add("WWW-Authenticate", "Bearer realm=\"colca\"") }
      reply.add("Cache-Control", "private, no-cache")
      reply.add("Vary", "Authorization, Accept-Language")
      return reply
    }
  }

  private func answer(
    _ operation: ApiOperation, _ parameters: [String: String], _ report: (any Error) -> Void
  ) -> WebReply {
    do {
      let account = try account(for: operation.route.access)
      guard let fields = FormFields(request.query) else { throw ApiProblem.parameter("?") }
      if let refusal = request.refusal { throw refusal }
      let visit = Visit(
        site: site, request: request, parameters: parameters, fields: fields, account: account, secret: "",
        isNewcomer: false, language: language)
      if operation.isRepeatable { return try once(visit, operation.route.answer) }
      return ApiReply.tagged(try operation.route.answer(visit), for: request)
    } catch let problem as ApiProblem {
      return ApiProblem.reply(
        status: problem.status, code: problem.code, detail: problem.text.text(in: language))
    } catch let told as DecisionHandlers.Told {
      return ApiProblem.reply(
        status: told.status,
        code: told.status == 409 ? "overtaken" : told.status == 403 ? "not-allowed" : "not-valid",
        detail: told.text)
    } catch let refusal as Refusal {
      return self.told(refusal)
    } catch let fault as UploadFault {
      return ApiProblem.reply(
        status: fault.status, code: "not-taken", detail: fault.words.text(in: language))
    } catch let fault as TrialFault {
      return ApiProblem.reply(status: 422, code: "not-valid", detail: language.sentence(for: fault))
    } catch StoreError.databaseLocked {
      return told(.busy)
    } catch {
      if !(error is any ColcaError) || error is ProgrammingError { report(error) }
      let (status, sentence) = NoticePage.words(stoppedBy: error, language)
      return ApiProblem.reply(
        status: status, code: status == 500 ? "fault" : status == 404 ? "not-found" : "conflict",
        detail: sentence)
    }
  }

  private func account(for access: Route.Access) throws -> Account? {
    guard access != .everybody else { return nil }
    guard let account = try Self.token(of: request, site)?.account else { throw ApiProblem.token }
    guard access == .account || account.state == .open && access.isOpen(to: account.role) else {
      throw Refusal.notAllowed
    }
    return account
  }

  private func told(_ refusal: Refusal) -> WebReply {
    let (status, text) = NoticePage.words(of: refusal)
    return ApiProblem.reply(status: status, code: refusal.code, detail: text.text(in: language))
  }

  /// Does what is asked for once, however often it is sent with the same `Idempotency-Key` within a day.
  ///
  /// What comes later is answered as the first was; what was not done is tried again.
  private func once(_ visit: Visit, _ answer: (Visit) throws -> WebReply) throws -> WebReply {
    guard let key = request.headers["idempotency-key"] else { return try answer(visit) }
    guard (1...200).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw ApiProblem.unreadable(
        es: "Una Idempotency-Key tiene de 1 a 200 signos ASCII sin espacios.",
        en: "An Idempotency-Key has 1 to 200 ASCII characters without spaces.")
    }
    let answering = Answering(
      key: AnswerKey(token: try visit.known().name, key: key, second: site.second), digest: try digest())
    if let kept = try kept(answering) { return kept }
    var visit = visit
    visit.answering = answering
    let reply: WebReply
    do {
      reply = try answer(visit)
    } catch {
      // Sent twice at the same time: what stands in the way of the second may be the first.
      if let kept = try kept(answering) { return kept }
      throw error
    }
    guard (200...299).contains(reply.status), !reply.isKeptByWork else { return reply }
    // Whatever was written has kept it already. What is left is to ask for a look or a stop, and to withdraw: done again, it does no harm.
    try? site.writing.keep(
      answering.kept(reply), toToken: answering.key.token, key: key, at: answering.key.second)
    return reply
  }

  /// What was answered to the same request; nil where it is a new one.
  ///
  /// - Throws: `ApiProblem.otherRequest` where the key is another's.
  private func kept(_ answering: Answering) throws -> WebReply? {
    let key = answering.key
    let found =
      try site.database.answer(toToken: key.token, key: key.key, at: key.second)
      ?? site.work.answer(to: key)
    guard let kept = found else { return nil }
    guard kept.request == answering.digest else { throw ApiProblem.otherRequest }
    var reply = WebReply(status: kept.status, type: "application/json", body: Array(kept.body.utf8))
    reply.add("Idempotent-Replayed", "true")
    return reply
  }

  /// SHA-256 of what was sent; of files, of their names and bytes.
  ///
  /// - Throws: `FileError`.
  private func digest() throws(FileError) -> String {
    let files = try request.sent?.digests() ?? []
    let sent =
      [request.path, request.headers["if-match"] ?? "", String(decoding: request.body, as: UTF8.self)] + files
    return SHA256Digest.hex(of: sent.map { "\($0.utf8.count):\($0)" }.joined())
  }

  /// A place for the files of a request to come in, once it has come through all that can be looked at before its body.
  ///
  /// - Throws: what sends it away: `Refusal`, `ApiProblem`, `UploadFault`; `ColcaError`.
  func intake() throws -> UploadIntake {
    guard let host = request.headers["host"], site.settings.isOwn(host: host), site.database.isInPlace,
      case .operation(let operation, _) = ApiTable.find(request.method, request.path)
    else { throw Refusal.notFound }
    guard let account = try account(for: operation.route.access) else { throw ApiProblem.token }
    let content: UploadIntake.Content
    if let reader = Multipart(contentType: request.headers["content-type"] ?? "") {
      content = .parts(reader, token: nil)
    } else {
      guard let name = FormFields(request.query)?["name"],
        (1...ApiUploadHandlers.longestName).contains(name.count)
      else {
        throw ApiProblem.parameter("name")
      }
      content = .whole(name: name)
    }
    return try site.work.shelf.intake(
      content, expecting: request.headers["content-length"].flatMap { Int($0) }, of: account.key)
  }
}
