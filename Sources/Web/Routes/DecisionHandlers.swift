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

  /// Notes what a page's form says, and goes on to where it came from.
  static func decide(_ visit: Visit) throws -> WebReply {
    do {
      let noted = try note(visit)
      if visit.fields["linea"] == "1", let key = noted.first?.decision.advice.key {
        return .see(AdviceText.path(key))
      }
      let back = LocalPath.of(visit.fields["volver"])
      return .see(back + (back.contains("?") ? "&" : "?") + "anotado=\(noted.count)")
    } catch let told as Told {
      return page(told, visit)
    }
  }

  /// Why nothing was noted.
  struct Told: Error {
    let text: String
    /// What it is about; empty where it is about many.
    let keys: [AdviceKey]
    /// The code of HTTP.
    let status: Int
  }

  /// Notes one act on one piece of advice, or on all that are marked: all of it, or nothing.
  ///
  /// The one way for pages and programs alike.
  ///
  /// - Throws: `Told`, `Refusal`, `ColcaError`.
  static func note(_ visit: Visit) throws -> [DecisionActs.Noted] {
    let account = try visit.known()
    let isWithoutMonth = visit.fields["acto"] == BulkForm.untilChanged
    guard let advice = marked(visit),
      let kind = isWithoutMonth ? .snoozed : DecisionAct.Kind(rawValue: visit.fields["acto"]),
      kind != .agreedByGiver, kind != .agreedByReceiver
    else { throw Refusal.unreadableForm }
    guard let snapshot = try visit.site.snapshot() else { throw Refusal.notFound }
    let view = snapshot.view(of: account)
    // Before anything else: nobody learns of other places what can be noted there.
    guard advice.allSatisfy({ view.maySee($0.key) }) else { throw Refusal.notFound }
    let isAllowed = advice.allSatisfy {
      view.mayDecide($0.key) || snapshot.allowed($0.key, account).contains(kind)
    }
    guard isAllowed else {
      throw Told(text: oneEndRule(visit), keys: advice.map(\.key), status: 403)
    }
    guard !advice.isEmpty else {
      throw Told(
        text: visit.text(es: "No marcó ninguna línea.", en: "You have marked no line."), keys: [], status: 422
      )
    }
    guard visit.fields["pronostico"] == String(snapshot.record.id) else {
      let text = visit.text(
        es:
          "Mientras tanto hay un pronóstico nuevo, con otros consejos. No se anotó nada: mírelos y decida de nuevo.",
        en:
          "Meanwhile there is a new forecast with other advice. Nothing was noted: look at it and decide again."
      )
      throw Told(text: text, keys: advice.map(\.key), status: 409)
    }
    let acts = visit.site.acts(of: account)
    do {
      if visit.fields["linea"] != "1" { try checkFields(kind, isWithoutMonth: isWithoutMonth, visit) }
      let note = try text("nota", longest: longestNote, visit)
      let requests = try advice.map { piece in
        let act =
          if kind == .accepted, let end = view.end(of: piece.key) {
            DecisionAct.agreed(by: end)
          } else if isWithoutMonth {
            DecisionAct.snoozed(until: nil)
          } else {
            try act(kind, on: piece.key, isAlone: advice.count == 1, snapshot, acts, visit)
          }
        return DecisionActs.Request(piece.key, act, note: note, seen: piece.seen)
      }
      return try snapshot.note(
        requests, acts, answering: visit.answering?.once(ApiDecisionHandlers.reply))
    } catch let problem as Problem {
      throw Told(text: problem.text, keys: advice.map(\.key), status: 422)
    } catch DecisionError.refused(_, let key, let fault) {
      var status = 422
      if case .overtaken = fault { status = 409 }
      throw Told(
        text: sentence(for: fault, key, visit), keys: advice.count == 1 ? [key] : [], status: status)
    }
  }

  /// The advice that a form names, each once: a transfer of two trips stands in a list twice; nil for what no page writes.
  private static func marked(_ visit: Visit) -> [(key: AdviceKey, seen: Int64)]? {
    var advice: [(key: AdviceKey, seen: Int64)] = []
    var known: Set<AdviceKey> = []
    for text in visit.fields.all("consejo") {
      guard let piece = AdviceText.read(text) else { return nil }
      if known.insert(piece.key).inserted { advice.append(piece) }
    }
    return advice
  }

  private static func oneEndRule(_ visit: Visit) -> String {
    visit.text(
      es:
        "De una transferencia con otro lugar usted dice si está de acuerdo o la rechaza. Con el acuerdo de los dos, quien entrega anota el envío y quien recibe, la llegada. No se anotó nada.",
      en:
        "Of a transfer with another place you say whether you agree, or reject it. Once both agree, the giver notes that it was sent and the receiver that it arrived. Nothing was noted."
    )
  }

  /// Of many lines a field that goes with another act than the one that was chosen is a slip: nobody knows which was meant.
  private static func checkFields(
    _ kind: DecisionAct.Kind, isWithoutMonth: Bool, _ visit: Visit
  ) throws {
    let stray = BulkForm.fields.contains { field in
      !visit.fields[field.name].isEmpty
        && (!field.acts.contains(kind) || field.name == "hasta" && isWithoutMonth)
    }
    guard !stray else {
      throw Problem(
        text: visit.text(
          es:
            "Llenó un motivo, un mes o un documento que no va con lo que eligió. Bórrelo o elija otra cosa. No se anotó nada.",
          en:
            "You filled in a reason, a month or a document that does not go with what you chose. Clear it or choose something else. Nothing was noted."
        ))
    }
  }

  /// What is typed wrong.
  private struct Problem: Error { let text: String }

  /// Tells what is wrong on the line's own page, with what was typed; on a page of its own where it is about many.
  private static func page(_ told: Told, _ visit: Visit) -> WebReply {
    if told.keys.count == 1, visit.fields["linea"] == "1",
      let page = try? LineHandlers.page(
        told.keys[0], visit, problem: told.text, typed: visit.fields, status: told.status)
    {
      return page
    }
    let back = LocalPath.of(visit.fields["volver"])
    if let page = try? ListHandlers.page(sentFrom: back, visit, problem: told.text, status: told.status) {
      return page
    }
    return NoticePage.reply(
      told.text, status: told.status, language: visit.language, account: visit.account, back: back)
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
    case .changed, .arrived, .agreedByGiver, .agreedByReceiver:
      // A quantity is of one piece of advice.
      guard isAlone else { throw Refusal.unreadableForm }
    case .placed: break
    }
    // Of lines that are marked in a list, what is advised or was changed to.
    let isOfLine = visit.fields["linea"] == "1" || !visit.fields["cantidad"].isEmpty
    guard isOfLine == false || isAlone else { throw Refusal.unreadableForm }
    let quantity = isOfLine ? try quantity(visit) : snapshot.meantUnits(key)
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
    case .accepted, .rejected, .snoozed, .agreedByGiver, .agreedByReceiver, .reopened:
      throw Refusal.unreadableForm
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
    case .noTransfer, .quantityOutOfRange, .monthIsKnown, .monthTooFar, .arrivedBefore, .moreThanStock,
      .monthNotBegun,
      .sameFacility, .nothingToReopen, .overtaken:
      visit.language.sentence(for: DecisionError.refused(place: 1, key: key, fault: fault))
    }
  }
}
