import Foundation
import SISMEDImport
import SupplyModel
import TestSupport
import Testing

@Suite struct FormdetReadingTests {
  @Test func everyColumnHasItsPartInTheBalance() throws {
    // Each output a different power of two, so that no two mistakes cancel.
    let outputs = [
      "VENTA": 1, "SIS": 2, "INTERSAN": 4, "EXO": 8, "SOAT": 16, "CREDHOSP": 32, "OTR_CONV": 64,
      "FAC_PERD": 128, "DEFNAC": 256, "DEVOL": 512, "VENCIDO": 1024, "MERMA": 2048, "DISTRI": 4096,
      "TRANSF": 8192, "VENTAINST": 16384, "DEV_VEN": 32768, "DEV_MERMA": 65536, "OTRAS_SAL": 131072,
    ]
    var row = outputs.mapValues(String.init)
    row.merge(["SALDO": "300000", "INGRE": "10", "REINGRE": "5", "STOCK_FIN": "37872", "REQ": "7"]) { $1 }
    let file = try read(FormdetSample.file([row]))
    #expect(file.findings.map(\.code) == [.otrasSalAboveConsumption])
    #expect(
      file.reports == [
        StockReport(
          facility: "06528F01", product: "04594", month: Month(count: 2026 * 12 + 9),
          quantities: StockQuantities(
            opening: 300_000, received: 15, consumed: 127, adjustment: -262_016, closing: 37_872, ordered: 7),
          lots: [StockLot(units: 37_872, priceSoles: 3.5)])
      ])
  }

  @Test func consumptionColumnsAreASetting() throws {
    let row = ["SALDO": "100", "INTERSAN": "4", "VENTAINST": "16", "STOCK_FIN": "80"]
    let options = ImportOptions(consumptionColumns: ["intersan", "VentaInst"])
    let quantities = try read(FormdetSample.file([row]), options).reports.first?.quantities
    #expect(quantities?.consumed == 20)
    #expect(quantities?.adjustment == 0)
  }

  @Test(arguments: [";", ",", "\t", "|"]) func everyDelimiterReadsTheSame(delimiter: String) throws {
    let file = try read(FormdetSample.file([["SALDO": "9", "STOCK_FIN": "9"]], delimiter: delimiter))
    #expect(file.layout == .formdet)
    #expect(file.dialect?.delimiterName == (delimiter == "\t" ? "tab" : delimiter))
    #expect(file.reports.first?.quantities.closing == 9)
  }

  @Test func headerNamesVaryInCaseBlanksPointsAndAccents() throws {
    let names = FormdetSample.columns.map { name in
      [
        "CODIGO_PRE": "Código Pre.", "CODIGO_MED": "med cod", "STOCK_FIN": "Stock Final",
        "OTR_CONV": "otr.conv",
      ][
        name] ?? name.lowercased()
    }
    let text =
      names.joined(separator: ";") + "\n" + FormdetSample.row(["SALDO": "3", "STOCK_FIN": "3"]) + "\n"
    let file = try read(text)
    #expect(file.findings == [])
    #expect(file.reports.first?.quantities.closing == 3)
  }

  @Test func receiptsWrittenOutInFullAreReceipts() throws {
    let text = FormdetSample.file([["INGRE": "7", "REINGRE": "2"]])
      .replacing(";INGRE;REINGRE;", with: ";Ingresos;REINGRESO;")
    let file = try read(text)
    #expect(file.reports.map(\.quantities.received) == [9])
    #expect(!file.findings.map(\.code).contains(.misspeltColumn))
  }

  @Test func lotsAreSummedAndTheSameRowTwiceIsNot() throws {
    let first = ["SALDO": "10", "INTERSAN": "4", "STOCK_FIN": "6", "FEC_EXP": "01/12/2027"]
    let second = ["SALDO": "20", "INTERSAN": "5", "STOCK_FIN": "15", "FEC_EXP": "01/06/2028"]
    let file = try read(FormdetSample.file([first, second, first]))
    #expect(file.rows == 3)
    #expect(file.rejected == 1)
    #expect(
      file.findings == [
        Finding(.row(.duplicateRow(at: .init(column: "CODIGO_MED", text: "04594"), firstLine: 2)), line: 4)
      ])
    #expect(file.reports.count == 1)
    #expect(file.reports.first?.quantities.opening == 30)
    #expect(file.reports.first?.quantities.consumed == 9)
    #expect(file.reports.first?.quantities.closing == 21)
  }

  @Test func titleRowsAndTotalsAreNoRows() throws {
    let text =
      "REPORTE ICI DE LA RED;;\nOctubre;2026\n" + FormdetSample.file([["SALDO": "1", "STOCK_FIN": "1"]])
      + FormdetSample.row(["CODIGO_EJE": "TOTAL", "CODIGO_PRE": "", "CODIGO_MED": "", "STOCK_FIN": "1"])
      + "\n"
    let file = try read(text)
    #expect(file.rows == 1)
    #expect(file.rejected == 0)
    #expect(file.findings == [])
  }

  @Test func paddedNumbersAndWindows1252AreRead() throws {
    var bytes = Data(FormdetSample.columns.joined(separator: ";").utf8) + Data("\r\n".utf8)
    let row = FormdetSample.row(["SALDO": "           7", "STOCK_FIN": "7   ", "USUARIO": "MU?OZ"])
    bytes += Data(row.utf8).map { $0 == UInt8(ascii: "?") ? 0xD1 : $0 } + Data("\r\n".utf8)
    let file = try read(bytes)
    #expect(file.dialect?.encoding == .windows1252)
    #expect(file.reports.first?.quantities.opening == 7)
    #expect(file.reports.first?.quantities.closing == 7)
  }

  @Test func aMonthOnTheCommandLineServesAFileWithoutOne() throws {
    let names = FormdetSample.columns.map { $0 == "ANNOMES" ? "OTRA" : $0 }
    let text =
      names.joined(separator: ";") + "\n" + FormdetSample.row(["SALDO": "1", "STOCK_FIN": "1"]) + "\n"
    #expect(try read(text).findings.map(\.code) == [.monthUnknown])
    #expect(try read(text).reports.isEmpty)
    let month = try #require(Month("2026-09"))
    #expect(try read(text, ImportOptions(month: month)).reports.map(\.month) == [month])
  }

  @Test(arguments: [
    ("30/09/2026", true), ("01/10/2026", false), ("30/09/26", true), ("2026-09-30", true), ("20260930", true),
    ("31/12/2030", false), ("", false), ("----C", false),
  ])
  func aLotPastItsDateIsPointedOut(expiry: String, isFound: Bool) throws {
    let row = ["SALDO": "3", "STOCK_FIN": "3", "FEC_EXP": expiry]
    let file = try read(FormdetSample.file([row]))
    #expect(file.findings.map(\.code) == (isFound ? [.expiredBeforePeriod] : []))
    #expect(file.reports.count == 1)
    // With nothing left of it there is nothing to point out.
    #expect(try read(FormdetSample.file([["FEC_EXP": expiry]])).findings.isEmpty)
  }

  @Test func otherOutputsAboveConsumptionArePointedOut() throws {
    let row = ["SALDO": "30", "INTERSAN": "4", "OTRAS_SAL": "5", "STOCK_FIN": "21"]
    let file = try read(FormdetSample.file([row]))
    #expect(
      file.findings == [
        Finding(
          .row(.otrasSalAboveConsumption(at: .init(column: "OTRAS_SAL", text: "5"), consumed: 4)), line: 2)
      ])
    let counted = ImportOptions(consumptionColumns: ["INTERSAN", "OTRAS_SAL"])
    #expect(try read(FormdetSample.file([row]), counted).findings.isEmpty)
  }

  @Test func blankStockIsUnknownAndBlankConsumptionIsRefused() throws {
    let blankConsumption = Dictionary(
      uniqueKeysWithValues: ImportOptions.defaultConsumptionColumns.map { ($0, "") })
    let file = try read(
      FormdetSample.file([["SALDO": "5", "STOCK_FIN": "", "INTERSAN": "2"], blankConsumption]))
    #expect(file.reports.count == 1)
    #expect(file.reports.first?.quantities.closing == nil)
    #expect(file.reports.first?.quantities.consumed == 2)
    #expect(file.findings.map(\.code) == [.blankCell])
  }
}
