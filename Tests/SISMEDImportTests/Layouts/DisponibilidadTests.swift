import Foundation
import SISMEDImport
import SupplyModel
import TestSupport
import Testing

/// Tables of availability; the rows are those of a facility in Ucayali (domain.md §1.3).
@Suite struct DisponibilidadTests {
  private let june = Month(count: 2026 * 12 + 5)
  private let october = Month(count: 2026 * 12 + 9)
  private let header =
    "CODIGO_PRE;CODIGO_MED;DESCRIP;MEDTIP;MEDPET;MEDEST;FF;MES01;MES02;MES03;MES04;MES05;MES06;MES07;MES08;"
    + "MES09;MES10;MES11;MES12;STOCK;PRECIO;CPA;SITUACION"

  private func row(
    _ code: String, _ months: String, stock: String, facility: String = "", cpa: String = "54",
    says: String = ""
  ) -> String {
    let cells = months.replacingOccurrences(of: " ", with: ";").replacingOccurrences(of: "_", with: "")
    return "\(facility);\(code);X;M;P;E;INY;\(cells);\(stock);3.500000;\(cpa);\(says)"
  }

  private func table(_ rows: [String]) -> String {
    ([header] + rows).map { $0 + "\r\n" }.joined()
  }

  private let vial = "74 53 43 68 61 32 55 50 24 90 48 49"

