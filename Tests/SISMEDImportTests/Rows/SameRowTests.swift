import SupplyModel
import TestSupport
import Testing

@testable import SISMEDImport

/// A row that a spreadsheet has written anew is the same row, and no second lot.
@Suite struct SameRowTests {
  private static let lot = [
    "CODIGO_EJE": "034", "SALDO": "70", "SIS": "6", "STOCK_FIN": "64", "PRECIO": "0.850000",
    "FEC_EXP": "30/09/2029",
  ]

  private func file(_ other: [String: String]) throws -> ReadSample {
    try read(FormdetSample.file([Self.lot, Self.lot.merging(other) { $1 }]))
  }

  @Test(arguments: [
    ["CODIGO_EJE": "34"], ["CODIGO_EJE": "34.0"], ["CODIGO_EJE": "=\"034\""], ["PRECIO": "0.85"],
    ["PRECIO": "0,85"],
    ["FEC_EXP": "2029-09-30"], ["FEC_EXP": "30/09/29"], ["FEC_EXP": "47391"], ["FEC_EXP": "20290930"],
    ["FEC_EXP": "2029-09-30 00:00:00"], ["FEC_EXP": "30.9.2029"], ["TIPSUM": "s"], ["CODIGO_PRE": "6528"],
    ["CODIGO_MED": "4594.0"], [:],
  ])
  func inAnotherDressItIsRejected(dress: [String: String]) throws {
    let file = try file(dress)
    #expect(file.reports.map(\.quantities.closing) == [64])
    #expect(file.reports.map(\.quantities.consumed) == [6])
    #expect(file.findings.map(\.code) == [.duplicateRow] && file.findings.map(\.line) == [3])
    #expect(file.rejected == 1)
  }

  @Test(arguments: [
    ["CODIGO_EJE": "035"], ["CODIGO_EJE": "340"], ["PRECIO": "0.86"], ["FEC_EXP": "29/09/2029"],
    ["FEC_EXP": "30/09/2028"], ["FEC_EXP": ""], ["TIPSUM": "D"], ["CODIGO_PRE": "06528F0102"],
  ])
  func whatDiffersInSubstanceIsAnotherLot(other: [String: String]) throws {
    let file = try file(other)
    #expect(file.reports.map(\.quantities.closing) == [128])
    #expect(file.rejected == 0)
  }

  private func lots(_ rows: String...) throws -> ReadSample {
    try read(
      "facility,product,month,lot,expiry,quantity\n" + rows.map { "A,P,2026-10," + $0 + "\n" }.joined())
  }

  @Test func numbersOfLotsAreComparedLikeCodes() throws {
    let same = try lots(
      "ab 07,2028-05,4", "AB07,2028-05,4", "00123,2028-05,2", "123,2028-05,2", "123.0,2028-05,2")
    #expect(same.reports.map(\.quantities.closing) == [6] && same.rejected == 3)
    let other = try lots(
      "00A1,2028-05,4", "A1,2028-05,4", "B-1,2028-05,1", "B1,2028-05,1", "1203,2028-05,1", "123,2028-05,1")
    #expect(other.reports.map(\.quantities.closing) == [12] && other.rejected == 0)
  }

  @Test func theDayOfAReportIsTheLatestOfItsRows() throws {
    let file = try read(
      FormdetSample.file([
        ["FECHA": "03/11/2026", "FEC_EXP": "30/09/2029"], ["FECHA": "46331", "FEC_EXP": "30/10/2029"],
        ["CODIGO_MED": "18102", "FECHA": "sin fecha"],
      ]))
    #expect(file.batches.flatMap(\.rows).map { $0.statedOn?.description } == ["2026-11-05", nil])
    #expect(file.findings.isEmpty)
    let open = try read(
      "facility,product,month,consumed,reported_on\nA,P,2026-10,1,2026-11-04\nB,P,2026-10,1,ayer\n")
    #expect(open.batches.flatMap(\.rows).map { $0.statedOn?.description } == ["2026-11-04"])
    #expect(open.findings.map(\.code) == [.badDay] && open.findings.map(\.line) == [3])
  }
}
