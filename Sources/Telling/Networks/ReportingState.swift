import StockPolicy
import SupplyModel

/// Which facilities have reported the run's month: those with a report of any product for it.
struct ReportingState {
  private let asOf: Month
  private var last: [FacilityCode: Month] = [:]

  init(input: ReportInput) {
    asOf = input.run.settings.asOf
    for series in input.history {
      guard let month = series.lastReported?.month else { continue }
      last[series.facility] = max(month, last[series.facility] ?? month)
    }
    for line in input.run.assessments {
      guard let month = line.stockMonth else { continue }
      last[line.facility] = max(month, last[line.facility] ?? month)
    }
  }

  func lastMonth(of facility: FacilityCode) -> Month? { last[facility] }

  func hasReported(_ facility: FacilityCode) -> Bool { last[facility].map { $0 >= asOf } ?? false }
}
