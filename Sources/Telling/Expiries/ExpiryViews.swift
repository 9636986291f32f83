import StockPolicy
import SupplyModel

/// The lots that will not be used up as the template prints them.
struct ExpiryViews {
  let page: ReportPage
  let lines: [ExpiryLine]

  init(page: ReportPage) {
    self.page = page
    lines = ExpiryLine.lines(of: page.input.run, names: page.names)
  }

  var view: ReportPage.View {
    let priced = lines.compactMap(\.valueSoles)
    return [
      "expiryTotal": page.input.language.expiryTotal(
        lots: lines.count, value: priced.reduce(0, +), unpriced: lines.count - priced.count),
      "hasExpiries": !lines.isEmpty, "expiryCount": NumberText.whole(lines.count),
      "expiryHint": page.input.language.expiryHint, "expiries": lines.map(item),
    ]
  }

  private func item(_ entry: ExpiryLine) -> ReportPage.View {
    let (language, line, lot) = (page.input.language, entry.assessment, entry.outlook.lot)
    let unit = page.names.unit(line.product)
    var view: ReportPage.View = [
      "place": page.lines.place(of: line.facility), "facilityName": page.names.facilityName(line.facility),
      "lineId": page.lines.lineID(line), "product": page.names.product(line.product), "code": line.product,
      "lot": lot.number ?? "–", "expires": language.expiryText(lot.expiry),
      "monthsLeft": language.monthsLeft(entry.months(asOf: page.input.run.settings.asOf)),
      "onShelf": NumberText.decimal(lot.units), "shelfUnit": lot.units == 1 ? unit.singular : unit.plural,
      "loss": language.lossText(entry.outlook), "worth": entry.valueSoles.map(language.soles) ?? "–",
      "advice": page.names.reason(entry),
    ]
    if let network = page.names.facility(line.facility).microNetwork { view["network"] = network }
    return view
  }
}
