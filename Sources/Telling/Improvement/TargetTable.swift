import Improvement
import SupplyModel

/// How places are on their way to their targets, as a list.
public enum TargetTable {
  /// The list, in the order of the rows.
  public static func table(
    for rows: [TargetProgress], standards: StandardCatalogue, facilities: FacilityDirectory,
    language: Language
  ) -> ListTable {
    func unit(_ row: TargetProgress) -> Standard.Unit { standards[row.target.standard]?.unit ?? .share }
    return ListTable(
      name: "targets", title: ImprovementHeadings.targets, rows: rows, language: language
    ) {
      Column.coded("level", es: "Nivel", .files) {
        CodedCell($0.target.place.level, language.name(of: $0.target.place.level))
      }
      Column("place", es: "Código lugar", .files) {
        .optional($0.target.place.path.isEmpty ? nil : $0.target.place.name)
      }
      Column("place_name", es: "Lugar") { .text(language.name(of: $0.target.place, facilities)) }
      Column("standard", es: "Estándar", .files) { .code($0.target.standard) }
      Column("standard_name", es: "Indicador") {
        .text(language.name(of: Indicator($0.target.standard, item: $0.target.item), standards))
      }
      Column("from", es: "Desde") { .month($0.target.from) }
      Column("to", es: "Hasta") { .month($0.target.to) }
      Column("start", es: "Inicio") { ListCell.figure($0.start, unit($0)) }
      Column("target", es: "Meta") { ListCell.figure($0.target.value, unit($0)) }
      Column("month", es: "Mes", .files) { .optional($0.month) }
      Column("value", es: "Ahora") { ListCell.figure($0.value, unit($0)) }
      Column("coverage", es: "Reportado", en: "Reported", .files) {
        .optional(share: $0.coverage.value(.share))
      }
      Column("reached", es: "Avance") { .optional(share: $0.reached) }
      Column("expected", es: "Debería") { .optional(share: $0.expected) }
      Column.coded("state", es: "Estado") { CodedCell($0.state, language.name(of: $0.state)) }
      Column("forecast", es: "Pronóstico", .files) { ListCell.figure($0.forecast, unit($0)) }
      Column("low", es: "Pronóstico de", .files) { ListCell.figure($0.interval?.lowerBound, unit($0)) }
      Column("high", es: "Pronóstico a", .files) { ListCell.figure($0.interval?.upperBound, unit($0)) }
      Column.coded("outlook", es: "Se cumplirá") { CodedCell($0.outlook, language.name(of: $0.outlook)) }
    }
  }
}

extension Language {
  /// How a place is on its way to a target.
  func name(of state: TargetProgress.State) -> String {
    switch state {
    case .reached: text(es: "cumplida", en: "reached")
    case .onTrack: text(es: "en camino", en: "on track")
    case .slipping: text(es: "se retrasa", en: "slipping")
    case .offTrack: text(es: "fuera de camino", en: "off track")
    case .unknown: text(es: "sin cifra", en: "no figure")
    }
  }

  /// Whether a target will be met.
  func name(of outlook: TargetProgress.Outlook) -> String {
    switch outlook {
    case .likely: text(es: "probable", en: "likely")
    case .open: text(es: "incierto", en: "open")
    case .unlikely: text(es: "improbable", en: "unlikely")
    case .untold: text(es: "pocos meses para saberlo", en: "too few months to tell")
    case .over: text(es: "plazo terminado", en: "time is over")
    }
  }

  /// That targets in couple-years are held against one month, as far as it was reported; nil where there are none.
  public func monthlyTargets(_ rows: [TargetProgress], standards: StandardCatalogue) -> String? {
    let sums = rows.filter { standards[$0.target.standard]?.unit == .coupleYears }
    guard !sums.isEmpty else { return nil }
    let partial = sums.filter { ($0.coverage.value(.share) ?? 1) < 0.9995 }.count
    let rest =
      partial == 0
      ? ""
      : text(
        es:
          " De \(partial), ese mes no se reportó entero: la cifra es de lo que llegó («coverage» con --format csv).",
        en:
          " Of \(partial), that month was not reported in whole: the figure is of what came (\"coverage\" with --format csv)."
      )
    return text(
      es:
        "Las metas en APP se comparan con los APP de un solo mes, no con la suma del periodo: escríbalas por mes.\(rest)",
      en:
        "Targets in couple-years are held against the couple-years of one month, not the sum of the period: state them by the month.\(rest)"
    )
  }

  /// That nothing can be said of some targets.
  public func unplacedTargets(_ places: [String], _ standards: [String]) -> String {
    let list = { (names: [String]) in names.joined(separator: ", ") }
    let ofPlaces =
      places.isEmpty
      ? nil
      : text(
        es: "metas de lugares que no existen o se llaman como otros: \(list(places)); indique red y DIRESA",
        en:
          "targets of places that there are not, or that have the name of others: \(list(places)); state network and regional authority"
      )
    let ofStandards =
      standards.isEmpty
      ? nil
      : text(
        es: "metas de estándares o métodos que no se conocen: \(list(standards))",
        en: "targets of standards or methods that are not known: \(list(standards))")
    return [ofPlaces, ofStandards].compactMap { $0 }.joined(separator: "; ") + "."
  }
}
