import SISMEDImport
import SupplyModel
import TestSupport
import Testing

/// What tables of reports say of their products in passing: names, forms, prices.
@Suite struct StatedProductTests {
  private func stated(_ file: ReadSample) -> [ProductCode: StatedProduct] {
    file.batches.reduce(into: [:]) { words, batch in
      for (number, stated) in batch.statedProducts { words[batch.products[number]] = stated }
    }
  }

  @Test func aTableOfAvailabilityStatesNameFormAndPrice() throws {
    let file = try read(
      """
      CODIGO_PRE;CODIGO_MED;DESCRIP;MEDTIP;MEDPET;MEDEST;FF;MES11;MES12;STOCK;PRECIO;CPA;SITUACION
      06528F01;3952;PARACETAMOL - 500 mg - TABLET;M;P;S;TABLET;4;5;30;0.040000;5;NormoStock
      06529F01;03952;OTRO NOMBRE;M;P;S;CAPSULA;4;5;30;0.050000;5;NormoStock
      06528F01;10210;;I;P;_;;1;2;3;0;2;SubStock
      """, ImportOptions(month: Month("2026-10")))
    #expect(file.layout == .disponibilidad && file.rejected == 0)
    #expect(
      stated(file) == [
        "03952": StatedProduct(name: "PARACETAMOL - 500 mg - TABLET", unit: "TABLET", priceSoles: 0.04)
      ])
  }

  @Test func theRegionsWorkbookStatesThemUnderItsOwnHeadings() throws {
    let file = try read(
      """
      RED,MICRORED,COD EESS,ESTABLECIMIENTO,CAT,MED COD,DESCRIPCION DEL PRODUCTO,MEDFF,PRECIO,202609,202610,STOCK_FIN
      MOYOBAMBA,SORITOR,06528,SAN MARCOS,I-1,03952,"PARACETAMOL, 500 mg",TABLET,0.04,4,5,30
      """)
    #expect(file.layout == .disponibilidad && file.rowsTaken == 1)
    #expect(
      stated(file) == ["03952": StatedProduct(name: "PARACETAMOL, 500 mg", unit: "TABLET", priceSoles: 0.04)])
  }

  @Test func aLaterRowGivesWhatTheFirstLeavesBlank() throws {
    let file = try read(
      """
      facility,product,month,consumed,product_name,price
      A,X,2026-09,1,,0.5
      A,X,2026-10,1,Gasa,0.7
      """)
    #expect(stated(file) == ["X": StatedProduct(name: "Gasa", priceSoles: 0.5)])
  }

  @Test func formdetWithDescriptionsKeepsThemAndItsLotsPrices() throws {
    let outputs = ImportOptions.defaultConsumptionColumns
    let header =
      ["CODIGO_PRE", "ANNOMES", "CODIGO_MED", "DESCRIPCION", "PRECIO", "SALDO", "STOCK_FIN"] + outputs
    let row = ["06528F01", "202610", "03952", "PARACETAMOL", "0.04", "9", "9"] + outputs.map { _ in "0" }
    let file = try read(header.joined(separator: ";") + "\n" + row.joined(separator: ";") + "\n")
    #expect(file.layout == .formdet)
    #expect(stated(file) == ["03952": StatedProduct(name: "PARACETAMOL")])
    #expect(file.reports.first?.lots.first?.priceSoles == 0.04)
  }

  /// Which of two columns holds the product's description nobody can tell: neither is taken, and nothing is kept out.
  @Test func twoColumnsOfDescriptionsKeepNoRowOut() throws {
    let file = try read(
      """
      CODIGO_PRE;DESCRIPCION;CODIGO_MED;DESCRIPCION;202610;STOCK
      06528F01;SAN MARCOS;03952;PARACETAMOL;5;30
      """)
    #expect(file.findings == [] && file.rowsTaken == 1)
    #expect(stated(file).isEmpty)
  }

  @Test func aTableOfProductsIsNoReportForItsDescriptions() throws {
    let file = try read("CODIGO;NOMBRE;UNIDAD;PRECIO\n03952;PARACETAMOL;tableta;0.04\n")
    #expect(file.layout == .catalogue)
  }
}
