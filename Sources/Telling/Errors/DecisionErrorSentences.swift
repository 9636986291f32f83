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
    case .nothingAdvised(let kind, let facility, let product):
      language.nothingAdvised(
        kind, at: [facility.text, product?.text].compactMap { $0 }.joined(separator: " "))
    case .allPlaced(_, let facility):
      language.text(
        es: "Todo lo que se aconseja en \(facility.text) ya se pidió. Lo anotado: colca decide list",
        en: "All that is advised at \(facility.text) was placed already. What is noted: colca decide list")
    case .unknownLot(let text, let known):
      language.text(
        es: "Ningún lote por vencer es «\(text)».", en: "No lot about to expire is \"\(text)\".")
        + (known.isEmpty
          ? ""
          : language.text(es: " Los hay: ", en: " There are: ")
            + known.map(language.lotName).joined(separator: ", ") + ".")
    }
  }
}

extension Language {
  /// A piece of advice by its codes: `pedido 06528F01 04594`.
  func subject(of key: AdviceKey) -> String {
    let lot = key.lot.map(lotName)
    return [name(of: key.kind), key.facility.text, key.receiver?.text, key.product.text, lot]
      .compactMap { $0 }.joined(separator: " ")
  }

  /// A lot by its number, else by the month in which it expires.
  func lotName(_ lot: AdviceKey.LotName) -> String { lot.number ?? lot.expiry?.description ?? "–" }

  fileprivate func nothingAdvised(_ kind: AdviceKey.Kind, at place: String) -> String {
    switch kind {
    case .order:
      text(
        es: "El último pronóstico no aconseja ningún pedido en \(place). Lo que aconseja: colca orders",
        en: "The latest forecast advises no order at \(place). What it advises: colca orders")
    case .transfer:
      text(
        es:
          "El último pronóstico no aconseja ninguna transferencia desde \(place). Lo que aconseja: colca transfers",
        en: "The latest forecast advises no transfer from \(place). What it advises: colca transfers")
    case .expiry:
      text(
        es:
          "El último pronóstico no ve ningún lote por vencer sin uso en \(place). Los que ve: colca expiries",
        en:
          "The latest forecast sees no lot about to expire unused at \(place). Those that it sees: colca expiries"
      )
    }
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
    case .noTransfer:
      text(es: "solo una transferencia tiene dos lados.", en: "only a transfer has two places.")
    case .sameFacility:
      text(es: "nadie se entrega a sí mismo.", en: "nobody gives to itself.")
    case .quantityOutOfRange(0):
      text(
        es: "el último pronóstico no aconseja cantidad alguna; indíquela con --quantity.",
        en: "the latest forecast advises no quantity; name it with --quantity.")
    case .quantityOutOfRange(let quantity):
      text(
        es: "\(quantity) no es una cantidad; indique 1 o más.",
        en: "\(quantity) is no quantity; name 1 or more.")
    case .monthIsKnown(let month, let asOf):
      text(
        es: "\(shortMonth(month)) no es posterior a \(shortMonth(asOf)); indique un mes que esté por venir.",
        en: "\(shortMonth(month)) is not after \(shortMonth(asOf)); name a month to come.")
    case .monthTooFar(let month, let asOf):
      text(
        es: "\(shortMonth(month)) queda a más de un año de \(shortMonth(asOf)); ¿es ese el año?",
        en: "\(shortMonth(month)) is more than a year from \(shortMonth(asOf)); is that the year?")
    case .arrivedBefore(let month, let asOf):
      text(
        es:
          "lo que llegó en \(shortMonth(month)) ya está en el stock contado; indique un mes desde \(shortMonth(asOf)).",
        en:
          "what came in \(shortMonth(month)) lies in the stock counted; name a month from \(shortMonth(asOf)) on."
      )
    case .moreThanStock(let quantity, let stock):
      text(
        es:
          "\(NumberText.whole(quantity)) es más de lo que tiene quien entrega (\(NumberText.whole(stock))).",
        en: "\(NumberText.whole(quantity)) is more than the giver has (\(NumberText.whole(stock))).")
    case .monthNotBegun(let month, let running):
      text(
        es: "\(shortMonth(month)) no ha empezado; lo que llegó, llegó hasta \(shortMonth(running)).",
        en: "\(shortMonth(month)) has not begun; what came, came by \(shortMonth(running)).")
    case .overtaken(_, nil):
      text(
        es: "mientras tanto se retiró lo que se había anotado. Mírelo y decida de nuevo.",
        en: "meanwhile what had been noted was taken back. Look at it and decide again.")
    case .overtaken(let account, let act?):
      text(
        es: "mientras tanto \(account) anotó otra cosa: \(name(of: act)). Mírelo y decida de nuevo.",
        en: "meanwhile \(account) noted something else: \(name(of: act)). Look at it and decide again.")
    case .nothingToReopen:
      text(es: "no hay nada anotado que retirar.", en: "nothing is noted that could be taken back.")
    }
  }
}
