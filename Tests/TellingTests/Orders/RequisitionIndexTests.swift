import Foundation
import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import Telling

@Suite("The list of requisitions")
struct RequisitionIndexTests {
  /// A run of many facilities, of which every fourth orders nothing, in micro-networks of six.
  private func input(_ count: Int) -> ReportInput {
    var input = ReportFixture.input()
    let sample = ReportFixture.sample
    let codes = (0..<count).map { FacilityCode("\(10_000 + $0)F01") }
    input.run = ForecastRun(
      settings: input.run.settings,
      assessments: codes.enumerated().map { number, code in
        sample.assess(
          sample.series(code, "04594", [(9, 9), (4, 9)]), monthly: 9,
          decision: number % 4 == 3 ? .enough : .order, alert: .watch, quantity: number % 4 == 3 ? 0 : 20)
      })
    input.history = []
    input.demands = []
    input.earlier = nil
    // Two facilities of each micro-network share a name, and so nearly a tab.
    input.facilities = FacilityDirectory(
      codes.enumerated().map { number, code in
        Facility(
          code: code, name: "P.S. \(number % 5)", microNetwork: "MR \(number / 6)",
          network: "RED \(number / 36)")
      })
    return input
  }

  /// The sheets of a workbook by their tabs.
  private func sheets(_ path: String) throws -> [String: [[String]]] {
    Dictionary(
      try WorkbookSheets.read(path).map { (String($0.name.split(separator: "/").last ?? ""), $0.rows) },
      uniquingKeysWith: { _, later in later })
  }

  @Test("stands before the requisitions, as long as one workbook of them can be leafed through")
  func one() throws {
    let folder = try TemporaryFolder()
    try ReportWriter(split: .microNetwork).write(input(60), to: folder.path("a"))
    #expect(try sheets(folder.path("a/requerimientos.xlsx")).count == 46)
    // Without pages of micro-networks there are no workbooks of them either.
    try ReportWriter(split: .region).write(input(72), to: folder.path("b"))
    #expect(try sheets(folder.path("b/requerimientos.xlsx")).count == 55)
  }

  @Test("says beyond in which workbook each facility has which sheet")
  func several() throws {
    let folder = try TemporaryFolder()
    let input = input(72)
    try ReportWriter(split: .microNetwork).write(input, to: folder.url.path)
    let index = try sheets(folder.path("requerimientos.xlsx"))
    #expect(index.keys.sorted() == ["Índice"])
    let rows = try #require(index["Índice"])
    let head = try #require(rows.firstIndex { $0.first == "Hoja" })
    #expect(rows[head].last == "Libro")
    let listed = rows.dropFirst(head + 1)
    #expect(
      listed.map { $0[2] }
        == ReportContext(input, split: .microNetwork).order.codes.map(\.text)
        .filter { code in input.run.orderLines.contains { $0.facility.text == code } })
    #expect(listed.count == 54)
    var books: [String: [String: [[String]]]] = [:]
    for row in listed {
      let book = try #require(row.last)
      if books[book] == nil { books[book] = try sheets(folder.path(book)) }
      let sheet = try #require(books[book]?[row[0]], "\(book) \(row[0])")
      #expect(sheet.prefix(4).contains { $0.contains { $0.contains(row[2]) } })
    }
    #expect(books.count == 12)
  }
}
