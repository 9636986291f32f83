import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import SISMEDImport

/// `docs/layouts.md` says what the program does: its names are all of the layouts', and its examples are read.
@Suite struct LayoutDocumentTests {
  private struct Section {
    let name: String
    let text: String
    let example: String
  }

  private func sections() throws -> [Section] {
    let path = Golden.root.appendingPathComponent("docs/layouts.md")
    return try String(contentsOf: path, encoding: .utf8).components(separatedBy: "\n## ").dropFirst().map {
      part in
      let pieces = part.components(separatedBy: "```csv\n")
      return Section(
        name: String(part.prefix { !$0.isNewline }), text: part,
        example: pieces.count == 2 ? pieces[1].components(separatedBy: "```")[0] : "")
    }
  }

  @Test func everyLayoutHasASectionAndNothingElseHas() throws {
    #expect(Set(try sections().map(\.name)) == Set(KnownLayouts.names.map(\.rawValue)))
  }

  @Test func everyExampleIsReadByItsLayoutWithoutAFault() throws {
    for section in try sections() {
      // A table of stock tells its month by its name.
      let file = try read(
        section.example, name: section.name == "mstkalmde" ? "MSTKALMDE_202610.csv" : "a.csv")
      #expect(file.layout?.rawValue == section.name, "\(section.name)")
      #expect(file.rows >= 1 && file.rejected == 0, "\(section.name)")
      #expect(file.findings.allSatisfy { $0.code == .monthFromName }, "\(section.name): \(file.findings)")
    }
  }

  @Test func everyColumnStandsThereUnderEachOfItsNames() throws {
    let whole = try sections().map(\.text).joined()
    for layout in KnownLayouts.all {
      let text = try #require(try sections().first { $0.name == layout.name.rawValue }).text
      for column in layout.columns(ImportOptions()) where !column.isInPassing {
        #expect(text.contains("`\(column.name)`"), "\(layout.name.rawValue): \(column.name)")
        for synonym in column.synonyms { #expect(whole.contains("`\(synonym)`"), "\(synonym)") }
        let isBold = text.contains("**`\(column.name)`**")
        #expect(isBold == (column.need != .optional), "\(layout.name.rawValue): \(column.name)")
      }
    }
  }
}
