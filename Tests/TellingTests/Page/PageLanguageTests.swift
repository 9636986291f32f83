import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import Telling

@Suite("The language of pages")
struct PageLanguageTests {
  /// What a reader sees or hears of a page: its text, and the attributes that are read out.
  private func words(_ html: String) -> String {
    var text = html
    for (pattern, by) in [
      (#"<style>.*?</style>|<script>.*?</script>"#, " "),
      (#"(?:aria-label|placeholder)="([^"]*)""#, ">$1<"), (#"<[^>]*>"#, " "),
    ] {
      text = text.replacingOccurrences(
        of: pattern.replacingOccurrences(of: ".*?", with: "[\\s\\S]*?"), with: by, options: .regularExpression
      )
    }
    return text.replacingOccurrences(of: "&#39;", with: "'").replacingOccurrences(of: "&quot;", with: "\"")
  }

  /// The phrases of all the sections of a report by the names of template and phrase.
  private func phrases(_ language: Language) throws -> [String: String] {
    var phrases: [String: String] = [:]
    for part in try PageParts.report(language) {
      guard case .scope(let scope) = part.node, case .scope(let words)? = scope.members["words"] else {
        continue
      }
      for case (let name, .text(let text)) in words.members { phrases[part.template + "." + name] = text }
    }
    return phrases
  }

  @Test(
    "hold no phrase of the other language's catalogue, whomever they are for", arguments: Language.allCases)
  func noPhraseOfTheOther(language: Language) throws {
    let other = language == .spanish ? Language.english : .spanish
    // Words that are the same in both, or part of one of its own phrases, are nobody's.
    let whole = try phrases(language).values.joined(separator: " ")
    let foreign = try phrases(other).filter { $0.value.count > 6 && !whole.contains($0.value) }
    #expect(foreign.count > 80)
    for scope in [
      ReportScope.region, .microNetwork(MicroNetwork(name: "Lluyllucucha")), .facility("06530F01"),
    ] {
      let text = words(try ReportWriter().html(ReportFixture.input(language), scope: scope))
      let title =
        scope == .facility("06530F01") ? FacilitySheetSection.Words().title : WorklistSection.Words().title
      #expect(text.contains(title.text(in: language)))
      for (name, phrase) in foreign {
        let pattern = "\\b" + NSRegularExpression.escapedPattern(for: phrase) + "(?!\\w)"
        #expect(text.range(of: pattern, options: .regularExpression) == nil, "\(name): \(phrase)")
      }
    }
  }

  @Test("come from the catalogue: no template holds a word of its own")
  func noLiteralText() throws {
    let templates = try TemplateFiles.all()
    #expect(templates.count > 15)
    for (name, source) in templates {
      var text = source
      // What is in double braces is no text, and neither is a style that stands in the head.
      for pattern in [#"<style>[\s\S]*?</style>"#, #"\{\{\{?[^}]*\}?\}\}"#, #"<[^>]*>"#, #"&[a-z]+;"#] {
        text = text.replacingOccurrences(of: pattern, with: " ", options: .regularExpression)
      }
      let left = text.split { !$0.isLetter }.filter { $0.count > 1 && $0 != "Colca" }
      #expect(left == [], "\(name)")
    }
  }
}
