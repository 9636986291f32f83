import StockPolicy
import SupplyModel

/// What has changed since the last run of an earlier month, as the template prints it.
struct ChangeViews {
  let page: ReportPage
  /// The earlier run; nil where there is none.
  let earlier: ForecastRun?

  private var language: Language { page.input.language }

  var view: ReportPage.View {
    guard let earlier else { return ["hasChanges": false] }
    let kept = Set(page.order.codes)
    let known = ForecastRun(
      settings: earlier.settings, assessments: earlier.assessments.filter { kept.contains($0.facility) })
    let changes = RunChanges(from: known, to: page.input.run)
    return [
      "hasChanges": true, "changesTitle": language.changesTitle(since: changes.since),
      "changeSummary": language.changeSummary(changes),
      "changeCount": NumberText.whole(changes.changes.count),
      "changeGroups": RunChanges.Kind.allCases.compactMap { group($0, changes.changes) },
    ]
  }

  private func group(_ kind: RunChanges.Kind, _ all: [RunChanges.Change]) -> ReportPage.View? {
    let changes = all.filter { $0.kind == kind }
    guard !changes.isEmpty else { return nil }
    return [
      "kindName": language.name(of: kind),
      "kindTone": kind == .solved ? "t-green" : kind == .lostSight ? "t-grey" : "t-red",
      "kindCount": NumberText.whole(changes.count), "changed": changes.map(item),
    ]
  }

  private func item(_ change: RunChanges.Change) -> ReportPage.View {
    let line = change.line
    return [
      "place": page.lines.place(of: line.facility), "facilityName": page.names.facilityName(line.facility),
      "lineId": page.lines.anchor(line), "product": page.names.product(line.product),
      "before": language.name(of: change.before), "now": language.name(of: line.alert),
    ]
  }
}
