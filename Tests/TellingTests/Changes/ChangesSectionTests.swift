import SupplyModel
import Testing

@testable import Telling

@Suite("What changed since the month before")
struct ChangesSectionTests {
  private func page() throws -> PageStructure {
    PageStructure(html: try ReportWriter().html(ReportFixture.input()))
  }

  @Test("tells what changed since the run of the month before, the worst first")
  func changes() throws {
    let changes = try #require(try page().element("changes"))
    #expect(changes.contains("Qué cambió desde septiembre de 2026"))
    let words = try page().matches(#"<span class="tag [a-z-]+">([^<]*)</span>"#, in: changes)
    #expect(words == ["Ahora urgente", "Ya no se sabe", "Resuelto"])
    var input = ReportFixture.input()
    input.earlier = nil
    #expect(!(try ReportWriter().html(input).contains("id=\"changes\"")))
  }
}
