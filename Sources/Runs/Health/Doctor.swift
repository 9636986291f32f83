import Files
import Foundation
import Operations
import SupplyModel
import SupplyStore

/// Looks over an installation: everything that can keep a night from its work, and what the nights before left.
///
/// A database that is not there is not made; one that an earlier version wrote is brought up to date, as every command does.
public struct Doctor {
  /// A night, or a copy, older than so many days is missed.
  static let mostDays = 2

  private let loader: ConfigurationLoader
  private let databasePath: String
  private let machine: Machine
  private let isThorough: Bool
  /// The timer that is switched on; nil for none.
  private let timer: InstalledTimer?
  /// nil where no file says what a night does, or says it wrongly.
  private let configuration: NightlyConfiguration?

  /// A look at an installation.
  ///
  /// - Parameters:
  ///   - loader: its configuration.
  ///   - databasePath: the database; the configuration's when nil.
  ///   - machine: the time by which nights and copies are old.
  ///   - timer: the one that begins nights on this machine.
  ///   - isThorough: reads every page of the database and the latest copy of it; otherwise pages alone, which is quicker.
  public init(
    loader: ConfigurationLoader, databasePath: String? = nil, machine: Machine,
    isThorough: Bool = true, timer: InstalledTimer? = InstalledTimer()
  ) {
    self.timer = timer
    self.loader = loader
    self.isThorough = isThorough
    configuration = loader.path == nil ? nil : NightlyConfiguration(loader.values)
    self.databasePath = databasePath ?? loader.values.path(.database) ?? ConfigurationKey.database.facts.usual
    self.machine = machine
  }

  private var clock: MachineClock { machine.clock }

  /// What is found, in a fixed order.
  public func checks() -> [HealthCheck] {
    var checks = [configurationCheck]
    if let configuration { checks += [permissions(configuration), room(configuration)] }
    var database: SupplyDatabase?
    checks.append(databaseCheck(&database))
    if let database {
      let nights = (try? database.nights(last: 1)) ?? []
      checks.append(clockCheck(nights.first))
      checks.append(auditCheck(database))
      checks.append(calendarCheck(database))
      if configuration != nil { checks.append(heldCheck(database) ?? nightCheck(nights.first)) }
    }
    if let configuration { checks += [backupCheck(configuration), mailCheck(configuration)] }
    let run = try? database?.runRecords(last: 1).first?.version
    checks.append(
      HealthCheck(
        .version, .pass, .version(program: ColcaVersion.current, run: run.flatMap { $0.isEmpty ? nil : $0 })))
    return checks
  }

  private var configurationCheck: HealthCheck {
    guard let path = loader.path else { return HealthCheck(.configuration, .warn, .noConfiguration) }
    let faults = loader.values.complaints.count
    if faults == 0, let configuration, let timer, timer.differs(from: configuration) {
      return HealthCheck(
        .configuration, .warn,
        .timerDiffers(
          path: timer.path, timer: timer.time, configured: InstalledTimer.time(of: configuration)))
    }
    return HealthCheck(
      .configuration, faults == 0 ? .pass : .fail, .configuration(path: path, complaints: faults))
  }

  private func permissions(_ configuration: NightlyConfiguration) -> HealthCheck {
    let places = configuration.places
    let database = PathText.parent(places.database)
    let folders = [
      places.inbox, places.archive, places.setAside, places.reports, places.backups, places.outbox,
      database.isEmpty ? "." : database,
    ]
    let bad =
      folders.first { !Self.isWritable($0) }
      ?? [places.backups].first { !WriteTrial.passes(inFolder: $0) }
      ?? places.log.flatMap { WriteTrial.passes(adding: $0) ? nil : $0 }
      ?? places.metrics.flatMap { WriteTrial.passes(replacing: $0) ? nil : $0 }
    return bad.map { HealthCheck(.permissions, .fail, .notWritable(path: $0)) }
      ?? HealthCheck(.permissions, .pass, .foldersWritable)
  }

  /// Whether a folder can be written, or could be made where it is not there yet.
  private static func isWritable(_ path: String) -> Bool {
    var status = stat()
    if stat(path, &status) == 0 {
      return status.st_mode & S_IFMT == S_IFDIR && access(path, W_OK | X_OK) == 0
    }
    let parent = PathText.parent(path)
    return parent == path ? false : isWritable(parent.isEmpty ? "." : parent)
  }

  private func room(_ configuration: NightlyConfiguration) -> HealthCheck {
    let parent = PathText.parent(databasePath)
    let needed = configuration.retention.minimumFreeMegabytes
    let free = Folders.freeMegabytes(at: parent) ?? needed
    let state: HealthCheck.State = free < needed ? .fail : free < 2 * needed ? .warn : .pass
    return HealthCheck(.disk, state, .room(freeMegabytes: free, neededMegabytes: needed))
  }

