import StockPolicy
import SupplyModel

/// What has changed since the last run of an earlier month.
struct ChangesSection: Section {
  static let template = Template("changes", PackageResources.changes_mustache)

  struct Words: TemplateValue {
    let facility = Headings.facility
    let product = Headings.product
    let before = Phrase(es: "Antes", en: "Before")
    let now = Phrase(es: "Ahora", en: "Now")
  }

  /// The changes of one kind.
  struct Group: TemplateValue {
    let name: String
    let tone: String
    let count: String
    let rows: [Row]
  }

  struct Row: TemplateValue {
    /// The anchor of the facility's card.
    let place: String
    let facility: String
    /// The anchor of the line.
    let line: String
    let product: String
    let before: String
    let now: String
  }

  let words = Words()
  let title: String
  let count: String
  let summary: String
  let groups: [Group]

  /// The section; nil without an earlier run.
  init?(_ context: ReportContext) {
    guard let earlier = context.earlier else { return nil }
    let language = context.language
    let changes = RunChanges(from: earlier, to: context.run)
    title = language.changesTitle(since: changes.since)
    count = NumberText.whole(changes.changes.count)
    summary = language.changeSummary(changes)
    groups = RunChanges.Kind.allCases.compactMap { kind in
      let ofKind = changes.changes.filter { $0.kind == kind }
      guard !ofKind.isEmpty else { return nil }
      return Group(
        name: language.name(of: kind),
        tone: kind == .solved ? "t-green" : kind == .lostSight ? "t-grey" : "t-red",
        count: NumberText.whole(ofKind.count), rows: ofKind.map { Row($0, context) })
    }
  }
}

extension ChangesSection.Row {
  init(_ change: RunChanges.Change, _ context: ReportContext) {
    let (language, assessment) = (context.language, change.line)
    place = context.lines.place(of: assessment.facility)
    facility = context.names.facilityName(assessment.facility)
    line = context.lines.anchor(assessment)
    product = context.names.product(assessment.product)
    before = language.name(of: change.before)
    now = language.name(of: assessment.alert)
  }
}

extension Language {
  /// `Qué cambió desde septiembre de 2026`.
  func changesTitle(since month: Month) -> String {
    text(es: "Qué cambió desde \(monthText(month))", en: "What changed since \(monthText(month))")
  }

  /// How a line has changed.
  func name(of kind: RunChanges.Kind) -> String {
    switch kind {
    case .ranOut: text(es: "Se agotó", en: "Ran out")
    case .becameUrgent: text(es: "Ahora urgente", en: "Urgent now")
    case .lostSight: text(es: "Ya no se sabe", en: "No longer known")
    case .solved: text(es: "Resuelto", en: "Solved")
    }
  }

  /// The changes in one sentence.
  func changeSummary(_ changes: RunChanges) -> String {
    func count(_ kind: RunChanges.Kind) -> String {
      NumberText.whole(changes.changes.count { $0.kind == kind })
    }
    let still = NumberText.whole(changes.stillAcute)
    return text(
      es: "Se agotaron \(count(.ranOut)); pasaron a urgentes \(count(.becameUrgent)); se resolvieron "
        + "\(count(.solved)); de \(count(.lostSight)) ya no se sabe; siguen agotados o urgentes \(still).",
      en: "\(count(.ranOut)) ran out; \(count(.becameUrgent)) became urgent; \(count(.solved)) were solved; "
        + "\(count(.lostSight)) are no longer known; \(still) are still out or urgent.")
  }
}
