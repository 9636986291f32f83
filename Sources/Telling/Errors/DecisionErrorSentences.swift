import Operations
import SupplyModel

extension DecisionError: ErrorWithSentence {
  /// Which decision cannot be, why, and what to do about it.
  func sentence(in language: Language) -> String {
    switch self {
    case .refused(let place, let key, let fault):
      language.text(
        es: "Decisión \(place) (\(language.subject(of: key))): ",
        en: "Decision \(place) (\(language.subject(of: key))): ")
        + language.sentence(for: fault)
        + language.text(es: " No se anotó nada.", en: " Nothing was noted.")
    }
  }
}

extension Language {
  /// A piece of advice by its codes: `pedido 06528F01 04594`.
  func subject(of key: AdviceKey) -> String {
    let lot = key.lot.map { $0.number ?? $0.expiry.map(shortMonth) ?? "" }
    return [name(of: key.kind), key.facility.text, key.receiver?.text, key.product.text, lot]
      .compactMap { $0 }.joined(separator: " ")
  }

  fileprivate func sentence(for fault: DecisionFault) -> String {
    switch fault {
    case .notAdvised:
      text(
        es:
          "el último pronóstico no aconseja nada de eso. Lo que aconseja: colca orders, transfers o expiries.",
        en: "the latest forecast advises nothing of it. What it advises: colca orders, transfers or expiries."
      )
    case .alreadyPlaced:
      text(
        es: "ya se pidió. Si no fue así, retírelo primero con --reopen.",
        en: "it was placed already. If it was not, take that back first with --reopen.")
    case .quantityOutOfRange(let quantity):
      text(
        es: "\(quantity) no es una cantidad; indique 1 o más.",
        en: "\(quantity) is no quantity; name 1 or more.")
    case .monthIsKnown(let month, let asOf):
      text(
        es: "\(shortMonth(month)) no es posterior a \(shortMonth(asOf)); indique un mes que esté por venir.",
        en: "\(shortMonth(month)) is not after \(shortMonth(asOf)); name a month to come.")
    case .monthNotBegun(let month, let running):
      text(
        es: "\(shortMonth(month)) no ha empezado; lo que llegó, llegó hasta \(shortMonth(running)).",
        en: "\(shortMonth(month)) has not begun; what came, came by \(shortMonth(running)).")
    case .nothingToReopen:
      text(es: "no hay nada anotado que retirar.", en: "nothing is noted that could be taken back.")
    }
  }
}
