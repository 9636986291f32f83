import Foundation
import TestSupport
import Testing

@testable import Telling
@testable import Web

/// The templates of the pages against what they print: a name that nothing stands for would print nothing, and nobody would see it.
@Suite struct PageTemplateTests {
  private static let folder = "Sources/Web/"

  @Test func everyNameOfATemplateStandsForSomethingInThePagesSource() throws {
    let files = try FileManager.default.subpathsOfDirectory(
      atPath: Golden.root.appendingPathComponent(Self.folder).path)
    let source = try files.filter { $0.hasSuffix(".swift") }.map {
      try String(contentsOf: Golden.root.appendingPathComponent(Self.folder + $0), encoding: .utf8)
    }.joined()
    let templates = files.filter { $0.hasSuffix(".mustache") }
    #expect(templates.count >= 17)
    for file in templates {
      let text = try String(
        contentsOf: Golden.root.appendingPathComponent(Self.folder + file), encoding: .utf8)
      for match in text.matches(of: /\{\{[#^\/{]?(?:empty\()?([A-Za-z0-9.]+)\)?\}?\}\}/)
      where match.output.1 != "." {
        for name in match.output.1.split(separator: ".") {
          #expect(source.contains("let \(name)"), "\(file): \(name)")
        }
      }
      // Raw text is another section's markup alone.
      for match in text.matches(of: /\{\{\{([a-z]+)\}\}\}/) {
        #expect(["body", "tokens"].contains(match.output.1))
      }
    }
  }
}
