import Foundation
import SISMEDImport
import SupplyModel
import TestSupport
import Testing

/// SISMED's own tables: products, the stock of warehouses, and what is not needed.
@Suite struct NativeTableTests {
  private let october = Month(count: 2026 * 12 + 9)

  private func products(_ records: [[String]]) -> Data {
    DBFBytes(
      [
        .init("MEDCOD", "C", 7), .init("MEDNOM", "C", 60), .init("MEDNOMABR", "C", 20),
        .init("MEDCNC", "C", 20),
        .init("MEDFF", "C", 10), .init("MEDPRES", "C", 20), .init("MEDTIP", "C", 1), .init("MEDPET", "C", 1),
        .init("MEDEST", "C", 1),
      ], records
    ).data
  }

  private func stock(_ records: [[String]]) -> Data {
    DBFBytes(
      [
        .init("ALMCOD", "C", 10), .init("MEDCOD", "C", 7), .init("MEDLOTE", "C", 20),
        .init("MEDFECHVTO", "D", 8),
        .init("STKSALDODE", "N", 12, 2), .init("STKPRECIO", "N", 12, 6), .init("MEDREGSAN", "C", 20),
      ], records
    ).data
  }

  @Test func itsTableOfProductsGivesNamesAsSISMEDPrintsThem() throws {
    let file = try read(
      products([
        ["3952", "PARACETAMOL", "PARAC", "500 mg", "TABLET", "", "M", "P", "S"],
        ["10210", "JERINGA  DESCARTABLE", "", "", "UNIDAD", "5 mL", "I", "P", "_"],
        ["3952", "PARACETAMOL VIEJO", "", "", "", "", "M", "P", "S"],
        ["99999", "", "", "", "", "", "", "", ""],
      ]), name: "MPRODUCTO.DBF")
    #expect(file.layout == .mproducto && file.rows == 3 && file.rejected == 0 && file.findings == [])
    #expect(
      file.register
        == .namedProducts([
          "03952": StatedProduct(
            name: "PARACETAMOL - 500 mg - TABLET", unit: "TABLET", isOfProductTable: true),
          "10210": StatedProduct(
            name: "JERINGA DESCARTABLE - UNIDAD - 5 mL", unit: "UNIDAD", isOfProductTable: true),
        ]))
  }

  @Test func theLotsOfAWarehouseAreItsStockAtTheCloseBeforeTheTablesDay() throws {
    // The test's tables say that they were written on 22 November 2026.
    let file = try read(
      stock([
        ["034S0501", "04594", "A1", "20280630", "100", "3.5", "R1"],
        ["034S0501", "04594", "A2", "20280731", "40", "3.5", "R1"],
        ["034S0502", "04594", "A2", "20280731", "7", "3.5", "R1"],
        ["034S0501", "08054", "", "", "-3", "0", ""],
      ]), name: "MSTKALMDE.DBF")
    #expect(file.layout == .mstkalmde && file.rows == 4 && file.rejected == 0)
    #expect(file.batches.map(\.merge) == [.fillGaps])
    #expect(file.reports.map(\.facility) == ["034S05", "034S05"])
    #expect(file.reports.map(\.month) == [october.advanced(by: 1), october.advanced(by: 1)])
    #expect(file.reports.map(\.quantities) == [StockQuantities(closing: 147), StockQuantities(closing: -3)])
    #expect(file.reports.first?.lots.map(\.number) == ["A1", "A2"])
    #expect(file.reports.first?.lots.map(\.units) == [100, 47])
    #expect(file.findings.map(\.code) == [.monthFromName, .negativeQuantity])
    let day = Day(month: october.advanced(by: 1), dayOfMonth: 22)
    #expect(file.findings.first == Finding(.keys(.monthFromDay(day: day, month: october.advanced(by: 1)))))
  }

  @Test func theNameOfABackupTellsTheDayAndAPersonTellsTheMonth() throws {
    let row = [["034S0501", "04594", "A1", "20280630", "100", "3.5", "R1"]]
    let archive = ZipBytes([.init("MSTKALMDE.DBF", stock(row))]).data
    let early = try read(archive, name: "BKDA202611021830.zip")
    #expect(early.reports.map(\.month) == [october])
    #expect(early.findings.map(\.value) == ["2026-10"])
    #expect(try read(archive, name: "BKDA20261016.zip").reports.map(\.month) == [october])
    let told = try read(archive, ImportOptions(month: october.advanced(by: -2)), name: "BKDA202611021830.zip")
    #expect(told.reports.map(\.month) == [october.advanced(by: -2)] && told.findings == [])
    let named = try read(stock(row), name: "MSTKALMDE_202609.DBF")
    #expect(named.reports.map(\.month) == [october.advanced(by: -1)])
  }

  @Test func withoutAnyDayItAsks() throws {
    let file = try read("ALMCOD;MEDCOD;STKSALDO\n034S05;04594;5\n", name: "stock.csv")
    #expect(file.findings == [Finding(.keys(.monthUnknown(column: "AAAAMM", inName: [])), line: 1)])
    #expect(file.rows == 0)
  }

  @Test func theStockOfAPharmacyIsLeftToItsReports() throws {
    let mixed = try read(
      stock([
        ["06528F0101", "04594", "A1", "20280630", "100", "3.5", "R1"],
        ["034S0501", "04594", "A2", "20280731", "40", "3.5", "R1"],
        ["06528F0101", "08054", "A1", "20280630", "9", "0", "R1"],
      ]), name: "MSTKALMDE.DBF")
    #expect(mixed.reports.map(\.facility) == ["034S05"] && mixed.rows == 1)
    let left = Finding(.file(.passedOver(table: "MSTKALMDE", because: .pharmacyStock(rows: 2))))
    #expect(mixed.findings.last == left)
    let alone = try read(
      stock([["06528F0101", "04594", "A1", "20280630", "100", "3.5", "R1"]]), name: "MSTKALMDE.DBF")
    #expect(alone.rows == 0 && alone.findings.map(\.severity) == [.notice, .notice])
  }

  @Test(arguments: [
    ("TMOVIMDET.DBF", "MOVCODITIP,MOVNUMERO,MEDCOD,MEDLOTE,MOVCANTID", PassedOver.movements),
    ("copia de movimientos.csv", "MOVCODITIP,MOVNUMERO,MEDCOD,MOVCANTID,DNI_CLIE", .movements),
    ("IME1.DBF", "ANNOMES,CODIGO_EJE,CODIGO_PRE,IMPVTAS,IMPSIS", .money),
    ("IMED2.DBF", "ANNOMES,CODIGO_EJE,CODIGO_PRE,FECHDEPO,NRODEPO,IMPDEPO", .money),
    ("IMED3.DBF", "ANNOMES,CODIGO_EJE,CODIGO_PRE,FECHGUIA,NROGUIA,IMPGUIA", .money),
    ("FORMATO.DBF", "CODIGO_EJE,CODIGO_PRE,ANNOMES,TIPSUM,REC_VTAS,REC_SIS", .reportHead),
    ("~$ICI.xlsx", "CODIGO_PRE,CODIGO_MED", .lockFile),
  ])
  func whatIsNotNeededIsNamedAndNoFault(name: String, columns: String, reason: PassedOver) throws {
    let names = columns.split(separator: ",").map(String.init)
    let table = DBFBytes(names.map { .init($0, "C", 8) }, [names.map { _ in "1" }]).data
    let file = try read(name.hasSuffix("DBF") ? table : Data((columns + "\n1,1,1,1,1\n").utf8), name: name)
    #expect(file.findings == [Finding(.file(.passedOver(table: name, because: reason)))])
    #expect(file.findings.map(\.severity) == [.notice])
    #expect(file.rows == 0 && file.layout == nil)
  }

  @Test func anEmptyTableThatIsNoReportIsNoFault() throws {
    for (name, table) in [("MPRODUCTO.DBF", products([])), ("MSTKALMDE.DBF", stock([]))] {
      let file = try read(table, name: name)
      #expect(file.findings == [Finding(.file(.passedOver(table: name, because: .emptyTable)))])
    }
    let columns =
      ["CODIGO_PRE", "ANNOMES", "CODIGO_MED", "SALDO", "STOCK_FIN"] + ImportOptions.defaultConsumptionColumns
    let report = DBFBytes(columns.map { .init($0, "C", 8) }, []).data
    #expect(try read(report, name: "FORMDET.DBF").findings.map(\.code) == [.noRows])
  }

  @Test func anUnknownTableIsPassedOverBesideSISMEDsOwnAlone() throws {
    let users = DBFBytes([.init("USUCOD", "C", 8), .init("USUNOM", "C", 8)], [["1", "A"]]).data
    let own = ZipBytes([.init("MPRODUCTO.DBF", products([])), .init("MUSUARIO.DBF", users)]).data
    #expect(
      try read(own, name: "copia.zip").findings
        == [Finding(.file(.passedOver(table: "MUSUARIO.DBF", because: .otherTable)))])
    let other = ZipBytes([.init("ICI.DBF", users)]).data
    #expect(try read(other, name: "copia.zip").findings.map(\.code) == [.unknownLayout])
    // A report whose columns are misspelt is asked about wherever it lies.
    let slip = DBFBytes([.init("CODIGO_PRE", "C", 8), .init("CODIGO_MED", "C", 8)], [["1", "2"]]).data
    let beside = ZipBytes([.init("A.DBF", slip), .init("FORMDET.DBF", slip)]).data
    #expect(try read(beside, name: "copia.zip").findings.map(\.code) == [.missingColumn])
  }
}
