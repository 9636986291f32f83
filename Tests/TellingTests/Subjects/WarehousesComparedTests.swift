import StockPolicy
import SupplyModel
import Testing

@testable import Telling

@Suite("Warehouses side by side, and a product's use and stock")
struct WarehousesComparedTests {
  private func input(_ stocks: [WarehouseStock]) -> ReportInput {
    var input = ReportFixture.input()
    input.run = ForecastRun(
      settings: input.run.settings, assessments: input.run.assessments, warehouseStocks: stocks)
    return input
  }

  @Test(
    "stand in a row each for every product of which one has too little, and not where there is a single one")
  func compared() throws {
    let other = WarehouseStock(
      warehouse: "031S01", product: "18102", stock: 500, ordered: 20, allotted: 20, lines: 2)
    let context = ReportContext(input(ReportFixture.warehouseStocks + [other]), split: .facility)
    let section = try #require(SubjectLists.compared(context))
    // What both have of the pill; of the injection none lacks any.
    #expect(
      section.rows.map { $0.cells.map(\.text) } == [
        ["030S05", "40", "90", "40", "50"], ["031S01", "500", "20", "20", "0"],
      ])
    #expect(try ReportPage.html(context).contains("id=\"compared\""))
    #expect(
      section.notes == [
        "Píldora combinada: a 030S05 le faltan 50 y a 031S01 le quedan 480 después de lo que pedirán los suyos hasta que lo abastezcan; pregunte si puede enviar 50."
      ])
    #expect(
      SubjectLists.compared(ReportContext(input(ReportFixture.warehouseStocks), split: .facility)) == nil)
  }

  @Test("who has some left helps who lacks some, once")
  func spare() {
    func stock(_ warehouse: FacilityCode, _ stock: Int, ordered: Int) -> WarehouseStock {
      WarehouseStock(
        warehouse: warehouse, product: "04594", stock: stock, ordered: ordered, allotted: min(stock, ordered),
        lines: 1)
    }
    let spares = WarehouseSpare.all(
      [
        stock("A", 0, ordered: 45), stock("B", 161, ordered: 116), stock("C", 10, ordered: 60),
        stock("D", 30, ordered: 10), stock("E", 20, ordered: 20),
      ], needs: [:])
    #expect(spares.map(\.lacking) == ["A", "C"] && spares.map(\.sparing) == ["B", "D"])
    #expect(spares.map(\.units) == [45, 20] && spares.map(\.missing) == [45, 50])
    #expect(
      WarehouseSpare.all([stock("A", 0, ordered: 45), stock("E", 20, ordered: 20)], needs: [:]).isEmpty)
    // What its own facilities will ask of it until it is supplied is not to spare: it would have to order what it lends.
    func lent(_ need: Double) -> [Int] {
      WarehouseSpare.all(
        [stock("A", 0, ordered: 45), stock("B", 161, ordered: 116)], needs: [SeriesKey("B", "04594"): need]
      ).map(\.units)
    }
    #expect(lent(125.2) == [35] && lent(160) == [1] && lent(161) == [] && lent(471) == [])
  }

  @Test("add up what facilities used and had left, month by month, and say how many reported")
  func totals() throws {
    let context = ReportContext(ReportFixture.input(), split: .facility)
    let lines = context.subjects.lines(of: "04594", context)
    let totals = ProductTotals(lines, context)
    let last = try #require(totals.months.last)
    // Two of three reported the month: 9 each, 12 and 60 left.
    #expect((last.used, last.stock) == (18, 72) && (last.held, last.reported, last.known) == (3, 2, 2))
    #expect(last.isThin)
    let expected = lines.reduce(0) { $0 + $1.expectedMonthlyDemand }
    #expect(abs((totals.expected.first ?? 0) - expected) < 1e-9)
    let page = try ProductPage("04594", context.at("productos/04594-x.html")).html()
    #expect(
      page.contains("id=\"totals\"")
        && page.contains("uso registrado, 18 ampollas, en 2 de 3 establecimientos"))
    #expect(
      page.contains("class=\"ub\"") && page.contains("class=\"sk\"") && page.contains("class=\"swipe\""))
  }
}
