import Foundation
import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import DemandForecasting
@testable import Telling

@Suite("What drove a forecast")
struct ExplanationTextTests {
  private func text(
    _ language: Language, line: Int = 0, _ drivers: ForecastDrivers? = nil, reasons: StockoutReasons? = nil
  ) -> ExplanationText {
    let (series, assessment) = ReportFixture.lines[line]
    let uses = ForecastExplanation.Use.allCases
    let months = series.entries.enumerated().map { index, entry in
      let recorded = entry.quantities?.consumed
      let use = recorded == nil ? .notReported : uses[index % 4]
      let isMore = use == .raised || use == .emptyShelf
      return ForecastExplanation.MonthEntry(
        month: entry.month, state: entry.state, recorded: recorded,
        daysOut: isMore ? 10 : nil, corrected: recorded.map { $0 + (isMore ? 1.25 : 0) },
        counted: recorded.map { $0 + (isMore ? 1.25 : 0) }, use: use)
    }
    return ExplanationText(
      ForecastExplanation(
        settings: ReportFixture.sample.settings, assessment: assessment, drivers: drivers ?? full,
        stockoutReasons: reasons, months: months),
      names: ReportFixture.input(language).names)
  }

  private var full: ForecastDrivers {
    ForecastDrivers(
      level: .init(mean12: 12.5, mean3: 20, productShare: 12.5, value: 15.25), stock: .month,
      zeroMonths: .few, trend: .rising, endsInZero: false, lookAlikes: 1234, coarseness: 1,
      lookAlikesNeeded: 150,
      parts: [
        .init(part: .forest, weight: 0.85, helped: 0.063), .init(part: .light, weight: 0.05),
        .init(part: .own(halfLife: 1.5), weight: 0.1, helped: -0.002),
      ], cases: 523, effectiveCases: 240.4)
  }

  private var light: ForecastDrivers {
    ForecastDrivers(
      level: .init(mean12: 0, mean3: 0, productShare: 0, value: 0.5), stock: .none, zeroMonths: .nearlyAll,
      trend: .collapsing, endsInZero: true, lookAlikes: 40, coarseness: 4, lookAlikesNeeded: 150,
      beginning: .init(reports: 2, weight: 1, level: 0.75), parts: [.init(part: .light, weight: 1)],
      cases: nil,
      effectiveCases: nil)
  }

  private func reasons(
    forest: Double?, regression: Double?, _ grounds: [StockoutGround: Double] = [:]
  ) -> StockoutReasons {
    var reasons = StockoutReasons(pastShare: 0.5)
    (reasons.forest, reasons.regression) = (forest, regression)
    for (ground, logOdds) in grounds { reasons.grounds[ground.rawValue].logOdds = logOdds }
    return reasons
  }

  @Test("reads well in both languages", arguments: Language.allCases)
  func golden(language: Language) throws {
    let both = reasons(
      forest: 0.12, regression: 0.31, [.product: 0.8, .shelf: 1.1, .network: 0.2, .deliveries: -0.4])
    let all = [
      text(language, reasons: both).text,
      text(language, line: 1, light, reasons: reasons(forest: 0.4, regression: nil)).text,
      text(language, line: 7).text,
    ].joined(separator: "\n")
    #expect(try Golden.difference(all, from: "reporting/explicacion.\(language.rawValue).txt") == nil)
  }

