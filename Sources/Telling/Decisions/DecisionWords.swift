import Operations
import SupplyModel

extension Language {
  /// Why somebody decided otherwise, in a word or two.
  public func name(of reason: DecisionReason) -> String {
    switch reason {
    case .noMoney: text(es: "sin presupuesto", en: "no budget")
    case .noTransport: text(es: "sin transporte", en: "no transport")
    case .warehouseEmpty: text(es: "el almacén no tiene", en: "the warehouse has none")
    case .stockDiffers: text(es: "el stock es otro", en: "the stock is another")
    case .campaign: text(es: "campaña o programa", en: "campaign or programme")
    case .noRoom: text(es: "sin espacio o cadena de frío", en: "no room or cold chain")
    case .alreadyOrdered: text(es: "ya se había pedido", en: "was ordered before")
    case .other: text(es: "otro motivo", en: "another reason")
    }
  }

  /// What a piece of advice is of: `pedido`, `transferencia`, `vencimiento`.
  public func name(of kind: AdviceKey.Kind) -> String {
    switch kind {
    case .order: text(es: "pedido", en: "order")
    case .transfer: text(es: "transferencia", en: "transfer")
    case .expiry: text(es: "vencimiento", en: "expiry")
    }
  }

  /// What was done, in a word.
  public func name(of act: DecisionAct.Kind) -> String {
    switch act {
    case .accepted: text(es: "aceptado", en: "accepted")
    case .changed: text(es: "cambiado", en: "changed")
    case .rejected: text(es: "rechazado", en: "rejected")
    case .snoozed: text(es: "pospuesto", en: "snoozed")
    case .agreedByGiver: text(es: "de acuerdo quien entrega", en: "the giver agrees")
    case .agreedByReceiver: text(es: "de acuerdo quien recibe", en: "the receiver agrees")
    case .placed: text(es: "pedido", en: "placed")
    case .arrived: text(es: "llegó", en: "arrived")
    case .reopened: text(es: "reabierto", en: "reopened")
    }
  }
}
