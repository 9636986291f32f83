import DataQuality
import Runs
import SISMEDImport
import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// Grades of the whole database are those that each facility gets alone, and know nothing of the months to come.
@Suite struct NetworkQualityTests {
  private let folder: TemporaryFolder
  private let review: FindingReview
  private let database: SupplyDatabase
  private let first = Month(count: 2025 * 12)
  private var last: Month { first.advanced(by: 17) }

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
    review = FindingReview(database: database, latestMonth: first.advanced(by: 17))
  }

  /// Imports months of six facilities × five products: missing months, spikes, broken openings, negative stock.
  private func load(through end: Month) throws {
    var random = SeededGenerator(seed: 5)
    var rows = "facility,product,month,opening,received,consumed,adjustment,closing\n"
    for facility in 0..<6 {
      for product in 0..<5 {
        for month in first...last {
          let consumed =
            Int.random(in: 0...9, using: &random) * (Int.random(in: 0..<15, using: &random) == 0 ? 90 : 1)
          let closing = Int.random(in: -1...40, using: &random)
          let isMissing = Int.random(in: 0..<9, using: &random) == 0
          guard !isMissing, month <= end else { continue }
          rows += "F\(facility),P\(product),\(month),\(closing + consumed),0,\(consumed),0,\(closing)\n"
        }
      }
    }
    let path = try folder.write("\(end).csv", rows)
    _ = try ImportSession(database: database).importFiles(paths: [path])
  }

  @Test func theWholeIsWhatEachFacilityGetsAlone() throws {
    try load(through: last)
    let whole = try review.grades()
    #expect(whole.months.count == 6)
    for (facility, months) in whole.months {
      #expect(months.reversed() == (try review.grades(facility: facility)))
      #expect(months.last?.month == last)
      #expect(months.allSatisfy { whole[facility, $0.month] == $0 })
    }
    #expect(Set(whole.months.values.joined().map(\.grade)).count >= 3)
    #expect(whole["F0", last.advanced(by: 1)] == nil && whole["F9", last] == nil)
    #expect(try review.grades(of: database.series(of: .all)) == whole)
  }

  @Test func nothingAfterTheLastMonthMatters() throws {
    let origin = first.advanced(by: 11)
    try load(through: origin)
    let before = try review.grades()
    try load(through: last)
    #expect(try review.grades(through: origin) == before)
    #expect(try review.grades() != before)
  }

  @Test func anEmptyDatabaseHasNone() throws {
    #expect(try review.grades().months.isEmpty)
    #expect(try review.grades(facility: "F0").isEmpty)
  }
}
