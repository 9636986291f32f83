import ForecastScoring
import Foundation
import Operations
import SupplyModel
import TestSupport
import Testing

@testable import NightlyRun

@Suite struct AccuracyStepTests {
  @Test func aMonthThatComesInIsScoredAgainstEarlierRuns() throws {
    let fixture = try NightFixture()
    try fixture.folder.write("bandeja/a.csv", NightFixture.rows(months: 8))
    #expect(try fixture.night()[.accuracy]?.event == .sameAccuracy)
    for month in [9, 10] {
      try fixture.folder.write("bandeja/\(month).csv", NightFixture.rows(months: month, lastMonthOnly: true))
      fixture.turn(days: 30)
      let event = try fixture.night()[.accuracy]?.event
      let september = try #require(Month("2026-09"))
      #expect(
        event == .accuracy(months: (0...(month - 9)).map { september.advanced(by: $0) }))
    }
    let database = try fixture.database()
    let records = try database.accuracy(lastMonths: 12)
    let all = records.filter { $0.scope == .all }
    #expect(
      all.map { "\($0.month) \($0.step) \($0.runID)" } == ["2026-09 1 1", "2026-10 1 2", "2026-10 2 1"])

    // By hand: F1 and F2 stood in stock and used 10 and 20; F3 had run dry, and hides its demand.
    let october = try #require(all.first { $0.month.description == "2026-10" && $0.step == 1 })
    #expect(october.score.rows == 2 && october.score.outcomes == 30)
    let run = try #require(try database.run(2))
    let held = run.assessments.filter { $0.facility != "F3" }
    #expect(abs(october.score.forecasts - held.map { $0.monthlyDemand[0].mean }.reduce(0, +)) < 1e-9)
    let losses = zip(held, [10.0, 20]).map { assessment, used in
      DemandLoss(assessment.monthlyDemand[0], outcome: used, scale: nil).quantiles?.crps ?? .nan
    }
    #expect(abs(october.score.crps - losses.reduce(0, +)) < 1e-9)
    let facilities = records.filter { $0.scope == .facility && $0.month == october.month }
    #expect(facilities.map(\.code) == ["F1", "F2"] && facilities.allSatisfy { $0.step == 1 })
    #expect(facilities.map(\.score.outcomes) == [10, 20])
    // A quiet night scores nothing.
    #expect(try fixture.night()[.accuracy]?.event == .sameAccuracy)
  }

  @Test func aCorrectionIsScoredAnew() throws {
    let fixture = try NightFixture()
    try fixture.folder.write("bandeja/a.csv", NightFixture.rows(months: 9))
    try fixture.night()
    try fixture.folder.write("bandeja/b.csv", NightFixture.rows(months: 10, lastMonthOnly: true))
    try fixture.night()
    try fixture.folder.write(
      "bandeja/c.csv",
      "facility,product,month,opening,received,consumed,adjustment,closing,reported_on\n"
        + "F1,P,2026-10,200,10,70,0,140,2026-11-05\n")
    try fixture.night()
    let records = try fixture.database().accuracy(lastMonths: 1)
    #expect(records.first { $0.scope == .all }?.score.outcomes == 90)
  }
}
