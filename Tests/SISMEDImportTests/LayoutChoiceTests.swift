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
    #expect(file.rows == 0)
    #expect(file.findings.map(\.code) == [.missingColumn])
  }

  @Test func aCatalogueWithPriceAndStockStaysOne() throws {
    let file = try read("CODIGO_MED;DESCRIPCION;PRECIO;STOCK\n04594;DMPA;3.5;7\n")
    #expect(file.layout == .catalogue && file.rows == 1)
  }
}