  private func databaseCheck(_ opened: inout SupplyDatabase?) -> HealthCheck {
    // The copies are those of the configuration's database, not of another that is asked about.
    let watch = configuration.flatMap {
      $0.places.database == databasePath ? LossWatch(configuration: $0, machine: machine) : nil
    }
    guard FileStamp(path: databasePath) != nil else {
      let loss = try? watch?.loss(nil)
      return loss.map { HealthCheck(.database, .fail, .unusable(Stoppage($0))) }
        ?? HealthCheck(.database, .warn, .noReports)
    }
    do {
      let database = try SupplyDatabase(path: databasePath, machine: machine)
      if let damage = try database.damage(isThorough: isThorough).first {
        return HealthCheck(.database, .fail, .damaged(reason: damage))
      }
      try database.verifyRuns(last: isThorough ? nil : 1)
      if let loss = try watch?.loss(database) { throw loss }
      opened = database
      return HealthCheck(.database, .pass, .sound(megabytes: try database.size().bytes / 1_000_000))
    } catch StoreError.damagedDatabase(_, let reason) {
      return HealthCheck(.database, .fail, .damaged(reason: reason))
    } catch StoreError.notADatabase {
      return HealthCheck(.database, .fail, .damaged(reason: "file is not a database"))
    } catch {
      return HealthCheck(.database, .fail, .unusable(Stoppage(error)))
    }
  }

  private func clockCheck(_ night: StoredNight?) -> HealthCheck {
    // Two machines' clocks may differ by minutes; a day is none of those.
    guard let night, let began = Day(prefixOf: night.began),
      began.days(to: Day(clock.now(), in: .gmt)) < 0
    else { return HealthCheck(.clock, .pass, .clockAgrees) }
    return HealthCheck(.clock, .fail, .clockBehind(lastNight: night.began))
  }

  private func auditCheck(_ database: SupplyDatabase) -> HealthCheck {
    guard let verdict = try? database.verifyAuditLog() else {
      return HealthCheck(.auditLog, .fail, .auditBroken(entry: 0))
    }
    if let broken = verdict.firstBroken { return HealthCheck(.auditLog, .fail, .auditBroken(entry: broken)) }
    // A log that lost its end is whole in itself: what copies remember of it tells, if they were made since the last restore.
    let files = configuration.flatMap { try? BackupFile.all(in: $0.places.backups) } ?? []
    for manifest in files.prefix(3).compactMap({ BackupManifest.read(beside: $0.path) }) {
      if (try? manifest.isOfAnotherHistory(than: database)) != false {
        return HealthCheck(
          .auditLog, .fail, .auditCut(entries: verdict.entries, atLeast: manifest.auditNumber))
      }
    }
    return HealthCheck(.auditLog, .pass, .auditLog(entries: verdict.entries))
  }

  private func calendarCheck(_ database: SupplyDatabase) -> HealthCheck {
    guard
      let last = try? database.monthRange(of: configuration?.productsOrAll(of: database) ?? .all)?.upperBound
    else {
      return HealthCheck(.calendar, .warn, .noReports)
    }
    let expected = NightlyConfiguration.expectedMonth(
      on: clock.today, expectedByDay: configuration?.expectedByDay ?? 10)
    return last >= expected
      ? HealthCheck(.calendar, .pass, .reportsThrough(last))
      : HealthCheck(.calendar, .warn, .reportsLate(last: last, expected: expected))
  }

  private func heldCheck(_ database: SupplyDatabase) -> HealthCheck? {
    (try? PublicationWatch(database: database).held()).map { HealthCheck(.lastNight, .fail, .heldBack($0)) }
  }

  private func nightCheck(_ night: StoredNight?) -> HealthCheck {
    guard let night, let day = clock.day(ofInstant: night.began) else {
      return HealthCheck(.lastNight, .warn, .noNight)
    }
    let days = day.days(to: clock.today)
    let folder = PathText.parent(databasePath)
    if night.ended == nil, let holder = FolderLock.holder(ofFolder: folder.isEmpty ? "." : folder) {
      return HealthCheck(.lastNight, .pass, .nightUnderWay(holder: holder))
    }
    if days > Self.mostDays { return HealthCheck(.lastNight, .fail, .nightLongAgo(day: day, days: days)) }
    if night.ended == nil { return HealthCheck(.lastNight, .warn, .nightCutOff(day: day)) }
    if night.outcome == nil { return HealthCheck(.lastNight, .pass, .nightOfCopy(day: day)) }
    guard night.hasFailed else { return HealthCheck(.lastNight, .pass, .night(day: day, days: days)) }
    let outcomes = night.outcome.flatMap {
      try? JSONDecoder().decode([StepOutcome].self, from: Data($0.utf8))
    }
    let steps = (outcomes ?? []).filter { $0.state == .failed }.map(\.step)
    return HealthCheck(.lastNight, .fail, .nightFailed(day: day, steps: steps))
  }

  private func backupCheck(_ configuration: NightlyConfiguration) -> HealthCheck {
    guard let last = (try? BackupFile.all(in: configuration.places.backups))?.first else {
      return HealthCheck(.backups, .warn, .noBackup)
    }
    if isThorough, let manifest = BackupManifest.read(beside: last.path),
      (try? FileBytes.digest(of: last.path).digest) != manifest.digest
    {
      return HealthCheck(.backups, .fail, .backupAltered(file: PathText.lastComponent(last.path)))
    }
    let days = last.day.days(to: clock.today)
    return days > Self.mostDays
      ? HealthCheck(.backups, .warn, .backupOld(day: last.day, days: days))
      : HealthCheck(.backups, .pass, .backup(day: last.day, days: days))
  }

  private func mailCheck(_ configuration: NightlyConfiguration) -> HealthCheck {
    guard !configuration.mail.recipients.isEmpty, let program = configuration.mail.command.first else {
      return HealthCheck(.mail, .warn, .mailToFolder)
    }
    guard !program.contains("/") || access(program, X_OK) == 0 else {
      return HealthCheck(.mail, .fail, .noMailProgram(program: program))
    }
    return HealthCheck(.mail, .pass, .mailReady(recipients: configuration.mail.recipients.count))
  }
}
