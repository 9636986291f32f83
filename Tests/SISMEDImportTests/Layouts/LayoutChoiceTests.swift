import Foundation
import SISMEDImport
import SupplyModel
import TestSupport
import Testing

/// A file is read as what it is or not at all; rows that are none cost nothing.
@Suite struct LayoutChoiceTests {
  /// A FORMDET file with another column at the front, less some of its own.
  private func formdet(_ first: String, without columns: Set<String>) -> String {
    let kept = FormdetSample.columns.enumerated().filter { !columns.contains($0.element) }
    let cells = FormdetSample.row(["STOCK_FIN": "3"]).split(separator: ";", omittingEmptySubsequences: false)
    let header = ([first] + kept.map(\.element)).joined(separator: ";")
    return header + "\n" + (["X"] + kept.map { String(cells[$0.offset]) }).joined(separator: ";") + "\n"
  }

  @Test func aReportThatLacksAColumnIsNoCatalogue() throws {
    let file = try read(formdet("DESCRIPCION", without: ["EXO"]))
    #expect(file.layout == .formdet)
    #expect(file.rows == 0)
    #expect(file.findings.map(\.code) == [.missingColumn])
    #expect(file.findings.first?.column == "EXO")
    let oneFacility = try read(
      formdet("DESCRIPCION", without: ["CODIGO_PRE", "EXO"]), ImportOptions(facility: "06528"))
    #expect(oneFacility.findings.first?.column == "EXO")
  }

  @Test func aRegionalAvailabilityTableIsNoRegisterOfFacilities() throws {
    let file = try read(
      """
      RED;MICRORED;COD EESS;ESTABLECIMIENTO;CAT;MED COD;DESCRIPCION DEL PRODUCTO;202609;202610;STOCK_FIN
      R;M;06528;X;I-1;04594;DMPA;3;4;9

      """)
    #expect(file.layout == .disponibilidad)
    #expect(file.rows == 1)
    #expect(file.findings == [])
    #expect(file.reports.map(\.month.description) == ["2026-09", "2026-10"])
  }

  @Test func aCatalogueWithPriceAndStockStaysOne() throws {
    let file = try read("CODIGO_MED;DESCRIPCION;PRECIO;STOCK\n04594;DMPA;3.5;7\n")
    #expect(file.layout == .catalogue && file.rows == 1)
  }

  @Test func columnsWithoutANameNeedNoCell() throws {
    let header = FormdetSample.columns.joined(separator: ";")
    let file = try read(header + ";\n" + FormdetSample.row(["STOCK_FIN": "0"]) + "\n")
    #expect(file.findings == [])
    #expect(file.reports.count == 1)
  }

  @Test func totalsAndBlankRowsAreNoRowsWhereverTheWordStands() throws {
    let blank = String(repeating: ";", count: FormdetSample.columns.count - 1) + "\r\n"
    let total = FormdetSample.row(["CODIGO_MED": "TOTAL", "STOCK_FIN": "9"]) + "\r\n"
    let file = try read(FormdetSample.file([["STOCK_FIN": "0"]]) + total + blank + blank)
    #expect(file.rows == 1)
    #expect(file.findings == [])
    #expect(file.reports.map(\.product) == ["04594"])
  }

  @Test func storesOfOnePharmacyAreSummed() throws {
    let rows = ["06528F0101", "06528F0102", "6528"].map {
      ["CODIGO_PRE": $0, "SALDO": "8", "STOCK_FIN": "8"]
    }
    let file = try read(FormdetSample.file(rows))
    // A code without a store is its first: the same row twice.
    #expect(file.findings.map(\.code) == [.duplicateRow])
    #expect(file.findings.first?.line == 4)
    #expect(file.reports.map(\.facility) == ["06528F01"])
    #expect(file.reports.first?.quantities.closing == 16)
  }

  @Test func aPaddedNegativeQuantityIsSeen() throws {
    let file = try read(FormdetSample.file([["SALDO": "\"   -4\"", "STOCK_FIN": "-4"]]))
    #expect(file.findings.map(\.code) == [.negativeQuantity, .negativeStock])
  }
}
