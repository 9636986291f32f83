import SupplyModel
import Testing

@testable import Telling

@Suite("How good earlier forecasts were, on the page")
struct AccuracySectionTests {
  private func page() throws -> PageStructure {
    PageStructure(html: try ReportWriter().html(ReportFixture.input()))
  }

  @Test("sets earlier forecasts beside what came, the latest month first, sums by hand")
  func accuracy() throws {
    let accuracy = try #require(try page().element("accuracy"))
    let rows = try page().matches(#"<tr class="row">(.*?)</tr>"#, in: accuracy).map {
      try page().matches(#">([^<]+)</t[dh]>"#, in: $0).joined(separator: "|")
    }
    #expect(
      rows == [
        "octubre de 2026, 1 mes antes|10|100|90|+11 %|0.40|0.30|70 %|20|12 %|15 %",
        "octubre de 2026, 2 meses antes|10|100|90|+11 %|0.40|0.30|70 %|20|12 %|15 %",
        "septiembre de 2026, 1 mes antes|20|100|90|+11 %|0.40|0.30|70 %|40|12 %|15 %",
        "=HYPERLINK(&quot;x&quot;)&quot;&gt;&lt;img src=x onerror=ale…|20|200|180|+11 %|0.40|0.30|70 %|40|12 %|15 %",
      ])
    #expect(accuracy.contains("por cada 100 unidades se usaron 90, y 70 % de los casos"))
    #expect(accuracy.contains("se anunció que se agotaría 12 % y se agotó 15 %."))
    var input = ReportFixture.input()
    input.accuracy = []
    #expect(try ReportWriter().html(input).contains("Todavía no hay pronósticos anteriores"))
  }
}
