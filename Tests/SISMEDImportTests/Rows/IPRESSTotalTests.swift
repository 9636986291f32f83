import SupplyModel
import TestSupport
import Testing

@testable import SISMEDImport

/// Rows under the code of a whole facility beside those of its pharmacies.
@Suite struct IPRESSTotalTests {
  private func row(
    _ facility: String, _ opening: Int, _ received: Int, _ used: Int, price: String = "3.500000"
  ) -> [String: String] {
    [
      "CODIGO_PRE": facility, "SALDO": String(opening), "INGRE": String(received), "INTERSAN": String(used),
      "STOCK_FIN": String(opening + received - used), "PRECIO": price,
    ]
  }

  private func consumed(_ rows: [[String: String]]) throws -> (file: ReadSample, byFacility: [String: Double])
  {
    let file = try read(FormdetSample.file(rows))
    return (
      file,
      Dictionary(
        file.reports.map { ($0.facility.text, $0.quantities.consumed ?? -1) }, uniquingKeysWith: +)
    )
  }

  private func repeated(_ file: ReadSample) -> [ReportBatch.RepeatedRow] {
    file.batches.flatMap(\.repeatedRows)
  }

  @Test(arguments: [0, 1, 2], ["3.500000", "9.000000"])
  func theTotalOfThePharmaciesIsLeftOut(place: Int, price: String) throws {
    var rows = [row("06528F01", 50, 10, 30), row("06528F02", 20, 0, 12)]
    rows.insert(row("06528", 70, 10, 42, price: price), at: place)
    let (file, consumed) = try consumed(rows)
    #expect(consumed == ["06528F01": 30, "06528F02": 12])
    #expect(repeated(file).map(\.kind) == [.total] && repeated(file).map(\.line) == [place + 2])
    #expect(file.rowsTaken == 2)
  }

  @Test func withoutRowsOfTheFirstPharmacyTheTotalOfTheOthersIsLeftOutToo() throws {
    let (file, consumed) = try consumed([
      row("06528F02", 50, 10, 30), row("06528F03", 20, 0, 12), row("06528", 70, 10, 42),
    ])
    #expect(consumed == ["06528F02": 30, "06528F03": 12] && repeated(file).map(\.kind) == [.total])
  }

  @Test func whatIsNoSumIsTheFirstPharmacysOwn() throws {
    let (file, consumed) = try consumed([row("06528", 70, 10, 41), row("06528F02", 20, 0, 12)])
    #expect(consumed == ["06528F01": 41, "06528F02": 12] && repeated(file).isEmpty)
  }

  @Test func theSameFewUnitsInTwoPharmaciesAreNoTotal() throws {
    let (file, consumed) = try consumed([row("06528", 3, 0, 2), row("06528F02", 3, 0, 2)])
    #expect(consumed == ["06528F01": 2, "06528F02": 2] && repeated(file).isEmpty)
  }

  @Test func underBothCodesTheSecondOfTwoRowsIsTheSameRowTwice() throws {
    for second in [row("06528", 70, 10, 42), row("06528", 71, 10, 42)] {
      let (file, consumed) = try consumed([row("06528F01", 70, 10, 42), second])
      #expect(consumed == ["06528F01": 42])
      #expect(repeated(file).map(\.kind) == [.copy] || file.findings.map(\.code) == [.duplicateRow])
    }
  }

  @Test func otherMonthsAndProductsAreNoPartsOfATotal() throws {
    var other = row("06528F02", 20, 0, 12)
    other["ANNOMES"] = "202609"
    let (_, consumed) = try consumed([row("06528F01", 50, 10, 30), other, row("06528", 70, 10, 42)])
    #expect(consumed == ["06528F01": 30, "06528F02": 12])
  }
}
