import Operations
import SupplyModel
import Telling

/// All files that the database holds, whoever brought them in: for whoever sees all facilities.
struct ImportedPage: Section {
  static let template = Template("imported", PackageResources.imported_mustache, parts: [MonthSteps.template])

  struct Words: TemplateValue {
    let title = Phrase(es: "Todo lo importado", en: "All that was imported")
    let number = Phrase(es: "Número", en: "Number")
    let file = Phrase(es: "Archivo", en: "File")
    let layout = Phrase(es: "Formato", en: "Layout")
    let when = Phrase(es: "Cuándo", en: "When")
    let rows = Phrase(es: "Filas", en: "Rows")
    let new = Phrase(es: "Nuevas", en: "New")
    let replaced = Phrase(es: "Reemplazadas", en: "Replaced")
    let rejected = Phrase(es: "Rechazadas", en: "Rejected")
    let takeBack = Phrase(es: "Deshacer una importación", en: "Take an import back")
    let sure = Phrase(
      es: "Sí: lo que este archivo trajo sale de la base, y vuelve lo que había antes.",
      en: "Yes: what this file brought leaves the database, and what stood there before comes back.")
    let undo = Phrase(es: "Deshacer", en: "Take back")
    let pages = Phrase(es: "Páginas de la lista", en: "Pages of the list")
    let before = Phrase(es: "Anterior", en: "Before")
    let after = Phrase(es: "Siguiente", en: "Next")
    let none = Phrase(es: "Todavía nada.", en: "Nothing yet.")
  }

  struct Row: TemplateValue {
    let number: String
    let file: String
    let layout: String
    let when: String
    let rows: String
    let new: String
    let replaced: String
    let rejected: String
  }

  let words = Words()
  let steps: MonthSteps
  let token: String
  let problem: String?
  let done: String?
  let rows: [Row]
  let shown: String
  let before: String?
  let after: String?
  let typed: String

  init(_ files: [ImportedFile], problem: String?, _ visit: Visit) throws {
    let (language, clock) = (visit.language, visit.site.machine.clock)
    steps = try MonthSteps(visit, here: .bring)
    token = visit.formToken
    typed = visit.fields["numero"]
    self.problem = problem
    let last = visit.site.work.lastUndone
    done = last.flatMap { visit.fields["hecho"] == "1" ? $0.text.text(in: language) : nil }
    let all = Array(files.reversed())
    let pages = max(1, (all.count + ListQuery.pageSize - 1) / ListQuery.pageSize)
    let page = min(max(1, Int(visit.fields["pagina"]) ?? 1), pages)
    let first = (page - 1) * ListQuery.pageSize
    let part = all.dropFirst(first).prefix(ListQuery.pageSize)
    rows = part.map { file in
      Row(
        number: String(file.id), file: file.name, layout: file.layout.rawValue,
        when: clock.day(ofInstant: file.importedAt).map(language.dayText) ?? "–",
        rows: NumberText.whole(file.rows), new: NumberText.whole(file.accepted),
        replaced: NumberText.whole(file.replaced), rejected: NumberText.whole(file.rejected))
    }
    before = page > 1 ? "/importados?pagina=\(page - 1)" : nil
    after = page < pages ? "/importados?pagina=\(page + 1)" : nil
    shown = part.isEmpty ? "" : "\(first + 1)–\(first + part.count) / \(NumberText.whole(all.count))"
  }
}

/// All files that the database holds.
enum ImportedHandlers {
  private static let path = "/importados"

  static func list(_ visit: Visit) throws -> WebReply { try page(visit, problem: nil, status: 200) }

  /// Files of others hold what no other account's place may see: whoever sees all facilities sees them.
  private static func page(_ visit: Visit, problem: String?, status: Int) throws -> WebReply {
    guard try visit.known().place == .all else { throw Refusal.notFound }
    let page = try ImportedPage(try visit.site.database.importedFiles(), problem: problem, visit)
    var reply = try Frame.page(page, title: page.words.title, visit, status: status)
    if case .undoingFile = visit.site.work.running?.kind { reply.add("Refresh", "3") }
    return reply
  }

  static func undo(_ visit: Visit) throws -> WebReply {
    let account = try visit.known()
    guard account.place == .all else { throw Refusal.notFound }
    guard let number = Int64(visit.fields["numero"]),
      try visit.site.database.importedFiles().contains(where: { $0.id == number })
    else {
      return try page(
        visit,
        problem: visit.text(es: "No hay un archivo de ese número.", en: "There is no file of that number."),
        status: 422)
    }
    guard visit.fields["seguro"] == "1" else {
      return try page(
        visit, problem: visit.text(es: "Marque que está seguro.", en: "Mark that you are sure."), status: 422)
    }
    do throws(MonthWork.Busy) {
      try visit.site.work.start(.undoingFile(number), as: Worker(account))
    } catch {
      return try page(visit, problem: UploadHandlers.sentence(for: error, visit), status: 409)
    }
    return .see(path + "?hecho=1")
  }
}
