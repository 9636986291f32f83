import Foundation
import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import Telling

/// What a page is on a telephone and on paper, as far as its text says so.
@Suite("A page on a telephone and on paper") struct NarrowPageTests {
  private func pages(_ language: Language) throws -> [String] {
    var input = ReportFixture.input(language)
    input.improvement = ImprovementFixture.facts
    let whole = ReportContext(input, split: .facility)
    let improvement = try #require(whole.files.improvement(at: 0))
    let product = try #require(whole.subjects.products.first)
    return [
      try ReportPage.html(whole),
      try ReportPage.html(whole.only(.microNetwork(MicroNetwork(name: "Lluyllucucha")))),
      try #require(ImprovementPage(whole.at(improvement))).html(),
      try ProductPage(product, whole.at(try #require(whole.files.page(of: product)))).html(),
    ]
  }

  /// The columns of a table that need no label in its cards: their cells are names.
  private func named(_ classes: [String]) -> Set<Int> {
    ["over", "al", "todo", "chg"].contains(where: classes.contains) ? [1, 2] : [1]
  }

  @Test(
    "has a label for each figure of a list whose head a narrow screen cannot show",
    arguments: Language.allCases)
  func labels(language: Language) throws {
    let cards: Set<String> = ["cards", "al", "over", "prod", "todo", "mov"]
    var seen: Set<String> = []
    for html in try pages(language) {
      let page = PageStructure(html: html)
      let sheet = try #require(try page.matches("<style>(.*?)</style>").first)
      for table in try page.matches("(<table class=\"list .*?</table>)") {
        let classes = try #require(try page.matches("<table class=\"([^\"]*)\"", in: table).first)
          .split(separator: " ").map(String.init)
        guard !cards.isDisjoint(with: classes) else { continue }
        let body = try #require(try page.matches("<tbody>(.*?)</tbody>", in: table).first)
        let row = try #require(try page.matches("<tr[^>]*>(.*?)</tr>", in: body).first)
        let cells = try page.matches("(<t[dh][ >].*?</t[dh]>)", in: row)
        for (place, cell) in cells.enumerated()
        where !named(classes).contains(place + 1) && !cell.contains("class=\"paper\"") {
          let isLabelled =
            cell.contains("data-l=\"")
            || classes.contains { sheet.contains(".\($0) td:nth-child(\(place + 1))::before") }
          #expect(isLabelled, "\(classes.joined(separator: " ")): \(cell)")
        }
        seen.formUnion(classes)
      }
    }
    #expect(
      seen.isSuperset(of: ["al", "over", "short", "exp", "todo", "nets", "findings", "methods", "plain"]))
  }

  /// The hint that a box goes on to the right stands before each that may.
  @Test func everyBoxThatScrollsSaysSo() throws {
    var count = 0
    for template in try TemplateFiles.all()
    where !["backtest", "scores", "replay", "printed"].contains(template.name) {
      let parts = template.text.components(separatedBy: "<div class=\"scroll\"")
      for before in parts.dropLast() {
        #expect(
          before.trimmingCharacters(in: .whitespacesAndNewlines).hasSuffix("swipe}}</p>")
            || before.hasSuffix("swipeTable}}</p>\n"), "\(template.name)")
        count += 1
      }
    }
    #expect(count > 12)
  }

  @Test func paperSaysWhatIsOnTheScreenAlone() throws {
    let whole = ReportContext(ReportFixture.input(.spanish), split: .facility)
    let work = whole.only(.microNetwork(MicroNetwork(name: "Lluyllucucha")))
    for (context, hasParts) in [(whole, whole.isWork == false), (work, false)] {
      let rules = PaperRules(context)
      let hidden = Set(rules.screenOnly.map(\.id))
      #expect(hidden.contains("parts") != hasParts && hidden.isSuperset(of: ["matrix", "data", "messages"]))
      let html = try ReportPage.html(context)
      #expect(html.contains("@media print{#") && html.contains("Solo en la pantalla ("))
      #expect(html.contains(MatrixSection.Words().title.spanish + ";"))
      // What is named is on the page.
      let told = try #require(rules.told(.spanish, anchors: ["data"], page: "redes/a.html"))
      #expect(told == "Solo en la pantalla (a.html): Los datos detrás de este informe.")
    }
    #expect(PaperRules().told(.spanish, anchors: ["data"], page: "a.html") == nil)
    #expect(!PaperRules().text(.spanish, scope: nil, period: "").contains("display:none"))
  }

