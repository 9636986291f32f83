import Files
import Foundation
import SupplyModel
import TestSupport
import Testing

/// Somebody has put something else in the place of a file of the program's own.
@Suite struct OwnFileTests {
  private let folder: TemporaryFolder
  private let precious: String

  init() throws {
    folder = try TemporaryFolder()
    precious = try folder.write("colca.sqlite", "datos")
  }

  /// What somebody puts there, and why it is left alone.
  enum Trap: CaseIterable {
    case link, danglingLink, secondName, pipe, folder

    func set(at path: String, for precious: String) throws -> FileError.Foreign? {
      switch self {
      case .link:
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: precious)
        return .link
      case .danglingLink:
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: precious + ".no")
        return .link
      case .secondName:
        try FileManager.default.linkItem(atPath: precious, toPath: path)
        return .secondName
      case .pipe:
        #expect(mkfifo(path, 0o600) == 0)
        return .noPlainFile
      case .folder:
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        // The system's own words say it.
        return nil
      }
    }
  }

  private func isLeft() throws -> Bool { try String(contentsOfFile: precious, encoding: .utf8) == "datos" }

  @Test(arguments: Trap.allCases)
  func aLockIsTakenOnNothingElse(trap: Trap) throws {
    let path = folder.path(FolderLock.name)
    let reason = try trap.set(at: path, for: precious)
    do {
      _ = try FolderLock(folder: folder.url.path, machine: .still)
      Issue.record("taken")
    } catch {
      if let reason { #expect(error == .notOurs(path: path, because: reason)) }
      #expect(error.exitReason == .cannotWrite)
    }
    #expect(try isLeft())
    #expect(FolderLock.holder(ofFolder: folder.url.path) == nil)
  }

  @Test(arguments: Trap.allCases)
  func aLogIsAddedToNothingElse(trap: Trap) throws {
    let path = folder.path("registro.log")
    _ = try trap.set(at: path, for: precious)
    #expect(throws: FileError.self) { close(try OwnFile.open(path, for: .log)) }
    #expect(!WriteTrial.passes(adding: path))
    #expect(try isLeft())
  }

  @Test func aFileThatIsNoLockIsNotEmptied() throws {
    let path = try folder.write(
      FolderLock.name, String(repeating: "un informe que alguien guardó así\n", count: 200))
    #expect(throws: FileError.notOurs(path: path, because: .otherContent)) {
      _ = try FolderLock(folder: folder.url.path, machine: .still)
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("un informe"))
  }

  @Test func whatTakesTheNameOfAFileOfOursFollowsNoLink() throws {
    let path = folder.path("colca.prom")
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: precious)
    try AtomicFiles.replace("nuevo", at: path)
    #expect(try isLeft())
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "nuevo")
    #expect(FileStamp(path: path)?.isRegular == true)
  }

  @Test func aPipeIsNotWaitedFor() throws {
    let path = folder.path("tubo")
    #expect(mkfifo(path, 0o600) == 0)
    #expect(throws: FileError.notOurs(path: path, because: .noPlainFile)) {
      try AtomicFiles.replace("nuevo", at: path)
    }
    #expect(throws: FileError.self) { try FileBytes.digest(of: path) }
    #expect(FileBytes.ofReadable(path) == nil)
    #expect(throws: FileError.self) { try Folders.copy(path, to: folder.path("copia")) }
  }

  @Test func aPipeThatSomebodyWritesIntoIsReadToItsEnd() throws {
    let path = folder.path("tubo")
    #expect(mkfifo(path, 0o600) == 0)
    let bytes = [UInt8](repeating: 0x61, count: 200_000)
    // Both ends are held, so that the reader finds a writer whichever comes first.
    let held = open(path, O_RDWR | O_NONBLOCK)
    let writer = Thread {
      let end = open(path, O_WRONLY)
      _ = bytes.withUnsafeBytes { FileBytes.write($0, to: end) }
      close(end)
      close(held)
    }
    writer.start()
    #expect(try FileBytes.read(path) == bytes)
  }

  @Test func aCopyIsMadeOnlyWhereNothingLies() throws {
    let target = folder.path("copia")
    try FileManager.default.createSymbolicLink(atPath: target, withDestinationPath: precious)
    let source = try folder.write("otro", "otros datos")
    #expect(throws: FileError.self) { try Folders.copy(source, to: target) }
    #expect(try isLeft())
  }
}

@Suite struct FileNameTests {
  @Test func aNameIsCutBeforeItsEndAndNeverWithinALetter() {
    #expect(Folders.name("ICI.csv", ending: ".hallazgos.txt") == "ICI.csv.hallazgos.txt")
    let long = Folders.name(String(repeating: "ñ", count: 200), ending: ".colca-1")
    #expect(long.utf8.count == 254 && long.hasSuffix("ñ.colca-1"))
    #expect(Folders.name(String(repeating: "x", count: 255), ending: "_2.csv").utf8.count == 255)
  }
}
