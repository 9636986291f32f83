import Operations
import SupplyModel
import SupplyStore
import Telling

/// Answering a link: a password for an account, or the first administrator.
enum InvitationHandlers {
  private static func invitation(_ visit: Visit) throws -> SupplyDatabase.Invitation {
    guard let secret = visit.parameters["secret"], Secret.isSecret(secret),
      let found = try visit.site.database.invitation(digest: Secret.digest(secret), at: visit.site.second)
    else { throw AccountError.invitationGone }
    return found
  }

  /// Looking at a link does not use it up: programs that preview mails look too.
  static func form(_ visit: Visit) throws -> WebReply {
    try page(visit, try invitation(visit), problem: nil, status: 200)
  }

  static func answer(_ visit: Visit) throws -> WebReply {
    let invited = try invitation(visit)
    let name: AccountName?
    switch invited {
    case .account(let account): name = account.name
    case .firstAdministrator: name = AccountName(visit.fields["cuenta"])
    }
    guard let name else {
      return try page(visit, invited, problem: PeopleHandlers.nameRule(visit), status: 422)
    }
    let password = visit.fields.verbatim("clave")
    if let fault = PasswordFault.of(
      password, repeated: visit.fields.verbatim("repetida"), name: name.text)
    {
      return try page(visit, invited, problem: visit.language.sentence(for: fault), status: 422)
    }
    guard let hash = visit.site.passwords.hash(password) else { throw Refusal.busy }
    _ = try visit.site.writing.answerInvitation(
      digest: Secret.digest(visit.parameters["secret"] ?? ""), name: name, passwordHash: hash,
      at: visit.site.second)
    return .see("/ingresar")
  }

  private static func page(
    _ visit: Visit, _ invited: SupplyDatabase.Invitation, problem: String?, status: Int
  ) throws -> WebReply {
    let page = InvitationPage(invited, visit, problem: problem)
    return try Frame.page(page, title: page.words.title, visit, status: status)
  }
}

/// One's own password.
enum PasswordHandlers {
  static func form(_ visit: Visit) throws -> WebReply {
    let isDone = visit.fields["hecho"] == "1"
    return try page(visit, problem: nil, isDone: isDone, status: 200)
  }

  /// The old password is asked for, held up as at a login; all other sessions of the account end.
  static func change(_ visit: Visit) throws -> WebReply {
    let (site, account) = (visit.site, try visit.known())
    let (key, peer, running) = (
      account.name.text, visit.request.peer, site.machine.clock.running()
    )
    guard site.throttle.wait(account: key, address: peer, at: running) <= 0 else {
      let text = visit.text(
        es: "Demasiados intentos. Espere unos minutos.", en: "Too many attempts. Wait some minutes.")
      return try page(visit, problem: text, status: 429)
    }
    let password = visit.fields.verbatim("nueva")
    if let fault = PasswordFault.of(
      password, repeated: visit.fields.verbatim("repetida"), name: account.name.text)
    {
      return try page(visit, problem: visit.language.sentence(for: fault), status: 422)
    }
    _ = site.throttle.began(account: key, address: peer, at: running)
    guard let known = try site.database.credentials(of: account.name)?.passwordHash,
      let isRight = site.passwords.matches(visit.fields.verbatim("clave"), known)
    else { throw Refusal.busy }
    guard isRight else {
      let text = visit.text(es: "La contraseña actual no es correcta.", en: "The old password is not right.")
      return try page(visit, problem: text, status: 422)
    }
    site.throttle.succeeded(account: key, address: peer)
    guard let hash = site.passwords.hash(password) else { throw Refusal.busy }
    // The session goes on under the same number, which was never in a page.
    let isChanged = try site.writing.changePassword(
      of: account.name, from: known, to: hash, keeping: Secret.digest(visit.secret))
    guard isChanged else { throw Refusal.busy }
    return .see("/clave?hecho=1")
  }

  private static func page(
    _ visit: Visit, problem: String?, isDone: Bool = false, status: Int
  ) throws -> WebReply {
    let page = PasswordPage(
      token: visit.formToken, account: try visit.known().name.text, problem: problem, isDone: isDone)
    return try Frame.page(page, title: page.words.title, visit, status: status)
  }
}

