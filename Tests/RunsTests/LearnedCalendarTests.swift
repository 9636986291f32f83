import Simulation
import StockPolicy
import SupplyModel
import Testing

/// Calendars learned from simulated networks, whose true ones are known.
@Suite struct LearnedCalendarTests {
  /// The histories of a network as it was reported, by facility.
  private func histories(_ network: SyntheticNetwork) -> [FacilityCode: [SupplySeries]] {
    let last = network.settings.lastMonth
    let grouped = Dictionary(grouping: network.records.filter(\.isReported)) {
      SeriesKey($0.facility, $0.product)
    }
    let series = grouped.map { key, records in
      SupplySeries(
        facility: key.facility, product: key.product,
        reports: records.sorted { $0.month < $1.month }.map {
          (
            month: $0.month,
            quantities: StockQuantities(
              received: Double($0.received), consumed: Double($0.consumed), closing: Double($0.closing),
              ordered: Double($0.ordered))
          )
        }, through: last)
    }
    return Dictionary(grouping: series, by: \.facility)
  }

  /// How many of a network's facilities have their review period and their lead time found.
  private func found(_ settings: SyntheticSettings) -> (review: Int, lead: Int, of: Int) {
    let network = SyntheticNetwork(settings)
    let histories = histories(network)
    var (review, lead) = (0, 0)
    for place in network.facilities {
      let rhythm = ReceiptRhythm(histories[place.facility.code] ?? [], asOf: settings.lastMonth)
      review += rhythm.reviewPeriodMonths == place.calendar.reviewPeriodMonths ? 1 : 0
      lead += rhythm.leadTimeMonths == place.calendar.leadTimeMonths ? 1 : 0
    }
    return (review, lead, network.facilities.count)
  }

  @Test func trueCalendarsAreFound() {
    let found = found(SyntheticSettings(facilities: 24, months: 36, seed: 4))
    #expect(found.review >= 20, "\(found)")
    #expect(found.lead == found.of, "\(found)")
  }

  @Test func theyAreFoundWhereOneReportInSixIsMissing() {
    var settings = SyntheticSettings(facilities: 24, months: 36, seed: 5)
    settings.missingReportShare = 0.17
    let found = found(settings)
    #expect(found.review >= 16, "\(found)")
    #expect(found.lead >= 22, "\(found)")
  }
}
