import Foundation
import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import Telling

@Suite("Pages of products and of supply warehouses")
struct SubjectPageTests {
  /// A run of one product at many facilities, every third of them out.
  private func input(_ count: Int) -> ReportInput {
    var input = ReportFixture.input()
    let sample = ReportFixture.sample
    let codes = (0..<count).map { FacilityCode("\(10_000 + $0)F01") }
    input.run = ForecastRun(
      settings: input.run.settings,
      assessments: codes.enumerated().map { number, code in
        sample.assess(
          sample.series(code, "18102", [(9, 9), (number % 3 == 0 ? 0 : 4, 9)]), monthly: 9,
          decision: .orderUrgently, alert: number % 3 == 0 ? .stockedOut : .urgent, quantity: 20,
          harm: Double(number))
      }, warehouseStocks: ReportFixture.warehouseStocks)
    input.facilities = FacilityDirectory(
      codes.enumerated().map { Facility(code: $1, name: "P.S. \($0)", microNetwork: "MR \($0 / 10)") })
    return input
  }

  @Test("list the worst first, twenty of them, and then name the file")
  func worst() throws {
    let context = ReportContext(input(60), split: .facility)
    let page = try #require(context.files.page(of: "18102"))
    let html = PageStructure(html: try ProductPage("18102", context.at(page)).html())
    let list = try #require(try html.element("facilities"))
    let alerts = try html.matches(#"<span class="tag [a-z-]+">([^<]*)</span>"#, in: list)
    #expect(alerts == Array(repeating: "Agotado", count: 20))
    #expect(list.contains("Aquí van 20 de 60.") && list.contains("../alertas.xlsx"))
    let first = try #require(try html.matches(#"<th scope="row"><a href="([^"]*)""#, in: list).first)
    #expect(first.hasPrefix("../establecimientos/10057f01") && first.contains("#f"))
    #expect(html.html.contains("Pida 1,200 blísteres para 60 establecimientos"))
    #expect(html.html.contains("60 establecimientos lo manejan: 20 agotados, 40 urgentes."))
    #expect(html.html.utf8.count < 100_000)
  }

  @Test("lead to one another, and are led to from the whole run's page and from each facility's")
  func links() throws {
    let context = ReportContext(ReportFixture.input(), split: .facility)
    let whole = try ReportPage.html(context)
    #expect(whole.contains("href=\"productos/18102-pildora-combinada.html\""))
    #expect(whole.contains("href=\"almacenes/030s05-030s05.html\""))
    let product = try ProductPage("18102", context.at("productos/18102-pildora-combinada.html")).html()
    #expect(product.contains("href=\"../almacenes/030s05-030s05.html\""))
    let warehouse = try WarehousePage("030S05", context.at("almacenes/030s05-030s05.html")).html()
    #expect(warehouse.contains("href=\"../productos/18102-pildora-combinada.html\""))
    #expect(warehouse.contains("href=\"../informe.html\"") && product.contains("href=\"../informe.html\""))
    let facility = try ReportPage.html(context.only(.facility("06528F01")))
    #expect(facility.contains("href=\"../productos/18102-pildora-combinada.html\""))
  }

  @Test("say of a warehouse what is asked of it and what it should ask for itself")
  func warehouse() throws {
    let context = ReportContext(ReportFixture.input(), split: .facility)
    let html = try WarehousePage("030S05", context.at("almacenes/030s05-030s05.html")).html()
    let list = try #require(try PageStructure(html: html).element("products"))
    let cells = try PageStructure(html: list).matches(#"<td data-l="[^"]*" class="r">([^<]*)</td>"#)
    // The pill first, of which fifty are missing; forty are in stock, ninety asked for. Ten is what it should ask for itself.
    #expect(cells.prefix(5) == ["40", "90", "40", "50", "30"])
  }

  @Test("say nothing of the order where nothing is known of a product")
  func unknown() throws {
    var input = input(4)
    let line = { (number: Int, alert: AlertLevel) in
      ReportFixture.sample.assess(
        ReportFixture.sample.series(FacilityCode("\(10_000 + number)F01"), "18102", [(nil, 9), (nil, 9)]),
        monthly: 9,
        decision: .stockUnknown, alert: alert, quantity: 0, harm: 0)
    }
    func cells(_ lines: [SeriesAssessment]) -> [[String]] {
      input.run = ForecastRun(settings: input.run.settings, assessments: lines)
      let context = ReportContext(input, split: .facility)
      let page = ProductPage("18102", context).sections.compactMap { $0 as? TableSection }.last
      return [SubjectLists.products(context), page].map { $0?.rows.map { $0.cells.last?.text ?? "" } ?? [] }
    }
    #expect(cells((0..<4).map { line($0, .unknown) }) == [["–"], ["–", "–", "–", "–"]])
    // Where anything is known of one of them, nothing is asked for: that is a figure.
    #expect(cells([line(0, .unknown), line(1, .calm)]).first == ["0"])
  }

  @Test("are not made for a page of the whole run alone, nor for a single facility")
  func none() {
    #expect(ReportContext(ReportFixture.input(), split: .region).files.pages.isEmpty)
    #expect(ReportContext(input(1), split: .facility).files.pages.isEmpty)
  }
}
