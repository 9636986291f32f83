import StockPolicy
import SupplyModel

/// What has changed since the last run of an earlier month, in the order of the list of alerts.
struct ChangesSection: Section {
  static let template = Template("changes", PackageResources.changes_mustache)

  struct Words: TemplateValue {
    let facility = Headings.facility
    let product = Headings.product
    let what = ChangeTable.what
    let swipe = Headings.swipeTable
    let alert = Phrase(es: "Alerta: antes → ahora", en: "Alert: before → now")
    let order = Phrase(es: "Pedido: antes → ahora", en: "Order: before → now")
  }

  struct Row: TemplateValue {
    let facility: FacilityLink
    let product: ProductLink
    let kind: String
    let tone: String
    /// The alert, before and now; one word where it is the same.
    let alert: String
    let order: String
    /// By which the column of orders sorts.
    let orderValue: String
  }

  let words = Words()
  let title: String
  let count: String
  let summary: String
  let rows: [Row]
  let rest: Rest?
  private let changed: Int

  private enum CodingKeys: String, CodingKey { case words, title, count, summary, rows, rest }

  /// So many rows at most, whatever the page.
  private static let mostRows = 20

  /// The headings of its columns where a screen is too narrow for a head.
  static var narrowLabels: [NarrowLabel] {
    let words = Words()
    return NarrowLabel.of([".chg"], from: 3, [words.what, words.alert, words.order])
  }

  init(_ context: ReportContext) {
    let language = context.language
    let all = context.changes?.changes ?? []
    changed = all.count
    count = NumberText.whole(changed)
    title = language.changesTitle(since: context.changes?.since)
    summary = context.changes.map(language.changeSummary) ?? language.nothingEarlier
    let most = min(Self.mostRows, context.mostRows)
    rows = all.prefix(most).map { Row($0, context) }
    rest =
      all.count <= most
      ? nil : context.rest(shown: most, of: all.count, workbook: ReportExtraList.changes.workbookName)
  }

  /// Its place in the bar.
  func entry(_ language: Language) -> BarEntry {
    let label = Phrase(es: "Cambios", en: "Changes")
    return BarEntry(count: changed, label: label.text(in: language), target: "changes", tone: "t-brand")
  }
}

extension ChangesSection.Row {
  fileprivate init(_ change: RunChanges.Change, _ context: ReportContext) {
    let (language, line) = (context.language, change.line)
    facility = context.link(to: line.facility)
    product = context.link(to: line)
    kind = language.name(of: change.kind)
    tone =
      switch change.kind {
      case .new, .worse: "t-red"
      case .better, .ended: "t-green"
      case .lostSight, .order: "t-grey"
      }
    alert =
      change.before == line.alert
      ? language.name(of: line.alert)
      : language.name(of: change.before) + " → " + language.name(of: line.alert)
    let (before, now) = (NumberText.whole(change.orderBefore), NumberText.whole(line.order.quantity))
    order = before == now ? now : before + " → " + now
    orderValue = String(line.order.quantity - change.orderBefore)
  }
}

extension Language {
  /// `Qué cambió desde septiembre de 2026`.
  fileprivate func changesTitle(since month: Month?) -> String {
    guard let month else {
      return text(es: "Qué cambió desde el mes anterior", en: "What changed since the month before")
    }
    return text(es: "Qué cambió desde \(monthText(month))", en: "What changed since \(monthText(month))")
  }

  /// Where there is no earlier run.
  var nothingEarlier: String {
    text(
      es: "No hay un pronóstico de un mes anterior con el que comparar.",
      en: "There is no forecast of an earlier month to compare with.")
  }

  /// How a line has changed.
  func name(of kind: RunChanges.Kind) -> String {
    switch kind {
    case .new: text(es: "Nueva", en: "New")
    case .worse: text(es: "Empeoró", en: "Worse")
    case .lostSight: text(es: "Ya no se sabe", en: "No longer known")
    case .better: text(es: "Mejoró", en: "Better")
    case .ended: text(es: "Terminó", en: "Ended")
    case .order: text(es: "Otro pedido", en: "Another order")
    }
  }

  /// The changes in two sentences, each figure with a verb that agrees with it; what did not happen is not said.
  func changeSummary(_ changes: RunChanges) -> String {
    func count(_ kind: RunChanges.Kind) -> Int { changes.changes.count { $0.kind == kind } }
    func orders(_ change: RunChanges.OrderChange) -> Int {
      changes.changes.count { $0.orderChange == change }
    }
    let alerts = [
      (count(.new), ("es nueva", "son nuevas"), ("is new", "are new")),
      (count(.worse), ("empeoró", "empeoraron"), ("got worse", "got worse")),
      (count(.better), ("mejoró", "mejoraron"), ("got better", "got better")),
      (count(.ended), ("terminó", "terminaron"), ("ended", "ended")),
      (
        count(.lostSight), ("ya no se conoce", "ya no se conocen"),
        ("is no longer known", "are no longer known")
      ),
      (changes.stillCount, ("sigue igual", "siguen igual"), ("is as before", "are as before")),
    ]
    let changed = [
      (orders(.up), ("sube", "suben"), ("goes up", "go up")),
      (orders(.down), ("baja", "bajan"), ("goes down", "go down")),
    ]
    return alertSentence(told(alerts)) + " " + orderSentence(told(changed))
  }

  private func alertSentence(_ told: String) -> String {
    guard !told.isEmpty else {
      return text(es: "No había alertas ni las hay.", en: "There was no alert and there is none.")
    }
    return text(es: "De las alertas, \(told).", en: "Of the alerts, \(told).")
  }

  private func orderSentence(_ told: String) -> String {
    guard !told.isEmpty else {
      return text(
        es: "Ningún pedido cambia en un cuarto o más.", en: "No order changes by a quarter or more.")
    }
    return text(
      es: "De los pedidos, \(told) en un cuarto o más.", en: "Of the orders, \(told) by a quarter or more.")
  }

  /// `3 son nuevas, 1 mejoró`; nothing where all are none.
  private func told(_ parts: [(count: Int, es: (String, String), en: (String, String))]) -> String {
    parts.filter { $0.count > 0 }.map { counted($0.count, es: $0.es, en: $0.en) }.joined(separator: ", ")
  }
}
