import Improvement
import SupplyModel

/// The standards, as a list: what each counts, who measures it and who answers for it.
public enum StandardTable {
  /// The list, in the catalogue's order.
  public static func table(for standards: StandardCatalogue, language: Language) -> ListTable {
    ListTable(name: "standards", rows: standards.standards, language: language) {
      Column("standard", es: "Estándar") { .code($0.code) }
      Column("standard_name", es: "Nombre") { .text(language.name(of: $0)) }
      Column("definition", es: "Definición", .files) { .optional($0.definition.map(language.text)) }
      Column("numerator", es: "Numerador", .sheet) { .optional($0.numerator.map(language.text)) }
      Column("denominator", es: "Denominador", .sheet) { .optional($0.denominator.map(language.text)) }
      Column.coded("source", es: "Fuente") { CodedCell($0.source, language.name(of: $0.source)) }
      Column.coded("owner", es: "Responsable") { CodedCell($0.owner, language.name(of: $0.owner)) }
      Column.coded("better", es: "Mejor") { CodedCell($0.better, language.name(of: $0.better)) }
      Column.coded("unit", es: "Unidad", .files) { CodedCell($0.unit, language.name(of: $0.unit)) }
      Column("target", es: "Meta") { ListCell.figure($0.target, $0.unit) }
    }
  }
}

/// What was measured, as a list.
public enum FigureTable {
  /// The list, in the order of the figures; a figure without a denominator is blank.
  public static func table(
    for figures: [PlaceFigure], facilities: FacilityDirectory, language: Language
  ) -> ListTable {
    ListTable(
      name: "figures", title: Phrase(es: "Estándares medidos", en: "Standards measured"), rows: figures,
      language: language
    ) {
      Column("month", es: "Mes") { .month($0.period.upperBound) }
      Column.coded("level", es: "Nivel", .files) {
        CodedCell($0.place.level, language.name(of: $0.place.level))
      }
      Column("place", es: "Código lugar", .files) { .optional($0.place.path.isEmpty ? nil : $0.place.name) }
      Column("place_name", es: "Lugar") { .text(language.name(of: $0.place, facilities)) }
      Column("standard", es: "Estándar") { .code($0.indicator.standard) }
      Column.coded("method", es: "Método") { figure in
        let item = figure.indicator.item
        return item.isEmpty ? .blank : CodedCell(.text(item), language.methodName(item))
      }
      Column("numerator", es: "Numerador") { .number($0.tally.total > 0 ? $0.tally.met : nil, upTo: 2) }
      Column("denominator", es: "Denominador") { figure in
        .number(figure.unit == .share && figure.tally.total > 0 ? figure.tally.total : nil, upTo: 2)
      }
      Column("value", es: "Valor") { ListCell.figure($0.value, $0.unit) }
      Column("coverage", es: "Reportado", en: "Reported") { .optional(share: $0.coverage.value(.share)) }
      Column("target", es: "Meta") { ListCell.figure($0.standard?.target, $0.unit) }
      Column.coded("met", es: "Cumple") { figure in
        figure.isMet.map { CodedCell(.text($0 ? "yes" : "no"), language.yesOrNo($0)) } ?? .blank
      }
      Column("facilities", es: "Establecimientos", .files) { .whole($0.facilities) }
    }
  }
}

extension ListCell {
  /// A figure in its unit, blank when there is none.
  static func figure(_ value: Double?, _ unit: Standard.Unit) -> ListCell {
    switch unit {
    case .share: .optional(share: value)
    case .coupleYears: .number(value, upTo: 2)
    }
  }
}
