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
        .text(language.name(of: $0.target, standards))
      }
      Column("months", es: "Meses por cifra", .files) { .whole($0.target.months) }
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
  /// What a target is of, with the months that a figure is taken over where they are more than one.
  func name(of target: PlaceTarget, _ standards: StandardCatalogue) -> String {
    let name = name(of: Indicator(target.standard, item: target.item), standards)
    guard target.months > 1 else { return name }
    return name + text(es: ", de \(target.months) meses", en: ", of \(target.months) months")
  }

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

  /// What to know of targets in couple-years: that some are held against a single month, and some are of months not reported in whole; nil
  /// where neither is so.
  public func sumTargets(_ rows: [TargetProgress], standards: StandardCatalogue) -> String? {
    let sums = rows.filter { standards[$0.target.standard]?.unit == .coupleYears }
    let words = (es: ("meta", "metas"), en: ("target", "targets"))
    let single = sums.count { $0.target.months == 1 }
    let partial = sums.count { ($0.coverage.value(.share) ?? 1) < 0.9995 }
    let notices = [
      single == 0
        ? nil
        : text(
          es:
            "\(counted(single, es: words.es, en: words.en)) en APP: se compara con los APP de un solo mes; para la suma de un "
            + "periodo ponga cuántos meses en la columna «meses».",
          en:
            "\(counted(single, es: words.es, en: words.en)) in couple-years: held against those of a single month; for the sum "
            + "of a period state how many months in the column \"months\"."),
      partial == 0
        ? nil
        : text(
          es:
            "De \(counted(partial, es: words.es, en: words.en)) no se reportó todo: la cifra es de lo que llegó («coverage» con --format csv).",
          en:
            "Of \(counted(partial, es: words.es, en: words.en)) not all was reported: the figure is of what came (\"coverage\" with --format csv)."
        ),
    ].compactMap(\.self)
    return notices.isEmpty ? nil : notices.joined(separator: " ")
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
