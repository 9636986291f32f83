import DemandForecasting
import Runs
import SupplyModel

/// One facility × product as it came in a stream of rows: months in rising order, not necessarily all.
struct StreamedSeries {
  let facility: FacilityCode
  let product: ProductCode
  /// `Month.count` of each row.
  var months: [Int] = []
  var consumed: [Double] = []
  var closing: [Double] = []
  var opening: [Float] = []
  var received: [Float] = []
  var adjustment: [Float] = []
  var ordered: [Float] = []
  /// The physical line of the last row.
  var lastLine = 0

  /// A panel of some series that ends at a month; numbers of products and facilities are given by `number`.
  ///
  /// Rows after the month are left out; so is a series without any other, whose place in the panel stays empty.
  static func panel(
    _ series: [StreamedSeries], through last: Month, productCount: Int,
    number: (StreamedSeries) -> (product: Int, facility: Int)
  ) -> DemandPanel {
    let first = min(last.count, series.compactMap(\.months.first).min() ?? last.count)
    let monthCount = last.count - first + 1
    let cells = series.count * monthCount
    var consumption = [Double](repeating: .nan, count: cells)
    var closing = consumption
    var flows = StockFlows(cellCount: cells)
    var (products, facilities, firstReports): ([Int], [Int], [Int]) = ([], [], [])
    for (row, one) in series.enumerated() {
      let numbers = number(one)
      products.append(numbers.product)
      facilities.append(numbers.facility)
      firstReports.append((one.months.first ?? Int.max - first) - first)
      for (index, month) in one.months.enumerated() where month <= last.count {
        let cell = row * monthCount + month - first
        consumption[cell] = one.consumed[index]
        closing[cell] = one.closing[index]
        flows.opening[cell] = one.opening[index]
        flows.received[cell] = one.received[index]
        flows.adjustment[cell] = one.adjustment[index]
        flows.ordered[cell] = one.ordered[index]
      }
    }
    return DemandPanel(
      monthCount: monthCount, productCount: max(productCount, (products.max() ?? -1) + 1),
      consumption: consumption, closingStock: closing, productIndex: products, firstReport: firstReports,
      facilityIndex: facilities, flows: flows, firstCalendarMonth: ((first % 12) + 12) % 12)
  }
}
