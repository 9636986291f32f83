import Files
import Foundation
import Operations
import SupplyModel
import TestSupport
import Testing

@testable import NightlyRun

@Suite struct InboxTests {
  private func tally(_ report: NightReport) throws -> InboxTally {
    guard case .inbox(let tally)? = report[.inbox]?.event else { throw RunError.noRun }
    return tally
  }

  private func listing(_ fixture: NightFixture, quietSeconds: Int) throws -> InboxListing {
    try InboxListing(folder: fixture.folder.path("bandeja"), quietSeconds: quietSeconds, clock: fixture.clock)
  }

  @Test func onlyCompleteFilesAreTaken() throws {
    let fixture = try NightFixture()
    let path = try fixture.folder.write("bandeja/creciente.csv", "facility\n")
    try fixture.folder.write("bandeja/quieto.csv", "facility\n")
    try fixture.folder.write("bandeja/listo.csv", "facility\n")
    try fixture.folder.write("bandeja/listo.csv.done", "")
    for name in ["a.csv.part", "b.tmp", ".oculto", "c.crdownload", "d.FILEPART", "e~", "~$f.xlsx"] {
      try fixture.folder.write("bandeja/" + name, "x")
    }
    // The files are younger than the clock of the test thinks: it watches them, and one grows meanwhile.
    fixture.whileWaiting {
      let handle = FileHandle(forWritingAtPath: path)
      handle?.seekToEndOfFile()
      handle?.write(Data("F,P\n".utf8))
    }
    let listing = try listing(fixture, quietSeconds: 30)
    #expect(listing.complete.map { PathText.lastComponent($0.path) } == ["listo.csv", "quieto.csv"])
    #expect(listing.complete.map { $0.marker != nil } == [true, false])
    #expect(listing.waiting == ["creciente.csv"])
  }

  @Test func lotsInTwoFilesOfOneNightAreOneReport() throws {
    let fixture = try NightFixture()
    let header =
      "CODIGO_PRE;ANNOMES;CODIGO_MED;MEDLOTE;SALDO;VENTA;SIS;INTERSAN;EXO;SOAT;CREDHOSP;OTR_CONV;STOCK_FIN\n"
    for (name, lot, opening) in [("a.csv", "A1", 10), ("b.csv", "B1", 30)] {
      try fixture.folder.write(
        "bandeja/" + name,
        header + "06528F01;202610;04594;\(lot);\(opening);4;0;0;0;0;0;0;\(opening - 4)\n")
    }
    try fixture.night()
    let report = try fixture.database().series(of: .all).first?[Month(count: 2026 * 12 + 9)]
    #expect(report?.quantities?.closing == 32 && report?.quantities?.consumed == 8)
  }

