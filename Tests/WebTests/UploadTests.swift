import Foundation
import Operations
import Runs
import SupplyModel
import SupplyStore
import Telling
import TestSupport
import Testing

@testable import Web

/// Files from the browser into the database: looked into, confirmed, taken back, as `colca import` does.
@Suite struct UploadTests {
  private let fixture: WebFixture
  private static let north = WebFixture.places[3].place

  init() throws { fixture = try WebFixture() }

  private func files() throws -> [ImportedFile] { try fixture.database.importedFiles() }

  private func leftovers() -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: fixture.database.path + "-web")
    return (names ?? []).filter { $0.hasPrefix(".") }
  }

  @Test func aFileIsLookedIntoConfirmedAndTakenBack() throws {
    var ana = try fixture.browser("ana", .pharmacist, Self.north)
    let text = OpenRows.text(["00001F01", "00002F01"], month: "2026-09", consumed: 7)
    let before = try (files().count, fixture.database.series(of: .all), fixture.database.auditEntries().count)
    let (path, page) = try ana.bring([.init("setiembre <b>.csv", text)])
    #expect(page.text.contains("por confirmar") && page.text.contains("setiembre &lt;b&gt;.csv"))
    // A rehearsal leaves no trace.
    #expect(try files().count == before.0 && fixture.database.auditEntries().count == before.2)
    #expect(ana.confirm(path).text.contains("entró"))
    #expect(try files().count == before.0 + 1)
    #expect(try fixture.database.auditEntries().last?.account == "web:ana")
    #expect(leftovers().isEmpty)
    // Nothing to confirm twice, nothing to withdraw any more.
    #expect(ana.post(path + "/confirmar").status == 409 && ana.post(path + "/retirar").status == 404)
    #expect(ana.post(path + "/deshacer").status == 422)
    #expect(ana.post(path + "/deshacer", [("seguro", "1")]).status == 303)
    fixture.site.work.rest()
    #expect(ana.get(path).text.contains("deshecho"))
    #expect(try files().count == before.0)
    #expect(try fixture.database.series(of: .all) == before.1)
    #expect(try fixture.database.verifyAuditLog().firstBroken == nil)
  }

  @Test func whatIsShownAndWhatGoesInAreThoseOfTheCommandLine() throws {
    let text =
      OpenRows.text(["00001F01", "00002F01"], month: "2026-10", consumed: 5)
      + "00001F01,04594,2026-08,40,0,9,0,77,,\n00002F01,,2026-10,1,1,1,1,1,,\n00002F01,04594,2027-13,1,1,1,1,1,,\n"
    let other = try WebFixture()
    let file = try other.folder.write("reporte.csv", text)
    let session = ImportSession(database: other.database)
    let trial = try session.importFiles(paths: [file], isDryRun: true)[0]
    var ana = try fixture.browser("ana", .pharmacist, Self.north)
    let (path, page) = try ana.bring([.init("reporte.csv", text)])
    #expect(trial.findings.count >= 3 && trial.rejected == 2)
    for finding in trial.findings {
      for language in [Language.spanish] {
        let sentence = language.sentence(for: finding)
        #expect(page.text.contains(sentence.replacing("«", with: "«")), "\(sentence)")
      }
    }
    _ = ana.confirm(path)
    _ = try session.importFiles(paths: [file])
    #expect(try fixture.database.series(of: .all) == other.database.series(of: .all))
    let (ours, theirs) = (try files().last, try other.database.importedFiles().last)
    #expect(ours == theirs)
  }

  @Test func anAccountOfAPlaceBringsInItsOwnFacilitiesAlone() throws {
    for (number, (place, facilities)) in WebFixture.places.enumerated() {
      var browser = try fixture.browser("lugar\(number)", .pharmacist, place)
      for facility in WebFixture.facilities {
        let before = try files().count
        let (path, page) = try browser.bring([
          .init("uno.csv", OpenRows.text([facility.code.text], month: "2026-07", consumed: 3 + number))
        ])
        let isOwn = facilities.contains(facility.code)
        #expect(page.text.contains("/confirmar") == isOwn, "\(facility.code) for \(place)")
        if !isOwn {
          #expect(page.text.contains(facility.code.text) && page.text.contains("role=\"alert\""))
          #expect(!page.text.contains(facility.name ?? ""))
        }
        let status = browser.post(path + "/confirmar").status
        fixture.site.work.rest()
        #expect(status == (isOwn ? 303 : 409))
        #expect(try files().count == before + (isOwn ? 1 : 0))
      }
    }
  }

  @Test func oneForeignRowAmongOwnOnesKeepsTheWholeFileOut() throws {
    var ana = try fixture.browser("ana", .pharmacist, Self.north)
    let before = try files().count
    let (path, page) = try ana.bring([
      .init("bueno.csv", OpenRows.text(["00001F01"])),
      .init("mixto.csv", OpenRows.text(["00002F01", "00004F01"])),
    ])
    #expect(page.text.contains("00004F01") && !page.text.contains("/confirmar"))
    #expect(ana.post(path + "/confirmar").status == 409)
    #expect(try files().count == before)
  }

  @Test func registersAreBroughtInByWhoeverSeesAll() throws {
    let register = "COD_IPRESS;NOMBRE;DISA;RED;MICRORED;CATEGORIA\n00000001;OTRO;D1;R1;NORTE;I-1\n"
    var ana = try fixture.browser("ana", .pharmacist, Self.north)
    #expect(try !ana.bring([.init("ipress.csv", register)]).page.text.contains("/confirmar"))
    var eva = try fixture.browser("eva", .authority, .all)
    #expect(try eva.bring([.init("ipress.csv", register)]).page.text.contains("/confirmar"))
  }

  @Test func anAccountWhosePlaceChangesMeanwhileConfirmsNothing() throws {
    var ana = try fixture.browser("ana", .pharmacist, Self.north)
    let before = try files().count
    let (path, _) = try ana.bring([.init("uno.csv", OpenRows.text(["00001F01"], consumed: 3))])
    let name = try #require(AccountName("ana"))
    try fixture.database.change(name, role: .pharmacist, place: WebFixture.places[4].place)
    _ = ana.confirm(path)
    #expect(try files().count == before)
    #expect(ana.get(path).text.contains("role=\"alert\""))
  }

  @Test func whatIsConfirmedIsWhatWasShown() throws {
    var ana = try fixture.browser("ana", .pharmacist, Self.north)
    let text = OpenRows.text(["00001F01"], month: "2026-06", consumed: 11)
    let (path, _) = try ana.bring([.init("uno.csv", text)])
    // Somebody else brings the same report in meanwhile.
    let other = try fixture.folder.write("otro.csv", text)
    _ = try FileImport(database: fixture.database).importFile(path: other)
    let count = try files().count
    let page = ana.confirm(path)
    #expect(page.text.contains("cambió mientras tanto") && page.text.contains("/confirmar"))
    #expect(try files().count == count)
  }

  @Test func aSendingIsNobodyElses() throws {
    var ana = try fixture.browser("ana", .pharmacist, Self.north)
    let (path, _) = try ana.bring([.init("uno.csv", OpenRows.text(["00001F01"]))])
    var eva = try fixture.browser("eva", .authority, .all)
    #expect(eva.get(path).status == 404)
    for act in ["revisar", "confirmar", "retirar", "deshacer"] {
      #expect(eva.post(path + "/" + act, [("seguro", "1")]).status == 404)
    }
    #expect(!eva.get("/cargas").text.contains("uno.csv"))
    #expect(ana.get("/cargas").text.contains("uno.csv"))
    #expect(ana.post(path + "/retirar").header("Location") == "/cargas")
    #expect(ana.get(path).status == 404 && leftovers().isEmpty)
  }

  @Test func whatWaitsIsThereAfterARestartAndGoesAfterTwoWeeks() throws {
    var ana = try fixture.browser("ana", .pharmacist, Self.north)
    let (path, _) = try ana.bring([.init("uno.csv", OpenRows.text(["00001F01"]))])
    let id = String(path.split(separator: "/").last ?? "")
    func shelf() -> UploadShelf {
      UploadShelf(database: fixture.database.path, limits: UploadLimits(), machine: fixture.site.machine)
    }
    let again = shelf()
    again.sweep()
    #expect(again.upload(id, of: "ana")?.state == .checked)
    fixture.pass(15 * 86_400)
    let later = shelf()
    later.sweep()
    #expect(later.upload(id) == nil && leftovers().isEmpty)
  }

  @Test func aServerThatWasKilledFindsOutWhatHadGoneIn() throws {
    var ana = try fixture.browser("ana", .pharmacist, Self.north)
    let (path, _) = try ana.bring([.init("uno.csv", OpenRows.text(["00001F01"], consumed: 2))])
    let id = String(path.split(separator: "/").last ?? "")
    let shelf = fixture.site.work.shelf
    // Killed before anything was in.
    var open = try #require(shelf.upload(id))
    open.begunAfter = try fixture.database.auditEntries().last?.number
    try shelf.note(open)
    try fixture.site.begin()
    #expect(shelf.upload(id)?.state == .checked && shelf.upload(id)?.begunAfter == nil)
    // Killed when all was in, and nobody had noted it.
    let begun = try fixture.database.auditEntries().last?.number
    _ = ana.confirm(path)
    var taken = try #require(shelf.upload(id))
    let numbers = taken.numbers
    taken.state = .checked
    taken.numbers = []
    taken.begunAfter = begun
    try shelf.note(taken)
    try fixture.site.begin()
    #expect(shelf.upload(id)?.state == .taken && shelf.upload(id)?.numbers == numbers && !numbers.isEmpty)
  }

  @Test func whoeverSeesAllTakesBackAnyFileByItsNumber() throws {
    var eva = try fixture.browser("eva", .authority, .all)
    let last = try #require(try files().last)
    #expect(eva.get("/importados").text.contains(last.name))
    #expect(eva.post("/importados/deshacer", [("numero", "999"), ("seguro", "1")]).status == 422)
    #expect(eva.post("/importados/deshacer", [("numero", "\(last.id)")]).status == 422)
    #expect(eva.post("/importados/deshacer", [("numero", "\(last.id)"), ("seguro", "1")]).status == 303)
    fixture.site.work.rest()
    #expect(try !files().contains { $0.id == last.id })
    #expect(eva.get("/importados?hecho=1").text.contains("role=\"status\""))
    var ana = try fixture.browser("ana", .pharmacist, Self.north)
    #expect(ana.get("/importados").status == 404)
    #expect(ana.post("/importados/deshacer", [("numero", "1"), ("seguro", "1")]).status == 404)
  }

  @Test func theTimeThatAFileWasWrittenIsTheSendersWord() throws {
    var ana = try fixture.browser("ana", .pharmacist, Self.north)
    let october = 1_760_000_000
    let (path, _) = try ana.bring([
      .init("uno.csv", OpenRows.text(["00001F01"]), written: october),
      .init("dos.csv", OpenRows.text(["00002F01"]), written: october + 60),
    ])
    let id = String(path.split(separator: "/").last ?? "")
    #expect(fixture.site.work.shelf.upload(id)?.files.map(\.writtenAt) == [october, october + 60])
    let (other, _) = try ana.bring([.init("tres.csv", OpenRows.text(["00001F01"]))])
    #expect(
      fixture.site.work.shelf.upload(String(other.split(separator: "/").last ?? ""))?.files.map(\.writtenAt)
        == [nil])
  }
}
