import StockPolicy
import SupplyModel

/// The numbers of a run as other systems take them: one for each facility, product and measure that is known.
struct ExchangeValues {
  /// A number with what it is of.
  struct Value: Equatable {
    let facility: FacilityCode
    let product: ProductCode
    let measure: ExchangeMeasure
    let month: Month
    let number: Double
  }

  /// The numbers, by facility, product and measure.
  let values: [Value]

  /// The numbers of an input; what a facility has not reported or does not hold is left out, never 0.
  init(_ input: ReportInput) {
    let asOf = input.run.settings.asOf
    let entries = Dictionary(
      input.history.map { ($0.key, $0[asOf]?.quantities) },
      uniquingKeysWith: { first, _ in first })
    values = input.run.assessments.filter { $0.order.decision != .notHeld }.flatMap { line -> [Value] in
      let quantities = entries[line.key] ?? nil
      func value(_ measure: ExchangeMeasure, _ number: Double?, _ month: Month) -> Value? {
        number.flatMap {
          $0.isFinite
            ? Value(
              facility: line.facility, product: line.product, measure: measure, month: month, number: $0)
            : nil
        }
      }
      return [
        value(.closing, line.stockMonth == asOf ? line.stock : nil, asOf),
        value(.consumed, quantities?.consumed, asOf), value(.received, quantities?.received, asOf),
        value(.order, line.quantityToOrder.map(Double.init), asOf),
        value(.orderUpTo, OrderTable.wholeLevel(line), asOf),
        value(.forecast, line.monthlyDemand.first?.mean, asOf.advanced(by: 1)),
      ].compactMap { $0 }
    }
  }

  /// A number without grouping, at most two decimals.
  static func text(_ number: Double) -> String {
    let hundredths = (number * 100).rounded() / 100
    return PlainNumber.text(hundredths)
  }
}

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
    let sums = TargetSums(all, place: { mapping.target(.facility, $0.text) }) { value in
      guard value.measure == .orderUpTo else { return nil }
      let facility = mapping.target(.facility, value.facility.text)
      let commodity = mapping.target(.commodityType, value.product.text)
      let period = mapping.target(.period, value.month.description)
      if facility == nil { note(ExchangeFinding(.noFacility, value.facility.text)) }
      if commodity == nil { note(ExchangeFinding(.noCommodity, value.product.text)) }
      if period == nil { note(ExchangeFinding(.noPeriod, value.month.description)) }
      guard let facility, let commodity, period != nil else { return nil }
      return TargetSums.Target(place: facility, element: commodity, combination: nil, month: value.month)
    }
    for (target, number) in sums.sums {
      document.append([
        .plain(target.place), .plain(target.element),
        .plain(mapping.target(.period, target.month.description) ?? ""),
        .plain(ExchangeValues.text(number)),
      ])
    }
    csv = document.text
    findings = missing + sums.findings
  }
}
