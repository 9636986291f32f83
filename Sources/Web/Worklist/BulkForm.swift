import Operations
import Telling

/// What can be noted of all marked lines of a list at once, with what was typed there before.
struct BulkForm: TemplateValue {
  struct Words: TemplateValue {
    let act = Phrase(es: "Lo marcado", en: "What is marked")
    let reason = Phrase(es: "Motivo, si se rechaza", en: "Reason, where rejected")
    let until = Phrase(es: "Mes, si se pospone hasta un mes", en: "Month, where snoozed until a month")
    let document = Phrase(es: "Documento, si ya se pidió", en: "Document, where ordered")
    let expected = Phrase(
      es: "Debe llegar hasta fin de, si ya se pidió", en: "Expected by the end of, where ordered")
    let usual = Phrase(
      es: "Sin mes vale el tiempo de entrega usual. La cantidad es la que se aconseja, o la que se cambió.",
      en: "Without a month the usual lead time holds. The quantity is what is advised, or was changed to.")
    let note = Phrase(es: "Nota", en: "Note")
    let save = Phrase(es: "Anotar en lo marcado", en: "Note it of what is marked")
    let choose = Phrase(es: "elija", en: "choose")
  }

  /// What a form calls a snooze that names no month.
  static let untilChanged = "snoozed-change"

  /// The fields of a form for many lines, and the acts that each goes with.
  static let fields: [(name: String, acts: Set<DecisionAct.Kind>)] = [
    ("motivo", [.rejected, .changed]), ("hasta", [.snoozed]), ("documento", [.placed]),
    ("esperado", [.placed]),
  ]

  let words = Words()
  let acts: [PeoplePage.Choice]
  let reasons: [PeoplePage.Choice]
  let until: String
  let document: String
  let expected: String
  let note: String

  init(_ list: RunListKind, typed: FormFields, _ language: Language) {
    let chosen = typed["acto"].isEmpty ? DecisionAct.Kind.accepted.rawValue : typed["acto"]
    let placed =
      switch list {
      case .alerts, .orders: language.text(es: "ya se pidió", en: "was ordered")
      case .transfers: language.text(es: "va en camino", en: "is on its way")
      case .expiries: language.text(es: "está en proceso", en: "is under way")
      }
    acts = [
      (
        DecisionAct.Kind.accepted.rawValue,
        language.text(es: "se acepta como se aconseja", en: "is accepted, as advised")
      ),
      (DecisionAct.Kind.rejected.rawValue, language.text(es: "se rechaza", en: "is rejected")),
      (
        DecisionAct.Kind.snoozed.rawValue,
        language.text(es: "se pospone hasta un mes", en: "is snoozed until a month")
      ),
      (
        Self.untilChanged,
        language.text(es: "se pospone hasta que cambie el consejo", en: "is snoozed until the advice changes")
      ),
      (DecisionAct.Kind.placed.rawValue, placed),
    ].map { .init(key: $0.0, name: $0.1, isChosen: $0.0 == chosen) }
    reasons = DecisionReason.allCases.map {
      .init(key: $0.rawValue, name: language.name(of: $0), isChosen: $0.rawValue == typed["motivo"])
    }
    (until, document, expected) = (typed["hasta"], typed["documento"], typed["esperado"])
    note = typed["nota"]
  }
}
