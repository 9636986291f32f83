import StockPolicy
import SupplyModel
import Testing

@testable import Telling

@Suite("What changed since the month before")
struct ChangesSectionTests {
  private func page(_ scope: ReportScope = .region) throws -> PageStructure {
    PageStructure(html: try ReportWriter().html(ReportFixture.input(), scope: scope))
  }

  @Test("tells what changed since the run of the month before, in the order of the list of alerts")
  func changes() throws {
    let input = ReportFixture.input()
    let changes = RunChanges(from: try #require(input.earlier), to: input.run)
    let section = try #require(try page().element("changes"))
    #expect(section.contains("Qué cambió desde septiembre de 2026"))
    let words = try page().matches(#"<span class="tag [a-z-]+">([^<]*)</span>"#, in: section)
    #expect(words == changes.changes.map { Language.spanish.name(of: $0.kind) } && words.count > 2)
    let known = changes.changes.map(\.line).filter { $0.alert <= .watch }.map(\.key)
    #expect(known == input.run.worklist.map(\.key).filter(known.contains))
  }

  @Test("is on every level, each change on the pages of its facility and of what is above it")
  func levels() throws {
    let input = ReportFixture.input()
    let all = RunChanges(from: try #require(input.earlier), to: input.run).changes
    func count(_ scope: ReportScope) throws -> Int {
      try page(scope).matches(#"(<tr class="row">)"#, in: try page(scope).element("changes") ?? "").count
    }
    #expect(try count(.region) == all.count)
    for code in Set(input.run.assessments.map(\.facility)) {
      #expect(try count(.facility(code)) == all.count { $0.line.facility == code }, "\(code)")
    }
  }

  @Test("is never more than twenty rows, and leads to the file of all")
  func short() throws {
    var input = ReportFixture.input()
    input.run = ForecastRun(settings: input.run.settings, assessments: ReportFixture.manyUrgent(50))
    input.history = []
    input.demands = []
    let html = try ReportWriter().html(input, scope: .region)
    let section = try #require(try PageStructure(html: html).element("changes"))
    #expect(section.components(separatedBy: "<tr class=\"row\">").count == 21)
    #expect(section.contains("Aquí van 20 de 50") && section.contains("href=\"cambios.xlsx\""))
  }

  @Test("is told plainly where there is no run of an earlier month")
  func nothingEarlier() throws {
    var input = ReportFixture.input()
    input.earlier = nil
    let section = try #require(
      try PageStructure(html: try ReportWriter().html(input)).element("changes"))
    #expect(section.contains(Language.spanish.nothingEarlier) && !section.contains("<table"))
  }

  @Test("sums up in sentences whose verbs agree with their figures, and of nothing says nothing")
  func summary() throws {
    let input = ReportFixture.input()
    let changes = RunChanges(from: try #require(input.earlier), to: input.run)
    let spanish = Language.spanish.changeSummary(changes)
    #expect(spanish.hasPrefix("De las alertas, 1 es nueva, 1 mejoró, "))
    #expect(!spanish.contains(" 0 ") && spanish.hasSuffix("Ningún pedido cambia en un cuarto o más."))
    #expect(Language.english.changeSummary(changes).hasPrefix("Of the alerts, 1 is new, 1 got better, "))
    let none = RunChanges(
      from: ForecastRun(settings: input.run.settings, assessments: []),
      to: ForecastRun(settings: input.run.settings, assessments: []))
    #expect(Language.spanish.changeSummary(none).hasPrefix("No había alertas ni las hay."))
  }
}
