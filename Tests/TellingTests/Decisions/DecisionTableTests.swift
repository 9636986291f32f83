import Operations
import SupplyModel
import TestSupport
import Testing

@testable import Telling

/// The list of decisions as people read it.
@Suite struct DecisionTableTests {
  @Test(arguments: Language.allCases) func theListIsAsWrittenDown(_ language: Language) throws {
    let table = DecisionFixture.table(language)
    #expect(try Golden.difference(table.text, from: "decisions/list.\(language.rawValue).txt") == nil)
    #expect(try Golden.difference(table.csv, from: "decisions/list.\(language.rawValue).csv") == nil)
  }

  @Test func everyStandingIsToldInItsOwnWords() {
    for language in Language.allCases {
      let told = DecisionFixture.standings.map(language.standing)
      #expect(told.allSatisfy { !$0.isEmpty && !$0.contains("  ") })
      #expect(Set(told).count == told.count - 1, "A1 and the lot that was accepted alone are alike")
    }
  }

  @Test func reasonsAndActsHaveWordsOfTheirOwn() {
    for language in Language.allCases {
      #expect(Set(DecisionReason.allCases.map(language.name(of:))).count == DecisionReason.allCases.count)
      #expect(Set(DecisionAct.Kind.allCases.map(language.name(of:))).count == DecisionAct.Kind.allCases.count)
    }
  }

  @Test(arguments: Language.allCases) func everyListAndPageShowsWhatWasDecided(_ language: Language) throws {
    let input = DecisionFixture.decided(language)
    let (run, names) = (input.run, input.names)
    #expect(run.orderLines.count > 1 && !run.transfers.isEmpty)
    let told = language.name(of: DecisionAct.Kind.rejected) + ": " + ReportFixture.hostile
    for table in [
      OrderTable.table(for: run, names: names), TransferTable.table(for: run, names: names),
      ExpiryTable.table(for: run, names: names),
    ] {
      let place = try #require(table.columns.firstIndex { $0.key == "decision" })
      #expect(!table.rows.isEmpty && table.rows.allSatisfy { $0[place] == .text(told) })
      #expect(table.text.contains(told))
    }
    let page = try ReportPage.html(ReportContext(input, split: .region))
    #expect(page.contains(language.name(of: DecisionAct.Kind.rejected) + ": O"))
    #expect(!page.contains("<script>alert(1)"))
  }
}
