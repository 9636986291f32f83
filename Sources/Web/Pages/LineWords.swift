import Operations
import SupplyModel
import Telling

extension Language {
  /// What was done, with its quantity, month, reason and paper.
  func told(_ act: DecisionAct, names: ReportNames, product: ProductCode) -> String {
    let parts = [
      act == .snoozed(until: nil)
        ? text(es: "hasta que cambie el consejo", en: "until the advice changes") : nil,
      act.quantity.map { names.counted($0, of: product) }, act.month.map(shortMonth),
      act.reason.map { name(of: $0) }, act.document,
    ].compactMap { $0 }
    return ([name(of: act.kind)] + parts).joined(separator: ", ")
  }

  /// What saying yes is called: of one place of a transfer its own yes.
  func acceptWord(_ end: TransferEnd?) -> String {
    switch end {
    case nil: text(es: "Aceptar como se aconseja", en: "Accept as advised")
    case .giver: text(es: "De acuerdo: lo entregamos", en: "Agreed: we give it")
    case .receiver: text(es: "De acuerdo: lo recibimos", en: "Agreed: we take it")
    }
  }

  /// What sending is called.
  func placedWord(_ kind: AdviceKey.Kind) -> String {
    switch kind {
    case .order: text(es: "Ya se pidió", en: "It was ordered")
    case .transfer: text(es: "Va en camino", en: "It is on its way")
    case .expiry: text(es: "Está en proceso", en: "It is under way")
    }
  }

  /// What arriving is called.
  func arrivedWord(_ kind: AdviceKey.Kind) -> String {
    switch kind {
    case .order: text(es: "Llegó", en: "It arrived")
    case .transfer: text(es: "Se recibió", en: "It was received")
    case .expiry: text(es: "Ya se hizo", en: "It is done")
    }
  }
}
