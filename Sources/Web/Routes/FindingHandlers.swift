import Operations
import Runs
import SupplyModel
import Telling

/// What was found in the data of one's facilities, and what people say of it: as `colca findings`.
enum FindingHandlers {
  /// The longest note, in characters.
  private static let longestNote = 300

  static func list(_ visit: Visit) throws -> WebReply { try page(visit) }

  /// Notes one act on all findings that are marked: that they are right, that there is nothing in them, that they will be corrected.
  static func note(_ visit: Visit) throws -> WebReply {
    let account = try visit.known()
    guard let snapshot = try visit.site.snapshot() else { throw Refusal.notFound }
    let ids = visit.fields.all("hallazgo")
    let month = visit.site.machine.clock.today.month
    let known = Set(try snapshot.findings(of: account, in: visit.site.database, month: month).map(\.id))
    // Before anything else: nobody learns what was found elsewhere.
    guard ids.allSatisfy(known.contains) else { throw Refusal.notFound }
    guard !ids.isEmpty else {
      return try page(
        visit, problem: visit.text(es: "No marcó ningún hallazgo.", en: "You have marked no finding."))
    }
    guard let act = act(visit.fields["acto"]) else {
      return try page(visit, problem: visit.text(es: "Elija qué se anota.", en: "Choose what is noted."))
    }
    let note = visit.fields["nota"]
    guard note.count <= longestNote, note.utf8.count <= longestNote * 4 else {
      throw Refusal.unreadableForm
    }
    let noted = try snapshot.judge(
      act, ids: ids, note: note.isEmpty ? nil : note, in: visit.site.writing(as: account), month: month)
    return .see("/hallazgos?anotado=\(noted)")
  }

  /// The acts by their names in the form.
  static let acts: [(key: String, act: FindingJudgements.Act)] = [
    ("confirmar", .confirm), ("descartar", .dismiss), ("corregir", .correct), ("reabrir", .reopen),
  ]

  private static func act(_ key: String) -> FindingJudgements.Act? { acts.first { $0.key == key }?.act }

  private static func page(_ visit: Visit, problem: String? = nil) throws -> WebReply {
    let account = try visit.known()
    guard let snapshot = try visit.site.snapshot() else { return try HomeHandler.nothingYet(visit) }
    let found = try snapshot.findings(
      of: account, in: visit.site.database, month: visit.site.machine.clock.today.month)
    let page = FindingsPage(
      found, names: snapshot.names(visit.language), account: account, problem: problem, visit)
    return try Frame.page(page, title: page.words.title, visit, status: problem == nil ? 200 : 422)
  }
}
