import Foundation
import Operations
import SupplyModel
import TestSupport
import Testing

@testable import NightlyRun

@Suite struct MetricsTests {
  @Test func aNightLeavesTheFiguresThatProgramsWatch() throws {
    let fixture = try NightFixture("metrics = metricas/colca.prom\n")
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 10))
    #expect(try fixture.night()[.metrics]?.event == .metrics)
    let text = try fixture.text("metricas/colca.prom")
    func value(_ key: String) -> Double? { MetricsText.value(key, in: text) }
    #expect(value("colca_night_last_success_timestamp_seconds") == 1_795_658_405)
    #expect(value("colca_night_failed") == 0)
    #expect(value("colca_inbox{what=\"rows_new\"}") == 30)
    #expect(value("colca_facilities_expected") == 3 && value("colca_facilities_reported") == 3)
    #expect(value("colca_alerts{level=\"stocked_out\"}") == 1)
    #expect(value("colca_findings{severity=\"error\"}") != nil)
    #expect(value("colca_step_failed{step=\"backup\"}") == 0)
    // Samples of a name stand together, each name once, with its help and type.
    let names = text.split(separator: "\n").filter { $0.hasPrefix("# TYPE ") }
    #expect(Set(names).count == names.count)
    #expect(text.split(separator: "\n").allSatisfy { $0.hasPrefix("#") || $0.contains(" ") })
    #expect(fixture.names("metricas") == ["colca.prom"])
  }

  @Test func aFailureKeepsTheTimeOfTheLastSuccess() throws {
    let fixture = try NightFixture("metrics = colca.prom\n")
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 10))
    try fixture.night()
    fixture.turn(days: 1)
    try FileManager.default.removeItem(atPath: fixture.folder.path("copias"))
    try fixture.folder.write("copias", "aquí no cabe una carpeta")
    try fixture.night()
    let text = try fixture.text("colca.prom")
    #expect(MetricsText.value("colca_night_last_success_timestamp_seconds", in: text) == 1_795_658_405)
    #expect(MetricsText.value("colca_night_end_timestamp_seconds", in: text) == 1_795_744_805)
    #expect(MetricsText.value("colca_night_failed", in: text) == 1)
    #expect(MetricsText.value("colca_step_failed{step=\"backup\"}", in: text) == 1)
    // Without a database too.
    try FileManager.default.removeItem(atPath: fixture.folder.path("colca.sqlite"))
    try fixture.folder.write("colca.sqlite", String(repeating: "no es una base ", count: 300))
    try fixture.night()
    #expect(
      MetricsText.value("colca_step_failed{step=\"database\"}", in: try fixture.text("colca.prom")) == 1)
  }

  @Test func howLastMonthsForecastsDidIsThere() throws {
    let fixture = try NightFixture("metrics = colca.prom\nhorizon_months = 2\n")
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 9))
    try fixture.night()
    #expect(try !fixture.text("colca.prom").contains("colca_forecast_"))
    fixture.turn(days: 30)
    try fixture.folder.write("bandeja/oct.csv", NightFixture.rows(months: 10, lastMonthOnly: true))
    try fixture.night()
    let text = try fixture.text("colca.prom")
    // F1 and F2 use what they always used: 10 and 20.
    let ratio = try #require(MetricsText.value("colca_forecast_use_ratio{months_ahead=\"1\"}", in: text))
    #expect(abs(ratio - 1) < 0.2)
    for name in ["colca_forecast_weighted_loss", "colca_stockout_brier", "colca_stockout_calibration_error"] {
      let value = try #require(MetricsText.value("\(name){months_ahead=\"1\"}", in: text), "\(name)")
      #expect(value >= 0 && value < 1)
    }
    // What needs nobody's attention tonight keeps its count: findings are only looked through when something came.
    fixture.turn(days: 1)
    let before = MetricsText.value("colca_findings{severity=\"warning\"}", in: text)
    try fixture.night()
    #expect(
      MetricsText.value("colca_findings{severity=\"warning\"}", in: try fixture.text("colca.prom")) == before)
  }

  @Test func labelsAreEscaped() {
    var text = MetricsText()
    text.add("a", "b", 1.5, ["z": "x\"y\\", "c": "d\ne"])
    #expect(text.text == "# HELP a b\n# TYPE a gauge\na{c=\"d\\ne\",z=\"x\\\"y\\\\\"} 1.5\n")
  }
}
