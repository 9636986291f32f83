import Files
import Foundation
import Operations
import Runs
import SupplyModel
import SupplyStore
import Telling

/// One night: everything that runs while nobody watches.
public struct Night {
  private let configuration: NightlyConfiguration
  private let machine: Machine
  private let language: Language
  private let confirmed: Int64?
  /// Hears how far the step has come that tells people, for tests.
  var reached: (NoticeStep.Stage) throws -> Void = { _ in }

  /// A night by a configuration.
  ///
  /// - Parameters:
  ///   - configuration: what to do, and where.
  ///   - machine: the time, the name by which locks tell machines apart, and the account that the log of changes names.
  ///   - confirmed: the run that was held back and that somebody confirms.
  public init(configuration: NightlyConfiguration, machine: Machine, confirming confirmed: Int64? = nil) {
    self.confirmed = confirmed
    self.configuration = configuration
    self.machine = machine
    language = Language(rawValue: configuration.languageCode) ?? .spanish
  }

  private var clock: MachineClock { machine.clock }

  /// Runs the steps in turn.
  ///
  /// - Parameter onOutcome: hears how each step ended.
  /// - Throws: `FileError.folderInUse` when another night has the folders, `NightError.notHeldBack` where what is confirmed is not
  ///   held back: nothing has been done then. What goes wrong with a step is in its outcome.
  public func run(onOutcome: (StepOutcome) -> Void = { _ in }) throws -> NightReport {
    var locks: [FolderLock] = []
    var unlockable: FileError?
    do {
      locks = try lock()
    } catch .folderInUse(let lock, let holder) {
      throw FileError.folderInUse(lock: lock, holder: holder)
    } catch {
      // Where the database lies nothing can be written: a night without it, of which people are told.
      unlockable = error
    }
    defer { withExtendedLifetime(locks) {} }
    var log = NightLog(path: configuration.places.log, clock: clock)
    var report = NightReport()
    func note(_ outcome: StepOutcome) {
      report.outcomes.append(outcome)
      log.say(outcome)
      report.logTrouble = log.fault.map(language.logTrouble)
      onOutcome(outcome)
    }
    let timer = StepTimer(language: language, clock: clock)
    var opened: (database: SupplyDatabase, previous: StoredNight?)?
    note(
      timer.run(.database) {
        if let unlockable { throw unlockable }
        let (database, previous, event) = try open()
        opened = (database, previous)
        return (.done, event)
      })
    guard let (database, previous) = opened else {
      // People, and programs that watch, are told all the same.
      for step in NightStep.allCases where step != .database {
        switch step {
        case .notice: note(timer.run(step) { try notice(nil, report) })
        case .metrics: note(timer.run(step) { try metrics(nil, report) })
        default: note(StepOutcome(step: step, state: .skipped))
        }
      }
      try? finish(report, nil)
      return report
    }
    if let confirmed { try PublicationWatch(database: database).confirm(confirmed) }
    do {
      report.id = try database.beginNight()
      log = log.numbered(report.id ?? 0)
    } catch {
      note(timer.failure(.database, error))
    }
    var held: HeldRun?
    for step in NightStep.allCases where step != .database {
      note(
        timer.run(step) {
          if step == .report { held = try PublicationWatch(database: database).held() }
          return try run(step, database, previous: previous, report: report, held: held)
        })
    }
    try finish(report, database)
    return report
  }

  /// Locks every folder that nights write to and others may share.
  ///
  /// Where the inbox or the folder of reports cannot be written there is nothing to lock: their steps fail, and the others do their
  /// work.
  private func lock() throws(FileError) -> [FolderLock] {
    let places = configuration.places
    let parent = PathText.parent(places.database)
    var locks: [FolderLock] = []
    var seen: Set<String> = []
    for folder in [parent.isEmpty ? "." : parent, places.inbox, places.reports] {
      do {
        try Folders.make(folder)
      } catch  where !locks.isEmpty {
        continue
      }
      // One folder under two paths would lock itself out.
      guard let stamp = FileStamp(path: folder + "/."), seen.insert("\(stamp.inode)").inserted else {
        continue
      }
      do {
        locks.append(try FolderLock(folder: folder, machine: machine))
      } catch {
        guard case .folderInUse = error else {
          if locks.isEmpty { throw error }
          continue
        }
        throw error
      }
    }
    return locks
  }

