import SupplyModel
import TestSupport
import Testing

@testable import SISMEDImport

/// A total beneath its lots, and a copy in another dress, are no further lots.
@Suite struct RepeatedRowsTests {
  private typealias Kind = ReportBatch.RepeatedRow.Kind

  private func row(_ lot: String, _ quantities: [Int], _ other: [String: String] = [:]) -> [String: String] {
    let columns = ["SALDO", "INGRE", "SIS", "STOCK_FIN"]
    let figures = Dictionary(uniqueKeysWithValues: zip(columns, quantities.map(String.init)))
    return figures.merging(["MEDLOTE": lot]) { $1 }.merging(other) { $1 }
  }

  /// A file whose rows name their lots.
  private func file(_ rows: [[String: String]]) throws -> ReadSample {
    let header = (FormdetSample.columns + ["MEDLOTE", "MEDFECHVTO"]).joined(separator: ";")
    let lines = rows.map { FormdetSample.row($0) + ";\($0["MEDLOTE"] ?? "");\($0["MEDFECHVTO"] ?? "")" }
    return try read(([header] + lines).map { $0 + "\r\n" }.joined())
  }

  private func outcome(_ rows: [[String: String]]) throws -> (
    closing: [Double?], kinds: [Kind], lines: [Int], lots: [String?]
  ) {
    let file = try file(rows)
    #expect(file.rejected == 0 && file.findings.isEmpty)
    let found = file.batches.flatMap(\.repeatedRows)
    #expect(file.rowsTaken + found.filter(\.kind.isLeftOut).reduce(0) { $0 + $1.fileRows } == rows.count)
    return (
      file.reports.map(\.quantities.closing), found.map(\.kind), found.map(\.line),
      file.reports.flatMap(\.lots).map(\.number)
    )
  }

  private let first = [10, 14, 6, 18]
  private let second = [0, 18, 6, 12]
  private let both = [10, 32, 12, 30]

  @Test(arguments: ["", "TOTAL", "Subtotal", "VARIOS"]) func aTotalIsLeftOut(word: String) throws {
    let total = row(word, both)
    for rows in [
      [row("A1", first), row("B2", second), total], [total, row("A1", first), row("B2", second)],
      [row("A1", first), total, row("B2", second)],
    ] {
      let found = try outcome(rows)
      #expect(found.closing == [30] && found.kinds == [.total])
      #expect(found.lines == [(rows.firstIndex(of: total) ?? -9) + 2])
      #expect(found.lots.compactMap { $0 }.sorted() == ["A1", "B2"])
    }
  }

  @Test func whatWasAskedForStaysThoughItStandsBesideTheTotal() throws {
    let file = try file([
      row("A1", first, ["REQ": "0"]), row("B2", second, ["REQ": "0"]), row("", both, ["REQ": "40"]),
    ])
    #expect(file.reports.map(\.quantities.ordered) == [40] && file.reports.map(\.quantities.closing) == [30])
  }

  @Test func aThirdLotThatHappensToBeTheSumIsAskedAboutAlone() throws {
    let lots = [row("A1", [0, 50, 0, 50]), row("B2", [0, 50, 0, 50])]
    let found = try outcome(lots + [row("", [0, 100, 0, 100], ["MEDFECHVTO": "30/06/2028"])])
    #expect(found.closing == [200] && found.kinds == [.perhapsTotal])
    let numbered = try outcome(lots + [row("C3", [0, 100, 0, 100])])
    #expect(numbered.closing == [200] && numbered.kinds.isEmpty)
    // Without number and expiry beside lots that have a number it is a total all the same.
    let nameless = try outcome(lots + [row("", [0, 100, 0, 100])])
    #expect(nameless.closing == [100] && nameless.kinds == [.total])
  }

  @Test(arguments: [
    ["MEDFECHVTO": "06/2028"], ["MEDFECHVTO": ""], ["PRECIO": "3.4999"], ["PRECIO": "0"], ["TIPSUM": ""],
    ["CODIGO_EJE": ""],
  ]) func theSameLotInAnotherDressIsACopy(dress: [String: String]) throws {
    let told = [
      "MEDFECHVTO": "30/06/2028", "PRECIO": "3.5", "TIPSUM": "S", "CODIGO_EJE": "034",
    ]
    let found = try outcome([row("A1", first, told), row("A1", first, told.merging(dress) { $1 })])
    #expect(found.closing == [18] && found.kinds == [.copy] && found.lines == [3])
    // Of a row with a number and one without, the one that says more counts.
    let nameless = try outcome([row("", first, told), row("A1", first, told.merging(dress) { $1 })])
    #expect(nameless.closing == [18] && nameless.kinds == [.copy] && nameless.lots == ["A1"])
  }

  @Test func otherLotsMayHaveTheSameQuantities() throws {
    let few = try outcome([row("A1", [2, 0, 2, 0]), row("B2", [2, 0, 2, 0])])
    #expect(few.closing == [0] && few.kinds.isEmpty)
    let boxes = try outcome([row("A1", [0, 100, 0, 100]), row("B2", [0, 100, 0, 100])])
    #expect(boxes.closing == [200] && boxes.kinds.isEmpty)
    let nameless = try outcome([row("A1", [0, 100, 0, 100]), row("", [0, 100, 0, 100])])
    #expect(nameless.closing == [200] && nameless.kinds == [.perhapsCopy])
    let fewNameless = try outcome([row("A1", [0, 3, 0, 3]), row("", [0, 3, 0, 3])])
    #expect(fewNameless.closing == [6] && fewNameless.kinds.isEmpty)
    // So many figures hardly agree by chance: both count, and somebody looks.
    let many = try outcome([row("A1", first), row("B2", first)])
    #expect(many.closing == [36] && many.kinds == [.perhapsCopy])
  }

  @Test func emptyRowsAreNobodysCopies() throws {
    let found = try outcome([row("A1", [0, 0, 0, 0]), row("B2", [0, 0, 0, 0]), row("", [0, 0, 0, 0])])
    #expect(found.closing == [0] && found.kinds.isEmpty)
  }

  @Test func totalsOfOpenTablesAreNoReports() throws {
    let rows = ["HC1,pill", "HC1,Total", "All facilities,pill", "TODOS,pill", "HC2,Gran total"]
    let file = try read(
      "facility,product,month,consumed,closing\n" + rows.map { $0 + ",2026-10,4,5\n" }.joined())
    #expect(file.reports.map(\.product) == ["pill"] && file.reports.map(\.facility) == ["HC1"])
  }
}
