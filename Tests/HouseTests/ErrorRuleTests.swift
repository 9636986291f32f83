import Foundation
import TestSupport
import Testing

/// Every error of ours has a file of sentences, in which no case can be forgotten.
@Suite struct ErrorRuleTests {
  /// The types that say they are errors of ours, with the files that declare them.
  private static let declared: [(name: String, file: String)] = HouseFiles.sources(in: "Sources").flatMap {
    file in
    HouseFiles.text(file).matches(of: /(?m)^(?:public |package )?(?:enum|struct) (\w+): ColcaError\b/)
      .map { (String($0.output.1), file) }
  }

  @Test func everyErrorHasItsSentencesInTelling() {
    #expect(Self.declared.count >= 7)
    let telling = HouseFiles.sources(in: "Sources/Telling/Errors").map(HouseFiles.text)
    for (name, file) in Self.declared {
      #expect(
        telling.count { $0.contains("extension \(name): ErrorWithSentence") } == 1, "\(name) of \(file)")
    }
  }

  @Test func noSwitchOverAnErrorHasADefault() {
    for file in Self.declared.map(\.file) + HouseFiles.sources(in: "Sources/Telling/Errors") {
      #expect(HouseFiles.text(file).firstMatch(of: /(?m)^ *default:/) == nil, "\(file)")
    }
  }
}
