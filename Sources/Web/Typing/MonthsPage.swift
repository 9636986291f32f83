import Operations
import Runs
import SupplyModel
import SupplyStore
import Telling

/// Which of one's facilities have reported which of the last months, and the form of each.
struct MonthsPage: Section {
  static let template = Template("months", PackageResources.months_mustache, parts: [MonthSteps.template])

  struct Words: TemplateValue {
    let title = Phrase(es: "Digitar o corregir un reporte", en: "Type or correct a report")
    let hint = Phrase(
      es:
        "Elija el mes del establecimiento. Lo digitado se revisa como un archivo, y entra cuando usted lo confirma.",
      en:
        "Choose the facility's month. What is typed is looked into as a file is, and goes in when you confirm it."
    )
    let facility = Phrase(es: "Establecimiento", en: "Facility")
    let last = Phrase(es: "Último reporte", en: "Last report")
    let months = Phrase(es: "Meses", en: "Months")
    let search = Phrase(es: "Buscar", en: "Search")
    let filters = Phrase(es: "Filtros", en: "Filters")
    let filter = Phrase(es: "Ver", en: "Show")
    let none = Phrase(es: "Nada en esta lista.", en: "Nothing in this list.")
    let pages = Phrase(es: "Páginas de la lista", en: "Pages of the list")
    let before = Phrase(es: "Anterior", en: "Before")
    let after = Phrase(es: "Siguiente", en: "Next")
  }

  struct Row: TemplateValue {
    let name: String
    let code: String
    let last: String
    let months: [Form]
  }

  struct Form: TemplateValue {
    let path: String
    let name: String
  }

  let words = Words()
  let steps: MonthSteps
  let search: String
  let rows: [Row]
  let shown: String
  let before: String?
  let after: String?

  init(_ visit: Visit) throws {
    let (account, language, database) = (try visit.known(), visit.language, visit.site.database)
    steps = try MonthSteps(visit, here: .bring)
    let typed = String(visit.fields["buscar"].prefix(60))
    search = typed
    let wanted = PlainWords.of(typed)
    let own =
      try visit.site.snapshot()?.facilities(of: account.place, in: database)
      ?? ReportForms.facilities(visit).filter { account.place.holds($0) }.byName
    let held =
      wanted.isEmpty
      ? own
      : own.filter { PlainWords.of(($0.name ?? "") + " " + $0.code.text).contains(wanted) }
    let months = ReportForms.months(visit)
    let pages = max(1, (held.count + ListQuery.pageSize - 1) / ListQuery.pageSize)
    let page = min(max(1, Int(visit.fields["pagina"]) ?? 1), pages)
    let first = (page - 1) * ListQuery.pageSize
    let part = held.dropFirst(first).prefix(ListQuery.pageSize)
    let last = try database.lastReports(
      of: try ReportForms.scope(visit), through: months[0], among: part.map(\.code))
    rows = part.map { facility in
      Row(
        name: language.sentenceCase(facility.name ?? facility.code.text), code: facility.code.text,
        last: last[facility.code].map(language.shortMonth) ?? "–",
        months: months.prefix(4).map {
          Form(path: ReportForms.path(facility.code.text, "\($0)"), name: language.shortMonth($0))
        })
    }
    func path(_ page: Int) -> String {
      "/reportes?pagina=\(page)" + (typed.isEmpty ? "" : "&buscar=" + PercentText.encoded(typed))
    }
    before = page > 1 ? path(page - 1) : nil
    after = page < pages ? path(page + 1) : nil
    shown = part.isEmpty ? "" : "\(first + 1)–\(first + part.count) / \(NumberText.whole(held.count))"
  }
}
