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
    let note = Phrase(es: "Nota o comentario", en: "Note or comment")
    let assignee = Phrase(es: "A quién, si se asigna", en: "To whom, where assigned")
    let nobody = Phrase(es: "a nadie", en: "to nobody")
    let given = Phrase(es: "Asignado a", en: "Assigned to")
    let save = Phrase(es: "Anotar", en: "Note it")
    let pages = Phrase(es: "Páginas de la lista", en: "Pages of the list")
    let before = Phrase(es: "Anterior", en: "Before")
    let after = Phrase(es: "Siguiente", en: "Next")
    let effect = Phrase(
      es: "Cuenta desde el próximo pronóstico.", en: "It counts from the next forecast on.")
  }

  struct Row: TemplateValue {
    /// What a form calls it; nil of one that a later report has mended.
    let mark: String?
    let id: String
    /// Who calls whom about it; nil of one about no facility.
    let call: String?
    let assignee: String?
    let remarks: [String]
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

  /// Which findings are asked for.
  enum Which: String {
    case open = ""
    case judged = "anotados"
    case own = "mios"
  }

  let words = Words()
  let count: String
  let token: String
  let problem: String?
  let noted: String?
  let choices: [PeoplePage.Choice]
  let acts: [PeoplePage.Choice]
  let accounts: [PeoplePage.Choice]
  let typedNote: String
  let rows: [Row]
  let mayJudge: Bool
  let before: String?
  let after: String?
  let shown: String

  init(
    _ found: [ReviewedFinding], names: ReportNames, account: Account, remarks: FindingRemarks,
    accounts: [Account], problem: String?, _ visit: Visit
  ) {
    let language = visit.language
    let which = Which(rawValue: visit.fields["cuales"]) ?? .open
    let all = found.filter { one in
      switch which {
      case .open: one.state == .open
      case .judged: one.state != .open
      case .own: one.state.isStanding && remarks.assignee(of: one.id) == account.name
      }
    }
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
      (Which.open, language.text(es: "abiertos", en: "open")),
      (.own, language.text(es: "asignados a mí", en: "assigned to me")),
      (.judged, language.text(es: "de los que ya se anotó algo", en: "of which something was noted")),
    ].map { .init(key: $0.0.rawValue, name: $0.1, isChosen: $0.0 == which) }
    let typedAct = problem == nil ? "" : visit.fields["acto"]
    acts =
      (FindingHandlers.acts.map { ($0.key, language.name(of: $0.act.state)) }
      + [
        (FindingHandlers.assign, language.text(es: "se asigna", en: "is assigned")),
        (FindingHandlers.comment, language.text(es: "se comenta", en: "is commented on")),
      ]).map { .init(key: $0.0, name: $0.1, isChosen: $0.0 == typedAct) }
    let typedAccount = problem == nil ? "" : visit.fields["cuenta"]
    self.accounts = accounts.map {
      .init(key: $0.name.text, name: $0.name.text, isChosen: $0.name.text == typedAccount)
    }
    typedNote = problem == nil ? "" : visit.fields["nota"]
    let clock = visit.site.machine.clock
    rows = part.enumerated().map { row, one in
      Row(
        mark: one.state == .mended ? nil : one.id, id: one.id, call: one.facility.map(names.call),
        assignee: remarks.assignee(of: one.id)?.text,
        remarks: remarks[one.id].map { remark in
          let day = clock.day(ofInstant: remark.instant).map(language.dayText) ?? remark.instant
          return [day, remark.account, language.told(remark.kind)].joined(separator: " · ")
        }, facility: one.facility.map(names.shownName) ?? "–", code: one.facility?.text,
        product: one.product.map(names.product) ?? "–", month: one.month.map(language.shortMonth) ?? "–",
        severity: table.shown("severity_text", row: row) ?? "",
        tone: one.finding.severity == .error ? "t-red" : "t-orange",
        message: table.shown("message", row: row) ?? "",
        place: [one.file, one.finding.line.map { String($0) }].compactMap { $0 }.joined(separator: ":"),
        state: language.name(of: one.state), note: one.note)
    }
    mayJudge = account.may(.decide)
    func path(_ page: Int) -> String {
      "/hallazgos?" + (which == .open ? "" : "cuales=\(which.rawValue)&") + "pagina=\(page)"
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

extension Language {
  /// What was written beside a finding.
  fileprivate func told(_ kind: FindingRemark.Kind) -> String {
    switch kind {
    case .assigned(let name?): text(es: "asignado a \(name.text)", en: "assigned to \(name.text)")
    case .assigned(nil): text(es: "asignado a nadie", en: "assigned to nobody")
    case .comment(let text): text
    }
  }
}
