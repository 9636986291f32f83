import Operations
import SupplyStore
import Telling

/// The form of a login.
struct LoginPage: Section {
  static let template = Template("login", PackageResources.login_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Ingresar", en: "Log in")
    let account = Phrase(es: "Cuenta", en: "Account")
    let password = Phrase(es: "Contraseña", en: "Password")
    let forgotten = Phrase(
      es: "Si olvidó su contraseña, pida otro enlace a quien lo invitó.",
      en: "If you forgot your password, ask whoever invited you for another link.")
  }

  let words = Words()
  let token: String
  /// The name that was typed before.
  let account: String
  let back: String
  let problem: String?
}

/// The form that answers a link.
struct InvitationPage: Section {
  static let template = Template("invitation", PackageResources.invitation_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Elija su contraseña", en: "Choose your password")
    let account = Phrase(es: "Cuenta", en: "Account")
    let chooseName = Phrase(
      es:
        "Usted será la primera cuenta que administra. Elija un nombre sin datos personales, como admin-diresa.",
      en:
        "You will be the first account that administers. Choose a name without personal data, as admin-region."
    )
    let password = Phrase(es: "Contraseña", en: "Password")
    let rule = Phrase(
      es: "Al menos \(Passwords.shortest) caracteres; unas cuantas palabras sirven.",
      en: "At least \(Passwords.shortest) characters; a few words will do.")
    let again = Phrase(es: "Repita la contraseña", en: "The password again")
    let save = Phrase(es: "Guardar", en: "Save")
  }

  let words = Words()
  let token: String
  /// The name, where it is given; nil where it is to be chosen.
  let account: String?
  let role: String?
  let place: String?
  /// The name that was typed before.
  let typed: String
  let problem: String?

  init(_ invited: SupplyDatabase.Invitation, _ visit: Visit, problem: String?) {
    token = visit.formToken
    typed = visit.fields["cuenta"]
    self.problem = problem
    switch invited {
    case .firstAdministrator: (account, role, place) = (nil, nil, nil)
    case .account(let known):
      account = known.name.text
      role = visit.language.name(of: known.role)
      place = visit.language.name(of: known.place)
    }
  }
}

/// The form that changes one's password.
struct PasswordPage: Section {
  static let template = Template("password", PackageResources.password_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Cambiar la contraseña", en: "Change the password")
    let old = Phrase(es: "Contraseña actual", en: "Old password")
    let new = Phrase(es: "Contraseña nueva", en: "New password")
    let rule = Phrase(
      es: "Al menos \(Passwords.shortest) caracteres; unas cuantas palabras sirven.",
      en: "At least \(Passwords.shortest) characters; a few words will do.")
    let again = Phrase(es: "Repita la contraseña nueva", en: "The new password again")
    let save = Phrase(es: "Cambiar", en: "Change")
    let done = Phrase(
      es: "La contraseña cambió. Las demás sesiones de su cuenta terminaron.",
      en: "The password has changed. All other sessions of your account have ended.")
  }

  let words = Words()
  let token: String
  /// For programs that keep passwords.
  let account: String
  let problem: String?
  let isDone: Bool
}

/// Who may use the pages, and the form that invites somebody.
struct PeoplePage: Section {
  static let template = Template("people", PackageResources.people_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Personas", en: "People")
    let account = Phrase(es: "Cuenta", en: "Account")
    let role = Phrase(es: "Rol", en: "Role")
    let place = Phrase(es: "Lugar", en: "Place")
    let state = Phrase(es: "Estado", en: "State")
    let acts = Phrase(es: "Acciones", en: "Actions")
    let change = Phrase(es: "Cambiar", en: "Change")
    let renew = Phrase(es: "Nuevo enlace", en: "New link")
    let close = Phrase(es: "Cerrar", en: "Close")
    let invite = Phrase(es: "Invitar a alguien", en: "Invite somebody")
    let nameHint = Phrase(
      es: "Sin datos personales: por ejemplo farmacia-picota.",
      en: "No personal data: for example farmacia-picota."
    )
    let makeLink = Phrase(es: "Crear enlace", en: "Make a link")
    let linkFor = Phrase(es: "Enlace para", en: "Link for")
    let linkHint = Phrase(
      es:
        "Se muestra solo esta vez y vale una sola vez, por una semana. Entréguelo en persona o por un medio seguro.",
      en:
        "It is shown this once, and can be used once within a week. Hand it over in person or by a safe way.")
  }

  /// A link that was just made.
  struct NewLink: TemplateValue {
    let name: String
    let address: String
  }

  /// Something to choose.
  struct Choice: TemplateValue {
    let key: String
    let name: String
    let isChosen: Bool
  }

  struct Person: TemplateValue {
    let name: String
    let state: String
    let isClosed: Bool
    let roles: [Choice]
    let places: [Choice]
  }

  let words = Words()
  let token: String
  let problem: String?
  let link: NewLink?
  let people: [Person]
  let roles: [Choice]
  let places: [Choice]
  let typed: String
  /// The part about programs, as HTML.
  let tokens: String

  init(
    _ visit: Visit, accounts: [Account], places: [AccountPlace], problem: String?, link: NewLink?,
    tokens: String
  ) {
    self.tokens = tokens
    let language = visit.language
    func roles(_ chosen: AccountRole?) -> [Choice] {
      AccountRole.allCases.map {
        Choice(key: $0.rawValue, name: language.name(of: $0), isChosen: $0 == chosen)
      }
    }
    func choices(_ chosen: AccountPlace?) -> [Choice] {
      // A place that registers know no more stays chosen until somebody chooses another.
      (chosen.map { places.contains($0) ? [] : [$0] } ?? [] + []).map {
        Choice(key: Self.key(of: $0), name: language.name(of: $0), isChosen: true)
      } + places.map { Choice(key: Self.key(of: $0), name: language.name(of: $0), isChosen: $0 == chosen) }
    }
    token = visit.formToken
    self.problem = problem
    self.link = link
    typed = problem == nil ? "" : visit.fields["cuenta"]
    people = accounts.map { account in
      Person(
        name: account.name.text, state: language.name(of: account.state),
        isClosed: account.state == .closed, roles: roles(account.role), places: choices(account.place))
    }
    self.roles = roles(.pharmacist)
    self.places = choices(nil)
  }

  /// A place in a form.
  static func key(of place: AccountPlace) -> String {
    let parts: [String?] =
      switch place {
      case .all: []
      case .authority(let name): ["a", name]
      case .network(let name, let authority): ["n", name, authority]
      case .microNetwork(let name, let network, let authority): ["m", name, network, authority]
      }
    return parts.map { PercentText.encoded($0 ?? "") }.joined(separator: "/")
  }
}
