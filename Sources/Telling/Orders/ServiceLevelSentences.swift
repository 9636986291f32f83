import StockPolicy
import SupplyModel

extension Language {
  /// A service level within a sentence, exactly: `en 9 de cada 10 casos`, `en 19 de cada 20 casos`.
  func serviceClause(_ level: Double) -> String {
    let total = [10, 20].first { abs(level * Double($0) - (level * Double($0)).rounded()) < 1e-9 } ?? 100
    let count = Int((level * Double(total)).rounded())
    return text(es: "en \(count) de cada \(total) casos", en: "in \(count) of \(total) cases")
  }

  /// Why a service level is that one, in a word or two.
  public func name(of basis: ServiceLevel.Basis) -> String {
    switch basis {
    case .run: text(es: "general", en: "general")
    case .withoutSubstitute: text(es: "sin sustituto", en: "no substitute")
    case .catalogue: text(es: "catálogo", en: "catalogue")
    }
  }

  /// Why a product is ordered at its level; nil where it is the run's own and nothing stands behind it.
  ///
  /// - Parameters:
  ///   - serviceLevel: the level of an order.
  ///   - product: the name of a product by its code.
  public func sentence(for serviceLevel: ServiceLevel, product: (ProductCode) -> String) -> String? {
    let cases = serviceClause(serviceLevel.level)
    switch serviceLevel.basis {
    case .catalogue:
      return text(
        es: "Debe alcanzar \(cases): lo fija el catálogo.",
        en: "Meant to be enough \(cases), as the catalogue says.")
    case .withoutSubstitute:
      return text(
        es: "Debe alcanzar \(cases): aquí nada con stock lo sustituye.",
        en: "Meant to be enough \(cases): nothing in stock here can stand in for it.")
    case .run:
      guard let substitute = serviceLevel.substitute else { return nil }
      return text(
        es: "Debe alcanzar \(cases): si falta, hay \(product(substitute)).",
        en: "Meant to be enough \(cases): if it is out, there is \(product(substitute)).")
    }
  }
}
