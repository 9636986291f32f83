import Foundation
import Operations
import Runs
import SupplyModel
import SupplyStore
import TestSupport
import Testing

@testable import Web

/// Changing rows of settings on the pages: who may, what stands before and after, and that nobody overwrites what they have not seen.
@Suite struct SettingChangeTests {
  private let fixture: WebFixture

  init() throws {
    fixture = try WebFixture()
    for (name, text) in [
      (
        "calendario.csv",
        "facility,lead_time_months,review_period_months,warehouse,storage_litres,budget\n"
          + "00001F01,2,1,030S05,12.5,100.25\n00004F01,1,2,,,7000\n"
      ),
      (
        "catalogo.csv",
        "code,name,unit,pack_size,price,programme\n04594,\"MEDROXI, 150 mg\",AMP,25,3.1416,Planificación\n"
      ),
      ("metas.csv", "standard,level,place,from,to,value\nnormostock,todo,todo,2026-07,2026-12,0.8\n"),
    ] {
      _ = try FileImport(database: fixture.database).importFile(path: fixture.folder.write(name, text))
    }
  }

  private func row(_ list: SettingList, _ place: Int = 0) throws -> SettingRow {
    try SettingRow.all(list, fixture.database)[place]
  }

  /// What a browser sends of a form that shows a row.
  private func fields(
    _ row: SettingRow, _ changed: [String: String], reason: String = "licitación nueva"
  ) -> [(String, String)] {
    [("lista", row.list.rawValue), ("fila", row.key), ("visto", row.digest), ("motivo", reason)]
      + row.list.columnKeys.map { ($0, changed[$0] ?? row.cells[$0] ?? "") }
  }

  /// Sends a form, and confirms what it would do.
  private func change(
    _ browser: inout Browser, _ row: SettingRow, _ changed: [String: String]
  ) throws -> String {
    #expect(browser.get(row.list.formPath(row.key)).status == 200)
    let sent = browser.post("/ajustes/anotar", fields(row, changed))
    let path = try #require(sent.header("Location"), "\(sent.status) \(sent.text)")
    fixture.site.work.rest()
    let page = browser.get(path)
    #expect(page.status == 200 && page.text.contains("/confirmar"), "\(page.text)")
    #expect(browser.post(path + "/confirmar").status == 303)
    fixture.site.work.rest()
    return path
  }

  @Test(arguments: [AccountRole.administrator, .authority])
  func aRowOfEachListIsChangedConfirmedLoggedAndTakenBack(role: AccountRole) throws {
    var browser = try fixture.browser("cambia", role)
    let product = try row(.catalogue)
    #expect(product.cells["price"] == "3.1416")
    let path = try change(&browser, product, ["price": "2.75", "pack_size": "50"])
    // Whoever works on the machine sees it at once.
    let kept = try #require(try fixture.database.products().first { $0.code == "04594" })
    #expect(kept.priceSoles == 2.75 && kept.packSize == 50 && kept.name == "MEDROXI, 150 mg")
    let entry = try #require(try fixture.database.auditEntries().last { $0.action == "setting_changed" })
    #expect(entry.account == "web:cambia" && entry.subject == "setting productos 04594")
    #expect(entry.detail.contains("price=3.1416") && entry.detail.contains("2.75"))
    #expect(entry.detail.contains("licitaci"))
    #expect(try fixture.database.verifyAuditLog().firstBroken == nil)
    #expect(browser.get("/ajustes/productos").text.contains(path))
    #expect(browser.post(path + "/deshacer", [("seguro", "1")]).status == 303)
    fixture.site.work.rest()
    #expect(try fixture.database.products().first { $0.code == "04594" }?.priceSoles == 3.1416)
    // There and back again: the same bytes as before count once more.
    _ = try change(&browser, try row(.catalogue), ["price": "2.75"])
    _ = try change(&browser, try row(.catalogue), ["price": "3.1416"])
    _ = try change(&browser, try row(.catalogue), ["price": "2.75"])
    #expect(try fixture.database.products().first { $0.code == "04594" }?.priceSoles == 2.75)
    _ = try change(&browser, try row(.calendar), ["lead_time_months": "3"])
    let supply = try fixture.database.facilitySupplies().first { $0.facility == "00001F01" }
    #expect(supply?.calendar?.leadTimeMonths == 3 && supply?.budgetSoles == 100.25)
    _ = try change(&browser, try row(.targets), ["value": "0.9"])
    #expect(try fixture.database.placeTargets().map(\.value) == [0.9])
  }

