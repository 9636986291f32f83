import Files
import Operations
import Runs
import SupplyModel
import SupplyStore

/// Copies the database each night, looks the copy over, and keeps as many as the configuration says.
struct BackupStep {
  let configuration: NightlyConfiguration
  let database: SupplyDatabase
  let clock: MachineClock

  /// Makes the copy.
  ///
  /// A copy that is damaged is thrown away, and no older one is removed: the last good one stays.
  ///
  /// - Throws: `StoreError.damagedDatabase` when the database is; what reading and writing throws.
  func run() throws -> NightEvent {
    let folder = configuration.places.backups
    try Folders.make(folder)
    for name in try Folders.names(in: folder) where name.hasPrefix(".colca-") {
      Folders.removeAll(folder + "/" + name)
    }
    let name = BackupFile.prefix + clock.stamp + BackupFile.suffix
    let draft = folder + "/." + name
    do {
      try database.backUp(to: draft)
      if let damage = try SupplyDatabase.damage(ofFile: draft).first {
        throw StoreError.damagedDatabase(path: database.path, reason: damage)
      }
      let (digest, size) = try FileBytes.digest(of: draft)
      let verdict = try database.verifyAuditLog()
      let target = Folders.free(name, in: folder)
      try BackupManifest(
        digest: digest, byteCount: size, version: ColcaVersion.current,
        instant: clock.instant, auditNumber: verdict.entries, auditHead: verdict.head
      ).write(beside: target)
      try Folders.move(draft, to: target)
      Folders.settle(folder)
      return .backup(file: PathText.lastComponent(target), bytes: size)
    } catch {
      Folders.removeAll(draft)
      throw error
    }
  }
}
