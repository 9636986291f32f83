import Operations
import SupplyModel
import SupplyStore
import Telling

/// What a request has to come through, in this order: it is for this host; there is such a route; the form comes from a page of this
/// session; somebody is logged in, and may.
struct Gate {
  let site: Site
  let request: WebRequest

  static let sessionCookie = "colca"
  static let visitCookie = "colca_visita"
  static let languageCookie = "colca_idioma"

  private var settings: SiteSettings { site.settings }

  /// The answer.
  ///
  /// - Parameter report: is told of what nobody foresaw.
  func answer(_ report: (any Error) -> Void) -> WebReply {
    let language = self.language
    guard let host = request.headers["host"], settings.isOwn(host: host) else {
      return .text(
        language.text(es: "Este servidor no responde por ese nombre.", en: "This server has no such name."),
        status: 421)
    }
    if ApiGate.isFor(request) {
      return ApiGate(site: site, request: request, language: language).answer(report)
    }
    // What is read would be of the file that is gone.
    guard site.database.isInPlace else {
      report(StoreError.replacedDatabase(path: site.database.path))
      return NoticePage.reply(.replaced, language: language, account: nil)
    }
    if request.isTooLong { return NoticePage.reply(.tooLong, language: language, account: nil) }
    if request.isTooSlow { return NoticePage.reply(.tooSlow, language: language, account: nil) }
    switch RouteTable.find(request.method, request.path) {
    case .nothing: return NoticePage.reply(.notFound, status: 404, language: language, account: nil)
    case .otherMethod(let methods):
      var reply = NoticePage.reply(.notFound, status: 405, language: language, account: nil)
      reply.add("Allow", methods.joined(separator: ", "))
      return reply
    case .route(let route, let parameters):
      var reply = answer(route, parameters, host: host, language, report)
      reply.route = route.path
      return reply
    }
  }

  private func answer(
    _ route: Route, _ parameters: [String: String], host: String, _ language: Language,
    _ report: (any Error) -> Void
  ) -> WebReply {
    var account: Account?
    do {
      let session = try session()
      account = session?.account
      let known = session?.secret ?? visitSecret
      let secret = known ?? Secret.random()
      if let refusal = request.refusal { throw refusal }
      guard let fields = fields(route) else { throw Refusal.unreadableForm }
      let visit = Visit(
        site: site, request: request, parameters: parameters, fields: fields, account: account,
        secret: secret, isNewcomer: known == nil, language: language)
      if route.method == .post { try check(visit, host: host) }
      try check(route.access, account)
      var reply = try route.answer(visit)
      // Only pages have forms; and a session that begins with this answer needs no other cookie.
      if visit.isNewcomer, account == nil, reply.header("Content-Type")?.hasPrefix("text/html") == true {
        reply.add("Set-Cookie", settings.cookie(Self.visitCookie, secret))
      }
      return reply
    } catch Refusal.notLoggedIn {
      return route.method == .get
        ? .see(LoginHandlers.path(backTo: request)) : .see("/ingresar")
    } catch let refusal as Refusal {
      return NoticePage.reply(refusal, language: language, account: account)
    } catch let fault as UploadFault {
      return NoticePage.reply(
        fault.words.text(in: language), status: fault.status, language: language, account: account,
        back: UploadHandlers.path)
    } catch StoreError.databaseLocked {
      return NoticePage.reply(.busy, language: language, account: account)
    } catch let error as any ColcaError {
      if error is ProgrammingError { report(error) }
      return NoticePage.reply(stoppedBy: error, language: language, account: account)
    } catch {
      report(error)
      return NoticePage.reply(stoppedBy: error, language: language, account: account)
    }
  }

  /// Spanish, unless somebody chose otherwise or their browser prefers English.
  private var language: Language {
    if let chosen = request.cookie(settings.cookieName(Self.languageCookie)).flatMap(Language.init) {
      return chosen
    }
    for part in (request.headers["accept-language"] ?? "").lowercased().split(separator: ",") {
      let code = part.drop { $0 == " " }.prefix { $0.isLetter }
      if let language = Language(rawValue: String(code)) { return language }
    }
    return .spanish
  }

  private var visitSecret: String? {
    request.cookie(settings.cookieName(Self.visitCookie)).flatMap { Secret.isSecret($0) ? $0 : nil }
  }

  /// The session of the cookie, which goes on by being used; nil where there is none or it has ended.
  private func session() throws -> (account: Account, secret: String)? {
    guard let secret = request.cookie(settings.cookieName(Self.sessionCookie)), Secret.isSecret(secret) else {
      return nil
    }
    let (digest, second) = (Secret.digest(secret), site.second)
    guard let found = try site.database.session(digest: digest, at: second, terms: settings.terms) else {
      return nil
    }
    // While another program writes, the session does not end for that.
    if second - found.seen >= settings.terms.idleSeconds / 12 {
      site.touch(digest, at: second)
    }
    return (found.account, secret)
  }

  /// A place for the files of a request to come in, once it has come through all that can be looked at before its body.
  ///
  /// - Throws: what sends it away: `Refusal`, `UploadFault`; `ColcaError`.
  func intake() throws -> UploadIntake {
    guard let host = request.headers["host"], settings.isOwn(host: host), site.database.isInPlace,
      case .route(let route, _) = RouteTable.find(request.method, request.path),
      let session = try session()
    else { throw Refusal.notLoggedIn }
    guard isOwn(senderOn: host) else { throw Refusal.foreignForm }
    try check(route.access, session.account)
    guard let reader = Multipart(contentType: request.headers["content-type"] ?? "") else {
      throw Refusal.unreadableForm
    }
    return try site.work.shelf.intake(
      .parts(reader, token: Secret.formToken(session.secret)),
      expecting: request.headers["content-length"].flatMap { Int($0) }, of: session.account.key)
  }

  private func fields(_ route: Route) -> FormFields? {
    guard route.method == .post else { return FormFields(request.query) }
    if let sent = request.sent, route.path == UploadHandlers.path { return FormFields(fields: sent.fields) }
    let type = (request.headers["content-type"] ?? "").lowercased().prefix { $0 != ";" }
    guard type == "application/x-www-form-urlencoded",
      let text = String(validating: request.body, as: UTF8.self)
    else { return nil }
    return FormFields(text)
  }

  /// Whether a form comes from a page of this session: by the token that the page was given, and by what the browser says of where it was
  /// sent from (OWASP Cross-Site Request Forgery Prevention Cheat Sheet).
  private func check(_ visit: Visit, host: String) throws {
    guard isOwn(senderOn: host), !visit.isNewcomer,
      Secret.isSame(visit.fields["ficha"], visit.formToken)
    else { throw Refusal.foreignForm }
  }

  /// Whether the browser says that a form comes from a page of ours.
  private func isOwn(senderOn host: String) -> Bool {
    let sender: String
    if let origin = request.headers["origin"] {
      sender = origin
    } else if let referer = request.headers["referer"] {
      sender = referer.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3)
        .joined(separator: "/")
    } else {
      return false
    }
    return settings.isOwn(origin: sender, host: host)
  }

  private func check(_ access: Route.Access, _ account: Account?) throws {
    guard access != .everybody else { return }
    guard let account else { throw Refusal.notLoggedIn }
    // A session is of an open account alone.
    guard access == .account || account.state == .open && access.isOpen(to: account.role) else {
      throw Refusal.notAllowed
    }
  }
}
