import Operations
import SupplyModel
import Telling

/// What was found in the data, a page of it, with what can be said of it.
struct FindingsPage: Section {
  static let template = Template("findings", PackageResources.findings_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Hallazgos", en: "Findings")
    let filters = Phrase(es: "Filtros", en: "Filters")
    let filter = Phrase(es: "Ver", en: "Show")
    let which = Phrase(es: "Cuáles", en: "Which")
    let none = Phrase(es: "Nada en esta lista.", en: "Nothing in this list.")
    let mark = Phrase(es: "Marcar", en: "Mark")
    let facility = Phrase(es: "Establecimiento", en: "Facility")
    let product = Phrase(es: "Producto", en: "Product")
    let month = Phrase(es: "Mes", en: "Month")
    let severity = Phrase(es: "Gravedad", en: "Severity")
    let message = Phrase(es: "Qué se encontró", en: "What was found")
    let place = Phrase(es: "Archivo y línea", en: "File and line")
    let state = Phrase(es: "Estado", en: "State")
    let act = Phrase(es: "De lo marcado se anota", en: "What is noted of what is marked")
    let choose = Phrase(es: "elija", en: "choose")
    let note = Phrase(es: "Nota", en: "Note")
    let save = Phrase(es: "Anotar", en: "Note it")
    let pages = Phrase(es: "Páginas de la lista", en: "Pages of the list")
    let before = Phrase(es: "Anterior", en: "Before")
    let after = Phrase(es: "Siguiente", en: "Next")
    let effect = Phrase(
      es: "Cuenta desde el próximo pronóstico.", en: "It counts from the next forecast on.")
  }

  struct Row: TemplateValue {
    let id: String
    let facility: String
    let code: String?
    let product: String
    let month: String
    let severity: String
    let tone: String
    let message: String
    let place: String
    let state: String
    let note: String?
  }

  let words = Words()
  let count: String
  let token: String
  let problem: String?
  let noted: String?
  let choices: [PeoplePage.Choice]
  let acts: [PeoplePage.Choice]
  let rows: [Row]
  let mayJudge: Bool
  let before: String?
  let after: String?
  let shown: String

  init(
    _ found: [ReviewedFinding], names: ReportNames, account: Account, problem: String?, _ visit: Visit
  ) {
    let language = visit.language
    let isJudged = visit.fields["cuales"] == "anotados"
    let all = found.filter { ($0.state == .open) != isJudged }
    let pages = max(1, (all.count + ListQuery.pageSize - 1) / ListQuery.pageSize)
    let page = min(min(max(1, Int(visit.fields["pagina"]) ?? 1), 1_000_000), pages)
    let first = (page - 1) * ListQuery.pageSize
    let part = Array(all.dropFirst(first).prefix(ListQuery.pageSize))
    let table = FindingTable.table(for: part, language: language)
    count = NumberText.whole(all.count)
    token = visit.formToken
    self.problem = problem
    noted = Int(visit.fields["anotado"]).map { count in
      language.text(es: "Anotado: \(count).", en: "Noted: \(count).")
    }
    choices = [
      .init(key: "", name: language.text(es: "abiertos", en: "open"), isChosen: !isJudged),
      .init(
        key: "anotados",
        name: language.text(es: "de los que ya se anotó algo", en: "of which something was noted"),
        isChosen: isJudged),
    ]
    acts = FindingHandlers.acts.map {
      .init(key: $0.key, name: language.name(of: $0.act.state), isChosen: false)
    }
    rows = part.enumerated().map { row, one in
      Row(
        id: one.id, facility: one.facility.map(names.shownName) ?? "–", code: one.facility?.text,
        product: one.product.map(names.product) ?? "–", month: one.month.map(language.shortMonth) ?? "–",
        severity: table.shown("severity_text", row: row) ?? "",
        tone: one.finding.severity == .error ? "t-red" : "t-orange",
        message: table.shown("message", row: row) ?? "",
        place: [one.file, one.finding.line.map { String($0) }].compactMap { $0 }.joined(separator: ":"),
        state: language.name(of: one.state), note: one.note)
    }
    mayJudge = account.may(.decide)
    func path(_ page: Int) -> String {
      "/hallazgos?" + (isJudged ? "cuales=anotados&" : "") + "pagina=\(page)"
    }
    before = page > 1 ? path(page - 1) : nil
    after = page < pages ? path(page + 1) : nil
    shown =
      all.isEmpty
      ? ""
      : language.text(
        es: "\(first + 1)–\(first + part.count) de \(NumberText.whole(all.count))",
        en: "\(first + 1)–\(first + part.count) of \(NumberText.whole(all.count))")
  }
}
