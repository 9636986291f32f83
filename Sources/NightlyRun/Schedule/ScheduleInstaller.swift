import Files
import Foundation
import Operations
import SupplyModel
import Telling

/// Carries a plan out, or takes it back.
public struct ScheduleInstaller {
  private let plan: SchedulePlan
  private let root: String

  /// An installer.
  ///
  /// - Parameters:
  ///   - plan: what is carried out.
  ///   - root: a folder that stands for the machine's root: files go there, and no command is run. Empty for the machine itself.
  public init(_ plan: SchedulePlan, root: String = "") {
    self.plan = plan
    self.root = root.hasSuffix("/") ? String(root.dropLast()) : root
  }

  private var isThisMachine: Bool { root.isEmpty }

  /// Why nights would not begin although everything were written; nil where they would, and under another root, where nothing is known.
  public var obstacle: ScheduleObstacle? { isThisMachine ? ScheduleObstacles(plan).first : nil }

  /// Makes the account and its folders, writes the files, and starts the timer; what it makes is noted, to be taken back.
  ///
  /// - Throws: `NightError.cannotSchedule` before anything is done; `FileError.cannotWrite` before anything but files is made;
  ///   `NightError.programFailed`.
  public func install() throws {
    if let obstacle { throw NightError.cannotSchedule(obstacle) }
    let earlier = ScheduleRecord.read(under: root)
    let isNewAccount = isThisMachine && getpwnam(plan.account) == nil
    let missing = isThisMachine ? plan.folders.filter { FileStamp(path: $0) == nil } : []
    // Nights by two schedules would get in each other's way.
    if let earlier, earlier.starter != plan.starter { _ = try Self.takeDown(earlier, root: root) }
    // First what is about to be made: cut off anywhere, all of it can be taken back. In folders of before may lie what is the account's.
    let isWhollyOurs = isNewAccount && missing.count == plan.folders.count
    try ScheduleRecord(
      of: plan, folders: missing, account: isWhollyOurs ? plan.account : nil,
      makesOwnFolder: FileStamp(path: root + ScheduleRecord.folder) == nil, after: earlier
    ).write(under: root)
    for file in plan.files {
      try AtomicFiles.write(file.text, toFile: root + file.path)
      chmod(root + file.path, 0o644)
    }
    guard isThisMachine else { return }
    if isNewAccount { try Self.run(plan.accountCommands) }
    for folder in missing {
      try Folders.make(folder)
      if let account = getpwnam(plan.account)?.pointee { chown(folder, account.pw_uid, account.pw_gid) }
    }
    try Self.run(plan.startCommands)
  }

  /// Folders that the account cannot write to, since somebody else had made them before.
  public func foreignFolders() -> [String] {
    guard isThisMachine, let account = getpwnam(plan.account)?.pointee else { return [] }
    return plan.folders.filter { folder in
      var status = stat()
      guard stat(folder, &status) == 0 else { return false }
      let isOwn = status.st_uid == account.pw_uid && status.st_mode & S_IWUSR != 0
      let isOfGroup = status.st_gid == account.pw_gid && status.st_mode & S_IWGRP != 0
      return !isOwn && !isOfGroup && status.st_mode & S_IWOTH == 0
    }
  }

  /// What was taken back, and what was left.
  public struct Removal: Sendable, Equatable {
    /// Files and folders that are gone, from the root of the machine.
    public var removed: [String] = []
    /// Files that somebody has changed since, and folders in which something lies: they stay.
    public var left: [String] = []
    /// The account that was made: gone, for nothing of its own is left; nil where none was, and where it stays.
    public var removedAccount: String?
  }

  /// Takes back what was installed under a root and nothing else: stops the timer, removes its files where they are as they were written, and
  /// folders that were made and are empty; then the account, where it was made with all its folders and none of them is left.
  ///
  /// - Parameter plan: what an installation would write, by which one of an earlier version is known; nil where nobody knows.
  /// - Throws: `ColcaError`.
  public static func remove(root: String, plan: SchedulePlan? = nil) throws -> Removal {
    let root = root.hasSuffix("/") ? String(root.dropLast()) : root
    var removal = Removal()
    let noted = ScheduleRecord.read(under: root)
    guard
      let record = noted
        ?? plan.map({
          ScheduleRecord(
            of: $0, folders: [], account: nil, makesOwnFolder: false, after: nil)
        })
    else { return removal }
    removal = try takeDown(record, root: root)
    // The deepest first: what lies in another of them would keep that from being empty.
    for folder in record.folders.reversed() where rmdir(root + folder) == 0 {
      removal.removed.append(root + folder)
    }
    let folders = record.folders.map { root + $0 }.filter { FileStamp(path: $0) != nil }
    removal.left += folders
    if root.isEmpty, folders.isEmpty, let account = record.account, getpwnam(account) != nil {
      try run([["userdel", account]])
      removal.removedAccount = account
    }
    if noted != nil { try Folders.remove(root + ScheduleRecord.path) }
    if record.hasMadeOwnFolder, rmdir(root + ScheduleRecord.folder) == 0 {
      removal.removed.append(root + ScheduleRecord.folder)
    }
    return removal
  }

  /// Stops what starts the nights, and removes its files where they are as they were written.
  private static func takeDown(_ record: ScheduleRecord, root: String) throws -> Removal {
    let files = record.files.filter { FileStamp(path: root + $0.path) != nil }
    let own = files.filter { (try? FileBytes.digest(of: root + $0.path).digest) == $0.digest }
    let isRunning = root.isEmpty && !own.isEmpty
    if isRunning { try run(record.starter.stopCommands) }
    for file in own { try Folders.remove(root + file.path) }
    if isRunning { try run(record.starter.forgetCommands) }
    return Removal(
      removed: own.map { root + $0.path }, left: files.filter { !own.contains($0) }.map { root + $0.path })
  }

  private static func run(_ commands: [[String]]) throws {
    for command in commands {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = command
      process.standardInput = FileHandle.nullDevice
      do { try process.run() } catch { throw NightError.programFailed(program: command[0], status: 127) }
      process.waitUntilExit()
      guard process.terminationStatus == 0 else {
        throw NightError.programFailed(program: command[0], status: process.terminationStatus)
      }
    }
  }
}
