import Improvement
import SupplyModel

/// How figures went from one period to another, as a list.
public enum FigureChangeTable {
  /// The list, in the order of the changes.
  public static func table(
    for changes: [FigureChange], standards: StandardCatalogue, facilities: FacilityDirectory,
    language: Language
  ) -> ListTable {
    ListTable(name: "changes", rows: changes, language: language) {
      Column.coded("level", es: "Nivel", .files) {
        CodedCell($0.before.place.level, language.name(of: $0.before.place.level))
      }
      Column("place", es: "Código lugar", .files) {
        .optional($0.before.place.path.isEmpty ? nil : $0.before.place.name)
      }
      Column("place_name", es: "Lugar") { .text(language.name(of: $0.before.place, facilities)) }
      Column("standard", es: "Estándar", .files) { .code($0.before.indicator.standard) }
      Column("standard_name", es: "Indicador") { .text(language.name(of: $0.before, standards)) }
      Column("before_from", es: "Antes desde", .files) { .month($0.before.period.lowerBound) }
      Column("before_to", es: "Antes hasta", .files) { .month($0.before.period.upperBound) }
      Column("after_from", es: "Después desde", .files) { .month($0.after.period.lowerBound) }
      Column("after_to", es: "Después hasta", .files) { .month($0.after.period.upperBound) }
      Column("before", es: "Antes") { ListCell.figure($0.before.value, $0.before.unit) }
      Column("after", es: "Después") { ListCell.figure($0.after.value, $0.after.unit) }
      Column("difference", es: "Diferencia") { ListCell.figure($0.difference, $0.before.unit) }
      Column("low", es: "De", inFiles: "diferencia_de") {
        ListCell.figure($0.interval?.lowerBound, $0.before.unit)
      }
      Column("high", es: "A", inFiles: "diferencia_a") {
        ListCell.figure($0.interval?.upperBound, $0.before.unit)
      }
      Column.coded("verdict", es: "Cambio") { CodedCell($0.verdict, language.name(of: $0.verdict)) }
      Column("among_both", es: "Diferencia de los medidos en ambos", .files) {
        ListCell.figure($0.amongBoth, $0.before.unit)
      }
      Column("facilities_before", es: "Establecimientos antes", .files) { .whole($0.before.facilities) }
      Column("facilities_after", es: "Establecimientos después", .files) { .whole($0.after.facilities) }
      Column("only_before", es: "Solo antes", .files) { .whole($0.onlyBefore) }
      Column("only_after", es: "Solo después", .files) { .whole($0.onlyAfter) }
      Column("reporting_before", es: "Reporte antes", .files) { .optional(share: $0.reporting.before) }
      Column("reporting_after", es: "Reporte después", .files) { .optional(share: $0.reporting.after) }
      Column("reporting_changed", es: "Cambió el reporte") { .mark($0.hasReportingChanged) }
    }
  }
}

/// By how much the odds of an empty shelf changed, as a list.
public enum OddsTable {
  /// A place with what the model says of it.
  public struct Row: Sendable {
    let place: ServicePlace
    let since: Month
    let odds: StockoutOdds

    /// A place with what the model says of it.
    public init(place: ServicePlace, since: Month, odds: StockoutOdds) {
      self.place = place
      self.since = since
      self.odds = odds
    }

    fileprivate var estimate: StockoutOdds.Estimate? {
      switch odds {
      case .told(let estimate): estimate
      case .untold: nil
      }
    }
  }

  /// The list, in the order of the rows.
  public static func table(
    for rows: [Row], facilities: FacilityDirectory, language: Language
  ) -> ListTable {
    ListTable(name: "odds", rows: rows, language: language) {
      Column.coded("level", es: "Nivel", .files) {
        CodedCell($0.place.level, language.name(of: $0.place.level))
      }
      Column("place", es: "Código lugar", .files) { .optional($0.place.path.isEmpty ? nil : $0.place.name) }
      Column("place_name", es: "Lugar") { .text(language.name(of: $0.place, facilities)) }
      Column("since", es: "Desde") { .month($0.since) }
      Column("odds_ratio", es: "Razón de posibilidades") { .number($0.estimate?.ratio, upTo: 3) }
      Column("low", es: "De") { .number($0.estimate?.interval.lowerBound, upTo: 3) }
      Column("high", es: "A") { .number($0.estimate?.interval.upperBound, upTo: 3) }
      Column("facilities", es: "Establecimientos", .files) { .whole($0.estimate?.facilities) }
      Column("comparison", es: "Comparado con otros") { .mark($0.estimate?.hasComparison ?? false) }
      Column.coded("told", es: "Qué se puede decir") {
        CodedCell(.text($0.odds.word), language.sentence(for: $0.odds))
      }
    }
  }
}

extension StockoutOdds {
  /// What the model says, as a code.
  fileprivate var word: String {
    switch self {
    case .told(let estimate):
      estimate.interval.upperBound < 1 ? "fell" : estimate.interval.lowerBound > 1 ? "rose" : "unclear"
    case .untold(let reason): reason.rawValue
    }
  }
}

extension Language {
  /// What can be said of a difference.
  func name(of verdict: FigureChange.Verdict) -> String {
    switch verdict {
    case .better: text(es: "mejoró", en: "better")
    case .worse: text(es: "empeoró", en: "worse")
    case .unclear: text(es: "no se distingue", en: "not distinguishable")
    case .noInterval: text(es: "sin intervalo", en: "no interval")
    case .noFigure: text(es: "sin cifra", en: "no figure")
    }
  }

  /// The name of what a figure measures, with its method.
  func name(of figure: PlaceFigure, _ standards: StandardCatalogue) -> String {
    let name = figure.standard.map(name(of:)) ?? figure.indicator.standard.text
    return figure.indicator.item.isEmpty ? name : "\(name): \(methodName(figure.indicator.item))"
  }

  /// What the model says of the odds of an empty shelf.
  func sentence(for odds: StockoutOdds) -> String {
    switch odds {
    case .told(let estimate):
      let (low, high) = (estimate.interval.lowerBound, estimate.interval.upperBound)
      if high < 1 { return text(es: "bajaron", en: "fell") }
      if low > 1 { return text(es: "subieron", en: "rose") }
      return text(es: "no se distingue", en: "not distinguishable")
    case .untold(.fewFacilities):
      return text(
        es: "no se puede saber: menos de 8 establecimientos con y sin stock",
        en: "cannot be told: fewer than 8 facilities with and without stock")
    case .untold(.noPeriod):
      return text(
        es: "no se puede saber: faltan meses antes o después",
        en: "cannot be told: there are no months before or after")
    case .untold(.oneSided):
      return text(
        es: "no se puede saber: antes o después faltó siempre o nunca",
        en: "cannot be told: before or after, shelves were always or never empty")
    case .untold(.confounded):
      return text(
        es: "no se puede saber: el cambio no se separa del calendario",
        en: "cannot be told: the change cannot be told apart from the calendar")
    }
  }

  /// That who reported may have changed and not the service.
  public func reportingWarning(_ changes: [FigureChange]) -> String? {
    let count = changes.count(where: \.hasReportingChanged)
    guard count > 0 else { return nil }
    return text(
      es:
        "En \(count) de \(changes.count) filas cambió quién reportó o fue medido: la diferencia puede venir de eso. Vea "
        + "«diferencia de los medidos en ambos» con --format csv.",
      en:
        "In \(count) of \(changes.count) rows who reported or was measured changed: the difference may come from that. See the "
        + "difference among those measured in both with --format csv.")
  }
}
