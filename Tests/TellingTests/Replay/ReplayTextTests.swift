import Foundation
import PolicyReplay
import TestSupport
import Testing

@testable import Telling

/// What people and programs read of a replay.
@Suite struct ReplayTextTests {
  @Test(arguments: Language.allCases)
  func textAndPageAreAsTheyWere(language: Language) throws {
    let input = ReplayInput(try ReplayFixture.comparison(), language: language, programVersion: "0.0")
    #expect(
      try Golden.difference(ReplayText(input).text, from: "replay/replay.\(language.rawValue).txt") == nil)
    #expect(
      try Golden.difference(try ReplayPage(input).html(), from: "replay/replay.\(language.rawValue).html")
        == nil)
  }

  @Test func jsonIsAsItWas() throws {
    let text = ReplayJSON(try ReplayFixture.comparison()).text
    #expect(try Golden.difference(text, from: "replay/replay.json") == nil)
    #expect(try JSONSchema("replay").faults(of: text) == [])
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let rules = try #require(object?["rules"] as? [[String: Any]])
    #expect(rules.count == 12 && object?["schema_version"] as? Int == 1)
  }

  /// Where what was dispensed counts as demand, nothing can have been lost, and no figure claims it.
  @Test func whatHappenedClaimsNoLossThatNobodyRecorded() throws {
    let input = ReplayInput(try ReplayFixture.comparison(demand: .recorded), language: .spanish)
    let row = try #require(input.table.rows.first)
    #expect(row[2] == "–" && row[4] == "–" && row[5] == "–" && row[8] == "–")
    let chart = TradeOffChart.whole(input.comparison, language: .spanish).svg
    #expect(!chart.contains("class=\"rh\"") && chart.contains("class=\"rc\""))
  }

  /// A reading of a curve that lies below the rival's point says what is less; numbers worked from the outcomes.
  @Test func readingsAreSharesOfTheRival() throws {
    let comparison = try ReplayFixture.comparison()
    let reading = try #require(comparison.reading(of: .colca, beside: .official, setting: 1))
    let point = try #require(comparison.curve(of: .official)?.points[1].outcome)
    #expect(reading.rivalMonthsOfStock == point.monthsOfStock && reading.rivalShortShare == point.shortShare)
    let sentence = try #require(Language.spanish.sentence(for: reading, terms: comparison.terms))
    #expect(sentence.hasPrefix("Colca, sin mover frente a «Regla oficial (CPMA)» × 2 meses ("))
    #expect(comparison.reading(of: .colca, beside: .recentAverage, setting: 1) == nil)
  }
}
