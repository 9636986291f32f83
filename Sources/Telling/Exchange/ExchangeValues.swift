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

  /// The run's month.
  let asOf: Month
  /// The numbers, by facility, product and measure.
  let values: [Value]
  /// The facilities of the run, and its products: what a mapping can be of.
  let facilities: Set<FacilityCode>
  /// The products of the run.
  let products: Set<ProductCode>
  /// The facilities that have reported the run's month.
  let reporting: Set<FacilityCode>

  /// The numbers of an input; what a facility has not reported or does not hold is left out, never 0.
  init(_ input: ReportInput) {
    let asOf = input.run.settings.asOf
    self.asOf = asOf
    let entries = Dictionary(
      input.history.map { ($0.key, $0[asOf]?.quantities) },
      uniquingKeysWith: { first, _ in first })
    facilities = Set(input.run.assessments.map(\.facility))
    products = Set(input.run.assessments.map(\.product))
    reporting = Set(entries.filter { $0.value != nil }.map(\.key.facility))
    values = input.run.assessments.filter { $0.order.decision != .notHeld }.flatMap { line -> [Value] in
      let reported = entries[line.key] ?? nil
      return ExchangeMeasure.allCases.compactMap { measure in
        guard let number = Self.number(measure, of: line, reported: reported, asOf: asOf), number.isFinite
        else { return nil }
        return Value(
          facility: line.facility, product: line.product, measure: measure,
          month: measure == .forecast ? asOf.advanced(by: 1) : asOf, number: number)
      }
    }
  }

  /// A number of a line; nil where it is not known of the run's month.
  private static func number(
    _ measure: ExchangeMeasure, of line: SeriesAssessment, reported: StockQuantities?, asOf: Month
  ) -> Double? {
    // What is reckoned from an older stock is no number of this month.
    let isCurrent = line.stockMonth == asOf
    switch measure {
    case .opening: return reported?.opening
    case .received: return reported?.received
    case .consumed: return reported?.consumed
    case .adjustment: return reported?.adjustment
    case .closing: return isCurrent ? line.stock : nil
    case .stockoutDays: return reported?.stockoutDays
    case .average: return isCurrent ? line.official.averageConsumption : nil
    case .monthsOfStock: return isCurrent ? line.official.monthsOfStock : nil
    case .stockoutProbability:
      return isCurrent ? line.risk?.probability(withinMonths: ExchangeMeasure.probabilityMonths) : nil
    case .order: return line.quantityToOrder.map(Double.init)
    case .orderUpTo: return OrderTable.wholeLevel(line)
    case .forecast: return line.monthlyDemand.first?.mean
    }
  }

  /// A number without grouping, at most two decimals.
  static func text(_ number: Double) -> String {
    let hundredths = (number * 100).rounded() / 100
    return PlainNumber.text(hundredths)
  }
}
