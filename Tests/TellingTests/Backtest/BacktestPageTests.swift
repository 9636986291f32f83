import ForecastScoring
import Foundation
import TestSupport
import Testing

@testable import Telling

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("What people read of a backtest")
struct BacktestPageTests {
  private func page(_ language: Language = .spanish) throws -> PageStructure {
    PageStructure(html: try BacktestPage(BacktestFixture.input(language)).html())
  }

  @Test("is what was read and approved", arguments: Language.allCases)
  func golden(language: Language) throws {
    let name = "backtest/backtest.\(language.rawValue)"
    let text = BacktestText(BacktestFixture.input(language)).text
    #expect(try Golden.difference(try page(language).html, from: name + ".html") == nil)
    #expect(try Golden.difference(text, from: name + ".txt") == nil)
  }

  @Test("keeps the lines that scripts read")
  func lines() {
    let text = BacktestText(BacktestFixture.input(.spanish)).text
    for line in [
      "Orígenes: 2025-02, 2025-05\n", "\nPronósticos comparados: 80; sin dato todavía: 3\n",
      "\nMASE de la mediana   ", "\nCRPS (unidades)      ", "\nwQL                  ",
      "\nCasos ≤ p90 / p95    ",
    ] { #expect(text.contains(line), "\(line)") }
    #expect(BacktestText(BacktestFixture.input(.english)).text.contains("\nShare ≤ p90 / p95    "))
  }

  @Test("gives programs the keys that it documents, and null for what was not asked for")
  func json() throws {
    let text = BacktestJSON(BacktestFixture.score).text
    #expect(try Golden.difference(text, from: "backtest/backtest.json") == nil)
    #expect(try JSONSchema("backtest").faults(of: text) == [])
    var bare = BacktestFixture.score
    (bare.windows, bare.stockouts, bare.ladder) = (nil, nil, nil)
    (bare.unsupplied, bare.byLevel) = (nil, nil)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(BacktestJSON(bare).text.utf8)) as? [String: Any])
    for key in ["cumulative", "stockouts", "unsupplied", "by_level", "ladder"] {
      #expect(object[key] is NSNull, "\(key)")
    }
    for key in [
      "schema_version", "origins", "rows", "rows_without_outcome", "median_mase", "crps", "wql",
      "share_within_p90", "share_within_p95", "mean_mase", "mae", "ql90", "ql95", "share_within_80",
      "share_within_90", "wape", "bias", "by_origin", "by_months_ahead", "by_product", "by_facility_size",
      "model", "horizon",
    ] { #expect(object[key] != nil && !(object[key] is NSNull), "\(key)") }
  }

  @Test("says what “if nothing arrives” was worth, in both ways")
  func unsupplied() throws {
    let both = try #require(BacktestFixture.score.unsupplied)
    let said = Language.english.readings(of: both)
    #expect(said.count == 1, "nothing is said of months without cases")
    #expect(
      said[0].hasPrefix(
        "Within 1 month: 50 % was stated, and use reached the stock in 50 % of the cases; where nothing"))
    #expect(
      try page().html.contains("A 1 mes: se dijo 50 % y lo usado alcanzó al stock en 50 % de los casos"))
  }

  @Test("needs neither network nor script nor another file")
  func selfContained() throws {
    let html = try page().html
    for word in ["http:", "https:", "<script", "@import", "url(", "<link", "<iframe", "onerror="] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#39;Ñ&#39;"))
    #expect(!html.contains("<b>1"))
  }

  @Test("closes every element, names every drawing, and no id twice", arguments: Language.allCases)
  func wellFormed(language: Language) throws {
    let html = try page(language).html
    var xml = html.replacingOccurrences(of: "<!DOCTYPE html>", with: "")
    xml = xml.replacingOccurrences(of: "<(meta)([^>]*)>", with: "<$1$2/>", options: .regularExpression)
    let document = try XMLDocument(xmlString: xml)
    #expect(try document.nodes(forXPath: "//svg[@role='img']/title").count == 3)
    #expect(try document.nodes(forXPath: "//svg[not(@role='img')]").isEmpty)
    let ids = try PageStructure(html: html).matches(#" id="([^"]*)""#)
    #expect(Set(ids).count == ids.count)
  }

  @Test("says in the drawing's title every bin with its count")
  func spoken() throws {
    let titles = try page().matches("<title>(Confiabilidad.*?)</title>")
    for (title, entry) in zip(titles, BacktestFixture.score.stockouts ?? []) {
      #expect(title.components(separatedBy: "; dicho").count == entry.score.bins.count)
      #expect(entry.score.bins.allSatisfy { title.contains(" de \($0.rows)") })
    }
    #expect(titles.count == 3)
  }

  @Test("of nothing recorded yet says so")
  func nothing() throws {
    var score = BacktestScore()
    score.origins = BacktestFixture.score.origins
    score.horizon = 1
    let input = BacktestInput(score: score, products: BacktestFixture.products, language: .spanish)
    #expect(try BacktestPage(input).html().contains("Todavía no hay ningún mes registrado"))
    #expect(BacktestText(input).text.contains("MASE de la mediana   —"))
  }
}