  @Test func whatSomebodyElseHasChangedIsNotOverwritten() throws {
    var browser = try fixture.browser("cambia", .authority)
    let seen = try row(.catalogue)
    _ = browser.get(seen.list.formPath(seen.key))
    let path = try fixture.folder.write("otro.csv", "code,name,price\n04594,\"MEDROXI, 150 mg\",9\n")
    _ = try FileImport(database: fixture.database).importFile(path: path)
    #expect(browser.post("/ajustes/anotar", fields(seen, ["price": "2"])).status == 409)
    // Between the look and the confirmation, too.
    let now = try row(.catalogue)
    let sent = try #require(browser.post("/ajustes/anotar", fields(now, ["price": "2"])).header("Location"))
    fixture.site.work.rest()
    let other = try fixture.folder.write("tercero.csv", "code,name,price\n04594,\"MEDROXI, 150 mg\",8\n")
    _ = try FileImport(database: fixture.database).importFile(path: other)
    _ = browser.post(sent + "/confirmar")
    fixture.site.work.rest()
    #expect(try fixture.database.products().first { $0.code == "04594" }?.priceSoles == 8)
    #expect(try fixture.database.auditEntries().allSatisfy { $0.action != "setting_changed" })
  }

  @Test func whatCannotBeIsSaidAndNothingIsKept() throws {
    var browser = try fixture.browser("cambia", .administrator)
    let product = try row(.catalogue)
    _ = browser.get(product.list.formPath(product.key))
    #expect(browser.post("/ajustes/anotar", fields(product, [:])).status == 422)
    #expect(browser.post("/ajustes/anotar", fields(product, ["price": ""])).text.contains("quedó vacío"))
    #expect(browser.post("/ajustes/anotar", fields(product, ["price": "1"], reason: "")).status == 422)
    #expect(browser.post("/ajustes/anotar", fields(product, ["unit": "A\nB"])).status == 400)
    #expect(fixture.site.work.shelf.uploads(of: "cambia").isEmpty)
    // A price that is none: the look says so, with the column, and nothing can be confirmed.
    let sent = try #require(
      browser.post("/ajustes/anotar", fields(product, ["price": "caro"])).header("Location"))
    fixture.site.work.rest()
    #expect(!browser.get(sent).text.contains("/confirmar\""))
    #expect(try fixture.database.products().first { $0.code == "04594" }?.priceSoles == 3.1416)
  }

  @Test func aRegionalAuthorityChangesTheCalendarsOfItsOwnPlacesAlone() throws {
    var browser = try fixture.browser("diresa", .authority, .authority("D1"))
    let (own, other) = (try row(.calendar, 0), try row(.calendar, 1))
    let list = browser.get("/ajustes/calendario").text
    #expect(list.contains("00001F01") && !list.contains("00004F01"))
    #expect(!browser.get("/ajustes").text.contains("/ajustes/productos"))
    for path in [
      "/ajustes/productos", "/ajustes/productos/cambiar", "/ajustes/metas/cambiar",
      other.list.formPath(other.key),
      "/ajustes/archivos/calendario.csv",
    ] {
      #expect(browser.get(path).status == 404, "\(path)")
    }
    #expect(browser.post("/ajustes/anotar", fields(other, ["budget": "1"])).status == 404)
    #expect(browser.post("/ajustes/anotar", fields(try row(.catalogue), ["price": "1"])).status == 404)
    _ = try change(&browser, own, ["budget": "250.5"])
    let supplies = try fixture.database.facilitySupplies()
    #expect(supplies.map { $0.budgetSoles } == [250.5, 7000])
  }

  @Test(arguments: [AccountRole.pharmacist, .network, .reader])
  func othersMayNot(role: AccountRole) throws {
    var browser = try fixture.browser("mira", role)
    let product = try row(.catalogue)
    #expect(browser.get(product.list.formPath(product.key)).status == 403)
    #expect(browser.post("/ajustes/anotar", fields(product, ["price": "1"])).status == 403)
  }

  @Test func whoAdministersSendsNoFilesAndSeesNoSendingOfOthers() throws {
    var browser = try fixture.browser("admin", .administrator)
    var other = try fixture.browser("decide", .pharmacist)
    let (path, _) = try other.bring([
      .init("x.csv", "facility,product,month,consumed\n00001F01,04594,2026-10,5\n")
    ])
    #expect(browser.get("/cargas").status == 403)
    #expect(browser.get(path).status == 404)
    #expect(browser.post(path + "/confirmar").status == 404)
  }
}
