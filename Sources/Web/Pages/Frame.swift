import Operations
import SupplyModel
import Telling

/// What stands around every page: where one can go, who one is, in which language.
struct Frame: Section {
  static let template = Template("frame", PackageResources.frame_mustache)

  struct Words: TemplateValue {
    let skip = Phrase(es: "Ir al contenido", en: "Skip to the content")
    let pages = Phrase(es: "Páginas", en: "Pages")
    let logOut = Phrase(es: "Salir", en: "Log out")
    let password = Phrase(es: "Contraseña", en: "Password")
  }

  /// Somewhere to go.
  struct Link: TemplateValue {
    let path: String
    let name: Phrase
    let isHere: Bool
  }

  /// Whoever is logged in.
  struct Known: TemplateValue {
    let name: String
    let role: String
  }

  /// The form that chooses the other language; nil where there is no page to come back to.
  struct Switch: TemplateValue {
    let code: String
    let name: String
    let back: String
  }

  let words = Words()
  let lang: String
  let title: String
  let sheet = WebSheet.path
  let script = WebScript.path
  let links: [Link]
  let account: Known?
  let other: Switch?
  let token: String
  let body: String
  let version = ColcaVersion.current

  private static let all: [(path: String, name: Phrase, right: AccountRight)] = [
    ("/", Phrase(es: "El mes", en: "The month"), .read),
    ("/cargas", Phrase(es: "Cargar", en: "Bring in"), .decide),
    ("/reportes", Phrase(es: "Digitar", en: "Type"), .decide),
    ("/alertas", Phrase(es: "Alertas", en: "Alerts"), .read),
    ("/pedidos", Phrase(es: "Pedidos", en: "Orders"), .read),
    ("/transferencias", Phrase(es: "Transferencias", en: "Transfers"), .read),
    ("/vencimientos", Phrase(es: "Vencimientos", en: "Expiries"), .read),
    ("/hojas", Phrase(es: "Hojas", en: "Sheets"), .read),
    ("/hallazgos", Phrase(es: "Hallazgos", en: "Findings"), .read),
    ("/revision", Phrase(es: "Revisión", en: "Review"), .review),
    ("/ensayos", Phrase(es: "Ensayos", en: "Trials"), .read),
    ("/personas", Phrase(es: "Personas", en: "People"), .managePeople),
  ]
  /// For whoever sees all facilities, or may change how some are supplied.
  private static let ofAll = [(path: "/ajustes", name: Phrase(es: "Ajustes", en: "Settings"))]

  private init(
    _ language: Language, title: Phrase, account: Account?, path: String, token: String?, back: String,
    body: String
  ) {
    lang = language.rawValue
    self.title = title.text(in: language)
    links =
      account.map { account in
        (Self.all.filter { account.may($0.right) }.map { ($0.path, $0.name) }
          + (account.place == .all || account.may(.configure) ? Self.ofAll : [])).map { one, name in
            Link(path: one, name: name, isHere: one == path)
          }
      } ?? []
    self.account =
      token == nil ? nil : account.map { Known(name: $0.name.text, role: language.name(of: $0.role)) }
    other = token.map { _ in
      switch language {
      case .spanish: Switch(code: "en", name: "English", back: back)
      case .english: Switch(code: "es", name: "Español", back: back)
      }
    }
    self.token = token ?? ""
    self.body = body
  }

  /// A page within its frame.
  ///
  /// - Throws: what is wrong with a template.
  static func page(
    _ section: some Section, title: Phrase, _ visit: Visit, status: Int = 200
  ) throws -> WebReply {
    try page(body: try section.html(visit.language), title: title, visit, status: status)
  }

  /// What is printed already within its frame.
  ///
  /// - Throws: what is wrong with a template.
  static func page(body: String, title: Phrase, _ visit: Visit, status: Int) throws -> WebReply {
    let query = visit.request.method == "GET" && !visit.request.query.isEmpty ? "?" + visit.request.query : ""
    // A link that can be used once is not to stand in another form.
    let isSecret = visit.parameters["secret"] != nil
    let frame = Frame(
      visit.language, title: title, account: visit.account, path: visit.request.path, token: visit.formToken,
      back: isSecret || visit.request.method != "GET" ? "/" : visit.request.path + query, body: body)
    return .page(try frame.html(visit.language), status: status)
  }

  /// A page that has no form, for whom nothing is known of but an account.
  ///
  /// - Throws: what is wrong with a template.
  static func plain(
    _ section: some Section, title: Phrase, _ language: Language, account: Account?, status: Int
  ) throws -> WebReply {
    let frame = Frame(
      language, title: title, account: account, path: "", token: nil, back: "/",
      body: try section.html(language))
    return .page(try frame.html(language), status: status)
  }
}

