import Operations
import StockPolicy
import SupplyModel

/// What two runs say otherwise, as lists.
public struct ComparisonTables {
  private let comparison: RunComparison
  private let names: ReportNames
  private let language: Language

  /// The lists of a comparison.
  public init(_ comparison: RunComparison, names: ReportNames) {
    self.comparison = comparison
    self.names = names
    language = names.language
  }

  /// A line of the list of differences: of a facility × product, or of a transfer.
  private enum Row {
    case line(ComparedLine)
    case transfer(ComparedTransfer)

    var line: ComparedLine? { if case .line(let line) = self { line } else { nil } }
    var transfer: ComparedTransfer? { if case .transfer(let transfer) = self { transfer } else { nil } }
    var facility: FacilityCode {
      switch self {
      case .line(let line): line.key.facility
      case .transfer(let transfer): transfer.way.from
      }
    }
    var product: ProductCode {
      switch self {
      case .line(let line): line.key.product
      case .transfer(let transfer): transfer.way.product
      }
    }
  }

  /// Line by line, and then transfer by transfer, those that change most first.
  ///
  /// - Parameter all: what is the same too.
  public func differences(all: Bool = false) -> ListTable {
    let language = language
    let rows =
      comparison.lines.filter { all || $0.differs }.map(Row.line)
      + comparison.transfers.filter { all || $0.differs }.map(Row.transfer)
    return ListTable(name: "differences", rows: rows, language: language) {
      Column.coded("kind", es: "Qué") { row in
        row.transfer == nil
          ? CodedCell(.text("line"), language.text(es: "línea", en: "line"))
          : CodedCell(.text("transfer"), language.text(es: "traslado", en: "transfer"))
      }
      Column("facility", es: "Código establecimiento", .files) { .code($0.facility) }
      Column("facility_name", es: "Establecimiento") { .text(names.facilityName($0.facility)) }
      Column("to", es: "Código recibe", .files) { .optional($0.transfer?.way.to) }
      Column("to_name", es: "Recibe", comparison.transfers.isEmpty ? .files : .everywhere) {
        .optional($0.transfer.map { names.facilityName($0.way.to) })
      }
      Column("product", es: "Código producto", .files) { .code($0.product) }
      Column.product(names) { $0.product }
      Column("order_before", es: "Pedido antes") { .whole($0.line?.before?.order.quantity) }
      Column("order_after", es: "Pedido después") { .whole($0.line?.after?.order.quantity) }
      Column("expected_before", es: "Llegaría antes", .files) { .whole($0.line?.before?.order.expectedUnits) }
      Column("expected_after", es: "Llegaría después", .files) { .whole($0.line?.after?.order.expectedUnits) }
      Column.coded("urgency_before", es: "Urgencia antes", .files) { urgency($0.line?.before) }
      Column.coded("urgency_after", es: "Urgencia después", .files) { urgency($0.line?.after) }
      Column("moved_before", es: "Traslado antes") { .whole($0.transfer?.before ?? $0.line?.before?.moved) }
      Column("moved_after", es: "Traslado después") { .whole($0.transfer?.after ?? $0.line?.after?.moved) }
      Column.coded("alert_before", es: "Alerta antes", .files) { alert($0.line?.before) }
      Column.coded("alert_after", es: "Alerta después", .files) { alert($0.line?.after) }
      Column("probability_months", es: "Probabilidad en meses", .files) { .whole($0.line?.months) }
      Column("probability_before", es: "Probabilidad antes") { row in
        .optional(share: row.line.flatMap { $0.probability($0.before) })
      }
      Column("probability_after", es: "Probabilidad después") { row in
        .optional(share: row.line.flatMap { $0.probability($0.after) })
      }
      Column("couple_years_before", es: "Años pareja antes", .files) {
        .number($0.line?.before?.expectedHarm, upTo: 3)
      }
      Column("couple_years_after", es: "Años pareja después", .files) {
        .number($0.line?.after?.expectedHarm, upTo: 3)
      }
      Column("cost_before", es: "Costo antes S/", .files) {
        .number($0.line?.before?.order.costSoles, upTo: 2)
      }
      Column("cost_after", es: "Costo después S/", .files) {
        .number($0.line?.after?.order.costSoles, upTo: 2)
      }
      Column("months_of_use_changed", es: "Cambia meses de uso") {
        .number($0.line?.monthsChanged, upTo: 2)
      }
    }
  }

  /// What each run comes to.
  public var totals: ListTable {
    let (comparison, language) = (comparison, language)
    return ListTable(name: "totals", rows: RunTotal.allCases, language: language) {
      Column("total", es: "Total", .files) { .text($0.rawValue) }
      Column("total_name", es: "En total", en: "In total") { .text(language.name(of: $0)) }
      Column("before", es: "Antes") { .number(comparison.before($0), upTo: $0.decimals) }
      Column("after", es: "Después") { .number(comparison.after($0), upTo: $0.decimals) }
      Column("change", es: "Cambio") {
        .number(comparison.after($0) - comparison.before($0), upTo: $0.decimals)
      }
    }
  }

  /// The settings that are not the same.
  public var settings: ListTable {
    let (comparison, language) = (comparison, language)
    let (before, after) = (comparison.before.run.settings, comparison.after.run.settings)
    return ListTable(name: "settings", rows: comparison.settings, language: language) {
      Column("setting", es: "Ajuste", .files) { .text($0.rawValue) }
      Column("setting_name", es: "Ajuste distinto", en: "Setting that differs") {
        .text(language.name(of: $0))
      }
      Column("before", es: "Antes") { .text(language.text(of: $0.value(in: before))) }
      Column("after", es: "Después") { .text(language.text(of: $0.value(in: after))) }
    }
  }

  private func urgency(_ line: SeriesAssessment?) -> CodedCell {
    line.map { CodedCell($0.order.decision, language.urgency(of: $0.order)) } ?? .blank
  }

  private func alert(_ line: SeriesAssessment?) -> CodedCell {
    line.map { CodedCell($0.alert, language.name(of: $0.alert)) } ?? .blank
  }
}
