import Files
import Foundation
import Operations
import Runs
import SupplyModel
import TestSupport
import Testing

@testable import NightlyRun

@Suite struct FolderTests {
  private let fixture: NightFixture

  init() throws { fixture = try NightFixture() }

  private func lock(_ name: String) throws -> FolderLock {
    var machine = fixture.machine
    machine.name = name
    return try FolderLock(folder: fixture.folder.path("bandeja"), machine: machine)
  }

  /// Somebody's words in the file, so many seconds before the fixture's time.
  private func leaveLock(of holder: String, secondsAgo: Double) throws -> String {
    let path = try fixture.folder.write("bandeja/.colca.lock", holder + "\n")
    let wanted = fixture.clock.now().addingTimeInterval(-secondsAgo)
    func touch(_ date: Date) throws {
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    }
    try touch(wanted)
    // Under a shifted clock the system may tell a file's times shifted too: what counts is what is told.
    let told = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date ?? wanted
    try touch(wanted.addingTimeInterval(wanted.timeIntervalSince(told)))
    return path
  }

  @Test func oneNightAtATime() throws {
    do {
      let held = try lock("uno")
      let error = try #require(throws: FileError.self) { _ = try self.lock("uno") }
      guard case .folderInUse(_, let holder) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(holder.hasPrefix("uno \(getpid()) 20"))
      #expect(FolderLock.holder(ofFolder: fixture.folder.path("bandeja")) == holder)
      withExtendedLifetime(held) {}
    }
    #expect(FolderLock.holder(ofFolder: fixture.folder.path("bandeja")) == nil)
    #expect(throws: Never.self) { _ = try self.lock("dos") }
  }

  /// A shared folder that passes no locks on: all there is are the words in the file, and when it was touched.
  @Test func anotherMachinesLockCountsUntilNobodyTouchesIt() throws {
    let holder = "dos 77 2026-11-26T02:00:00Z"
    for seconds in [0, FolderLock.staleSeconds - 1, 1 - FolderLock.staleSeconds] {
      let path = try leaveLock(of: holder, secondsAgo: seconds)
      #expect(throws: FileError.folderInUse(lock: path, holder: holder)) { _ = try self.lock("uno") }
    }
    // The same machine's words without a lock are those of a program that was killed.
    #expect(throws: Never.self) { _ = try self.lock("dos") }
    for seconds in [FolderLock.staleSeconds + 1, -FolderLock.staleSeconds - 1] {
      _ = try leaveLock(of: holder, secondsAgo: seconds)
      #expect(throws: Never.self) { _ = try self.lock("uno") }
    }
  }

  @Test func aNightWaitsForNoOther() throws {
    let held = try lock("maquina")
    #expect(throws: FileError.self) { try fixture.night() }
    withExtendedLifetime(held) {}
    #expect(!FileManager.default.fileExists(atPath: fixture.folder.path("colca.sqlite")))
  }

  @Test func aFolderTakesTheOthersPlaceWhole() throws {
    let root = fixture.folder.path("informes")
    for (name, text) in [("ultimo", "viejo"), ("nuevo", "nuevo")] {
      try Folders.make(root + "/" + name)
      try fixture.folder.write("informes/\(name)/a", text)
    }
    try FolderSwap.put(root + "/nuevo", at: root + "/ultimo")
    #expect(try fixture.text("informes/ultimo/a") == "nuevo")
    #expect(fixture.names("informes") == ["ultimo"])
    // Cut off between the two steps of a file system that cannot exchange folders.
    try Folders.move(root + "/ultimo", to: root + "/.ultimo.anterior")
    FolderSwap.repair(root + "/ultimo")
    #expect(try fixture.text("informes/ultimo/a") == "nuevo")
  }

  @Test(arguments: [
    ("2026-11-26", "2026-11-26", 0), ("2026-11-26", "2026-12-01", 5), ("2024-02-28", "2024-03-01", 2),
    ("2023-02-28", "2023-03-01", 1), ("2026-03-01", "2026-02-01", -28), ("1999-12-31", "2000-12-31", 366),
  ])
  func daysBetween(from: String, to: String, days: Int) throws {
    let (one, other) = (try #require(Day(prefixOf: from)), try #require(Day(prefixOf: to)))
    #expect(one.days(to: other) == days)
  }

  @Test func copiesAreKeptByDayAndByMonth() {
    func file(_ day: String, _ time: String = "020000") -> BackupFile {
      BackupFile(
        path: "colca-\(day)T\(time).sqlite",
        day: Day(prefixOf: day) ?? Day(month: Month(count: 0), dayOfMonth: 1))
    }
    let files = [
      file("2026-11-26", "090000"), file("2026-11-26"), file("2026-11-25"), file("2026-11-24"),
      file("2026-11-02"),
      file("2026-10-30"), file("2026-10-03"), file("2026-09-01"), file("2026-08-09"),
    ]
    let old = BackupFile.superfluous(files, daily: 2, monthly: 3).map(\.path)
    #expect(
      old == [
        "colca-2026-11-26T020000.sqlite", "colca-2026-11-24T020000.sqlite", "colca-2026-10-30T020000.sqlite",
        "colca-2026-08-09T020000.sqlite",
      ])
    #expect(BackupFile.superfluous(files, daily: 1, monthly: 0).count == files.count - 1)
    #expect(BackupFile.superfluous([], daily: 1, monthly: 1).isEmpty)
  }

  /// `/dev/shm` is a file system of its own on Linux.
  @Test(.enabled(if: FileManager.default.isWritableFile(atPath: "/dev/shm")))
  func aFileMovesToAnotherFileSystemToo() throws {
    let folder = try TemporaryFolder()
    let source = try folder.write("a.csv", "uno\n")
    let other = "/dev/shm/colca-test-" + UUID().uuidString
    try Folders.make(other)
    defer { Folders.removeAll(other) }
    try Folders.transfer(source, to: other + "/a.csv")
    #expect(try Folders.names(in: other) == ["a.csv"])
    #expect(try String(contentsOfFile: other + "/a.csv", encoding: .utf8) == "uno\n")
    #expect(!FileManager.default.fileExists(atPath: source))
    let again = try folder.write("a.csv", "dos\n")
    #expect(throws: FileError.self) { try Folders.transfer(again, to: other + "/nada/a.csv") }
    #expect(FileManager.default.fileExists(atPath: again))
  }

  @Test func aFullDiskAsksForRoomAndAnythingElseForLeave() {
    #expect(
      FileError.writing("/a", errorNumber: ENOSPC, reason: "x") == .inputOutput(path: "/a", reason: "x"))
    #expect(
      FileError.writing("/a", errorNumber: EDQUOT, reason: "x") == .inputOutput(path: "/a", reason: "x"))
    #expect(
      FileError.writing("/a", errorNumber: EROFS, reason: "x") == .cannotWrite(path: "/a", reason: "x"))
  }
}
