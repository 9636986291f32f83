import Operations
import SupplyModel
import Telling

extension Language {
  /// What a role is called.
  func name(of role: AccountRole) -> String {
    switch role {
    case .pharmacist: text(es: "farmacéutico", en: "pharmacist")
    case .network: text(es: "red", en: "network")
    case .authority: text(es: "DIRESA", en: "regional authority")
    case .administrator: text(es: "administrador", en: "administrator")
    case .reader: text(es: "lectura", en: "reader")
    }
  }

  /// What a place is called, with what it belongs to.
  func name(of place: AccountPlace) -> String {
    switch place {
    case .all: text(es: "Todos los establecimientos", en: "All facilities")
    case .authority(let authority): sentenceCase(authority)
    case .network(let network, let authority):
      word(text(es: "Red ", en: "Network "), before: network, ["red", "network"])
        + path([network, authority])
    case .microNetwork(let name, let network, let authority):
      word(text(es: "Microrred ", en: "Micro-network "), before: name, ["micro", "mr "])
        + path([name, network, authority])
    }
  }

  /// The word of a level, where a name does not begin with it already, as registers often write it.
  private func word(_ word: String, before name: String, _ beginnings: [String]) -> String {
    beginnings.contains { name.lowercased().hasPrefix($0) } ? "" : word
  }

  private func path(_ names: [String?]) -> String {
    names.compactMap { $0.map(sentenceCase) }.joined(separator: ", ")
  }

  /// How an account stands.
  func name(of state: Account.State) -> String {
    switch state {
    case .invited: text(es: "invitada", en: "invited")
    case .open: text(es: "abierta", en: "open")
    case .closed: text(es: "cerrada", en: "closed")
    }
  }

  /// Why a password will not do.
  func sentence(for fault: PasswordFault) -> String {
    switch fault {
    case .tooShort:
      text(
        es:
          "La contraseña debe tener al menos \(Passwords.shortest) caracteres; unas cuantas palabras sirven.",
        en: "The password needs at least \(Passwords.shortest) characters; a few words will do.")
    case .tooLong: text(es: "La contraseña es demasiado larga.", en: "The password is too long.")
    case .likeName:
      text(
        es: "La contraseña se parece al nombre de la cuenta.", en: "The password is like the account's name.")
    case .tooFewSigns:
      text(
        es: "La contraseña repite los mismos pocos caracteres.",
        en: "The password repeats the same few characters.")
    case .notRepeated:
      text(es: "Las dos contraseñas no son iguales.", en: "The two passwords are not the same.")
    }
  }
}