  @Test func eachMonthIsAReportAndTheStockIsOfTheLast() throws {
    let file = try read(
      table([
        row("04594", vial, stock: "113"),
        row("3234", "39 39 31 33 46 32 50 55 54 52 46 47", stock: "66", cpa: "44"),
      ]),
      name: "DISP_06528F01_202606.csv")
    #expect(file.layout == .disponibilidad)
    #expect(file.rows == 2 && file.rejected == 0 && file.rowsTaken == 2)
    #expect(file.reports.count == 24)
    let first = file.reports.prefix(12)
    #expect(first.allSatisfy { $0.facility == "06528F01" && $0.product == "04594" })
    #expect(first.map(\.quantities.consumed) == [74, 53, 43, 68, 61, 32, 55, 50, 24, 90, 48, 49])
    #expect(first.first?.month.description == "2025-07")
    #expect(first.last?.month.description == "2026-06")
    #expect(first.last?.quantities == StockQuantities(consumed: 49, closing: 113))
    #expect(first.dropLast().allSatisfy { $0.quantities.closing == nil })
    #expect(file.reports.last?.product == "03234")
    #expect(
      file.findings == [
        Finding(.keys(.monthFromName(month: june))), Finding(.keys(.facilityFromName(code: "06528F01"))),
      ])
    #expect(file.batches.map(\.merge) == [.fillGaps])
  }

  @Test func whatAPersonSaysGoesBeforeTheName() throws {
    let options = ImportOptions(facility: "6529", month: Month("2026-10"))
    let file = try read(table([row("04594", vial, stock: "113")]), options, name: "DISP_06528F01_202606.csv")
    #expect(file.findings == [])
    #expect(file.reports.last?.facility == "06529F01")
    #expect(file.reports.last?.month.description == "2026-10")
  }

  @Test func theFacilityOfARowGoesBeforeAll() throws {
    let options = ImportOptions(facility: "6529", month: Month("2026-10"))
    let file = try read(table([row("04594", vial, stock: "113", facility: "05947")]), options)
    #expect(Set(file.reports.map(\.facility)) == ["05947F01"])
  }

  @Test func withoutMonthOrFacilityItAsks() throws {
    let text = table([row("04594", vial, stock: "113", facility: "06528")])
    let month = try read(text)
    #expect(month.rows == 0)
    #expect(month.findings == [Finding(.keys(.monthUnknown(column: "MES12", inName: [])), line: 1)])
    let two = try read(text, name: "OCTUBRE 2026 (SETIEMBRE 2026).csv")
    #expect(
      two.findings == [
        Finding(
          .keys(.monthUnknown(column: "MES12", inName: [october, october.advanced(by: -1)])), line: 1)
      ])
    let noColumn = text.replacingOccurrences(of: "CODIGO_PRE;", with: "")
      .replacingOccurrences(of: "06528;", with: "")
    let facility = try read(noColumn, name: "202610.csv")
    #expect(facility.findings == [Finding(.keys(.facilityUnknown(column: "CODIGO_PRE")), line: 1)])
    #expect(try read(noColumn, name: "06528F01-202610.csv").reports.count == 12)
  }

  @Test func blankMonthsAreUnknownAndZerosAreZero() throws {
    let file = try read(
      table([row("29945", "_ 0 1 0 0 _ 0 0 0 0 0 0", stock: "5")]), name: "06528F01 octubre 2026.csv")
    #expect(file.reports.count == 10)
    #expect(file.reports.map(\.quantities.consumed).prefix(2) == [0, 1])
    #expect(file.reports.first?.month.description == "2025-12")
    #expect(file.rowsTaken == 1)
  }

  @Test func aStockWhoseMonthIsBlankIsSaid() throws {
    let file = try read(
      table([row("29945", "1 0 1 0 0 0 0 0 0 0 0 _", stock: "5", facility: "06528")]), name: "202610.csv")
    #expect(file.reports.count == 11)
    #expect(file.reports.allSatisfy { $0.quantities.closing == nil })
    #expect(
      file.findings.last
        == Finding(
          .availability(.stockWithoutConsumption(at: .init(column: "STOCK", text: "5"), month: october)),
          line: 2))
    #expect(file.rowsTaken == 1)
  }

  @Test func anUndecidedNumberOfAMonthIsAskedAbout() throws {
    let months = "5,947 0 1 0 0 0 0 0 0 0 0 0"
    let text = table([row("29945", months, stock: "5", facility: "06528")])
    // The price of the row settles it; without one, nobody can.
    #expect(try read(text, name: "202610.csv").reports.first?.quantities.consumed == 5947)
    let priceless = text.replacingOccurrences(of: "3.500000", with: "3")
    #expect(try read(priceless, name: "202610.csv").findings.map(\.code) == [.ambiguousDecimal])
  }

  @Test func aBadCellKeepsOutTheWholeRow() throws {
    let rows = [
      row("04594", "74 53 x 68 61 32 55 50 24 90 48 49", stock: "113"),
      row("03234", vial, stock: "mucho"), row("04/59", vial, stock: "1"),
      row("18102", "1 1 1 1 1 1 1 1 1 1 1 -2", stock: "4"), row("08054", vial, stock: "1"),
      row("8054", vial, stock: "1"), row("03351", "_ _ _ _ _ _ _ _ _ _ _ _", stock: "29"),
    ]
    let file = try read(table(rows), name: "06528F01_202610.csv")
    #expect(file.rows == 7 && file.rejected == 6 && file.rowsTaken == 1)
    #expect(file.reports.count == 12)
    let findings = file.findings.dropFirst().filter { $0.code != .facilityFromName }
    #expect(
      findings.map(\.code) == [
        .badNumber, .badNumber, .badProductCode, .negativeConsumption, .duplicateRow, .blankCell,
      ])
    #expect(findings.map(\.column) == ["MES03", "STOCK", "CODIGO_MED", "MES12", "CODIGO_MED", "MES12"])
    #expect(findings.map(\.line) == [2, 3, 4, 5, 7, 8])
  }

  @Test func theRegionalTableNamesItsMonths() throws {
    let months = ["202511", "202512"] + (1...10).map { $0 < 10 ? "20260\($0)" : "2026\($0)" }
    let text =
      "DISPONIBILIDAD REGIONAL;;\nRED;MICRORED;COD EESS;ESTABLECIMIENTO;CAT;MED COD;DESCRIPCION DEL PRODUCTO;"
      + months.joined(separator: ";") + ";STOCK FIN\n"
      + "R;M;6528;X;I-1;18102;DMPA;30;50;80;0;5;5;0;25;22;10;0;0;42\nR;M;;TOTAL;;;;1;1;1;1;1;1;1;1;1;1;1;1;1\n"
    let file = try read(text, name: "cuadro 202501.csv")
    #expect(file.findings == [])
    #expect(file.rows == 1)
    #expect(file.reports.map(\.month.description).first == "2025-11")
    #expect(file.reports.last?.month.description == "2026-10")
    #expect(file.reports.last?.quantities == StockQuantities(consumed: 0, closing: 42))
    let twice = try read(text.replacingOccurrences(of: "202512", with: "202511"))
    #expect(twice.findings.map(\.code) == [.repeatedColumn])
    let thirteen = text.replacingOccurrences(of: "CAT;", with: "202510;")
    #expect(try read(thirteen).findings.map(\.code) == [.tooManyMonths])
  }

  @Test func storesOfOnePharmacyAreSummedMonthByMonth() throws {
    let rows = ["06528F0101", "06528F0102"].map { row("04594", vial, stock: "10", facility: $0) }
    let file = try read(table(rows), name: "202610.csv")
    #expect(file.reports.count == 12)
    #expect(file.rowsTaken == 2)
    #expect(file.reports.first?.quantities.consumed == 148)
    #expect(file.reports.last?.quantities == StockQuantities(consumed: 98, closing: 20))
  }

  @Test(arguments: [
    ("04594", "74 53 43 68 61 32 55 50 24 90 48 49", "113", "NormoStock"),
    ("03234", "39 39 31 33 46 32 50 55 54 52 46 47", "66", "SUB STOCK"),
    ("18102", "56 32 52 101 57 52 9 11 0 154 40 62", "94", "SubStock"),
    ("03351", "4 3 4 3 5 6 1 3 7 8 3 2", "29", "SobreStock"),
    ("08054", "110 30 60 120 120 140 40 210 50 40 120 80", "1150", "SobreStock"),
    ("29945", "1 0 1 0 0 0 0 0 0 0 0 0", "5", "NormoStock"),
    ("18102", "30 50 80 0 5 5 0 25 22 10 0 0", "42", "Substock"),
    ("38680", "0 0 0 0 0 0 0 0 0 0 0 0", "5", "Sin Rotaci¾n"),
    ("38680", "0 0 0 0 0 0 0 0 0 0 0 0", "0", "Desabastecido"),
  ])
  func theClassesThatSISMEDPrintsAreOurs(code: String, months: String, stock: String, says: String) throws {
    let text = table([row(code, months, stock: stock, facility: "06528", cpa: "", says: says)])
    #expect(try read(text, name: "202610.csv").findings.dropFirst() == [])
  }

  @Test func anotherAverageThanTheRowGivesIsANotice() throws {
    // 54 of the months with consumption, 53.9 of all; what no way of counting gives is told of.
    for (average, isTold) in [("54", false), ("53,9", false), ("999", true), ("", false), ("1.080", false)] {
      let file = try read(
        table([row("04594", vial, stock: "113", facility: "06528", cpa: average)]), name: "202610.csv")
      #expect(file.findings.dropFirst().map(\.column) == (isTold ? ["CPA"] : []), "\(average)")
      #expect(file.findings.dropFirst().allSatisfy { $0.code == .availabilityDiffers })
    }
  }

  @Test func twoStocksThatDifferAreAskedAbout() throws {
    let header = "CODIGO_PRE;CODIGO_MED;202609;202610;STOCK;STOCK_FIN\n"
    #expect(try read(header + "6528;04594;3;4;20;20\n").findings.isEmpty)
    let file = try read(header + "6528;04594;3;4;20;20\n6528;18102;3;4;20;2\n")
    #expect(file.findings == [Finding(.file(.repeatedColumn(name: "STOCK_FIN")), line: 3)])
    #expect(file.reports.isEmpty && file.rows == 0)
  }

  @Test func anotherClassThanTheRowGivesIsANotice() throws {
    let rows = [
      row("04594", vial, stock: "113", facility: "06528", says: "SubStock"),
      row("03234", vial, stock: "113", facility: "06528", says: "CRITICO"),
      row("18102", vial, stock: "", facility: "06528", says: "SubStock"),
    ]
    let file = try read(table(rows), name: "202610.csv")
    let subject = Finding.Subject(facility: "06528F01", product: "04594", month: october)
    #expect(
      file.findings.dropFirst() == [
        Finding(
          .availability(
            .availabilityDiffers(
              at: .init(column: "SITUACION", text: "SubStock"), own: .normostock, stock: 113, average: 54)),
          line: 2)
      ])
    #expect(file.file.findings.last?.subject == subject)
    #expect(FindingCode.availabilityDiffers.severity == .notice)
    // Of fewer than twelve months the file's own average is taken.
    let two = "COD EESS;MED COD;202609;202610;STOCK FIN;CPA;SITUACION\n6528;18102;3;90;200;50;SubStock\n"
    #expect(
      try read(two).findings.map(\.facts) == [
        .availability(
          .availabilityDiffers(
            at: .init(column: "SITUACION", text: "SubStock"), own: .normostock, stock: 200, average: 50))
      ])
  }
}
