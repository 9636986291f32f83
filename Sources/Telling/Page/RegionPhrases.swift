import StockPolicy
import SupplyModel

/// The words of what only a region's page shows: matrix, ranking, indicators, map and changes.
extension Language {
  /// A class in a cell too narrow for its whole name.
  public func shortName(of availability: AvailabilityClass) -> String {
    switch availability {
    case .desabastecido: text(es: "Desab.", en: "Out")
    case .substock: text(es: "Sub", en: "Under")
    case .normostock: text(es: "Normo", en: "Adequate")
    case .sobrestock: text(es: "Sobre", en: "Over")
    case .sinRotacion: text(es: "Sin rot.", en: "Unused")
    case .noConsumidor: text(es: "No usa", en: "Not used")
    case .sinDato: text(es: "Sin dato", en: "No data")
    }
  }

  /// DIGEMID's band with its limit: `Óptimo (90 % o más)`.
  public func name(of band: AvailabilityBand) -> String {
    let from = NumberText.percent(band.threshold)
    switch band {
    case .optimal: return text(es: "Óptimo (\(from) o más)", en: "Optimal (\(from) or more)")
    case .high: return text(es: "Alto (\(from) o más)", en: "High (\(from) or more)")
    case .regular: return text(es: "Regular (\(from) o más)", en: "Fair (\(from) or more)")
    case .low:
      let below = NumberText.percent(AvailabilityBand.regular.threshold)
      return text(es: "Bajo (menos de \(below))", en: "Low (under \(below))")
    }
  }

  /// Couple-years expected to be lost if nothing is done: `3.2 APP en riesgo`.
  public func atRisk(_ coupleYears: Double) -> String {
    NumberText.decimal(coupleYears) + text(es: " APP en riesgo", en: " CYP at risk")
  }

  /// What was demanded of an empty shelf, for those who hear a chart: `demanda estimada 8.5`.
  public func estimatedDemand(_ units: Double) -> String {
    text(es: "demanda estimada ", en: "estimated demand ") + NumberText.decimal(units)
  }

  /// The row of all methods together.
  public var anyMethod: String { text(es: "Alguno de sus métodos", en: "Any of its methods") }

  /// What the indicators count.
  public func indicatorHint(asOf month: Month, from first: Month) -> String {
    text(
      es:
        "Cuenta cada método que el establecimiento maneja y cuyo stock al cierre de \(monthText(month)) se conoce; "
        + "quien no reportó no cuenta ni como abastecido ni como desabastecido. Años pareja de protección (APP), de "
        + "\(shortMonth(first)) a \(shortMonth(month)): entregados, y perdidos porque faltó stock (demanda estimada menos lo "
        + "entregado en los meses corregidos).",
      en:
        "Counts each method that a facility holds and whose stock at the end of \(monthText(month)) is known; who did not "
        + "report counts neither as stocked nor as out. Couple-years of protection (CYP), \(shortMonth(first)) to "
        + "\(shortMonth(month)): dispensed, and lost for want of stock (estimated demand less what was dispensed in corrected "
        + "months).")
  }

  /// `Con 3 métodos o más (primer nivel o sin categoría): 20 de 24, 83 %`.
  public func choice(_ choice: MethodAvailability.Choice) -> String {
    let level =
      choice.methods == 3
      ? text(es: "primer nivel, o sin categoría", en: "primary level, or no category")
      : text(es: "hospitales, categorías II y III", en: "hospitals, categories II and III")
    let share = choice.share.map(NumberText.percent) ?? "–"
    let count = outOf(choice.enough, choice.facilities)
    return text(
      es: "Con \(choice.methods) métodos o más en stock (\(level)): \(count) establecimientos, \(share).",
      en: "With \(choice.methods) methods or more in stock (\(level)): \(count) facilities, \(share).")
  }

  /// Products whose couple-years nobody states.
  public func withoutFactor(_ products: [String]) -> String {
    text(es: "Sin factor de APP, no contados: ", en: "Without a CYP factor, not counted: ")
      + products.joined(separator: ", ") + "."
  }

  /// Facilities that no map can show.
  public func withoutCoordinates(_ count: Int) -> String {
    counted(
      count, es: ("establecimiento no tiene coordenadas.", "establecimientos no tienen coordenadas."),
      en: ("facility has no coordinates.", "facilities have no coordinates."))
  }

  /// `Qué cambió desde septiembre de 2026`.
  public func changesTitle(since month: Month) -> String {
    text(es: "Qué cambió desde \(monthText(month))", en: "What changed since \(monthText(month))")
  }

  /// How a line has changed.
  public func name(of kind: RunChanges.Kind) -> String {
    switch kind {
    case .ranOut: text(es: "Se agotó", en: "Ran out")
    case .becameUrgent: text(es: "Ahora urgente", en: "Urgent now")
    case .lostSight: text(es: "Ya no se sabe", en: "No longer known")
    case .solved: text(es: "Resuelto", en: "Solved")
    }
  }

  /// The changes in one sentence.
  public func changeSummary(_ changes: RunChanges) -> String {
    func count(_ kind: RunChanges.Kind) -> String {
      NumberText.whole(changes.changes.count { $0.kind == kind })
    }
    let still = NumberText.whole(changes.stillAcute)
    return text(
      es: "Se agotaron \(count(.ranOut)); pasaron a urgentes \(count(.becameUrgent)); se resolvieron "
        + "\(count(.solved)); de \(count(.lostSight)) ya no se sabe; siguen agotados o urgentes \(still).",
      en: "\(count(.ranOut)) ran out; \(count(.becameUrgent)) became urgent; \(count(.solved)) were solved; "
        + "\(count(.lostSight)) are no longer known; \(still) are still out or urgent.")
  }
}
