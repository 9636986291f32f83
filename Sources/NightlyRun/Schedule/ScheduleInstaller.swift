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

  /// Makes the account and its folders, writes the files, and starts the timer.
  ///
  /// - Throws: `FileError.cannotWrite` — before anything else is done where the files cannot be written; `NightError.programFailed`.
  public func install() throws {
    // The files first: whoever may not write them may do nothing of the rest.
    for file in plan.files {
      try AtomicFiles.write(file.text, toFile: root + file.path)
      chmod(root + file.path, 0o644)
    }
    guard isThisMachine else { return }
    if getpwnam(plan.account) == nil { try run(plan.accountCommands) }
    for folder in plan.folders where FileStamp(path: folder) == nil {
      try Folders.make(folder)
      if let account = getpwnam(plan.account)?.pointee { chown(folder, account.pw_uid, account.pw_gid) }
    }
    try run(plan.startCommands)
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

  /// Stops the timer and removes the files; the account and everything that nights made stay.
  ///
  /// - Returns: the files that were there.
  /// - Throws: `ColcaError`.
  public func remove() throws -> [String] {
    let there = plan.files.map { root + $0.path }.filter { FileStamp(path: $0) != nil }
    guard !there.isEmpty else { return [] }
    if isThisMachine { try run(plan.stopCommands) }
    for path in there { try Folders.remove(path) }
    if isThisMachine { try run(plan.forgetCommands) }
    return there
  }

  private func run(_ commands: [[String]]) throws {
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
