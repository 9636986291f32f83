import Foundation
import Operations
import SupplyModel
import Telling

/// What programs read and decide with: a part of the page of people.
struct TokensSection: Section {
  static let template = Template("tokens", PackageResources.tokens_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Claves de programas", en: "Tokens of programs")
    let about = Phrase(
      es:
        "Un programa lee y decide por la API (/api/v1) con una clave que tiene rol y lugar, como una cuenta. Vale un año.",
      en:
        "A program reads and decides through the API (/api/v1) with a token that has a role and a place, as an account has. It holds for a year."
    )
    let name = Phrase(es: "Nombre del programa", en: "Name of the program")
    let nameHint = Phrase(es: "Por ejemplo tablero-diresa.", en: "For example tablero-diresa.")
    let program = Phrase(es: "Programa", en: "Program")
    let role = Phrase(es: "Rol", en: "Role")
    let place = Phrase(es: "Lugar", en: "Place")
    let state = Phrase(es: "Estado", en: "State")
    let maker = Phrase(es: "Quién la creó", en: "Made by")
    let acts = Phrase(es: "Acciones", en: "Actions")
    let revoke = Phrase(es: "Anular", en: "Revoke")
    let make = Phrase(es: "Crear clave", en: "Make a token")
    let tokenFor = Phrase(es: "Clave para", en: "Token for")
    let tokenHint = Phrase(
      es: "Se muestra solo esta vez. Guárdela donde solo el programa la lea.",
      en: "It is shown this once. Keep it where the program alone reads it.")
  }

  /// A token that was just made.
  struct NewToken: TemplateValue {
    let name: String
    let secret: String
  }

  struct Row: TemplateValue {
    let name: String
    let role: String
    let place: String
    let state: String
    let maker: String
    let isOpen: Bool
  }

  let words = Words()
  let token: String
  let made: NewToken?
  let tokens: [Row]
  let roles: [PeoplePage.Choice]
  let places: [PeoplePage.Choice]

  init(_ visit: Visit, tokens: [ApiToken], places: [AccountPlace], made: NewToken?) {
    let (language, clock) = (visit.language, visit.site.machine.clock)
    token = visit.formToken
    self.made = made
    self.tokens = tokens.map { one in
      let isOld = one.expires <= visit.site.second
      let state: String
      if one.isRevoked {
        state = language.text(es: "anulada", en: "revoked")
      } else if isOld {
        state = language.text(es: "vencida", en: "too old")
      } else {
        let day = language.dayText(clock.day(of: Date(timeIntervalSince1970: Double(one.expires))))
        state = language.text(es: "vale hasta el \(day)", en: "holds until \(day)")
      }
      return Row(
        name: one.name.text, role: language.name(of: one.role), place: language.name(of: one.place),
        state: state, maker: one.maker, isOpen: !one.isRevoked)
    }
    roles = AccountRole.allCases.map {
      .init(key: $0.rawValue, name: language.name(of: $0), isChosen: $0 == .reader)
    }
    self.places = places.map {
      .init(key: PeoplePage.key(of: $0), name: language.name(of: $0), isChosen: false)
    }
  }
}
