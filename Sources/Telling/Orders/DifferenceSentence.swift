import StockPolicy

extension Language {
  /// Why an order is not what the official rule asks for, in one sentence whose parts add up to the difference.
  ///
  ///     // 12 más que la regla oficial (18): +6 demanda esperada, +9 seguridad, −3 en camino.
  public func sentence(for difference: OrderDifference) -> String {
    let rule = NumberText.whole(difference.official)
    let gap = difference.quantity - difference.official
    let size = NumberText.whole(abs(gap))
    let head =
      gap == 0
      ? text(es: "Lo mismo que la regla oficial (\(rule))", en: "The same as the official rule (\(rule))")
      : text(
        es: "\(size) \(gap > 0 ? "más" : "menos") que la regla oficial (\(rule))",
        en: "\(size) \(gap > 0 ? "more" : "less") than the official rule (\(rule))")
    let parts = difference.shares.map { signed($0.units) + " " + name(of: $0.part) }
    return head + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")) + "."
  }

  /// The way from the official order to ours and to what comes of it, which adds up: `11 regla oficial +20 demanda esperada … = 31`.
  func steps(_ difference: OrderDifference) -> String {
    let rule = text(es: "regla oficial", en: "official rule")
    let start = NumberText.whole(difference.official) + " " + rule
    let middle = difference.shares.map { " " + signed($0.units) + " " + name(of: $0.part) }.joined()
    let order = " = " + NumberText.whole(difference.quantity)
    let end = difference.shortage.map { share in
      " " + signed(share.units) + " " + name(of: share.part) + " = " + NumberText.whole(share.after)
        + text(es: " llegan", en: " come")
    }
    return start + middle + order + (end ?? "")
  }

  /// A change in units: `+12`, `−5`.
  func signed(_ units: Int) -> String { (units < 0 ? "−" : "+") + NumberText.whole(abs(units)) }

  /// What makes an order differ, as it follows a number of units.
  public func name(of part: OrderDifference.Part) -> String {
    switch part {
    // Without the word it reads as so many months.
    case .zeroMonths: text(es: "por meses sin uso", en: "for months without use")
    case .demand: text(es: "demanda esperada", en: "expected demand")
    case .substitutes: text(es: "lo que no llega de sus sustitutos", en: "what does not come of substitutes")
    case .safety: text(es: "seguridad", en: "safety")
    case .floor: text(es: "mínimo", en: "floor")
    case .ceiling: text(es: "máximo", en: "ceiling")
    case .least: text(es: "no queda nada", en: "nothing is left")
    case .expiry: text(es: "lo que vence", en: "what expires")
    case .spared: text(es: "lo que vence después", en: "what expires later")
    case .transfers: text(es: "por traslados", en: "for transfers")
    case .onOrder: text(es: "en camino", en: "on order")
    case .overstock: text(es: "sobra", en: "too much there")
    case .trifle: text(es: "muy poco", en: "too little")
    case .packs: text(es: "paquetes enteros", en: "whole packs")
    case .caps: text(es: "tope", en: "cap")
    case .warehouse: text(es: "el almacén no alcanza", en: "the warehouse has too little")
    }
  }
}
