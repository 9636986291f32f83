import Files
import Operations
import Runs
import SupplyModel
import SupplyStore

/// Removes what the rule of retention no longer keeps.
///
/// Not on the first night after a long silence: a clock that has leapt by years would empty everything.
struct PruneStep {
  /// After so many days without a night nothing is removed until the next one.
  static let longestSilenceDays = 60
  /// So many report folders stay, however old.
  static let reportsAlwaysKept = 10
  /// So many nights are remembered.
  static let nightsKept = 400
  /// Days that messages stay in the outbox.
  static let messageDays = 90

  let configuration: NightlyConfiguration
  let database: SupplyDatabase
  let clock: MachineClock
  /// Days since the night before; nil without one.
  let silence: Int?

  /// Removes it.
  func run() throws -> NightEvent {
    if let silence, silence > Self.longestSilenceDays { return .pruneWaits(daysSinceLastNight: silence) }
    let retention = configuration.retention
    let reports = try pruneFolders(
      configuration.places.reports, days: retention.reportDays, alwaysKept: Self.reportsAlwaysKept)
    let files = try pruneArchive(months: retention.archiveMonths)
    let runs = try database.pruneRuns(keepingMonths: retention.runMonths)
    _ = try database.pruneNights(keeping: Self.nightsKept)
    try pruneMessages()
    return .pruned(reports: reports, runs: runs, files: files, backups: try pruneBackups())
  }

  private func age(_ name: String) -> Int? {
    Day(prefixOf: name).map { $0.days(to: clock.today) }
  }

  private func pruneFolders(_ root: String, days: Int, alwaysKept: Int) throws -> Int {
    guard days > 0, FileStamp(path: root)?.isFolder == true else { return 0 }
    let dated = try Folders.names(in: root).filter { age($0) != nil }
    let old = dated.dropLast(alwaysKept).filter { (age($0) ?? 0) > days }
    for name in old { Folders.removeAll(root + "/" + name) }
    return old.count
  }

  private func pruneArchive(months: Int) throws -> Int {
    let root = configuration.places.archive
    guard months > 0, FileStamp(path: root)?.isFolder == true else { return 0 }
    var removed: [String] = []
    for name in try Folders.names(in: root) {
      guard let day = Day(prefixOf: name), day.month.distance(to: clock.today.month) > months else {
        continue
      }
      let folder = root + "/" + name
      removed += try Folders.names(in: folder).map { folder + "/" + $0 }
      Folders.removeAll(folder)
    }
    try database.forgetArchived(paths: removed)
    return removed.count
  }

  private func pruneMessages() throws {
    let root = configuration.places.outbox
    guard FileStamp(path: root)?.isFolder == true else { return }
    for name in try Folders.names(in: root) where (age(name) ?? 0) > Self.messageDays {
      Folders.removeAll(root + "/" + name)
    }
  }

  private func pruneBackups() throws -> Int {
    let folder = configuration.places.backups
    guard FileStamp(path: folder)?.isFolder == true else { return 0 }
    let retention = configuration.retention
    let superfluous = BackupFile.superfluous(
      try BackupFile.all(in: folder), daily: retention.backups, monthly: retention.monthlyBackups)
    // Of a database that was lost and begun anew these are all that is left: they wait for somebody to decide.
    let old = try superfluous.filter {
      try BackupManifest.read(beside: $0.path)?.isOfAnotherHistory(than: database) != true
    }
    for file in old {
      try Folders.remove(file.path)
      try Folders.remove(file.path + BackupManifest.suffix)
    }
    return old.count
  }
}
