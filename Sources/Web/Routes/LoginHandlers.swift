import Operations
import SupplyModel
import Telling

/// Logging in and out.
enum LoginHandlers {
  /// The way to the form, and from there back to where somebody wanted to go.
  static func path(backTo request: WebRequest) -> String {
    guard request.path != "/" else { return "/ingresar" }
    let query = request.query.isEmpty ? "" : "?" + request.query
    return "/ingresar?volver=" + PercentText.encoded(request.path + query)
  }

  /// The form; whoever is logged in already has no need of it.
  static func form(_ visit: Visit) throws -> WebReply {
    if visit.account != nil { return .see("/") }
    return try page(visit, problem: nil, status: 200)
  }

  /// Somebody logs in: the session of before, if there was one, ends, and another number is given out.
  ///
  /// A wrong password and an account that is not there are told alike, and take as long.
  static func logIn(_ visit: Visit) throws -> WebReply {
    let site = visit.site
    let typed = visit.fields["cuenta"]
    let password = visit.fields.verbatim("clave")
    let name = AccountName(typed)
    // What is no name counts too, as one account that is not there.
    let (key, peer) = (name?.text ?? "-", visit.request.peer)
    let running = site.machine.clock.running()
    let wait = site.throttle.wait(account: key, address: peer, at: running)
    guard wait <= 0 else { return try page(visit, problem: held(visit, wait), status: 429) }
    let isHeldNow = site.throttle.began(account: key, address: peer, at: running)
    let known = try name.flatMap { try site.database.credentials(of: $0) }
    let hash = known?.account.state == .open ? known?.passwordHash : nil
    guard let isRight = site.passwords.matches(password, hash) else { throw Refusal.busy }
    guard isRight, let account = known?.account, let hash else {
      if isHeldNow { site.metrics.heldLogin() }
      if isHeldNow, let name { try site.writing.noteBlockedLogin(name) }
      let text = visit.text(
        es: "La cuenta o la contraseña no es correcta.", en: "The account or the password is not right.")
      return try page(visit, problem: text, status: 401)
    }
    let secret = Secret.random()
    let isBegun = try site.writing.beginSession(
      of: account.name, digest: Secret.digest(secret), password: hash, at: site.second,
      terms: site.settings.terms)
    guard isBegun else { throw Refusal.busy }
    site.throttle.succeeded(account: key, address: peer)
    if visit.account != nil { try site.writing.endSession(digest: Secret.digest(visit.secret)) }
    var reply = WebReply.see(LocalPath.of(visit.fields["volver"]))
    reply.add("Set-Cookie", site.settings.cookie(Gate.sessionCookie, secret))
    reply.add("Set-Cookie", site.settings.cookie(Gate.visitCookie, "", seconds: 0))
    return reply
  }

  /// The session ends, here and in the database.
  static func logOut(_ visit: Visit) throws -> WebReply {
    try visit.site.writing.endSession(digest: Secret.digest(visit.secret))
    var reply = WebReply.see("/ingresar")
    reply.add("Set-Cookie", visit.site.settings.cookie(Gate.sessionCookie, "", seconds: 0))
    reply.add("Clear-Site-Data", "\"cache\", \"storage\"")
    return reply
  }

  private static func held(_ visit: Visit, _ seconds: Double) -> String {
    let minutes = max(1, Int((seconds / 60).rounded(.up)))
    return visit.text(
      es: "Demasiados intentos. Espere \(minutes) min y repita.",
      en: "Too many attempts. Wait \(minutes) min and repeat.")
  }

  private static func page(_ visit: Visit, problem: String?, status: Int) throws -> WebReply {
    let page = LoginPage(
      token: visit.formToken, account: visit.fields["cuenta"], back: visit.fields["volver"],
      problem: problem)
    return try Frame.page(page, title: page.words.title, visit, status: status)
  }
}

/// A path of our own pages that a form names, to go on to: never elsewhere.
enum LocalPath {
  /// The path, or the first page for anything that is none of ours.
  static func of(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "/"), text.utf8.count <= 2000,
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") })
    else { return "/" }
    let path = String(text.prefix { $0 != "?" && $0 != "#" })
    guard !path.hasPrefix("//"), case .route(let route, _) = RouteTable.find("GET", path),
      route.access != .everybody
    else { return "/" }
    return text
  }
}

/// The language of the pages.
enum LanguageHandler {
  static func choose(_ visit: Visit) -> WebReply {
    let back = visit.fields["volver"]
    var reply = WebReply.see(back == "/ingresar" ? back : LocalPath.of(back))
    if let language = Language(rawValue: visit.fields["idioma"]) {
      reply.add(
        "Set-Cookie",
        visit.site.settings.cookie(Gate.languageCookie, language.rawValue, seconds: 365 * 24 * 3600))
    }
    return reply
  }
}
