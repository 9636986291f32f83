import SupplyModel
import Testing

@testable import Runs

/// A list of findings holds what is asked for, in the order that is asked for.
@Suite struct FindingFilterTests {
  private let june = Month(count: 2026 * 12 + 5)

  /// A notice about F1 in May, and two errors, the second about F2 in June.
  private var all: [ReviewedFinding] {
    func subject(_ facility: FacilityCode, _ month: Month) -> Finding.Subject {
      Finding.Subject(facility: facility, product: "P", month: month)
    }
    return [
      ReviewedFinding(
        file: "a.csv",
        finding: Finding(.file(.sheetSkipped), subject: subject("F1", june.advanced(by: -1)))),
      ReviewedFinding(file: "b.csv", finding: Finding(.file(.noRows))),
      ReviewedFinding(file: "c.csv", finding: Finding(.file(.noRows), subject: subject("F2", june))),
    ]
  }

  private func files(_ filter: FindingFilter) -> [String] { filter.findings(among: all).compactMap(\.file) }

  @Test func noticesAreLeftOutUnlessTheirCodeIsAskedFor() {
    var filter = FindingFilter()
    #expect(files(filter) == ["b.csv", "c.csv"])
    filter.code = .sheetSkipped
    #expect(files(filter) == ["a.csv"])
    filter.code = .monthGap
    #expect(files(filter).isEmpty)
  }

  @Test func theGravestComeFirstAndWhatIsAlikeStaysInItsOrder() {
    var filter = FindingFilter()
    filter.severity = .notice
    #expect(files(filter) == ["b.csv", "c.csv", "a.csv"])
    filter.order = .place
    #expect(files(filter) == ["a.csv", "b.csv", "c.csv"])
    filter.order = .month
    #expect(files(filter) == ["b.csv", "a.csv", "c.csv"])
  }

  @Test func aPlaceOrAMonthLeavesOutWhatIsOfNone() {
    var filter = FindingFilter()
    filter.severity = .notice
    filter.facility = "F2"
    #expect(files(filter) == ["c.csv"])
    filter.facility = nil
    filter.month = june.advanced(by: -1)
    #expect(files(filter) == ["a.csv"])
  }
}
