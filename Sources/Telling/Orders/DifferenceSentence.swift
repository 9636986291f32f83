import StockPolicy

extension Language {
  /// Why an order is not what the official rule asks for, in one short sentence with the largest parts.
  ///
  ///     // 12 más que la regla oficial (18): +11 demanda esperada, +9 seguridad, −8 lo demás.
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
    let largest = difference.largest(Self.partsTold)
    guard !largest.isEmpty else { return head + "." }
    var parts = largest.map { signed($0.units) + " " + name(of: $0.part) }
    let rest = gap - largest.reduce(0) { $0 + $1.units }
    if rest != 0 { parts.append(signed(rest) + " " + text(es: "lo demás", en: "the rest")) }
    return head + ": " + parts.joined(separator: ", ") + "."
  }

  /// So many parts are told one by one.
  private static let partsTold = 3

  private func signed(_ units: Int) -> String {
    (units < 0 ? "−" : "+") + NumberText.whole(abs(units))
  }

  /// What makes an order differ, as it follows a number of units.
  public func name(of part: OrderDifference.Part) -> String {
    switch part {
    case .zeroMonths: text(es: "meses sin uso", en: "months without use")
    case .demand: text(es: "demanda esperada", en: "expected demand")
    case .safety: text(es: "seguridad", en: "safety")
    case .bounds: text(es: "mínimo o máximo", en: "floor or ceiling")
    case .expiry: text(es: "lo que vence", en: "what expires")
    case .transfers: text(es: "traslados", en: "transfers")
    case .onOrder: text(es: "en camino", en: "on order")
    case .overstock: text(es: "sobra", en: "too much there")
    case .trifle: text(es: "muy poco", en: "too little")
    case .packs: text(es: "paquetes enteros", en: "whole packs")
    case .caps: text(es: "tope", en: "cap")
    }
  }
}
