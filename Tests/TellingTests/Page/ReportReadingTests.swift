import Foundation
import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import Telling

/// What a reader holds against one another: days against today, a trip's length on the page against that in the list, what is asked
/// against what comes.
@Suite("A report read beside its lists")
struct ReportReadingTests {
  private func input(_ language: Language = .spanish, made: Day? = nil) -> ReportInput {
    var input = ReportFixture.input(language)
    if let made { input.madeOn = made }
    return input
  }

  /// All pages and messages of a report as text, by path.
  private func texts(_ input: ReportInput) throws -> [String: String] {
    let folder = try TemporaryFolder()
    let paths = try ReportWriter(split: .facility, dialect: .plain).write(input, to: folder.url.path)
    return try paths.filter { $0.hasSuffix(".html") || $0.hasSuffix(".txt") }.reduce(into: [:]) {
      $0[$1] = try String(contentsOfFile: $1, encoding: .utf8)
    }
  }

  @Test("names no day before that on which it was made as one to act by", arguments: Language.allCases)
  func passedDays(language: Language) throws {
    // Every line of the fixture that runs out does so within a few months.
    let made = Day(month: ReportFixture.asOf.advanced(by: 4), dayOfMonth: 1)
    let input = input(language, made: made)
    let passed = input.run.worklist.compactMap { line in
      (line.stock ?? 0) > 0 ? line.risk?.expectedDate : nil
    }.filter { $0.daysSince1970 < made.daysSince1970 }
    #expect(passed.count > 1)
    let texts = try texts(input)
    for day in passed {
      let told = language.dayText(day)
      let sayings = ["se acaba hacia el ", "antes del ", "runs out about ", "before "].map { $0 + told }
      for (path, text) in texts {
        #expect(!sayings.contains { text.contains($0) }, "\(path)")
        // Alone in a cell it reads as a date to come.
        #expect(!text.contains(">\(told)</td>") && !text.contains("<b>\(told)</b>"), "\(path)")
      }
      #expect(texts.values.contains { $0.contains(language.runOutText(day, today: made)) })
    }
    // Reasons say it too: no shelf that should be empty by now "runs out before the end of" a month to come.
    let reasons = input.run.worklist.filter { line in
      (line.stock ?? 0) > 0
        && line.risk?.expectedDate.map { $0.daysSince1970 < made.daysSince1970 } == true
    }.map(input.names.reason)
    #expect(
      reasons.allSatisfy {
        !$0.contains(language.text(es: "antes de fin de", en: "before the end of"))
          && $0.contains(language.text(es: "acabado hacia el", en: "should have run out about"))
      })
    let word = language.text(es: "ya (", en: "now (")
    #expect(texts.values.contains { $0.contains(word) })
    #expect(
      texts.filter { $0.key.hasSuffix(".txt") }.values.contains {
        $0.contains(
          language.text(
            es: "PARA CUÁNDO: hoy; se habría acabado", en: "BY WHEN: today; this should have run out"))
      })
  }

  @Test("says of a day to come that it comes, and without a day of making every day as it is")
  func comingDays() {
    let day = Day(month: ReportFixture.asOf, dayOfMonth: 20)
    let language = Language.spanish
    #expect(language.runOutText(day, today: day) == language.dayText(day))
    #expect(language.runOutText(day, today: nil) == language.dayText(day))
    let end = language.byEnd(of: day.month, today: Day(month: day.month.advanced(by: 1), dayOfMonth: 1))
    #expect(end == "hasta fin de \(language.shortMonth(day.month)), que ya pasó")
    #expect(language.byEnd(of: day.month, today: day) == language.beforeEnd(of: day.month))
  }

  @Test("gives a trip one length, there and back, on pages and in the list", arguments: Language.allCases)
  func kilometres(language: Language) throws {
    let input = input(language)
    let context = ReportContext(input, split: .facility)
    let length = try #require(context.names.kilometres(of: input.run.transfers))
    let from = input.facilities["06528F01"].kilometres(to: input.facilities["06530F01"])
    #expect(abs(length - 2 * (from ?? 0)) < 1e-6)
    let list = TransferTable.table(for: input.run, names: context.names).csv
    #expect(list.contains(NumberText.decimal(length, grouped: false)))
    let page = try ReportPage.html(context)
    #expect(page.contains(language.thereAndBack(length)))
    #expect(!page.contains(NumberText.decimal(length / 2) + " km"))
  }

  @Test("says which soles it counts: what is asked, and beside it what the warehouse can give")
  func soles() throws {
    var input = input()
    for (place, price) in [(1, 2.5), (9, 1.0)] {
      input.run = repriced(input.run, at: place, price)
    }
    let cost = OrderCost(input.run)
    // Six are asked and four come, at S/ 2.50.
    #expect(abs(cost.soles - cost.expectedSoles - 5) < 1e-9 && cost.isShort)
    let page = try ReportPage.html(ReportContext(input, split: .facility))
    let (asked, comes) = (Language.spanish.soles(cost.soles), Language.spanish.soles(cost.expectedSoles))
    #expect(
      page.contains("lo pedido cuesta \(asked)") && page.contains("lo que el almacén puede dar, \(comes)"))
    #expect(Language.spanish.costSummary(cost).contains("lo que los almacenes pueden dar, \(comes)"))
  }

  private func repriced(_ run: ForecastRun, at place: Int, _ price: Double) -> ForecastRun {
    var lines = run.assessments
    lines[place].order.arithmetic?.priceSoles = price
    return ForecastRun(
      settings: run.settings, assessments: lines, transfers: run.transfers, calendars: run.calendars,
      warehouseStocks: run.warehouseStocks)
  }

  @Test("shows on who gives and who receives what moves, on the order sheet and on the requisition")
  func moves() throws {
    let input = input()
    let context = ReportContext(input, split: .facility)
    let page = PageStructure(html: try ReportPage.html(context))
    let sheet = try #require(try page.element("order"))
    #expect(sheet.contains("<small>−6</small>") && sheet.contains("<small>+6"))
    #expect(sheet.contains("28 en camino"))
    let folder = try TemporaryFolder()
    try ReportWriter(split: .region, dialect: .plain).write(input, to: folder.url.path)
    let sheets = try WorkbookSheets.read(folder.path("requerimientos.xlsx"))
    let giver = try #require(
      sheets.first {
        $0.rows.contains { $0.contains { $0.contains("06528F01") } }
          && $0.rows.contains { $0.contains("Entrega a otro") }
      })
    let head = try #require(giver.rows.first { $0.contains("Entrega a otro") })
    let row = try #require(giver.rows.first { $0.count > 2 && $0[1] == "=99001" })
    let (given, asked) = (
      try #require(head.firstIndex(of: "Entrega a otro")), try #require(head.firstIndex(of: "Pedido"))
    )
    #expect(row[given] == "6" && row[asked].isEmpty)
    let short = try #require(giver.rows.first { $0.count > 2 && $0[1] == "18102" })
    let comes = try #require(head.firstIndex(of: "Llega del almacén"))
    #expect(short[asked] == "6" && short[comes] == "4")
  }

  @Test("tells use by one figure, and CPMA by the official rule alone", arguments: Language.allCases)
  func use(language: Language) throws {
    let input = input(language)
    for line in input.run.assessments { #expect(!input.names.reason(line).contains("(CPMA)")) }
    let page = PageStructure(
      html: try ReportPage.html(ReportContext(input, split: .facility).only(.facility("06528F01"))))
    let sheet = try #require(try page.element("facilities"))
    let figures = try page.matches(#"(<ul class="figs">.*?</ul>)"#, in: sheet)
    #expect(figures.count > 3 && figures.allSatisfy { !$0.contains("CPMA") })
    let label = Headings.use.text(in: language)
    #expect(figures.allSatisfy { $0.contains("<small>\(label)</small>") })
    let line = try #require(input.run.assessments.first { $0.product == "04594" })
    #expect(sheet.contains("<b>\(NumberText.decimal(line.expectedMonthlyDemand, decimals: 0))</b>"))
  }
}
