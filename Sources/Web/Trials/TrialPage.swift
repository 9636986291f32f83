import Operations
import StockPolicy
import SupplyModel
import Telling

/// A trial beside the official forecast, for the facilities of one's place: what `colca compare` tells.
struct TrialPage: Section {
  static let template = Template("trial", PackageResources.trial_mustache)

  struct Words: TemplateValue {
    let back = Phrase(es: "Todos los ensayos", en: "All trials")
    let settings = Phrase(es: "Qué se cambió", en: "What was changed")
    let same = Phrase(es: "Los ajustes son los mismos.", en: "The settings are the same.")
    let totals = Phrase(es: "En total", en: "In total")
    let lines = Phrase(es: "Línea por línea", en: "Line by line")
    let none = Phrase(es: "Ninguna línea es distinta.", en: "No line differs.")
    let pages = Phrase(es: "Páginas de la lista", en: "Pages of the list")
    let before = Phrase(es: "Anterior", en: "Before")
    let after = Phrase(es: "Siguiente", en: "Next")
    let files = Phrase(es: "La lista entera:", en: "The whole list:")
    let acts = Phrase(es: "Qué hacer con él", en: "What to do with it")
    let adopt = Phrase(es: "Adoptar…", en: "Adopt…")
    let drop = Phrase(es: "Quitar el ensayo", en: "Drop the trial")
    let sure = Phrase(
      es: "Sí: deja de estar guardado.", en: "Yes: it is kept no longer.")
  }

  let words = Words()
  let title: String
  let with: String
  let problem: String?
  let notes: [String]
  let changed: ComparedTable?
  /// Of which facilities they are.
  let reach: String
  let totals: ComparedTable
  let lines: ComparedTable?
  let shown: String
  let before: String?
  let after: String?
  let csv: String
  let token: String
  let run: String
  let path: String
  let mayAdopt: Bool
  let mayDrop: Bool

  /// A page of the list.
  init(
    _ comparison: RunComparison, names: ReportNames, of place: AccountPlace, problem: String?,
    mayAdopt: Bool, mayDrop: Bool, _ visit: Visit
  ) {
    let tables = ComparisonTables(comparison, names: names)
    let language = visit.language
    let record = comparison.after.record
    path = TrialHandlers.path(of: record.trial)
    title = language.name(of: record).asSentenceStart
    with =
      language.text(es: "Comparado con: ", en: "Compared with: ")
      + language.name(of: comparison.before.record)
    self.problem = problem
    notes = ComparisonText(comparison, names: names).notes
    let settings = tables.settings
    changed =
      settings.rows.isEmpty
      ? nil
      : ComparedTable(settings, head: "setting_name", columns: [("before", true), ("after", true)])
    reach =
      place == .all
      ? language.text(es: "De todos los establecimientos.", en: "Of all facilities.")
      : language.text(
        es: "Solo de los establecimientos de su lugar.", en: "Of the facilities of your place alone.")
    totals = Self.totals(tables)
    let list = tables.differences()
    let pages = max(1, (list.rows.count + ListQuery.pageSize - 1) / ListQuery.pageSize)
    let page = min(max(1, Int(visit.fields["pagina"]) ?? 1), pages)
    let first = (page - 1) * ListQuery.pageSize
    let last = min(first + ListQuery.pageSize, list.rows.count)
    lines =
      list.rows.isEmpty
      ? nil
      : ComparedTable(
        list, head: "facility_name",
        columns: [
          ("to_name", false), ("product_name", false), ("order_before", true), ("order_after", true),
          ("moved_before", true), ("moved_after", true), ("cost_before", true), ("cost_after", true),
          ("probability_before", true), ("probability_after", true),
        ], shown: first..<last,
        // As the other pages write places and products.
        telling: [
          "facility_name": { names.shownName(FacilityCode(list.shown("facility", row: $0) ?? "")) },
          "to_name": { names.shownName(FacilityCode(list.shown("to", row: $0) ?? "")) },
          "product_name": { names.product(ProductCode(list.shown("product", row: $0) ?? "")) },
        ])
    shown = list.rows.isEmpty ? "" : "\(first + 1)–\(last) / \(NumberText.whole(list.rows.count))"
    before = page > 1 ? path + "?pagina=\(page - 1)" : nil
    after = page < pages ? path + "?pagina=\(page + 1)" : nil
    csv = path + "/diferencias.csv"
    token = visit.formToken
    run = String(record.id)
    self.mayAdopt = mayAdopt
    self.mayDrop = mayDrop
  }

  /// What each comes to.
  static func totals(_ tables: ComparisonTables) -> ComparedTable {
    ComparedTable(
      tables.totals, head: "total_name", columns: [("before", true), ("after", true), ("change", true)])
  }
}

/// The page on which somebody confirms that a trial becomes the official forecast.
struct AdoptPage: Section {
  static let template = Template("adopt", PackageResources.adopt_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Adoptar un ensayo", en: "Adopt a trial")
    let meaning = Phrase(
      es:
        "Si lo adopta, es el pronóstico oficial de todos: listas, alertas, pedidos y hojas pasan a ser los suyos desde ahora. Lo decidido se conserva. La próxima noche pronostica otra vez con su configuración.",
      en:
        "Once adopted it is the official forecast for everybody: lists, alerts, orders and sheets are its own from now on. What was decided is kept. The next night forecasts again by its configuration."
    )
    let totals = Phrase(es: "En total", en: "In total")
    let adopt = Phrase(es: "Sí, adoptar", en: "Yes, adopt it")
    let back = Phrase(es: "Volver al ensayo", en: "Back to the trial")
  }

  let words = Words()
  let name: String
  let with: String
  let problem: String?
  let totals: ComparedTable
  let token: String
  let run: String
  let path: String

  init(_ comparison: RunComparison, names: ReportNames, problem: String?, _ visit: Visit) {
    let (language, record) = (visit.language, comparison.after.record)
    name = language.name(of: record).asSentenceStart
    with =
      language.text(es: "En lugar de: ", en: "In place of: ") + language.name(of: comparison.before.record)
    self.problem = problem
    totals = TrialPage.totals(ComparisonTables(comparison, names: names))
    token = visit.formToken
    run = String(record.id)
    path = TrialHandlers.path(of: record.trial)
  }
}
