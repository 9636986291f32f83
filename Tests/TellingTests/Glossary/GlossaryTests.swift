import Foundation
import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import Telling

@Suite("The glossary")
struct GlossaryTests {
  /// The words that the pages of a report lead to, and those that its glossary explains.
  private func words(_ language: Language) throws -> (asked: Set<String>, explained: [String]) {
    let folder = try TemporaryFolder()
    let paths = try ReportWriter().write(ReportFixture.input(language), to: folder.url.path)
    var asked: Set<String> = []
    for path in paths where path.hasSuffix(".html") {
      let page = PageStructure(html: try String(contentsOfFile: path, encoding: .utf8))
      asked.formUnion(try page.matches(##"href="(?:\.\./)?glosario\.html#([^"]*)""##))
    }
    let glossary = PageStructure(
      html: try String(contentsOfFile: folder.path("glosario.html"), encoding: .utf8))
    return (asked, try glossary.matches(#"<dt id="([^"]*)">"#))
  }

  @Test(
    "explains every word that a page leads to, and no word that none leads to", arguments: Language.allCases)
  func complete(language: Language) throws {
    let (asked, explained) = try words(language)
    #expect(Set(explained).count == explained.count)
    #expect(asked.subtracting(explained) == [])
    // What an order meets seldom is in no fixture; each step of a waterfall leads to a word all the same.
    let steps = Set(OrderDifference.Part.allCases.map(\.term.id))
    #expect(Set(explained).subtracting(asked).subtracting(steps) == [])
    #expect(steps.subtracting(explained) == [] && explained.count == GlossaryTerm.allCases.count)
  }

  @Test("says each word once, in both languages, with different names for different words")
  func words() {
    for language in Language.allCases {
      let names = GlossaryTerm.allCases.map { $0.name.text(in: language) }
      #expect(Set(names).count == names.count)
      for term in GlossaryTerm.allCases {
        #expect(term.meaning.text(in: language).count > 20, "\(term)")
        #expect(term.meaning.spanish != term.meaning.english, "\(term)")
        #expect(!term.meaning.text(in: language).contains("  "), "\(term)")
      }
    }
  }
}
