import Operations
import Runs
import SupplyModel
import SupplyStore
import Telling

/// What was found in the data of one's facilities, and what people say of it: as `colca findings`.
enum FindingHandlers {
  /// The longest note, in characters.
  static let longestNote = 300

  static func list(_ visit: Visit) throws -> WebReply {
    guard let snapshot = try visit.site.snapshot() else { return try HomeHandler.nothingYet(visit) }
    return try Frame.page(of: snapshot, visit, isPersonal: true) { visit in
      let page = try section(snapshot, visit, problem: nil)
      return (page, page.words.title)
    }
  }

  /// Notes what a page's form says.
  static func note(_ visit: Visit) throws -> WebReply {
    do {
      return .see("/hallazgos?anotado=\(try judge(visit))")
    } catch let told as DecisionHandlers.Told {
      return try page(visit, problem: told.text)
    }
  }

  /// Notes one act on all findings that are marked: that they are right, that there is nothing in them, that they will be corrected.
  ///
  /// The one way for pages and programs alike.
  ///
  /// - Parameter answer: what a program is answered, by how many were noted.
  /// - Returns: how many were noted.
  /// - Throws: `DecisionHandlers.Told`, `Refusal`, `ColcaError`.
  static func judge(_ visit: Visit, answer: (@Sendable (Int) -> WebReply)? = nil) throws -> Int {
    let database = visit.writing(as: try visit.known(), answering: answer)
    let account = try visit.known()
    guard let snapshot = try visit.site.snapshot() else { throw Refusal.notFound }
    let ids = visit.fields.all("hallazgo")
    let month = visit.site.machine.clock.today.month
    let found = try snapshot.findings(of: account, in: visit.site.database, month: month)
    let known = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    // Before anything else: nobody learns what was found elsewhere.
    guard ids.allSatisfy({ known[$0] != nil }) else { throw Refusal.notFound }
    guard !ids.isEmpty else {
      throw told(visit.text(es: "No marcó ningún hallazgo.", en: "You have marked no finding."))
    }
    if [assign, comment].contains(visit.fields["acto"]) {
      return try remark(on: ids, ids.compactMap { known[$0]?.facility }, snapshot, database, visit)
    }
    guard let act = act(visit.fields["acto"]) else {
      throw told(visit.text(es: "Elija qué se anota.", en: "Choose what is noted."))
    }
    let note = visit.fields["nota"]
    guard note.count <= longestNote, note.utf8.count <= longestNote * 4 else {
      throw told(
        visit.text(
          es: "Un texto tiene a lo más \(longestNote) caracteres.",
          en: "A text has \(longestNote) characters at most."))
    }
    return try snapshot.judge(
      act, ids: ids, note: note.isEmpty ? nil : note, in: database, month: month)
  }

  private static func told(_ text: String) -> DecisionHandlers.Told {
    DecisionHandlers.Told(text: text, keys: [], status: 422)
  }

  /// What the form calls giving a finding to somebody, and writing something beside it.
  static let assign = "asignar"
  static let comment = "comentar"

  /// Writes something beside findings, or gives them to an account in whose place all of them lie.
  ///
  /// - Returns: how many.
  private static func remark(
    on ids: [String], _ facilities: [FacilityCode], _ snapshot: Snapshot, _ database: SupplyDatabase,
    _ visit: Visit
  ) throws -> Int {
    let kind: FindingRemark.Kind
    if visit.fields["acto"] == comment {
      let text = visit.fields["nota"]
      guard !text.isEmpty else {
        throw told(visit.text(es: "Escriba el comentario.", en: "Write the comment."))
      }
      guard text.count <= longestNote, text.utf8.count <= longestNote * 4 else {
        throw Refusal.unreadableForm
      }
      kind = .comment(text)
    } else if visit.fields["cuenta"].isEmpty {
      kind = .assigned(nil)
    } else {
      let names = snapshot.names(visit.language)
      guard
        let chosen = try visit.site.database.accounts().first(where: {
          $0.name.text == visit.fields["cuenta"]
        }), chosen.state == .open, chosen.may(.decide),
        facilities.count == ids.count || chosen.place == .all,
        facilities.allSatisfy({ chosen.place.holds(names.facility($0)) })
      else {
        throw told(
          visit.text(
            es: "Esa cuenta no ve todo lo marcado. Elija otra, o marque menos.",
            en: "That account does not see all that is marked. Choose another, or mark less."))
      }
      kind = .assigned(chosen.name)
    }
    try database.remark(kind, on: ids)
    return ids.count
  }

  /// The acts by their names in the form.
  static let acts: [(key: String, act: FindingJudgements.Act)] = [
    ("confirmar", .confirm), ("descartar", .dismiss), ("corregir", .correct), ("reabrir", .reopen),
  ]

  private static func act(_ key: String) -> FindingJudgements.Act? { acts.first { $0.key == key }?.act }

  private static func page(_ visit: Visit, problem: String) throws -> WebReply {
    guard let snapshot = try visit.site.snapshot() else { return try HomeHandler.nothingYet(visit) }
    let page = try section(snapshot, visit, problem: problem)
    return try Frame.page(page, title: page.words.title, visit, status: 422)
  }

  private static func section(
    _ snapshot: Snapshot, _ visit: Visit, problem: String?
  ) throws -> FindingsPage {
    let account = try visit.known()
    let found = try snapshot.findings(
      of: account, in: visit.site.database, month: visit.site.machine.clock.today.month)
    let names = snapshot.names(visit.language)
    let own = snapshot.view(of: account).facilities
    // Whom one can give something to: who decides at one of the facilities that one sees.
    let others = try visit.site.database.accounts().filter { other in
      other.state == .open && other.may(.decide)
        && own.contains { other.place.holds(names.facility($0)) }
    }
    return FindingsPage(
      found, names: names, account: account, remarks: try visit.site.database.findingRemarks(),
      accounts: others, problem: problem, visit)
  }
}
