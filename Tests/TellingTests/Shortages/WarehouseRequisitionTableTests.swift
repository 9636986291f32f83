import StockPolicy
import TestSupport
import Testing

@testable import Telling

@Suite("What warehouses should ask their suppliers for")
struct WarehouseRequisitionTableTests {
  private func rows(_ language: Language, all: Bool = false) -> String {
    WarehouseRequisitionTable.table(
      of: ReportFixture.requisitions, names: ReportFixture.input(language).names, all: all
    ).csv(.plain)
  }

  @Test("is counted as a person would")
  func arithmetic() {
    // 9 + 3 × 7.25 − 4 = 26.75, in packs of ten; 120 + 3 × 30 − 50 − 20; the stock is not known; 6 needed, 40 there.
    #expect(ReportFixture.requisitions.map(\.quantity) == [30, 140, nil, 0])
  }

  @Test("says each step, and where the months come from")
  func sentences() {
    let text = rows(.spanish)
    #expect(
      text.contains(
        "Le piden 120 y sus establecimientos usan 30 al mes: para 3 meses (archivo), 210 − 50 de stock − 20 en camino = 140."
      ))
    #expect(text.contains("(supuestos), 30.8 − 4 de stock = 30, en paquetes de 10."))
    #expect(text.contains("Su reporte no dice cuánto tiene: cuente antes de pedir."))
    #expect(!text.contains("alcanza") && rows(.spanish, all: true).contains(": alcanza."))
    #expect(rows(.english).contains("(assumed), 30.8 − 4 in stock = 30, in packs of 10."))
  }

  @Test("stands in the workbook of what warehouses lack, after how it is shared out")
  func workbook() {
    let input = ReportFixture.input()
    let context = ReportContext(input, split: .microNetwork)
    let books = ReportWorkbooks(input: input, names: context.names, order: context.order)
    let table = ReportList.shortages.table(of: input.run, names: context.names)
    #expect(
      books.workbook(.shortages, of: table).sheets.map(\.name)
        == ["Faltantes de almacén", "Reparto de lo escaso", "Requerimiento del almacén"])
    let orders = ReportList.orders.table(of: input.run, names: context.names)
    #expect(books.workbook(.orders, of: orders).sheets.map(\.name) == ["Pedidos", "Motivos"])
  }
}