  /// Makes a file whose name is these bytes.
  private func make(_ name: [UInt8], in folder: String, _ text: String) {
    let path = Array(folder.utf8) + [UInt8(ascii: "/")] + name + [0]
    let descriptor = path.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { name in
        name.baseAddress.map { open($0, O_WRONLY | O_CREAT | O_EXCL, 0o644) } ?? -1
      }
    }
    #expect(FileBytes.write(text, to: descriptor) == 0)
    close(descriptor)
  }

  @Test func aBadNameHoldsNobodyUpAndIsTold() throws {
    let fixture = try NightFixture()
    let inbox = fixture.folder.path("bandeja")
    // «julio_ñ.csv» as a Windows program of before UTF-8 writes it.
    make(Array("julio_".utf8) + [0xF1] + Array(".csv".utf8), in: inbox, NightFixture.rows(months: 2))
    // The longest names there are; one has something to be told of, which lies beside it under a name of its own.
    let longest = String(repeating: "x", count: 251) + ".csv"
    try fixture.folder.write("bandeja/" + longest, NightFixture.rows(months: 2))
    let odd = String(repeating: "y", count: 120) + String(repeating: "ñ", count: 65) + ".csv"
    try fixture.folder.write("bandeja/" + odd, "estimada,doctora\nmuchas,gracias\n")
    try fixture.folder.write("bandeja/zeta.csv", NightFixture.rows(months: 3))
    let report = try fixture.night()
    let tally = try tally(report)
    #expect(!report.hasFailed && tally.taken == 2)
    #expect(tally.stuck.map(\.file) == ["julio_?.csv"])
    #expect(tally.stuck.first?.reason.contains("UTF-8") == true)
    #expect(tally.setAside.map(\.file) == [odd])
    #expect(fixture.names("archivo/2026-11-26") == [longest, "zeta.csv"])
    let aside = fixture.names("apartados/2026-11-26")
    #expect(aside.count == 2 && aside.contains(odd) && aside.contains { $0.hasSuffix(".hallazgos.txt") })
    // The next night tells it again, and nothing else is there.
    #expect(try self.tally(fixture.night()).stuck.map(\.file) == ["julio_?.csv"])
  }

  @Test(.enabled(if: getuid() != 0, "whoever may do everything may look into every folder"))
  func aFolderThatIsLockedHoldsNobodyUp() throws {
    let fixture = try NightFixture()
    let locked = fixture.folder.path("bandeja/ajena")
    try FileManager.default.createDirectory(atPath: locked, withIntermediateDirectories: false)
    chmod(locked, 0)
    defer { chmod(locked, 0o755) }
    try fixture.folder.write("bandeja/zeta.csv", NightFixture.rows(months: 3))
    let tally = try tally(fixture.night())
    #expect(tally.taken == 1 && tally.stuck.map(\.file) == ["ajena"])
  }

  @Test func theMarkerGoesWithItsFile() throws {
    let fixture = try NightFixture()
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 2))
    try fixture.folder.write("bandeja/ici.csv.done", "")
    #expect(try tally(fixture.night()).taken == 1)
    #expect(fixture.names("bandeja").isEmpty)
    #expect(fixture.names("archivo/2026-11-26") == ["ici.csv"])
  }

  @Test func whatCannotBeReadIsPutAsideWithItsFindings() throws {
    let fixture = try NightFixture()
    try fixture.folder.write("bandeja/carta.csv", "estimada,doctora\nmuchas,gracias\n")
    try fixture.folder.write("bandeja/foto.jpg", Data([0xFF, 0xD8, 0xFF, 0xE0, 0, 1, 2, 3]))
    try FileManager.default.createDirectory(
      atPath: fixture.folder.path("bandeja/sub"), withIntermediateDirectories: true)
    try fixture.folder.write("bandeja/sub/ici.csv", NightFixture.rows(months: 2))
    let tally = try tally(fixture.night())
    #expect(tally.setAside.map(\.file) == ["carta.csv", "foto.jpg"])
    #expect(tally.setAside.allSatisfy { !$0.reason.isEmpty })
    #expect(tally.taken == 1)
    #expect(
      fixture.names("apartados/2026-11-26")
        == ["carta.csv", "carta.csv.hallazgos.txt", "foto.jpg", "foto.jpg.hallazgos.txt"])
    #expect(try fixture.text("apartados/2026-11-26/carta.csv.hallazgos.txt").isEmpty == false)
    #expect(fixture.names("archivo/2026-11-26") == ["ici.csv"])
  }

  @Test func aFileThatGoesInWithFaultsIsKeptWithThem() throws {
    let fixture = try NightFixture()
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 2) + "F1,P,2026-13,1,1,1,0,1\n")
    let tally = try tally(fixture.night())
    #expect(tally.taken == 1 && tally.rowsRejected == 1 && tally.withFindings.map(\.file) == ["ici.csv"])
    #expect(fixture.names("archivo/2026-11-26") == ["ici.csv", "ici.csv.hallazgos.txt"])
  }

  @Test func theSameFileTwiceIsKeptOnceAndAnotherOfItsNameBesideIt() throws {
    let fixture = try NightFixture()
    for months in [2, 2, 3] {
      try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: months))
      try fixture.night()
    }
    #expect(fixture.names("archivo/2026-11-26") == ["ici.csv", "ici_2.csv"])
    #expect(try fixture.text("archivo/2026-11-26/ici_2.csv") == NightFixture.rows(months: 3))
    #expect(try fixture.database().importedFiles().count == 2)
  }

  @Test func linksAndPipesStayAndAreTold() throws {
    let fixture = try NightFixture()
    let secret = try fixture.folder.write("secreto.csv", NightFixture.rows(months: 2))
    symlink(secret, fixture.folder.path("bandeja/enlace.csv"))
    mkfifo(fixture.folder.path("bandeja/tubo.csv"), 0o600)
    let tally = try tally(fixture.night())
    #expect(tally.stuck.map(\.file) == ["enlace.csv", "tubo.csv"])
    #expect(tally.taken == 0)
    #expect(fixture.names("bandeja") == ["enlace.csv", "tubo.csv"])
  }

  @Test func manyFilesGoInBatches() throws {
    let fixture = try NightFixture()
    for number in 0..<InboxStep.batch + 5 {
      try fixture.folder.write(
        "bandeja/f\(number).csv", "facility,product,month,consumed,closing\nF\(number),P,2026-10,1,5\n")
    }
    #expect(try tally(fixture.night()).taken == InboxStep.batch + 5)
    #expect(fixture.names("bandeja").isEmpty)
  }

  @Test func aFileThatChangesWhileItIsCopiedIsNotTaken() throws {
    let fixture = try NightFixture()
    let path = try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 2))
    let stamp = try #require(FileStamp(path: path))
    #expect(try Folders.copy(path, to: fixture.folder.path("copia"))?.stamp == stamp)
    let handle = try #require(FileHandle(forWritingAtPath: path))
    handle.seekToEndOfFile()
    handle.write(Data("x".utf8))
    #expect(FileStamp(path: path) != stamp)
    // Written over in place with the same size and the time put back: the system's own time tells.
    let before = try #require(FileStamp(path: path))
    handle.seek(toFileOffset: 0)
    handle.write(Data("X".utf8))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: path)
    #expect(FileStamp(path: path) != before)
  }
}
