import Files
import Foundation
import Operations
import SupplyModel

/// What an installation has made on a machine, so that it can be taken back and nothing else: kept beside the configuration's usual place.
struct ScheduleRecord: Codable, Equatable {
  /// A file that was written, with its digest: one that somebody has changed since is not ours any more.
  struct File: Codable, Equatable {
    let path: String
    let digest: String
  }

  /// Where it is kept, from the root.
  static let path = "/etc/colca/schedule.json"

  let files: [File]
  /// Folders that were not there before.
  let folders: [String]
  /// The account that was made; nil where it was there before.
  let account: String?
  /// What starts the nights.
  let starter: SchedulePlan.Starter
  /// Whether the folder of this record was not there before.
  let hasMadeOwnFolder: Bool

  /// The record of a root; nil where nothing was installed.
  static func read(under root: String) -> ScheduleRecord? {
    FileBytes.ofReadable(root + path).flatMap {
      try? JSONDecoder().decode(ScheduleRecord.self, from: Data($0))
    }
  }

  /// The record of a plan that is carried out after an earlier one: what that one made is still ours.
  init(
    of plan: SchedulePlan, folders made: [String], account: String?, makesOwnFolder: Bool,
    after earlier: ScheduleRecord?
  ) {
    files = plan.files.map { File(path: $0.path, digest: SHA256Digest.hex(of: $0.text)) }
    folders = Set((earlier?.folders ?? []) + made).sorted()
    self.account = account ?? earlier?.account
    starter = plan.starter
    hasMadeOwnFolder = makesOwnFolder || earlier?.hasMadeOwnFolder == true
  }

  /// The folder in which it is kept, from the root.
  static var folder: String { PathText.parent(path) }

  /// Writes it.
  ///
  /// - Throws: `FileError.cannotWrite`.
  func write(under root: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    try Folders.make(root + Self.folder)
    try AtomicFiles.write(text, toFile: root + Self.path)
  }
}