/// The style sheet: the report's, and what forms and frames need besides.
enum WebSheet {
  private static let bytes = SharedStyle.sheet + PackageResources.web_css

  /// Its path, which is another one for another sheet, so that browsers can keep it.
  static let path = "/recursos/colca.css?" + Secret.digest(String(decoding: bytes, as: UTF8.self)).prefix(12)

  /// Browsers ask for an icon whether there is one or not.
  static var noIcon: WebReply {
    var reply = WebReply(status: 204, type: "image/x-icon", body: [])
    reply.add("Cache-Control", "public, max-age=86400")
    return reply
  }

  static var reply: WebReply {
    var reply = WebReply(status: 200, type: "text/css; charset=utf-8", body: bytes)
    reply.add("Cache-Control", "public, max-age=31536000, immutable")
    return reply
  }
}

/// What somebody typed, asked about or came for cannot be.
struct NoticePage: Section {
  static let template = Template("notice", PackageResources.notice_mustache)

  struct Words: TemplateValue {
    let back = Phrase(es: "Volver al mes", en: "Back to the month")
  }

  let words = Words()
  let title: String
  let text: String
  let path: String

  /// Where somebody is sent away.
  static func reply(
    _ refusal: Refusal, status: Int? = nil, language: Language, account: Account?
  ) -> WebReply {
    let (usual, text) = words(of: refusal)
    return reply(text.text(in: language), status: status ?? usual, language: language, account: account)
  }

  /// What is said where somebody is sent away, with the code of HTTP.
  static func words(of refusal: Refusal) -> (status: Int, text: Phrase) {
    let usual: Int
    let text: Phrase
    switch refusal {
    case .notFound:
      (usual, text) = (
        404,
        Phrase(
          es: "No hay tal página, o no es de sus establecimientos.",
          en: "There is no such page, or it is not of your facilities.")
      )
    case .notLoggedIn: (usual, text) = (401, Phrase(es: "Ingrese primero.", en: "Log in first."))
    case .notAllowed:
      (usual, text) = (403, Phrase(es: "Su cuenta no puede hacer eso.", en: "Your account may not do that."))
    case .foreignForm:
      (usual, text) = (
        403,
        Phrase(
          es:
            "Este formulario ya no vale: la sesión terminó o la página es de otra. Ábrala de nuevo y repita.",
          en:
            "This form holds no more: the session has ended or the page is another's. Open it again and repeat."
        )
      )
    case .unreadableForm:
      (usual, text) = (
        400, Phrase(es: "Este formulario no se entiende.", en: "This form cannot be understood.")
      )
    case .tooLong:
      (usual, text) = (
        413, Phrase(es: "Es demasiado para un formulario.", en: "That is too much for a form.")
      )
    case .tooSlow:
      (usual, text) = (
        408, Phrase(es: "El formulario tardó demasiado en llegar.", en: "The form took too long to arrive.")
      )
    case .replaced:
      (usual, text) = (
        503,
        Phrase(
          es: "La base se cambió por una copia. Quien cuida el servidor debe reiniciarlo.",
          en: "The database was replaced by a copy. Whoever looks after the server has to restart it.")
      )
    case .busy:
      (usual, text) = (
        503,
        Phrase(
          es:
            "El servidor está ocupado, por ejemplo con una importación. No se anotó nada: repita en un momento.",
          en: "The server is busy, with an import for example. Nothing was noted: repeat in a moment.")
      )
    }
    return (usual, text)
  }

  /// Where something of ours stopped it.
  static func reply(stoppedBy error: any Error, language: Language, account: Account?) -> WebReply {
    let (status, sentence) = words(stoppedBy: error, language)
    return reply(sentence, status: status, language: language, account: account)
  }

  /// What is said where something of ours stopped it, with the code of HTTP.
  static func words(stoppedBy error: any Error, _ language: Language) -> (status: Int, text: String) {
    let status =
      switch (error as? any ColcaError)?.exitReason {
      case .usage: 409
      case .noInput: 404
      default: 500
      }
    // What is wrong with the program or its files is the log's affair; paths of the server are nobody's.
    let sentence =
      status == 500
      ? language.text(
        es: "Algo falló en el servidor y quedó anotado en su registro. Avise a quien lo cuida.",
        en: "Something failed in the server and stands in its log. Tell whoever looks after it.")
      : language.sentence(for: error)
    return (status, sentence)
  }

  /// A sentence on a page of its own.
  static func reply(
    _ text: String, status: Int, language: Language, account: Account?, back: String? = nil
  ) -> WebReply {
    let title = Phrase(es: "No se pudo", en: "That was not possible")
    let page = NoticePage(
      title: title.text(in: language), text: text, path: back ?? (account == nil ? "/ingresar" : "/"))
    do {
      return try Frame.plain(page, title: title, language, account: account, status: status)
    } catch {
      return .text(text, status: 500)
    }
  }
}
