import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// Reports go into their table product after product, whatever the order of their file.
///
/// What is stored of each and what is counted must not show it: a second implementation, a dictionary filled row after
/// row, says what both are.
@Suite struct ReportOrderTests {
  private struct Key: Hashable, Comparable {
    let facility: Int
    let product: Int
    let month: Int

    static func < (left: Key, right: Key) -> Bool {
      (left.facility, left.product, left.month) < (right.facility, right.product, right.month)
    }
  }

  /// Some files of random reports, each report once a file, over few keys, so that later files meet those of earlier ones.
  @Test(arguments: 1...12) func theOrderOfAFileDoesNotMatter(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
    let facilities = (0..<7).map { FacilityCode("F\($0)") }
    let products = (0..<9).map { ProductCode("P\($0)") }
    let keys = facilities.indices.flatMap { facility in
      products.indices.flatMap { product in
        (24_300..<24_304).map { Key(facility: facility, product: product, month: $0) }
      }
    }
    var expected: [Key: Double] = [:]
    for file in 1...3 {
      let told = keys.filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }.shuffled(
        using: &generator)
      var counts = (accepted: 0, replaced: 0, unchanged: 0)
      let rows = told.enumerated().map { place, key in
        let used = Double(Int.random(in: 0..<3, using: &generator))
        switch expected[key] {
        case nil: counts.accepted += 1
        case used: counts.unchanged += 1
        default: counts.replaced += 1
        }
        expected[key] = used
        return ReportBatch.Row(
          facility: key.facility, product: key.product, month: Month(count: key.month),
          quantities: StockQuantities(consumed: used, closing: 5), line: place + 2)
      }
      let saved = try database.importFile(name: "file \(file)") { transaction in
        // In two windows: the second meets what the first has put in.
        for part in [rows.prefix(rows.count / 2), rows.dropFirst(rows.count / 2)] {
          try transaction.save(ReportBatch(facilities: facilities, products: products, rows: Array(part)))
        }
        return ImportRecord(
          digest: "\(file)", layout: LayoutName(rawValue: "x"), rows: rows.count, rejected: 0, findings: [])
      }
      #expect(saved.counts.accepted == counts.accepted)
      #expect(saved.counts.replaced == counts.replaced)
      #expect(saved.counts.unchanged == counts.unchanged)
    }
    var stored: [Key: Double] = [:]
    for series in try database.series(of: .all) {
      let facility = try #require(facilities.firstIndex(of: series.facility))
      let product = try #require(products.firstIndex(of: series.product))
      for entry in series.entries {
        guard let used = entry.quantities?.consumed else { continue }
        stored[Key(facility: facility, product: product, month: entry.month.count)] = used
      }
      // One facility's are looked up in another way than all.
      let alone = try database.series(of: .all, facility: series.facility, product: series.product)
      #expect(alone == [series])
    }
    #expect(stored == expected)
    #expect(expected.count > 100)
  }
}
