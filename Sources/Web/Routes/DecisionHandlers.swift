import Operations
import Runs
import StockPolicy
import SupplyModel
import Telling

/// What people answer to what is advised: the same ledger, by the same way, as `colca decide`.
enum DecisionHandlers {
  /// The longest note and the longest number of a paper, in characters.
  private static let longestNote = 300
  private static let longestDocument = 60

  /// Notes one act on one piece of advice, or on all that are marked: all of it, or nothing.
  static func decide(_ visit: Visit) throws -> WebReply {
    let account = try visit.known()
    let texts = visit.fields.all("consejo")
    let advice = texts.compactMap(AdviceText.read)
    guard advice.count == texts.count, Set(advice.map(\.key)).count == advice.count,
      let kind = DecisionAct.Kind(rawValue: visit.fields["acto"])
    else { throw Refusal.unreadableForm }
    guard let snapshot = try visit.site.snapshot() else { throw Refusal.notFound }
    let view = snapshot.view(of: account)
    // Before anything else: nobody learns of other places what can be noted there.
    guard advice.allSatisfy({ view.mayDecide($0.key) }) else { throw Refusal.notFound }
    guard !advice.isEmpty else {
      return told(
        visit.text(es: "No marcó ninguna línea.", en: "You have marked no line."), [], visit, status: 422)
    }
    guard visit.fields["pronostico"] == String(snapshot.record.id) else {
      let text = visit.text(
        es:
          "Mientras tanto hay un pronóstico nuevo, con otros consejos. No se anotó nada: mírelos y decida de nuevo.",
        en:
          "Meanwhile there is a new forecast with other advice. Nothing was noted: look at it and decide again."
      )
      return told(text, advice.map(\.key), visit, status: 409)
    }
    let acts = visit.site.acts(of: account)
    do {
      let note = try text("nota", longest: longestNote, visit)
      let requests = try advice.map { piece in
        let act = try act(kind, on: piece.key, isAlone: advice.count == 1, snapshot, acts, visit)
        return DecisionActs.Request(piece.key, act, note: note, seen: piece.seen)
      }
      try snapshot.note(requests, acts)
    } catch let problem as Problem {
      return told(problem.text, advice.map(\.key), visit, status: 422)
    } catch DecisionError.refused(_, let key, let fault) {
      let sentence = sentence(for: fault, key, visit)
      var status = 422
      if case .overtaken = fault { status = 409 }
      return told(sentence, advice.count == 1 ? [key] : [], visit, status: status)
    }
    if visit.fields["linea"] == "1", let path = AdviceText.path(advice[0].key) { return .see(path) }
    let back = LocalPath.of(visit.fields["volver"])
    return .see(back + (back.contains("?") ? "&" : "?") + "anotado=\(advice.count)")
  }

  /// What is typed wrong.
  private struct Problem: Error { let text: String }

  /// Tells what is wrong on the line's own page, with what was typed; on a page of its own where it is about many.
  private static func told(
    _ text: String, _ keys: [AdviceKey], _ visit: Visit, status: Int
  ) -> WebReply {
    if keys.count == 1, visit.fields["linea"] == "1",
      let page = try? LineHandlers.page(
        keys[0], visit, problem: text, typed: visit.fields, status: status)
    {
      return page
    }
    return NoticePage.reply(
      text, status: status, language: visit.language, account: visit.account,
      back: LocalPath.of(visit.fields["volver"]))
  }

  private static func act(
    _ kind: DecisionAct.Kind, on key: AdviceKey, isAlone: Bool, _ snapshot: Snapshot, _ acts: DecisionActs,
    _ visit: Visit
  ) throws -> DecisionAct {
    switch kind {
    case .accepted: return .accepted
    case .reopened: return .reopened
    case .rejected: return .rejected(reason: try reason(visit))
    case .snoozed: return .snoozed(until: try month("hasta", visit))
    case .changed, .placed, .arrived:
      // A quantity is of one piece of advice.
      guard isAlone else { throw Refusal.unreadableForm }
    }
    let quantity = try quantity(visit)
    switch kind {
    case .changed: return .changed(quantity: quantity, reason: try reason(visit))
    case .placed:
      let expected =
        visit.fields["esperado"].isEmpty
        ? try snapshot.usualMonth(of: key, acts) : try month("esperado", visit)
      return .placed(
        document: try text("documento", longest: longestDocument, visit), expected: expected,
        quantity: quantity)
    case .arrived: return .arrived(quantity: quantity, month: try month("mes", visit))
    case .accepted, .rejected, .snoozed, .reopened: throw Refusal.unreadableForm
    }
  }

  private static func quantity(_ visit: Visit) throws -> Int {
    let typed = visit.fields["cantidad"].filter { $0 != "," && $0 != " " }
    guard let quantity = Int(typed), (1...DecisionState.mostUnits).contains(quantity) else {
      throw Problem(
        text: visit.text(
          es: "Escriba una cantidad entera de 1 o más.", en: "Type a whole quantity of 1 or more."))
    }
    return quantity
  }

  private static func reason(_ visit: Visit) throws -> DecisionReason {
    guard let reason = DecisionReason(rawValue: visit.fields["motivo"]) else {
      throw Problem(
        text: visit.text(es: "Elija un motivo de la lista.", en: "Choose a reason from the list."))
    }
    return reason
  }

  private static func month(_ name: String, _ visit: Visit) throws -> Month {
    guard let month = Month(visit.fields[name]) else {
      throw Problem(
        text: visit.text(es: "Escriba el mes como 2026-12.", en: "Type the month like 2026-12."))
    }
    return month
  }

  /// What was typed; nil for nothing.
  private static func text(_ name: String, longest: Int, _ visit: Visit) throws -> String? {
    let text = visit.fields[name]
    guard text.count <= longest, text.utf8.count <= longest * 4 else {
      throw Problem(
        text: visit.text(
          es: "Un texto tiene a lo más \(longest) caracteres.",
          en: "A text has \(longest) characters at most."))
    }
    return text.isEmpty ? nil : text
  }

  /// Why it was refused, where the page's own words say better than those of the command line what to do.
  private static func sentence(for fault: DecisionFault, _ key: AdviceKey, _ visit: Visit) -> String {
    switch fault {
    case .alreadyPlaced:
      visit.text(
        es: "Ya se pidió. Si no fue así, retire primero lo último que se anotó.",
        en: "It was placed already. If it was not, take back first what was noted last.")
    case .notAdvised:
      visit.text(
        es: "El último pronóstico no aconseja nada de eso.", en: "The latest forecast advises nothing of it.")
    case .quantityOutOfRange, .monthIsKnown, .monthTooFar, .arrivedBefore, .moreThanStock, .monthNotBegun,
      .sameFacility, .nothingToReopen, .overtaken:
      visit.language.sentence(for: DecisionError.refused(place: 1, key: key, fault: fault))
    }
  }
}
