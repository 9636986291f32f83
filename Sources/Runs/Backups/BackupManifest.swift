import Files
import Foundation
import Operations
import SupplyModel
import SupplyStore

/// What is known of a copy of the database without opening it, in a file of JSON beside it.
public struct BackupManifest: Codable, Equatable {
  /// SHA-256 of the copy.
  public let digest: String
  /// Its size.
  public let byteCount: Int
  /// The version of Colca that made it.
  public let version: String
  /// When: UTC, ISO 8601 to the second.
  public let instant: String
  /// The last entry of the log of changes then.
  public let auditNumber: Int64
  /// Its hash: a log that was cut short since does not hold it any more.
  public let auditHead: String

  /// What is known of a copy.
  public init(
    digest: String, byteCount: Int, version: String, instant: String, auditNumber: Int64, auditHead: String
  ) {
    self.digest = digest
    self.byteCount = byteCount
    self.version = version
    self.instant = instant
    self.auditNumber = auditNumber
    self.auditHead = auditHead
  }

  /// What follows the copy's name in that of its manifest.
  public static let suffix = ".json"

  /// Writes the manifest of a copy.
  public func write(beside path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    let text = String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    try AtomicFiles.replace(text, at: path + Self.suffix)
  }

  /// The manifest of a copy; nil where it is not there or is none.
  public static func read(beside path: String) -> BackupManifest? {
    FileBytes.ofReadable(path + suffix).flatMap {
      try? JSONDecoder().decode(BackupManifest.self, from: Data($0))
    }
  }
}

extension BackupManifest {
  /// Whether the copy holds what the database does not go on from: its log of changes is not the beginning of the database's, and the
  /// copy was made since the last restore.
  ///
  /// - Throws: `ColcaError` of reading the database.
  public func isOfAnotherHistory(than database: SupplyDatabase) throws -> Bool {
    guard auditNumber > 0, try database.auditHash(auditNumber) != auditHead else { return false }
    let restored = try database.auditEntries().last { $0.action == AuditEntry.Action.restored.rawValue }
    return instant > (restored?.instant ?? "")
  }
}

/// A copy of the database in the folder of copies.
public struct BackupFile: Equatable {
  /// What its name begins with, before the day.
  public static let prefix = "colca-"
  /// What its name ends with.
  public static let suffix = ".sqlite"

  /// Where it lies.
  public let path: String
  /// The day that its name says.
  public let day: Day

  /// A copy.
  public init(path: String, day: Day) {
    self.path = path
    self.day = day
  }

  /// The copies in a folder, the latest first by their names.
  public static func all(in folder: String) throws(FileError) -> [BackupFile] {
    try Folders.names(in: folder).filter { $0.hasPrefix(prefix) && $0.hasSuffix(suffix) }.reversed()
      .compactMap {
        name in
        Day(prefixOf: name.dropFirst(prefix.count)).map { BackupFile(path: folder + "/" + name, day: $0) }
      }
  }

  /// Those of some copies that need not be kept: all but the latest of each of the last `daily` days that have one, and the first of each of the last
  /// `monthly` months that have one.
  public static func superfluous(_ files: [BackupFile], daily: Int, monthly: Int) -> [BackupFile] {
    var days: [Day] = []
    var months: [Month] = []
    var kept: Set<String> = []
    for file in files where !days.contains(file.day) && days.count < max(1, daily) {
      days.append(file.day)
      kept.insert(file.path)
    }
    for file in files {
      guard months.contains(file.day.month) || months.count < monthly else { continue }
      if !months.contains(file.day.month) { months.append(file.day.month) }
    }
    for month in months {
      if let first = files.last(where: { $0.day.month == month }) { kept.insert(first.path) }
    }
    return files.filter { !kept.contains($0.path) }
  }
}
