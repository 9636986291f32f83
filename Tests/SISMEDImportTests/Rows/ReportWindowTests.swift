import SupplyModel
import TestSupport
import Testing

@testable import SISMEDImport

/// A file larger than one window of the collector: nothing is lost, summed twice or taken for a repetition.
@Suite struct ReportWindowTests {
  /// More reports than a window, with two lots of a report at both ends of the file and one row repeated.
  private func file() -> String {
    var rows: [[String: String]] = []
    for number in 0..<40_000 {
      rows.append([
        "CODIGO_PRE": String(10_000 + number / 100), "CODIGO_MED": String(10_000 + number % 100),
        "SALDO": "1",
        "STOCK_FIN": "1", "MPTOREPO": String(number),
      ])
    }
    rows.append([
      "CODIGO_PRE": "10000", "CODIGO_MED": "10000", "SALDO": "5", "STOCK_FIN": "5", "FEC_EXP": "01/01/2030",
    ])
    rows.append(rows[1])
    return FormdetSample.file(rows)
  }

  @Test func beyondItsMemoryTheCollectorStillSumsLotsOfAWindow() throws {
    var batches: [ReportBatch] = []
    try withoutActuallyEscaping({ batches.append($0) }) { (sink: @escaping (ReportBatch) -> Void) in
      var collector = ReportCollector(known: 2, sink: sink)
      let facility = collector.facility("A")
      func add(_ product: ProductCode, fingerprint: UInt32, _ collector: inout ReportCollector) throws -> Int?
      {
        let number = collector.product(product)
        return try collector.add(
          facility: facility, product: number, month: Month(count: 24_000),
          quantities: StockQuantities(closing: 1), line: number + 2, fingerprint: fingerprint)
      }
      for product: ProductCode in ["P", "Q", "R"] {
        #expect(try add(product, fingerprint: 1, &collector) == nil)
      }
      // R is beyond the two that are known throughout: its lot and its repetition are still told apart here …
      #expect(try add("R", fingerprint: 2, &collector) == nil)
      #expect(try add("R", fingerprint: 1, &collector) == 4)
      try collector.flush()
      // … and Q's everywhere, while R's now passes for whoever saves it to find.
      #expect(try add("Q", fingerprint: 1, &collector) == 3)
      #expect(try add("R", fingerprint: 1, &collector) == nil)
      try collector.flush()
    }
    #expect(batches.map { $0.rows.map(\.quantities.closing) } == [[1, 1, 2], [1]])
    #expect(batches.flatMap(\.rows).allSatisfy { !$0.continues })
  }

  @Test func whatIsOutsideARangeOfKeysIsNoneOfThem() {
    var generator = SeededGenerator(seed: 4)
    func random() -> UInt64 {
      ReportKeyRange.key(
        facility: Int.random(in: 0..<40, using: &generator),
        product: Int.random(in: 0..<9, using: &generator),
        month: Month(count: Int.random(in: 24_300..<24_320, using: &generator)))
    }
    var range = ReportKeyRange()
    #expect(!range.mayHold(random()))
    let taken = (0..<3).map { _ in random() }
    for key in taken { range.extend(to: key) }
    #expect(taken.allSatisfy { range.mayHold($0) })
    // It is of use: most others are told apart.
    #expect((0..<200).filter { _ in !range.mayHold(random()) }.count > 50)
  }

  @Test func findingsBeyondTheLimitAreCounted() throws {
    let rows = (0..<10_007).map { ["CODIGO_MED": String(10_000 + $0), "STOCK_FIN": "x"] }
    let file = try read(FormdetSample.file(rows))
    #expect(file.rejected == 10_007)
    #expect(file.findings.count == 10_001)
    #expect(file.findings.last == Finding(.file(.furtherFindings(count: 7))))
  }

  @Test func aLotFarAwayContinuesItsReport() throws {
    let file = try read(file())
    #expect(file.rows == 40_002)
    #expect(file.rejected == 1)
    #expect(
      file.findings == [
        Finding(
          .row(.duplicateRow(at: .init(column: "CODIGO_MED", text: "10001"), firstLine: 3)), line: 40_003)
      ])
    #expect(file.rowsTaken == 40_001)
    #expect(file.batches.count > 1)
    let continuing = file.batches.flatMap(\.rows).filter(\.continues)
    #expect(continuing.map(\.quantities.closing) == [5])
    #expect(continuing.map(\.line) == [40_002])
    for batch in file.batches.dropFirst() {
      #expect(batch.facilities.starts(with: file.batches[0].facilities))
    }
  }
}
