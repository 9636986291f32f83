import Files
import Foundation
import SupplyModel
import TestSupport
import Testing

@Suite("Bytes of whole files")
struct FileBytesTests {
  @Test func aFileLargerThanABlockComesWhole() throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<600_001).map { UInt8(truncatingIfNeeded: $0) }
    let path = try folder.write("large", Data(bytes))
    #expect(try FileBytes.read(path) == bytes)
    #expect(try FileBytes.digest(of: path).byteCount == bytes.count)
  }

  @Test func theDigestIsThatOfTheSameText() throws {
    let folder = try TemporaryFolder()
    #expect(try FileBytes.digest(of: try folder.write("a", "abc")) == (SHA256Digest.hex(of: "abc"), 3))
  }

  @Test func whatIsNotThereAndWhatIsNoFileAreToldApart() throws {
    let folder = try TemporaryFolder()
    let missing = folder.path("missing")
    #expect(throws: FileError.noSuchFile(path: missing)) { try FileBytes.read(missing) }
    #expect(throws: FileError.unreadable(path: folder.url.path, reason: "Is a directory")) {
      try FileBytes.read(folder.url.path)
    }
    #expect(FileBytes.ofReadable(missing) == nil)
  }

  @Test func aFullDeviceIsAnErrorAndNoCrash() throws {
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    #expect(FileBytes.write("text", to: full) == ENOSPC)
  }

  @Test func aClosedPipeIsAnErrorAndNoCrash() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    let before = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, before) }
    #expect(FileBytes.write("text", to: ends[1]) == EPIPE)
  }
}

@Suite("Folders")
struct FoldersTests {
  @Test func aFolderBelowAFileIsRefusedWithTheFilesName() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("file", "no folder")
    #expect(throws: FileError.cannotWrite(path: file, reason: "Not a directory")) {
      try Folders.make(file + "/a/b")
    }
  }

  @Test func aLinkToAFolderIsOne() throws {
    let folder = try TemporaryFolder()
    try Folders.make(folder.path("real"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: folder.path("real"))
    #expect(Folders.isFolder(folder.path("link")))
    try Folders.make(folder.path("link") + "/below")
    #expect(Folders.isFolder(folder.path("real/below")))
  }

  @Test func scratchIsGoneAfterwardsWhateverHappened() throws {
    var place = ""
    #expect(throws: RunError.noRun) {
      try Folders.withScratch(named: "colca-prueba") { path in
        place = path
        try AtomicFiles.write("text", toFile: path + "/file")
        throw RunError.noRun
      }
    }
    #expect(!place.isEmpty && FileStamp(path: place) == nil)
  }
}
