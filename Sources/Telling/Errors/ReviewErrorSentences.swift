import Operations

extension ReviewError: ErrorWithSentence {
  /// Why a review was not noted, and what to do about it.
  func sentence(in language: Language) -> String {
    switch self {
    case .overtaken(let account):
      language.text(
        es:
          "Mientras tanto \(account) anotó algo de estos pedidos. No se anotó nada: mírelos y decida de nuevo.",
        en:
          "Meanwhile \(account) has noted something of these orders. Nothing was noted: look again and decide."
      )
    }
  }
}
