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