  /// Nothing is offered that is empty: no sheet of trips without a trip, no list of changes without an earlier forecast.
  @Test func nothingEmptyIsOffered() throws {
    var input = ReportFixture.input(.spanish)
    func head(_ input: ReportInput) throws -> String {
      let html = try ReportPage.html(ReportContext(input, split: .facility))
      return try #require(try PageStructure(html: html).matches("(<header.*?</header>)").first)
    }
    let full = try head(input)
    #expect(full.contains("Hoja de ruta") && full.contains("Hoja de pedido"))
    #expect(full.contains("cambios.xlsx") == (input.earlier != nil))
    input.earlier = nil
    let run = input.run
    input.run = ForecastRun(
      settings: run.settings, assessments: run.assessments, calendars: run.calendars,
      warehouseStocks: run.warehouseStocks)
    let bare = try head(input)
    #expect(!bare.contains("Hoja de ruta") && !bare.contains("cambios.") && bare.contains("pedidos.csv"))
  }

  /// Whoever works with some facilities is led to the lists of them, and to those of all.
  @Test func aPlaceLeadsToItsLists() throws {
    let whole = ReportContext(ReportFixture.input(.spanish), split: .facility)
    let context = whole.only(.microNetwork(MicroNetwork(name: "Lluyllucucha")))
    let header = HeaderSection(context, anchors: [])
    #expect(header.files.map(\.label) == ["Sus listas, hojas del libro:", "Listas de todo el informe:"])
    let book = context.link(to: context.companions.workbook(of: context.node))
    #expect(header.files[0].links.allSatisfy { $0.href == book } && book.hasPrefix("../libros/"))
    let sheets = ReportWorkbooks(input: context.input, names: context.names, order: context.order)
      .workbook(of: "x").sheets.map(\.name)
    for link in header.files[0].links { #expect(sheets.contains(link.name), "\(link.name) \(sheets)") }
    #expect(header.files[1].links.map(\.href).contains("../pedidos.xlsx"))
  }

  /// What does not stand on a page is led to: by the names of the pages below, or by their list where they are many.
  @Test func theRestIsLedTo() {
    let whole = ReportContext(ReportFixture.input(.spanish), split: .facility)
    let rest = whole.rest(shown: 20, of: 24, workbook: "alertas.xlsx")
    #expect(rest.text == "Aquí van 20 de 24. El resto, en:")
    #expect(rest.links.first?.name == "alertas.xlsx" && rest.links.count > 1)
    for link in rest.links { #expect(!link.name.isEmpty && !link.href.isEmpty) }
    let alone = ReportContext(ReportFixture.input(.spanish), split: .region).rest(
      shown: 2, of: 3, workbook: nil)
    #expect(alone.text == "Aquí van 2 de 3." && alone.links.isEmpty)
  }

  /// What has run out has no probability left to tell: its column is of what is lost, and none is empty.
  @Test func noColumnOfAlertsIsEmpty() throws {
    let section = WorklistSection(ReportContext(ReportFixture.input(.spanish), split: .facility))
    #expect(section.levels.contains { !$0.rows.isEmpty && $0.column != "chance" })
    for level in section.levels where !level.rows.isEmpty && level.column != "bare" {
      #expect(level.rows.contains { $0.dots != nil || $0.lost != nil }, "\(level.id)")
      #expect(!level.columnName.spanish.isEmpty)
      #expect(level.rows.allSatisfy { ($0.dots == nil) != (level.column == "chance") || $0.lost == nil })
    }
  }
}