  @Test("fills the level's numbers in")
  func level() {
    #expect(
      text(.spanish).text.contains(
        "0.6 × 12.5 (promedio de 12 meses) + 0.3 × 20 (de 3 meses) + 0.1 × 12.5 (del producto en la red, con tope)"
          + " + 0.5 = 15.25 ampollas al mes."))
  }

  @Test("says which part said what of a stock-out, and what it rests on")
  func opinions() throws {
    let shown = try #require(ReportFixture.lines[0].1.risk?.probabilityWithResupply.first)
    func sentence(_ reasons: StockoutReasons, shown: Double) throws -> String {
      try #require(Language.spanish.partsSentence(for: reasons, shown: shown))
    }
    let both = reasons(forest: 0.1, regression: 0.2, [.deliveries: -0.5, .facility: -0.2, .shelf: -0.05])
    #expect(
      try sentence(both, shown: 0.15)
        == "Con las entregas habituales se promedian dos opiniones: los casos pasados parecidos dicen 10 %; un "
        + "cálculo con lo que pasa en toda la red, 20 %. Lo que más lo baja: sus entregas y pedidos y cómo le va al "
        + "establecimiento con todo.")
    #expect(
      try sentence(both, shown: 0.3).hasSuffix(
        "Se muestra 30 %: con más meses nunca menos que con menos, "
          + "ni más que si no llega nada."))
    #expect(try sentence(reasons(forest: 0.1, regression: 0.2), shown: 0.15).hasSuffix("como de costumbre."))
    #expect(
      try sentence(reasons(forest: nil, regression: nil), shown: 0.5)
        == "Con tan poca historia se dice la parte de los plazos pasados que vieron el estante vacío, acercada a la "
        + "mitad: 50 %.")
    #expect(
      try sentence(reasons(forest: nil, regression: 0.2), shown: 0.2).contains("opina solo un cálculo"))
    #expect(Language.spanish.partsSentence(for: nil, shown: shown) == nil)
    #expect(Language.spanish.partsSentence(for: both, shown: nil) == nil)
    let json = text(.spanish, reasons: both).json
    #expect(try JSONSchema("explain").faults(of: json) == [])
    #expect(json == text(.english, reasons: both).json)
    #expect(json.contains("\"opinions\":{\"forest\":0.1,\"regression\":0.2,\"past_share\":0.5,"))
    #expect(json.contains("{\"ground\":\"deliveries\",\"log_odds\":-0.5}"))
  }

  @Test("keeps to its keys, in any language")
  func contract() throws {
    let json = text(.spanish).json
    #expect(json == text(.english).json)
    #expect(try JSONSchema("explain").faults(of: json) == [])
    for line in ReportFixture.lines.indices {
      #expect(try JSONSchema("explain").faults(of: text(.spanish, line: line).json) == [])
    }
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(
      Set(object.keys) == [
        "schema_version", "facility", "product", "as_of", "model", "target", "months", "level", "situation",
        "look_alikes", "beginning", "parts", "forest", "demand", "stockout", "calendar", "order",
      ])
    #expect(object["schema_version"] as? Int == 1 && object["as_of"] as? String == "2026-10")
    let situation = try #require(object["situation"] as? [String: Any])
    #expect(situation["stock"] as? String == "month" && situation["zero_months"] as? String == "few")
    #expect(situation["trend"] as? String == "rising" && situation["ends_in_zero"] as? Bool == false)
    let parts = try #require(object["parts"] as? [[String: Any]])
    #expect(parts.map { $0["part"] as? String } == ["forest", "light", "own"])
    #expect(parts[2]["half_life_months"] as? Double == 1.5 && parts[0]["half_life_months"] is NSNull)
    let assessment = ReportFixture.lines[0].1
    let demand = try #require(object["demand"] as? [[String: Any]])
    #expect(demand.count == 6 && demand[0]["month"] as? String == "2026-11")
    #expect(demand[2]["median"] as? Double == PlainNumber.rounded(assessment.monthlyDemand[2].median))
    let stockout = try #require(object["stockout"] as? [String: Any])
    #expect(stockout["with_usual_deliveries"] as? Double ?? 0 > 0)
    let order = try #require(object["order"] as? [String: Any])
    #expect(order["quantity"] as? Int == 24 && order["arithmetic"] is NSNull)
    let calendar = try #require(object["calendar"] as? [String: Any])
    #expect(calendar["lead_time_months"] as? Int == 1 && calendar["lead_time_source"] as? String == "assumed")
    let unknown = try JSONSerialization.jsonObject(with: Data(text(.spanish, line: 7, light).json.utf8))
    #expect((unknown as? [String: Any])?["stockout"] is NSNull)
    #expect((unknown as? [String: Any])?["forest"] is NSNull)
  }
}

extension PlainNumber {
  /// A number as a file carries it.
  static func rounded(_ value: Double) -> Double? { Double(text(value)) }
}
