import Operations
import Runs
import RunsSupport
import StockPolicy
import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// Forecasts of what would be, beside the official ones.
@Suite struct TrialTests {
  private let network: SeededNetwork
  private let planner: ForecastPlanner
  private let name: TrialName

  init() throws {
    network = try SeededNetwork()
    try network.load(SeededNetwork.rows(facilities: 4, months: 24, seed: 6))
    planner = ForecastPlanner(database: network.database)
    name = try #require(TrialName("nivel 99"))
  }

  private func settings(_ month: Month, level: Double = 0.9) -> ForecastRun.Settings {
    ForecastRun.Settings(asOf: month, serviceLevel: level, model: .light)
  }

  @Test func nobodyWhoLooksForTheLatestRunSeesATrial() throws {
    let database = network.database
    let official = try planner.run { settings($0) }
    let alerts = try database.alertStates()
    let scores = try ScoredMonths(database: database).records()
    let trial = try planner.trial(named: name) { settings($0.advanced(by: -6), level: 0.99) }
    #expect(trial.id == 2 && trial.replaced == nil)
    #expect(try database.latestRun() == official)
    #expect(try database.runRecords().map(\.id) == [1])
    #expect(try database.runRecord(.latest).id == 1)
    #expect(try database.alertStates() == alerts)
    #expect(try ScoredMonths(database: database).records() == scores)
    #expect(
      try RunReport(database, today: Day(month: official.settings.asOf, dayOfMonth: 1)).facts().run
        == official)
    #expect(try database.allRunRecords().map(\.trial) == [name, nil])
    #expect(try SavedRun(.trial(name), of: database).run == trial.run)
    #expect(try SavedRun(.number(2), of: database).run == trial.run)
    #expect(try SavedRun(.latest, of: database).run == official)
    try database.verifyRuns()
  }

  @Test func theSameNameAgainReplacesTheTrial() throws {
    let database = network.database
    _ = try planner.trial(named: name) { settings($0, level: 0.99) }
    let again = try planner.trial(named: name) { settings($0, level: 0.8) }
    #expect(again.id == 2 && again.replaced == 1)
    #expect(try database.allRunRecords().map(\.id) == [2])
    #expect(try SavedRun(.trial(name), of: database).run.settings.serviceLevel == 0.8)
    // Its record stays; its lines are not told as none.
    #expect(throws: RunError.prunedRun(id: 1)) { try SavedRun(.number(1), of: database) }
    #expect(throws: RunError.noRun) { try SavedRun(.latest, of: database) }
  }

  @Test func aTrialThatIsDroppedIsGoneAndItsNumberIsNotUsedAgain() throws {
    let database = network.database
    _ = try planner.trial(named: name) { settings($0) }
    #expect(try database.dropTrial(name) == 1)
    #expect(try database.allRunRecords().isEmpty)
    #expect(throws: StoreError.unknownTrial(name)) { try database.dropTrial(name) }
    #expect(throws: StoreError.unknownTrial(name)) { try SavedRun(.trial(name), of: database) }
    #expect(throws: StoreError.unknownTrial(name)) { try database.adoptTrial(name) }
    _ = try planner.run { settings($0) }
    #expect(try database.runRecords().map(\.id) == [2])
    #expect(
      try database.auditEntries().suffix(3).map(\.action) == ["trial", "trial_drop", "run"])
  }

  @Test func anAdoptedTrialIsTheLatestRun() throws {
    let database = network.database
    let trial = try planner.trial(named: name) { settings($0, level: 0.99) }
    _ = try planner.run { settings($0) }
    #expect(try database.adoptTrial(name) == 3)
    #expect(try database.latestRun() == trial.run)
    #expect(try database.runRecords().map(\.id) == [3, 2])
    #expect(try database.runRecord(3).result == trial.run.resultDigest())
    try database.verifyRuns()
    #expect(try database.verifyAuditLog().firstBroken == nil)
  }

  @Test func whatSomebodySawIsAdoptedAndDroppedOrNothing() throws {
    let database = network.database
    _ = try planner.trial(named: name) { settings($0, level: 0.99) }
    _ = try planner.trial(named: name) { settings($0, level: 0.8) }
    #expect(throws: StoreError.unknownTrial(name)) { try database.adoptTrial(name, seen: 1) }
    #expect(throws: StoreError.unknownTrial(name)) { try database.dropTrial(name, seen: 1) }
    #expect(try database.runRecords().isEmpty)
    #expect(try database.adoptTrial(name, seen: 2) == 3)
    #expect(try database.dropTrial(name, seen: 2) == 2)
  }

  @Test func anotherAccountsTrialStaysWhereItIsToStay() throws {
    let (ana, eva) = (network.database.acting(as: "web:ana"), network.database.acting(as: "web:eva"))
    let made = try ForecastPlanner(database: ana).trial(named: name, replacingOwnAlone: true) { settings($0) }
    #expect(throws: StoreError.takenTrial(name, by: "web:ana")) {
      try ForecastPlanner(database: eva).trial(named: name, replacingOwnAlone: true) { settings($0) }
    }
    #expect(try eva.trials().map(\.record.id) == [made.id] && eva.trials().map(\.maker) == ["web:ana"])
    let again = try ForecastPlanner(database: ana).trial(named: name, replacingOwnAlone: true) {
      settings($0)
    }
    #expect(again.replaced == made.id)
    // The command line, which knows nobody, replaces as ever.
    #expect(try ForecastPlanner(database: eva).trial(named: name) { settings($0) }.replaced == again.id)
  }

  @Test func aLeadTimeThatIsAskedForHoldsAtEveryFacility() throws {
    let official = try planner.run { settings($0) }
    let trial = try planner.trial(named: name) { month in
      var asked = settings(month)
      asked.orders.leadTimeMonths = 4
      return asked
    }.run
    #expect(!trial.calendars.isEmpty)
    for (facility, calendar) in trial.calendars {
      #expect(calendar.calendar.leadTimeMonths == 4 && calendar.leadTimeSource == .asked)
      let usual = try #require(official.calendars[facility])
      #expect(calendar.calendar.reviewPeriodMonths == usual.calendar.reviewPeriodMonths)
      #expect(calendar.reviewPeriodSource == usual.reviewPeriodSource)
    }
    // What has to last longer is ordered in no smaller quantity, and somewhere in a larger one.
    let before = Dictionary(uniqueKeysWithValues: official.assessments.map { ($0.key, $0.order.quantity) })
    #expect(trial.assessments.contains { $0.order.quantity > before[$0.key] ?? 0 })
    #expect(try network.database.runRecord(.trial(name)).settings == trial.settings)
  }

  @Test func aTrialThatIsStoppedIsNotKept() throws {
    for stage in ForecastPlanner.Stage.allCases {
      #expect(throws: CancellationError.self) {
        _ = try planner.trial(
          named: name, onStage: { if $0 == stage { throw CancellationError() } }
        ) { settings($0) }
      }
    }
    #expect(try network.database.allRunRecords().isEmpty)
  }

  @Test func aTrialOfAnEarlierMonthIsNotAdopted() throws {
    let trial = try planner.trial(named: name) { settings($0.advanced(by: -1)) }
    let run = try planner.run { settings($0) }
    let fault = StaleTrial.earlierMonth(trial.run.settings.asOf, official: run.settings.asOf)
    #expect(throws: RunError.staleTrial(name, fault)) { try network.database.adoptTrial(name) }
    #expect(try network.database.latestRun() == run)
  }

  @Test func aTrialOfOtherDataIsNotAdopted() throws {
    let database = network.database
    _ = try planner.trial(named: name) { settings($0) }
    let path = try network.folder.write(
      "more.csv", "facility,product,month,consumed,closing\nNEW,P0,2024-12,3,4\n")
    let number = try database.importedFiles().count
    #expect(try FileImport(database: database).importFile(path: path).map(\.counts.accepted) == [1])
    #expect(throws: RunError.staleTrial(name, .otherInputs)) { try database.adoptTrial(name) }
    #expect(try database.runRecords().isEmpty)
    // Taken back, the data are those that it was made from.
    let file = try #require(try database.importedFiles().last)
    #expect(number == 1)
    _ = try database.undoImport(id: file.id)
    #expect(try database.adoptTrial(name) == 2)
  }

  @Test func retentionNeitherCountsTrialsAsOfficialNorKeepsThemForEver() throws {
    let database = network.database
    let other = try #require(TrialName("viejo"))
    _ = try planner.trial(named: other) { settings($0.advanced(by: -12)) }
    _ = try planner.run { settings($0) }
    _ = try planner.trial(named: name) { settings($0, level: 0.99) }
    #expect(try database.pruneRuns(keepingMonths: 6) == 1)
    #expect(try database.allRunRecords().map(\.id) == [3, 2])
    #expect(try database.runRecords().map(\.isPruned) == [false])
    #expect(throws: StoreError.unknownTrial(other)) { try SavedRun(.trial(other), of: database) }
  }

  @Test(arguments: [
    "", "  ", "12", "-x", "latest", "Último", "ULTIMO", String(repeating: "a", count: 41), "a\nb",
  ])
  func whatIsNoNameOfATrialIsRefused(text: String) {
    #expect(TrialName(text) == nil)
  }

  @Test func aTextNamesTheLatestRunANumberOrATrial() throws {
    #expect(RunChoice("latest") == .latest && RunChoice("último") == .latest)
    #expect(RunChoice("12") == .number(12))
    #expect(RunChoice("0") == nil && RunChoice("-1") == nil)
    #expect(RunChoice(" nivel 99 ") == .trial(name))
  }
}