/// Who may use the pages.
enum PeopleHandlers {
  static func nameRule(_ visit: Visit) -> String {
    visit.text(
      es:
        "Un nombre de cuenta tiene de 3 a 32 letras sin tilde, cifras, puntos o guiones, y empieza con letra.",
      en: "An account name has 3 to 32 letters without accents, digits, dots or hyphens, a letter first.")
  }

  static func list(_ visit: Visit) throws -> WebReply { try page(visit) }

  static func invite(_ visit: Visit) throws -> WebReply {
    guard let name = AccountName(visit.fields["cuenta"]) else {
      return try page(visit, problem: nameRule(visit), status: 422)
    }
    guard let role = AccountRole(rawValue: visit.fields["rol"]), let place = try place(visit) else {
      throw Refusal.unreadableForm
    }
    return try invite(name, role, place, isNew: true, visit)
  }

  /// Another link for an account: its password was forgotten, or its link is gone.
  static func renew(_ visit: Visit) throws -> WebReply {
    let account = try account(visit)
    return try invite(account.name, account.role, account.place, isNew: false, visit)
  }

  static func change(_ visit: Visit) throws -> WebReply {
    guard let role = AccountRole(rawValue: visit.fields["rol"]), let place = try place(visit) else {
      throw Refusal.unreadableForm
    }
    return try told(visit) {
      try acting(visit).change(try account(visit).name, role: role, place: place)
      return .see("/personas")
    }
  }

  static func close(_ visit: Visit) throws -> WebReply {
    try told(visit) {
      try acting(visit).close(try account(visit).name)
      return .see("/personas")
    }
  }

  private static func invite(
    _ name: AccountName, _ role: AccountRole, _ place: AccountPlace, isNew: Bool, _ visit: Visit
  ) throws -> WebReply {
    try told(visit) {
      let link = try link(for: name, role, place, isNew: isNew, visit)
      return try page(visit, link: PeoplePage.NewLink(name: name.text, address: link))
    }
  }

  /// A link for an account, new or known; shown once, in the answer itself: it stands nowhere else.
  ///
  /// - Throws: `AccountError`, `ColcaError`.
  static func link(
    for name: AccountName, _ role: AccountRole, _ place: AccountPlace, isNew: Bool, _ visit: Visit
  ) throws -> String {
    let secret = Secret.random()
    try acting(visit).invite(
      name, role: role, place: place, isNew: isNew, digest: Secret.digest(secret),
      expires: visit.site.second + visit.site.settings.terms.invitationSeconds)
    return visit.site.settings.baseAddress + "/invitacion/" + secret
  }

  /// What an account error stops is told on the page itself.
  static func told(_ visit: Visit, _ body: () throws -> WebReply) throws -> WebReply {
    do {
      return try body()
    } catch let error as AccountError {
      return try page(visit, problem: visit.language.sentence(for: error), status: 409)
    }
  }

  static func acting(_ visit: Visit) throws -> SupplyDatabase {
    visit.site.writing(as: try visit.known())
  }

  private static func account(_ visit: Visit) throws -> Account { try account(visit.fields["cuenta"], visit) }

  /// The account of a name.
  ///
  /// - Throws: `AccountError.unknownAccount`; `ColcaError`.
  static func account(_ asked: String, _ visit: Visit) throws -> Account {
    guard let account = try visit.site.database.accounts().first(where: { $0.name.text == asked }) else {
      throw AccountError.unknownAccount(asked)
    }
    return account
  }

  /// The place that is chosen, by its number among those that registers know; nil for none of them.
  static func place(_ visit: Visit) throws -> AccountPlace? {
    let places = try places(visit)
    return places.first { PeoplePage.key(of: $0) == visit.fields["lugar"] }
  }

  static func places(_ visit: Visit) throws -> [AccountPlace] {
    AccountPlace.places(of: try visit.site.database.facilities())
  }

  /// The page, with a link or a token that was just made.
  static func page(
    _ visit: Visit, problem: String? = nil, link: PeoplePage.NewLink? = nil,
    made: TokensSection.NewToken? = nil, status: Int = 200
  ) throws -> WebReply {
    let places = try places(visit)
    let tokens = TokensSection(visit, tokens: try visit.site.database.apiTokens(), places: places, made: made)
    let page = PeoplePage(
      visit, accounts: try visit.site.database.accounts(), places: places, problem: problem, link: link,
      tokens: try tokens.html(visit.language))
    return try Frame.page(page, title: page.words.title, visit, status: status)
  }
}
