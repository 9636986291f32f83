import Operations
import SupplyModel
import Telling

/// Where files are dropped, and what became of those that one dropped before.
struct UploadsPage: Section {
  static let template = Template("uploads", PackageResources.uploads_mustache, parts: [MonthSteps.template])

  struct Words: TemplateValue {
    let title = Phrase(es: "Cargar reportes", en: "Bring reports in")
    let hint = Phrase(
      es:
        "Los archivos ICI (FORMDET), Disponibilidad, lotes y demás, tal como salen: DBF, XLSX, CSV, o un ZIP con todos. Nada entra a la base hasta que usted lo confirme.",
      en:
        "ICI files (FORMDET), Disponibilidad, lots and others, just as they come: DBF, XLSX, CSV, or a ZIP of them all. Nothing goes into the database before you confirm it."
    )
    let files = Phrase(es: "Archivos", en: "Files")
    let send = Phrase(es: "Enviar y revisar", en: "Send and look")
    let failed = Phrase(
      es: "El envío se cortó. No se guardó nada: repítalo.",
      en: "Sending was cut off. Nothing was kept: send it again.")
    let own = Phrase(es: "Lo que usted ha enviado", en: "What you have sent")
    let none = Phrase(es: "Todavía nada.", en: "Nothing yet.")
    let when = Phrase(es: "Cuándo", en: "When")
    let state = Phrase(es: "Estado", en: "State")
    let type = Phrase(es: "Digitar un reporte en vez de cargarlo", en: "Type a report instead")
    let imported = Phrase(es: "Todo lo importado", en: "All that was imported")
  }

  struct Row: TemplateValue {
    let path: String
    let name: String
    let when: String
    let state: String
    let tone: String
  }

  let words = Words()
  let steps: MonthSteps
  let token: String
  let limit: String
  let rows: [Row]
  let problem: String?
  let seesAll: Bool

  init(_ visit: Visit, problem: String?) throws {
    let account = try visit.known()
    let (language, work, clock) = (visit.language, visit.site.work, visit.site.machine.clock)
    let limits = work.shelf.limits
    steps = try MonthSteps(visit, here: .bring)
    token = visit.formToken
    limit = language.text(
      es:
        "Hasta \(limits.mostFiles) archivos y \(limits.mostBytes >> 20) MB a la vez; cada uno hasta \(limits.mostFileBytes >> 20) MB.",
      en:
        "Up to \(limits.mostFiles) files and \(limits.mostBytes >> 20) MB at a time; each up to \(limits.mostFileBytes >> 20) MB."
    )
    self.problem = problem
    seesAll = account.place == .all
    rows = work.shelf.uploads(of: account.key).map { upload in
      Row(
        path: "/cargas/" + upload.id, name: UploadPage.name(of: upload, language),
        when: language.dayText(clock.day(of: clock.date(second: upload.arrived))) + " "
          + clock.timeText(second: upload.arrived),
        state: UploadPage.state(of: upload, work, language).text,
        tone: UploadPage.state(of: upload, work, language).tone)
    }
  }
}
