import SupplyModel

/// Order-up-to levels as OpenLMIS 3 takes ideal stock amounts: a CSV with four columns.
///
/// As its reference data service reads them: `Facility Code`; `Commodity Type` as `classification system|identifier`; `Period`
/// as `schedule code|period name`; `Ideal Stock Amount`, whole.
struct IdealStockAmounts {
  let csv: String
  let tally: ExchangeTally

  init(_ all: ExchangeValues, mapping: CodeMapping) {
    var tally = ExchangeTally()
    var document = CSVDocument(header: ["Facility Code", "Commodity Type", "Period", "Ideal Stock Amount"])
    let sums = TargetSums(all, place: { mapping.target(.facility, $0.text) }) { value in
      guard value.measure == .orderUpTo else { return nil }
      let facility = mapping.target(.facility, value.facility.text)
      let commodity = mapping.target(.commodityType, value.product.text)
      let period = mapping.target(.period, value.month.description)
      if facility == nil { tally.note(ExchangeFinding(.noFacility, value.facility.text)) }
      if commodity == nil { tally.note(ExchangeFinding(.noCommodity, value.product.text)) }
      if period == nil { tally.note(ExchangeFinding(.noPeriod, value.month.description)) }
      guard let facility, let commodity, period != nil else {
        tally.leaveOut()
        return nil
      }
      return TargetSums.Target(
        place: facility, element: commodity, combination: nil, month: value.month)
    }
    for (target, number) in sums.sums {
      document.append([
        .plain(target.place), .plain(target.element),
        .plain(mapping.target(.period, target.month.description) ?? ""),
        .plain(ExchangeValues.text(number)),
      ])
    }
    csv = document.text
    tally.add(sums)
    self.tally = tally
  }
}
