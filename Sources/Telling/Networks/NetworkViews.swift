import StockPolicy
import SupplyModel

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
    // As the bulletin ranks regions: what is most available first, what cannot be judged last.
    let ranked = rows.sorted { ($1.available, $0.name) < ($0.available, $1.name) }
    let all = row(
      input.language.text(es: "Total", en: "Total"), lines: input.run.assessments, facilities: order.codes)
    return [
      "hasNetworks": true, "networkTotal": all.view,
      "networks": ranked.enumerated().map { place, row in
        row.view.merging(["rank": NumberText.whole(place + 1)]) { first, _ in first }
      },
      "networkLevels": WorkLevel.all.map { ["networkLevel": input.language.name(of: $0.alert)] },
    ]
  }

  private func network(_ facility: FacilityCode) -> String {
    names.facility(facility).microNetwork ?? input.language.reportPhrases["noNetwork"] ?? ""
  }

  private func row(
    _ name: String, lines: [SeriesAssessment], facilities: [FacilityCode]
  ) -> (name: String, available: Double, view: ReportPage.View) {
    let levels = WorkLevel.all.map { level in lines.count { $0.alert == level.alert } }
    let reported = facilities.count { reporting.hasReported($0) }
    let orders = lines.count { $0.order.quantity > 0 }
    let reports = input.language.outOf(reported, facilities.count)
    let share = AvailabilityShare(lines.map(\.official.availability))
    var view: ReportPage.View = [
      "networkName": name, "reports": reports,
      "reportShare": facilities.isEmpty
        ? "–" : NumberText.percent(Double(reported) / Double(facilities.count)),
      "availableShare": share.available.map(NumberText.percent) ?? "–",
      "outOfStock": share.out.map(NumberText.percent) ?? "–",
      "figures": (levels + [orders]).map(NumberText.whole),
    ]
    if let band = share.band {
      view["bandName"] = input.language.name(of: band)
      view["bandTone"] =
        ["t-green", "t-blue", "t-orange", "t-red"][AvailabilityBand.allCases.firstIndex(of: band) ?? 3]
    }
    return (name, share.available ?? -1, view)
  }
}
