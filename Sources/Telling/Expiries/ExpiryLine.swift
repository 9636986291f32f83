import Operations
import StockPolicy
import SupplyModel

/// A lot of a run that will not be used up, with what it is worth.
package struct ExpiryLine: Sendable {
  /// The line of the run that it lies with.
  package let assessment: SeriesAssessment
  /// The lot and its outlook.
  package let outlook: LotOutlook
  /// Soles per unit: the lot's own price, else the catalogue's; nil when nobody states one.
  let priceSoles: Double?

  /// How decisions call it.
  package var key: AdviceKey {
    .expiry(
      facility: assessment.facility, product: assessment.product, lot: AdviceKey.LotName(outlook.lot))
  }

  /// Soles of what is expected to expire; nil without a price, never 0 for want of one.
  var valueSoles: Double? { priceSoles.map { $0 * outlook.expectedLoss } }

  /// Months from the run's month to the end of the lot's last one.
  func months(asOf: Month) -> Int { outlook.lot.expiry.month.map { asOf.distance(to: $0) } ?? 0 }

  /// The lots at risk of a run, those worth most first; those without a price last, the most units first.
  package static func lines(of run: ForecastRun, names: ReportNames) -> [ExpiryLine] {
    run.assessments.flatMap { line in
      line.lots.filter { $0.isAtRisk(asOf: run.settings.asOf) }.map { outlook in
        ExpiryLine(
          assessment: line, outlook: outlook,
          priceSoles: outlook.lot.priceSoles ?? names.priceSoles(line.product))
      }
    }.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      let values = (first.valueSoles ?? -1, second.valueSoles ?? -1)
      if values.0 != values.1 { return values.0 > values.1 }
      if first.outlook.expectedLoss != second.outlook.expectedLoss {
        return first.outlook.expectedLoss > second.outlook.expectedLoss
      }
      return left.offset < right.offset
    }.map(\.element)
  }
}
