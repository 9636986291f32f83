import Foundation
import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import Telling

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("The report's page")
struct ReportPageTests {
  private func page(_ language: Language = .spanish) throws -> PageStructure {
    PageStructure(html: try ReportWriter(split: .region).html(ReportFixture.input(language)))
  }

  @Test("is what was read and approved", arguments: Language.allCases)
  func golden(language: Language) throws {
    let difference = try Golden.difference(
      try page(language).html, from: "reporting/informe.\(language.rawValue).html")
    #expect(difference == nil)
  }

  @Test("are what was read and approved on each level", arguments: ["microrred", "establecimiento"])
  func goldenParts(level: String) throws {
    let scope: ReportScope =
      level == "microrred"
      ? .microNetwork(MicroNetwork(name: "Soritor & \"Cía\"")) : .facility("06528F01")
    let html = try ReportWriter().html(ReportFixture.input(), scope: scope)
    #expect(try Golden.difference(html, from: "reporting/\(level).es.html") == nil)
  }

  @Test("counts in the bar the rows of the list that it leads to")
  func bar() throws {
    let page = try page()
    let entries = try page.bar()
    #expect(entries.count == 14)
    #expect(entries.contains { $0.count != "0" })
    for entry in entries {
      let list = try #require(try page.element(entry.target), "no list \(entry.target)")
      let rows = list.components(separatedBy: "<tr class=\"row\"").count - 1
      #expect(entry.count == String(rows), "the list \(entry.target)")
    }
  }

