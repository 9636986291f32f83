import StockPolicy
import SupplyModel

extension Language {
  /// DIGEMID's own word for a class; the English one is a translation.
  public func name(of availability: AvailabilityClass) -> String {
    switch availability {
    case .desabastecido: text(es: "Desabastecido", en: "Stocked out")
    case .substock: text(es: "Substock", en: "Understocked")
    case .normostock: text(es: "Normostock", en: "Adequate stock")
    case .sobrestock: text(es: "Sobrestock", en: "Overstocked")
    case .sinRotacion: text(es: "Sin rotación", en: "No movement")
    case .noConsumidor: text(es: "No consumidor", en: "Not used here")
    case .sinDato: text(es: "Sin dato", en: "No data")
    }
  }

  /// What a class means, with the limits of the rule in use: `menos de 2 meses`.
  func meaning(of availability: AvailabilityClass, rule: OfficialRule) -> String {
    let low = NumberText.decimal(rule.minimumMonths)
    let (least, most) = (months(rule.minimumMonths), months(rule.maximumMonths))
    return switch availability {
    case .desabastecido: text(es: "stock 0, con consumo", en: "no stock, though used")
    case .substock: text(es: "menos de \(least)", en: "under \(least)")
    case .normostock: text(es: "de \(low) a \(most)", en: "\(low) to \(most)")
    case .sobrestock: text(es: "más de \(most)", en: "over \(most)")
    case .sinRotacion: text(es: "stock sin consumo en 12 meses", en: "stock, unused for 12 months")
    case .noConsumidor: text(es: "ni stock ni consumo en 12 meses", en: "neither stock nor use in 12 months")
    case .sinDato: text(es: "no se conoce el stock", en: "stock unknown")
    }
  }
}