  private func open() throws -> (SupplyDatabase, StoredNight?, NightEvent) {
    let path = configuration.places.database
    let needed = configuration.retention.minimumFreeMegabytes
    if let free = Folders.freeMegabytes(at: PathText.parent(path)), free < needed {
      throw NightError.littleRoom(path: path, freeMegabytes: free, neededMegabytes: needed)
    }
    let watch = LossWatch(configuration: configuration, machine: machine)
    if FileStamp(path: path) == nil, let loss = try watch.loss(nil) { throw loss }
    let database = try SupplyDatabase(path: path, machine: machine)
    if let damage = try database.damage(isThorough: false).first {
      throw StoreError.damagedDatabase(path: path, reason: damage)
    }
    if let loss = try watch.loss(database) { throw loss }
    let previous = try database.nights(last: 1).first
    return (
      database, previous, .databaseIsSound(followsInterruption: previous.map { $0.ended == nil } ?? false)
    )
  }

  private func run(
    _ step: NightStep, _ database: SupplyDatabase, previous: StoredNight?, report: NightReport, held: HeldRun?
  ) throws -> (StepOutcome.State, NightEvent) {
    switch step {
    case .database: return (.idle, .noNews)
    case .inbox:
      var inbox = InboxStep(
        configuration: configuration, database: database, clock: clock, language: language)
      let tally = try inbox.run()
      return (tally.isEmpty ? .idle : .done, .inbox(tally))
    case .forecast:
      let event = try ForecastStep(configuration: configuration, database: database).run()
      if case .forecast = event { return (.done, event) }
      return (.idle, event)
    case .accuracy:
      var force = previous.map { $0.ended == nil } ?? false
      if case .forecast? = report[.forecast]?.event { force = true }
      let event = try AccuracyStep(database: database).run(force: force)
      if case .accuracy = event { return (.done, event) }
      return (.idle, event)
    case .report:
      let event = try ReportStep(
        configuration: configuration, database: database, clock: clock, language: language, held: held
      ).run()
      if case .report = event { return (.done, event) }
      return (.idle, event)
    case .notice: return try notice(database, report, held)
    case .metrics: return try metrics(database, report, held)
    case .prune:
      let silence = previous.flatMap { clock.day(ofInstant: $0.began) }
        .map { $0.days(to: clock.today) }
      let event = try PruneStep(
        configuration: configuration, database: database, clock: clock, silence: silence
      ).run()
      return (event == .pruned(reports: 0, runs: 0, files: 0, backups: 0) ? .idle : .done, event)
    case .backup:
      return (
        .done, try BackupStep(configuration: configuration, database: database, clock: clock).run()
      )
    }
  }

  private func metrics(
    _ database: SupplyDatabase?, _ report: NightReport, _ held: HeldRun? = nil
  ) throws -> (StepOutcome.State, NightEvent) {
    let event = try MetricsStep(
      configuration: configuration, database: database, clock: clock, report: report, held: held
    ).run()
    return (event == .noMetrics ? .idle : .done, event)
  }

  private func notice(
    _ database: SupplyDatabase?, _ report: NightReport, _ held: HeldRun? = nil
  ) throws -> (StepOutcome.State, NightEvent) {
    var step = NoticeStep(
      configuration: configuration, database: database, clock: clock, language: language, report: report,
      held: held)
    step.reached = reached
    let event = try step.run()
    return (event == .noNews ? .idle : .done, event)
  }

  private func finish(_ report: NightReport, _ database: SupplyDatabase?) throws {
    guard let database, let id = report.id else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = String(decoding: try encoder.encode(report.outcomes), as: UTF8.self)
    try database.endNight(id, hasFailed: report.hasFailed, outcome: text)
  }
}