  @Test("has every anchor that it leads to, each once")
  func anchors() throws {
    let page = try page()
    let ids = try page.matches(#" id="([^"]*)""#)
    #expect(Set(ids).count == ids.count)
    let targets = Set(try page.matches("href=\"#([^\"]*)\""))
    #expect(targets.count > 10)
    #expect(targets.subtracting(ids) == [])
    #expect(
      try page.matches(#"href="([^#"]+)(?:#[^"]*)?""#).allSatisfy(ReportWriter.fileNames.contains))
  }

  @Test(
    "an order is late from the middle of the month after the run's on, and each month more",
    arguments: [
      (0, 20, 0), (1, 1, 0), (1, 15, 0), (1, 16, 1), (2, 15, 1), (2, 16, 2), (13, 1, 12), (-1, 20, 0),
    ])
  func lateness(months: Int, dayOfMonth: Int, late: Int) {
    let day = Day(month: ReportFixture.asOf.advanced(by: months), dayOfMonth: dayOfMonth)
    #expect(MonthDecision.lateness(of: day, asOf: ReportFixture.asOf) == late)
  }

  @Test("needs neither network nor another file")
  func selfContained() throws {
    let html = try page().html
    for word in ["http:", "https:", "<script src", "@import", "url(", "<link", "<iframe"] {
      #expect(!html.contains(word), "\(word)")
    }
  }

  @Test("turns no name of a facility, product, unit or file into markup")
  func escaping() throws {
    let page = try page()
    #expect(
      page.html.contains("O&#39;Higgins &amp; Ñahui &quot;B&quot; &lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.html.contains("&lt;img src=x onerror="))
    #expect(try page.matches("(<script)").count == 1)
    for word in ["<img", "<b>s", "<oct", "<i> no", "<942"] { #expect(!page.html.contains(word), "\(word)") }
  }

  @Test("escapes a mark that carries a combining accent, and drops what turns text around")
  func scalars() {
    #expect(MarkupText.escaped("a\"\u{301} b'\u{301}<\u{338}") == "a&quot;\u{301} b&#39;\u{301}&lt;\u{338}")
    #expect(MarkupText.escaped("P.S.\u{0}\u{202E}\nX") == "P.S.  X")
  }

  @Test("closes every element that it opens, drawings included", arguments: Language.allCases)
  func wellFormed(language: Language) throws {
    // The page is written so that, but for its void elements and one bare attribute, it is also XML.
    var xml = try page(language).html.replacingOccurrences(of: "<!DOCTYPE html>", with: "")
    xml = xml.replacingOccurrences(
      of: "<(meta|input|br)([^>]*)>", with: "<$1$2/>", options: .regularExpression)
    for bare in ["open", "hidden"] { xml = xml.replacingOccurrences(of: " \(bare)>", with: ">") }
    if let start = xml.range(of: "<script>"), let end = xml.range(of: "</script>") {
      xml.removeSubrange(start.lowerBound..<end.upperBound)
    }
    let document = try XMLDocument(xmlString: xml)
    #expect(try document.nodes(forXPath: "//svg[@role='img']/title").count > 10)
    #expect(
      try document.nodes(forXPath: "//svg[not(@role='img') and not(@role='group') and not(@aria-hidden)]")
        .isEmpty)
  }

  @Test("shows the states of a month in marks of their own, each in a chart and in the legend")
  func states() throws {
    let page = try page()
    let charts = try page.matches(#"(<svg class="ch".*?</svg>)"#)
    let frames = try page.matches(#"(<g id="ch[0-9]+">.*?</g>)"#)
    #expect(frames.count == 1 && charts.allSatisfy { $0.contains("<use href=\"#ch6\"/>") })
    let legend = try #require(try page.matches(#"(<ul class="legend".*?</ul>)"#).first)
    #expect(charts.count == ReportFixture.lines.count { $0.1.order.decision != .notHeld })
    for mark in ["us", "ze", "ou", "op", "mi", "ab", "fa", "av"] {
      #expect(charts.contains { $0.contains("class=\"\(mark)\"") }, "\(mark)")
      #expect(legend.contains("class=\"\(mark)\""), "\(mark)")
    }
  }

  @Test("says first what to do, and never that nothing is urgent where nobody knows")
  func decision() throws {
    func head(_ input: ReportInput) throws -> String {
      let html = try ReportWriter(split: .region).html(input)
      return try #require(try PageStructure(html: html).matches("(<header.*?</header>)").first)
    }
    var input = ReportFixture.input()
    let known = try head(input)
    #expect(known.contains("<p class=\"lead\">Pida 4 productos para 3 establecimientos (sin precios).</p>"))
    #expect(known.contains("Antes de pedir: 1 viaje entre vecinos."))
    #expect(known.contains("No se sabe de 3 de 13: cuente el stock o pida el reporte."))
    #expect(known.contains("Hecho el 20/11/2026") && !known.contains("class=\"old\""))
    #expect(
      known.contains("Hoy es 20/11/2026: lo que se pida ahora llega 1 mes después de lo que aquí se cuenta"))
    input.madeOn = Day(month: ReportFixture.asOf.advanced(by: 1), dayOfMonth: 15)
    #expect(try !head(input).contains("Hoy es"))
    input.madeOn = Day(month: ReportFixture.asOf.advanced(by: 2), dayOfMonth: 16)
    #expect(try head(input).contains("<p class=\"old\">Datos de hace 2 meses"))
    input.madeOn = Day(month: ReportFixture.asOf.advanced(by: 2), dayOfMonth: 15)
    #expect(try !head(input).contains("class=\"old\""))
    input.run = ForecastRun(
      settings: input.run.settings,
      assessments: input.run.assessments.filter { $0.alert == .unknown || $0.alert == .calm }
        .filter { $0.facility == "06531F01" || $0.product == "04594" })
    let unknown = try head(input)
    #expect(unknown.contains("De la mayor parte no se sabe: 2 de 3"))
    #expect(unknown.contains("De lo que se sabe, nada está agotado ni es urgente."))
    #expect(!unknown.contains("Nada agotado ni urgente"))
  }

  @Test("lists late facilities with whom to call, and not as out of stock")
  func late() throws {
    let list = try #require(try page().element("not-reported"))
    #expect(list.contains("P.S. San Marcos"))
    #expect(list.contains("agosto de 2026"))
    #expect(list.contains("el teléfono del establecimiento no está en el registro"))
    #expect(!list.contains("Tahuishco"))
  }

  @Test("says whom to call where somebody has to: in trips, before deciding, and on each facility's card")
  func telephones() throws {
    let page = try page()
    let trips = try #require(try page.element("transfers"))
    #expect(
      trips.contains("06528F01 · Teléfono 042 561 234") && trips.contains("06530F01 · Teléfono &lt;942&gt;"))
    #expect(try #require(try page.element("unknown")).contains(": &lt;942&gt;</small>"))
    let cards = try page.matches(#"(<details class="place card".*?\n</details>)"#)
    #expect(cards.map { $0.contains("<b>Teléfono:</b>") } == [true, true, false])
  }
}
