import Operations
import Runs
import RunsSupport
import StockPolicy
import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// What two saved runs say otherwise.
@Suite struct RunComparerTests {
  private let network: SeededNetwork
  private let planner: ForecastPlanner

  init() throws {
    network = try SeededNetwork()
    try network.load(SeededNetwork.rows(facilities: 4, months: 24, seed: 6))
    planner = ForecastPlanner(database: network.database)
  }

  private func settings(_ month: Month, level: Double = 0.9) -> ForecastRun.Settings {
    ForecastRun.Settings(asOf: month, serviceLevel: level, model: .light)
  }

  @Test func aRunComparedWithItselfDiffersInNothing() throws {
    let run = try planner.run { settings($0) }
    let (same, _) = try RunComparer(network.database).comparison(from: .latest, to: .number(1))
    #expect(same.lines.count == run.assessments.count && !same.lines.contains(where: \.differs))
    #expect(same.settings.isEmpty && same.isOfSameInputs && !same.differsInUnnamedSetting)
    for total in RunTotal.allCases { #expect(same.before(total) == same.after(total)) }
  }

  @Test func everyFigureIsTheOneThatTheRunsHold() throws {
    let name = try #require(TrialName("alto"))
    let official = try planner.run { settings($0) }
    let trial = try planner.trial(named: name) { settings($0, level: 0.995) }
    let (compared, _) = try RunComparer(network.database).comparison(from: .latest, to: .trial(name))
    #expect(compared.settings == [.serviceLevel])
    let differing = compared.lines.filter(\.differs)
    #expect(!differing.isEmpty)
    for line in compared.lines {
      #expect(line.before == official.assessments.first { $0.key == line.key })
      #expect(line.after == trial.run.assessments.first { $0.key == line.key })
      // Another level orders otherwise; it makes no stock-out more or less likely before anything comes.
      #expect(line.probability(line.before) == line.probability(line.after))
    }
    let changes = compared.lines.map(\.monthsChanged)
    #expect(changes == changes.sorted(by: >))
    #expect(compared.after(.orderLines) == Double(trial.run.orderLines.count))
    #expect(compared.before(.orderLines) == Double(official.orderLines.count))
    let risks = official.worklist.map(\.expectedHarm).reduce(0, +)
    #expect(abs(compared.before(.coupleYearsAtRisk) - risks) < 1e-9)
  }

  @Test func runsOfOtherMonthsAndDataSaySo() throws {
    let name = try #require(TrialName("antes"))
    _ = try planner.trial(named: name) { settings($0.advanced(by: -3)) }
    let path = try network.folder.write(
      "more.csv", "facility,product,month,consumed,closing\nNEW,P0,2024-12,3,4\n")
    _ = try FileImport(database: network.database).importFile(path: path)
    _ = try planner.run { settings($0) }
    let (compared, _) = try RunComparer(network.database).comparison(from: .trial(name), to: .latest)
    #expect(compared.settings == [.asOf] && !compared.isOfSameInputs)
    let new = try #require(compared.lines.first { $0.key.facility == "NEW" })
    #expect(new.before == nil && new.after != nil && new.differs)
  }

  @Test func aRunThatIsNotThereIsNotComparedAsEmpty() throws {
    let name = try #require(TrialName("nadie"))
    let comparer = RunComparer(network.database)
    #expect(throws: RunError.noRun) { try comparer.comparison(from: .latest, to: .latest) }
    _ = try planner.run { settings($0) }
    #expect(throws: StoreError.unknownTrial(name)) {
      try comparer.comparison(from: .latest, to: .trial(name))
    }
    #expect(throws: StoreError.unknownRun(id: 7)) { try comparer.comparison(from: .number(7), to: .latest) }
  }
}
