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
    let rest: Rest?
  }

  struct Row: TemplateValue {
    let facility: FacilityLink
    let product: ProductLink
    let before: String
    let now: String
  }

  let words = Words()
  let title: String
  let count: String
  let summary: String
  let groups: [Group]
  private let changed: Int

  private enum CodingKeys: String, CodingKey { case words, title, count, summary, groups }

  /// The section; nil without an earlier run.
  init?(_ context: ReportContext) {
    guard let earlier = context.earlier else { return nil }
    let language = context.language
    let changes = RunChanges(from: earlier, to: context.run)
    title = language.changesTitle(since: changes.since)
    changed = changes.changes.count
    count = NumberText.whole(changed)
    summary = language.changeSummary(changes)
    groups = RunChanges.Kind.allCases.compactMap { kind in
      let ofKind = changes.changes.filter { $0.kind == kind }
      guard !ofKind.isEmpty else { return nil }
      let (shown, rest) = context.shown(ofKind, of: .alerts)
      return Group(
        name: language.name(of: kind),
        tone: kind == .solved ? "t-green" : kind == .lostSight ? "t-grey" : "t-red",
        count: NumberText.whole(ofKind.count), rows: shown.map { Row($0, context) }, rest: rest)
    }
  }

  /// Its place in the bar.
  func entry(_ language: Language) -> BarEntry {
    let label = Phrase(es: "Cambios", en: "Changes")
    return BarEntry(count: changed, label: label.text(in: language), target: "changes", tone: "t-brand")
  }
}

extension ChangesSection.Row {
  init(_ change: RunChanges.Change, _ context: ReportContext) {
    let (language, assessment) = (context.language, change.line)
    facility = context.link(to: assessment.facility)
    product = context.link(to: assessment)
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
