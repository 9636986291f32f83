import SupplyModel

/// Order-up-to levels as OpenLMIS 3 takes ideal stock amounts: a CSV with four columns.
///
/// As its reference data service reads them: `Facility Code`; `Commodity Type` as `classification system|identifier`; `Period`
/// as `schedule code|period name`; `Ideal Stock Amount`, whole.
struct IdealStockAmounts {
  let csv: String
  let findings: [ExchangeFinding]

  init(_ all: ExchangeValues, mapping: CodeMapping) {
    var missing: [ExchangeFinding] = []
    func note(_ finding: ExchangeFinding) {
      if !missing.contains(finding) { missing.append(finding) }
    }
    var document = CSVDocument(header: ["Facility Code", "Commodity Type", "Period", "Ideal Stock Amount"])
    for value in all.values where value.measure == .orderUpTo {
      let facility = mapping.target(.facility, value.facility)
      let commodity = mapping.target(.commodityType, value.product)
      let period = mapping.target(.period, value.month.description)
      if facility == nil { note(ExchangeFinding(.noFacility, value.facility)) }
      if commodity == nil { note(ExchangeFinding(.noCommodity, value.product)) }
      if period == nil { note(ExchangeFinding(.noPeriod, value.month.description)) }
      guard let facility, let commodity, let period else { continue }
      document.append([
        .plain(facility), .plain(commodity), .plain(period), .plain(ExchangeValues.text(value.number)),
      ])
    }
    csv = document.text
    findings = missing
  }
}
