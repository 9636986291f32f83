import Foundation
import Operations
import SupplyModel
import TestSupport
import Testing

@testable import Web

/// What is too much, too slow or cut off leaves nothing on the disk.
@Suite struct UploadLimitTests {
  private func fixture(_ change: (inout UploadLimits) -> Void) throws -> WebFixture {
    var settings = SiteSettings()
    change(&settings.uploads)
    return try WebFixture(settings: settings, hasRun: false)
  }

  private func isClean(_ fixture: WebFixture) -> Bool {
    let folder = fixture.database.path + "-web"
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).isEmpty
  }

  private func files(_ count: Int, bytes: Int = 10) -> [Browser.Sent] {
    (0..<count).map { .init("a\($0).csv", String(repeating: "x", count: bytes)) }
  }

  @Test func limitsByCountSizeAllAndDisk() throws {
    let cases: [(Int, (inout UploadLimits) -> Void, [Browser.Sent])] = [
      (413, { $0.mostFiles = 2 }, files(3)), (413, { $0.mostFileBytes = 1000 }, files(1, bytes: 1001)),
      (413, { $0.mostBytes = 5000 }, files(6, bytes: 1000)),
      (507, { $0.keptFreeMegabytes = .max / 2 }, files(1)),
      (507, { $0.mostWaitingBytes = 100 }, files(1)), (503, { $0.mostAtOnce = 0 }, files(1)),
      (409, { $0.mostWaiting = 0 }, files(1)), (422, { _ in }, []),
      (422, { _ in }, [.init("vacio.csv", "")]),
    ]
    for (number, (status, change, sent)) in cases.enumerated() {
      let fixture = try fixture(change)
      var ana = try fixture.browser("ana")
      _ = ana.get("/cargas")
      let reply = try ana.send(files: sent, pieces: 300)
      #expect(reply.status == status && reply.text.contains("role=\"alert\""), "\(number): \(reply.status)")
      #expect(isClean(fixture), "\(number)")
    }
  }

  @Test func whoSendsTooSlowlyIsCutOff() throws {
    let fixture = try fixture { $0.seconds = 60 }
    var ana = try fixture.browser("ana")
    _ = ana.get("/cargas")
    let reply = try ana.send(files: files(1, bytes: 1000), pieces: 50) { fixture.pass(5) }
    #expect(reply.status == 408 && isClean(fixture))
  }

  @Test func whatIsCutOffLeavesNothing() throws {
    let fixture = try fixture { _ in }
    var ana = try fixture.browser("ana")
    _ = ana.get("/cargas")
    let whole = Browser.body(ana.token, files(2, bytes: 500)).count
    for cut in stride(from: 0, to: whole - 4, by: 37) {
      let reply = try ana.send(files: files(2, bytes: 500), pieces: 64, cut: cut)
      #expect(reply.status == 400 || reply.status == 403 || reply.status == 422, "\(cut): \(reply.status)")
      #expect(isClean(fixture))
    }
  }

  @Test func nothingIsWrittenForAForeignFormOrRole() throws {
    let fixture = try fixture { _ in }
    var ana = try fixture.browser("ana")
    _ = ana.get("/cargas")
    #expect(try ana.send(files: files(1), token: Secret.random()).status == 403)
    ana.origin = "https://malo.example"
    #expect(try ana.send(files: files(1)).status == 403)
    ana.origin = nil
    #expect(try ana.send(files: files(1)).status == 403)
    for role in [AccountRole.reader, .administrator] {
      var other = try fixture.browser("otra-\(role.rawValue)", role)
      _ = other.get("/clave")
      #expect(try other.send(files: files(1)).status == 403)
    }
    var nobody = Browser(fixture)
    _ = nobody.get("/ingresar")
    #expect(try nobody.send(files: files(1)).status == 303)
    #expect(isClean(fixture))
  }

  @Test(arguments: [
    ("../../etc/passwd", "passwd"), ("C:\\fakepath\\ICI.DBF", "ICI.DBF"), ("a\u{0}\u{202E}b.csv", "ab.csv"),
    (".htaccess", "htaccess"), ("...", "archivo"), ("/", "archivo"), ("ñandú 2026.xlsx", "ñandú 2026.xlsx"),
  ])
  func namesAreTheLastPartOfWhatWasSent(sent: String, name: String) {
    #expect(UploadIntake.name(sent) == name)
  }

  @Test func longNamesKeepTheirEnding() {
    let name = UploadIntake.name(String(repeating: "ñ", count: 300) + ".xlsx")
    #expect(name.hasSuffix(".xlsx") && name.utf8.count <= 150)
  }

  @Test func filesOfOneNameAreBothKept() throws {
    let fixture = try fixture { _ in }
    var ana = try fixture.browser("ana")
    let (path, _) = try ana.bring([.init("ICI.csv", "a"), .init("ici.CSV", "b"), .init("ICI.csv", "c")])
    let upload = fixture.site.work.shelf.upload(String(path.split(separator: "/").last ?? ""))
    #expect(upload?.files.map(\.name) == ["ICI.csv", "ici (2).CSV", "ICI (3).csv"])
  }

  @Test func bytesComeThroughAsTheyAre() throws {
    let fixture = try fixture { _ in }
    var ana = try fixture.browser("ana")
    // Line ends and half delimiters within a file are the file's own.
    let tricky =
      Array("\r\n--Xlimite\r\n--\r\n-\r\r\n--XlimiteY".utf8) + (0...255).map { UInt8($0) } + [13, 10, 45]
    _ = ana.get("/cargas")
    for pieces in [1, 2, 7, 64, 4096] {
      let reply = try ana.send(files: [.init("bytes.csv", bytes: tricky)], pieces: pieces)
      let id = String((reply.header("Location") ?? "").split(separator: "/").last ?? "")
      let upload = try #require(fixture.site.work.shelf.upload(id))
      let path = fixture.site.work.shelf.path(of: upload.files[0], in: upload)
      fixture.site.work.rest()
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(tricky), "\(pieces)")
    }
  }
}
