import StockPolicy

/// The transfers as the template prints them: one list to sign for each trip.
struct TransferViews {
  let page: ReportPage

  private var run: ForecastRun { page.input.run }
  private var language: Language { page.input.language }

  var view: ReportPage.View {
    let reasons = page.transferReasons
    var trips: [[Transfer]] = []
    for transfer in run.transfers {
      if trips.last?.first?.trip == transfer.trip {
        trips[trips.count - 1].append(transfer)
      } else {
        trips.append([transfer])
      }
    }
    return [
      "hasTransfers": run.settings.transfers != nil, "anyTrips": !trips.isEmpty,
      "loadCount": NumberText.whole(run.transfers.count),
      "transferHint": language.transferHint(run.settings.transfers),
      "trips": trips.compactMap { trip($0, reasons: reasons) },
    ]
  }

  private func trip(_ items: [Transfer], reasons: TransferReasons) -> ReportPage.View? {
    guard let first = items.first else { return nil }
    var view: ReportPage.View = [
      "tripId": "t\(first.trip)", "tripNumber": NumberText.whole(first.trip), "open": page.isOpen,
      "fromName": page.names.facilityName(first.from), "fromCode": first.from,
      "toName": page.names.facilityName(first.to), "toCode": first.to,
      "lines": language.counted(items.count, es: ("producto", "productos"), en: ("product", "products")),
      "loads": items.map { item($0, reason: reasons.reason($0)) },
    ]
    // A trip may lead to a facility that stands on another page.
    let here = page.order.codes
    if here.contains(first.from) { view["fromPlace"] = page.lines.place(of: first.from) }
    if here.contains(first.to) { view["toPlace"] = page.lines.place(of: first.to) }
    if let telephone = page.names.telephone(first.from) { view["fromPhone"] = telephone }
    if let telephone = page.names.telephone(first.to) { view["toPhone"] = telephone }
    if let kilometres = first.kilometres { view["kilometres"] = language.straightLine(kilometres) }
    return view
  }

  private func item(_ transfer: Transfer, reason: String) -> ReportPage.View {
    let unit = page.names.unit(transfer.product)
    return [
      "product": page.names.product(transfer.product), "code": transfer.product,
      "units": NumberText.whole(transfer.units),
      "unitName": transfer.units == 1 ? unit.singular : unit.plural, "tripReason": reason,
      "lots": transfer.lots.map { ["lotLine": page.input.language.lotText($0)] },
    ]
  }
}
