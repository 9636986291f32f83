import Operations
import Runs
import SupplyModel
import Telling

/// What a sending would do, or did, with all that was found in it; the forms that confirm it, withdraw it or take it back.
struct UploadPage: Section {
  static let template = Template("upload", PackageResources.upload_mustache, parts: [MonthSteps.template])

  struct Words: TemplateValue {
    let table = Phrase(es: "Archivo", en: "File")
    let layout = Phrase(es: "Formato", en: "Layout")
    let rows = Phrase(es: "Filas", en: "Rows")
    let new = Phrase(es: "Nuevas", en: "New")
    let replaced = Phrase(es: "Reemplazadas", en: "Replaced")
    let unchanged = Phrase(es: "Iguales", en: "Unchanged")
    let rejected = Phrase(es: "Rechazadas", en: "Rejected")
    let findings = Phrase(es: "Qué se encontró", en: "What was found")
    let confirm = Phrase(es: "Confirmar: que entre", en: "Confirm: take it in")
    let confirmHint = Phrase(
      es: "Entra todo o nada. Después se puede deshacer.",
      en: "All of it goes in, or nothing. It can be taken back later.")
    let withdraw = Phrase(es: "Retirar: que no entre", en: "Withdraw: leave it out")
    let look = Phrase(es: "Revisar de nuevo", en: "Look again")
    let stop = Phrase(es: "Detener", en: "Stop")
    let stopHint = Phrase(
      es: "Se detiene antes de que algo haya entrado, o ya no: entra todo, o nada.",
      en: "It stops before anything is in, or not any more: all goes in, or nothing.")
    let stopping = Phrase(es: "Se está deteniendo.", en: "It is stopping.")
    let takeBack = Phrase(es: "Deshacer esta importación", en: "Take this import back")
    let sure = Phrase(
      es: "Sí: lo que estos archivos trajeron sale de la base, y vuelve lo que había antes.",
      en: "Yes: what these files brought leaves the database, and what stood there before comes back.")
    let next = Phrase(es: "Sigue: pronosticar con estos datos", en: "Next: forecast with these data")
    let form = Phrase(es: "El formulario de este mes", en: "The form of this month")
    let others = Phrase(es: "Todos los envíos", en: "All sendings")
  }

  struct Row: TemplateValue {
    let path: String
    let layout: String
    let rows: String
    let new: String
    let replaced: String
    let unchanged: String
    let rejected: String
    let findings: [Line]
    let more: String?
  }

  struct Line: TemplateValue {
    let severity: String
    let tone: String
    let place: String?
    let text: String
  }

  let words = Words()
  let steps: MonthSteps
  let token: String
  let path: String
  let title: String
  let state: String
  let tone: String
  let problem: String?
  let outside: String?
  let tables: [Row]
  let mayConfirm: Bool
  let mayLook: Bool
  let mayWithdraw: Bool
  let mayUndo: Bool
  let mayStop: Bool
  let isStopping: Bool
  let isTaken: Bool
  let found: String?
  /// The form that it was typed in; nil of files.
  let typed: String?

  init(_ upload: Upload, problem: String?, _ visit: Visit) throws {
    let (language, work) = (visit.language, visit.site.work)
    steps = try MonthSteps(visit, here: upload.isOpen ? .confirm : .bring)
    token = visit.formToken
    path = "/cargas/" + upload.id
    title = Self.name(of: upload, language)
    (state, tone) = Self.state(of: upload, work, language)
    self.problem = problem ?? upload.problem?.text(in: language)
    let preview = upload.preview
    outside = preview?.outside?.text(in: language)
    tables = (preview?.tables ?? []).map { table in
      let rest = table.findingCount - table.findings.count
      return Row(
        path: table.path, layout: table.layout ?? "–", rows: NumberText.whole(table.rows),
        new: NumberText.whole(table.new), replaced: NumberText.whole(table.replaced),
        unchanged: NumberText.whole(table.unchanged), rejected: NumberText.whole(table.rejected),
        findings: table.findings.map { found in
          let place = found.place.text(in: language)
          return Line(
            severity: found.severity.text(in: language), tone: found.isError ? "t-red" : "t-orange",
            place: place.isEmpty ? nil : place, text: found.text.text(in: language))
        },
        more: rest > 0
          ? language.text(
            es: "… y \(NumberText.whole(rest)) más.", en: "… and \(NumberText.whole(rest)) more.")
          : nil)
    }
    let isBusy = work.running?.kind.upload == upload.id || work.isWaiting(upload.id)
    mayConfirm = upload.state == .checked && preview?.isUsable == true && !isBusy
    mayLook = upload.isOpen && !isBusy
    mayWithdraw = upload.isOpen && !isBusy
    mayUndo = upload.state == .taken && !upload.numbers.isEmpty && !isBusy
    let own = work.running.flatMap { $0.kind.upload == upload.id && $0.kind.canStop ? $0 : nil }
    mayStop = own?.isStopping == false
    isStopping = own?.isStopping ?? false
    isTaken = upload.state == .taken
    found = preview.map { preview in
      preview.findingCount == 0
        ? language.text(es: "No se encontró nada raro.", en: "Nothing odd was found.")
        : language.text(
          es: "Hallazgos: \(NumberText.whole(preview.findingCount)).",
          en: "Findings: \(NumberText.whole(preview.findingCount)).")
    }
    typed =
      upload.typed.map { ReportForms.path($0.facility, $0.month) }
      ?? upload.setting.map { $0.list.path }
  }

  /// What a sending is called: its only file, or how many there are.
  static func name(of upload: Upload, _ language: Language) -> String {
    guard upload.files.count > 1 else { return upload.files.first?.name ?? "–" }
    let first = upload.files.first?.name ?? ""
    return language.text(
      es: "\(first) y \(upload.files.count - 1) más", en: "\(first) and \(upload.files.count - 1) more")
  }

  /// How a sending stands.
  static func state(of upload: Upload, _ work: MonthWork, _ language: Language) -> (
    text: String, tone: String
  ) {
    if let running = work.running, running.kind.upload == upload.id {
      switch running.kind {
      case .taking: return (language.text(es: "está entrando", en: "is going in"), "t-orange")
      case .undoing: return (language.text(es: "se está deshaciendo", en: "is being taken back"), "t-orange")
      case .checking, .undoingFile, .forecast, .trial:
        return (language.text(es: "se está revisando", en: "is being looked into"), "t-orange")
      }
    }
    switch upload.state {
    case .waiting:
      if upload.isRefused { return (language.text(es: "no puede entrar", en: "cannot go in"), "t-red") }
      return work.isWaiting(upload.id)
        ? (language.text(es: "espera su turno", en: "waits for its turn"), "t-grey")
        : (language.text(es: "sin revisar", en: "not looked into"), "t-grey")
    case .checked: return (language.text(es: "por confirmar", en: "to be confirmed"), "t-orange")
    case .taken: return (language.text(es: "entró", en: "is in"), "t-green")
    case .undone: return (language.text(es: "deshecho", en: "taken back"), "t-grey")
    }
  }
}
