import StockPolicy
import Wording

/// The micro-networks side by side, most that is out or urgent first, with their reporting beside.
struct NetworkViews {
  let input: ReportInput
  let names: ReportNames
  let order: FacilityOrder
  let reporting: ReportingState

  var view: ReportPage.View {
    let networks = Set(order.codes.map(network)).sorted()
    guard networks.count > 1 else { return ["hasNetworks": false] }
    let lines = Dictionary(grouping: input.run.assessments) { network($0.facility) }
    let facilities = Dictionary(grouping: order.codes, by: network)
    let rows = networks.map { row($0, lines: lines[$0] ?? [], facilities: facilities[$0] ?? []) }
    let worst = rows.sorted { ($1.acute, $0.name) < ($0.acute, $1.name) }
    return [
      "hasNetworks": true, "networks": worst.map(\.view),
      "networkLevels": WorkLevel.all.map { ["networkLevel": input.language.name(of: $0.alert)] },
    ]
  }

  private func network(_ facility: String) -> String {
    names.facility(facility).microNetwork ?? input.language.reportPhrases["noNetwork"] ?? ""
  }

  private func row(
    _ name: String, lines: [SeriesAssessment], facilities: [String]
  ) -> (name: String, acute: Int, view: ReportPage.View) {
    let levels = WorkLevel.all.map { level in lines.count { $0.alert == level.alert } }
    let reported = facilities.count { reporting.hasReported($0) }
    let orders = lines.count { $0.order.quantity > 0 }
    let reports = input.language.outOf(reported, facilities.count)
    let figures = [reports] + (levels + [orders]).map(NumberText.whole)
    let acute = lines.count { $0.alert <= .urgent }
    return (name, acute, ["networkName": name, "figures": figures])
  }
}
