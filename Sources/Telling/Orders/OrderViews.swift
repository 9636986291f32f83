import StockPolicy

/// The orders as the template prints them: one for each facility that needs anything.
struct OrderViews {
  let page: ReportPage
  /// The lines to order, by facility.
  let lines: [SeriesAssessment]

  var views: [ReportPage.View] {
    var groups: [[SeriesAssessment]] = []
    for line in lines {
      if groups.last?.first?.facility == line.facility {
        groups[groups.count - 1].append(line)
      } else {
        groups.append([line])
      }
    }
    return groups.compactMap(view)
  }

  /// The anchor of a facility's order.
  static func id(place: String) -> String { "o" + place }

  private func view(_ items: [SeriesAssessment]) -> ReportPage.View? {
    guard let code = items.first?.facility else { return nil }
    let language = page.input.language
    let urgent = items.count { $0.order.decision == .orderUrgently }
    var view: ReportPage.View = [
      "orderId": Self.id(place: page.lines.place(of: code)), "open": page.isOpen,
      "facilityName": page.names.facilityName(code), "facilityCode": code,
      "lines": language.counted(items.count, es: ("producto", "productos"), en: ("product", "products")),
      "items": items.map(item),
    ]
    if let network = page.names.facility(code).microNetwork { view["network"] = network }
    if urgent > 0 {
      view["urgentLines"] = language.counted(urgent, es: ("urgente", "urgentes"), en: ("urgent", "urgent"))
    }
    return view
  }

  private func item(_ line: SeriesAssessment) -> ReportPage.View {
    var view = page.lines.view(line)
    view["official"] = line.order.officialQuantity.map(NumberText.whole) ?? "–"
    if let told = page.input.language.cutOrShared(line.order) { view["cut"] = told }
    if line.order.decision == .orderUrgently { view["now"] = page.input.language.name(of: .orderUrgently) }
    return view
  }
}
