import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import Files

@Suite("Files written whole or not at all")
struct AtomicFilesTests {
  @Test func aLinkStaysAndLeadsToTheNewText() throws {
    let folder = try TemporaryFolder()
    let target = try folder.write("target.csv", "old")
    let link = folder.path("link.csv")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "target.csv")
    try AtomicFiles.write("new", toFile: link)
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "target.csv")
  }

  @Test func whatIsNoFileIsWrittenIntoAndStays() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    // Open for both ways, so that neither side waits for the other.
    let descriptor = open(pipe, O_RDWR)
    defer { close(descriptor) }
    try AtomicFiles.write("text", toFile: pipe)
    var bytes = [UInt8](repeating: 0, count: 16)
    #expect(read(descriptor, &bytes, 16) == 4)
    var status = stat()
    #expect(stat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
  }

  @Test func aFolderIsRefused() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileError.self) { try AtomicFiles.write("text", toFile: folder.path(".")) }
  }

  @Test func whatAKilledProgramHadBegunIsRemovedAndNothingElse() throws {
    let folder = try TemporaryFolder()
    // A process that has ended and been waited for.
    let ended = Process()
    ended.executableURL = URL(fileURLWithPath: "/bin/true")
    try ended.run()
    ended.waitUntilExit()
    let stays = [".a.csv.colca-\(getpid())", ".colca.lock", ".mi.colca-notas", "b.colca", ".c.colca-1x"]
    for name in stays + [".a.csv.colca-\(ended.processIdentifier)", ".d.csv.colca"] {
      try folder.write(name, "x")
    }
    try FileManager.default.createDirectory(
      atPath: folder.path(".e.colca"), withIntermediateDirectories: false)
    Folders.sweep(folder.path(""))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path("")).sorted()
    #expect(left == (stays + [".e.colca"]).sorted())
  }
}
