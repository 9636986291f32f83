import Operations
import SupplyModel

extension Language {
  /// How a piece of advice stands, in a line of few words: `pedido 120 con DOC-12, esperado ene 2027`.
  ///
  /// What is awaited or late goes before the answer, and what lapsed comes last, with why it no longer holds.
  public func standing(_ standing: DecisionStanding) -> String {
    let kind = standing.key.kind
    let placed = (standing.awaited.isEmpty ? standing.placements.suffix(1) : standing.awaited[...])
      .map { sentence(for: $0, kind) }
    let answered = standing.answer.map { answer($0.act, note: note(of: $0, standing)) }
    let before = standing.lapsed.flatMap { former in
      standing.lapse.map { lapsed(answer(former.act, note: note(of: former, standing)), $0) }
    }
    let agreed = standing.agreed.map(waiting)
    return (placed + [answered, agreed, before].compactMap { $0 }).joined(separator: "; ")
  }

  /// Who has not answered yet to a transfer to which the other place agrees.
  private func waiting(_ end: TransferEnd) -> String {
    switch end {
    case .giver:
      text(
        es: "de acuerdo quien entrega, falta quien recibe",
        en: "the giver agrees, the receiver has not answered")
    case .receiver:
      text(
        es: "de acuerdo quien recibe, falta quien entrega",
        en: "the receiver agrees, the giver has not answered")
    }
  }

  /// What was decided, as a sentence of its own.
  func decided(_ standing: String) -> String { text(es: "Decisión: ", en: "Decision: ") + standing + "." }

  /// The note of an answer, where the latest decision is that answer.
  private func note(of answer: DecisionState.Answer, _ standing: DecisionStanding) -> String? {
    standing.latest.act == answer.act ? standing.latest.note : nil
  }

  private func answer(_ act: DecisionAct, note: String?) -> String {
    let words: String
    switch act {
    case .accepted, .agreed, .arrived, .placed, .reopened: words = name(of: act.kind)
    case .changed(let quantity, let reason):
      words =
        text(es: "cambiado a \(NumberText.whole(quantity))", en: "changed to \(NumberText.whole(quantity))")
        + told(reason, note: note)
    case .rejected(let reason): words = name(of: act.kind) + told(reason, note: note)
    case .snoozed(let month?):
      words = text(es: "pospuesto hasta \(shortMonth(month))", en: "snoozed until \(shortMonth(month))")
    case .snoozed(nil):
      words = text(es: "pospuesto hasta que cambie el consejo", en: "snoozed until the advice changes")
    }
    return words
  }

  /// `: sin presupuesto`; the note itself where the reason is none of the list.
  private func told(_ reason: DecisionReason?, note: String?) -> String {
    guard let reason else { return "" }
    if reason == .other, let note { return ": " + note }
    return ": " + name(of: reason)
  }

  private func lapsed(_ answer: String, _ lapse: DecisionStanding.Lapse) -> String {
    switch lapse {
    case .changedAdvice(let from, let to):
      let (from, to) = (NumberText.whole(from), NumberText.whole(to))
      return text(
        es: "antes \(answer); el consejo cambió de \(from) a \(to)",
        en: "before \(answer); the advice changed from \(from) to \(to)")
    case .snoozeOver: return text(es: "\(answer), ya es tiempo", en: "\(answer), which is now")
    case .notAdvised: return text(es: "\(answer), ya no se aconseja", en: "\(answer), no longer advised")
    }
  }

  /// `pedido 120 con DOC-12, esperado ene 2027`.
  private func sentence(for standing: PlacementStanding, _ kind: AdviceKey.Kind) -> String {
    let placement = standing.placement
    let paper = placement.document.map { text(es: " con \($0)", en: " with \($0)") } ?? ""
    let what = placedWord(kind) + " " + NumberText.whole(placement.quantity) + paper
    let month = shortMonth(placement.expected)
    switch standing.phase {
    case .underWay:
      let came = max(placement.arrived, standing.reported)
      let awaited = awaitedWords(month, kind)
      guard came > 0 else { return what + awaited }
      return what
        + text(
          es: ", llegaron \(NumberText.whole(came)), faltan \(NumberText.whole(standing.outstanding))",
          en: ", \(NumberText.whole(came)) came, \(NumberText.whole(standing.outstanding)) to come") + awaited
    case .arrivedUnreported:
      return what
        + text(
          es: ", \(cameWord(placement.arrived, kind)) en \(lastArrival(placement)); falta el reporte",
          en:
            ", \(cameWord(placement.arrived, kind)) in \(lastArrival(placement)); the report is still to come"
        )
    case .late:
      return what
        + text(es: ", esperado \(month): no llegó", en: ", expected \(month): nothing came")
    case .ended(let came):
      guard came > 0 else {
        return what + text(es: ", esperado \(month): nunca llegó", en: ", expected \(month): never came")
      }
      return what + ", " + cameWord(came, kind)
        + (standing.isShownByReports
          ? "" : text(es: " (el reporte no lo muestra)", en: " (no report shows it)"))
    }
  }

  private func awaitedWords(_ month: String, _ kind: AdviceKey.Kind) -> String {
    switch kind {
    case .order, .transfer: text(es: ", esperado \(month)", en: ", expected \(month)")
    case .expiry: text(es: ", hasta \(month)", en: ", until \(month)")
    }
  }

  private func lastArrival(_ placement: DecisionState.Placement) -> String {
    shortMonth(placement.arrivals.map(\.month).max() ?? placement.expected)
  }

  /// What was done of each kind of advice when it was placed.
  private func placedWord(_ kind: AdviceKey.Kind) -> String {
    switch kind {
    case .order: text(es: "pedido", en: "ordered")
    case .transfer: text(es: "traslado acordado:", en: "transfer agreed:")
    case .expiry: text(es: "en proceso:", en: "under way:")
    }
  }

  private func cameWord(_ units: Int, _ kind: AdviceKey.Kind) -> String {
    switch kind {
    case .order, .transfer:
      text(
        es: "\(units == 1 ? "llegó" : "llegaron") \(NumberText.whole(units))",
        en: "\(NumberText.whole(units)) came")
    case .expiry: text(es: "hecho con \(NumberText.whole(units))", en: "done with \(NumberText.whole(units))")
    }
  }
}

extension ReportNames {
  /// How the order of a line stands; nil where nobody has said anything of it.
  ///
  /// Transfers that were agreed are said with it: the order reckons with them, and the list of transfers advises them no more.
  func decision(_ line: SeriesKey) -> String? {
    let order = decision(.order(facility: line.facility, product: line.product))
    let transfers = decisions.transfers(of: line).map { standing in
      let gives = standing.key.facility == line.facility
      let other = shownName(gives ? standing.key.receiver ?? "" : standing.key.facility)
      let way =
        gives
        ? language.text(es: "a \(other)", en: "to \(other)")
        : language.text(es: "de \(other)", en: "from \(other)")
      return language.standing(standing) + " (" + way + ")"
    }
    let said = [order].compactMap { $0 } + transfers
    return said.isEmpty ? nil : said.joined(separator: "; ")
  }

  /// How a piece of advice stands; nil where nobody has said anything of it.
  package func decision(_ key: AdviceKey) -> String? { decisions[key].map(language.standing) }

  /// Where the column of decisions is seen: in files always, on terminals and sheets where there are any.
  var decisionReach: ColumnReach { decisions.isEmpty ? .files : .everywhere }
}
