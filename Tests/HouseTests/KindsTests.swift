import Foundation
import Testing

/// The page that tells where each kind of damage is tested.
@Suite struct KindsTests {
  @Test func everyTestThatThePageNamesIsThere() throws {
    let rows = HouseFiles.text("docs/kinds.md").split(separator: "\n").filter { $0.hasPrefix("| ") }
      .dropFirst()
    #expect(rows.count > 30)
    let sources = HouseFiles.sources(in: "Tests").map(HouseFiles.text).joined(separator: "\n")
    for row in rows {
      let cells = row.split(separator: "|", omittingEmptySubsequences: false)
      let names = try #require(cells.dropLast().last, "\(row)").split(separator: "`")
        .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty && $0 != "," }
      #expect(!names.isEmpty, "\(row)")
      for name in names { #expect(sources.contains("func \(name)("), "\(name)") }
    }
  }
}
