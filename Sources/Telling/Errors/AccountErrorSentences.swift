import Operations

extension AccountError: ErrorWithSentence {
  /// Why nothing was changed about an account, and what to do about it.
  func sentence(in language: Language) -> String {
    switch self {
    case .nameTaken(let name):
      language.text(
        es: "Ya hay una cuenta «\(name)». Elija otro nombre.",
        en: "There is an account \"\(name)\" already. Choose another name.")
    case .unknownAccount(let name):
      language.text(es: "No hay ninguna cuenta «\(name)».", en: "There is no account \"\(name)\".")
    case .invitationGone:
      language.text(
        es: "Este enlace ya se usó o ya venció. Pida otro a quien lo invitó.",
        en: "This link was used or is too old. Ask whoever invited you for another.")
    case .lastAdministrator(let name):
      language.text(
        es: "«\(name)» es la única cuenta que administra. Invite primero a otra.",
        en: "\"\(name)\" is the only account that administers. Invite another first.")
    }
  }
}
