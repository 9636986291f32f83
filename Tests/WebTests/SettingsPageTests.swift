import Foundation
import Operations
import Runs
import StockPolicy
import SupplyModel
import SupplyStore
import Telling
import TestSupport
import Testing

@testable import Web

/// By what everything is calculated, and changing it the way of every file.
@Suite struct SettingsPageTests {
  private let fixture: WebFixture
  private static let calendar =
    "facility,lead_time_months,review_period_months,warehouse,storage_litres,budget\n"
    + "00001F01,2,1,030S05,12.5,100.25\n00004F01,,,,,7000\n"
  private static let catalogue =
    "code,name,unit,cyp_per_unit,type,pack_size,minimum_order,price,litres_per_unit,substitute_group,service_level,programme,successor\n"
    + "04594,\"MEDROXI; 150 mg \"\"AMP\"\"\",AMP,0.25,inyectable,25,1,3.1416,0.0000125,g1,0.93,Planificación,\n"
    + "18102,IMPLANTE,UNI,2.5000001,,,,120.5,0.123456789,,,,18103\n"
  private static let targets =
    "standard,method,level,place,network,regional_authority,from,to,start,value,months\n"
    + "normostock,,todo,todo,,,2026-07,2026-12,,0.8,\n"
    + "normostock,,microrred,NORTE,R1,D1,2026-07,2026-12,0.3333333,0.75,\n"
    + "normostock,,red,R1,,D1,2026-07,2027-12,,0.7,3\nnormostock,,establecimiento,00001F01,,,2026-07,2026-12,,0.9,\n"

  init() throws {
    fixture = try WebFixture()
    for (name, text) in [
      ("calendario.csv", Self.calendar), ("catalogo.csv", Self.catalogue), ("metas.csv", Self.targets),
    ] {
      let outcomes = try FileImport(database: fixture.database).importFile(
        path: fixture.folder.write(name, text))
      try #require(outcomes.allSatisfy { $0.rejected == 0 && !$0.isUnusable }, "\(outcomes)")
    }
  }

  /// What is downloaded and brought in again changes nothing, figure by figure.
  @Test(arguments: SettingList.allCases)
  func whatIsDownloadedComesBackTheSame(list: SettingList) throws {
    var browser = try fixture.browser("todo")
    let file = browser.get("/ajustes/archivos/" + list.file)
    #expect(file.status == 200 && file.header("Content-Disposition")?.contains(list.file) == true)
    let before = (
      try fixture.database.facilitySupplies(), try fixture.database.products(),
      try fixture.database.placeTargets()
    )
    let (path, page) = try browser.bring([.init(list.file, bytes: file.body)])
    #expect(page.status == 200)
    let preview = try #require(fixture.site.work.shelf.upload(String(path.split(separator: "/")[1]))?.preview)
    #expect(preview.tables.count == 1 && preview.tables[0].rejected == 0 && preview.tables[0].rows > 0)
    #expect(preview.tables[0].new + preview.tables[0].replaced == 0, "\(preview.tables[0])")
    _ = browser.confirm(path)
    #expect(try fixture.database.facilitySupplies() == before.0)
    #expect(try fixture.database.products() == before.1)
    #expect(try fixture.database.placeTargets() == before.2)
  }

  @Test func aChangedListGoesInByTheOrdinaryWayAndComesBackOut() throws {
    var browser = try fixture.browser("todo")
    let text = browser.get("/ajustes/archivos/productos.csv").text
    #expect(text.contains("3.1416"))
    let (path, _) = try browser.bring([.init("productos.csv", text.replacing("3.1416", with: "9.5"))])
    #expect(browser.confirm(path).status == 200)
    #expect(try fixture.database.products().first { $0.code == "04594" }?.priceSoles == 9.5)
    #expect(browser.get("/ajustes/productos").text.contains("9.5"))
    #expect(
      try fixture.database.auditEntries().last.map { [$0.action, $0.account] } == ["import", "web:todo"])
    #expect(browser.post(path + "/deshacer", [("seguro", "1")]).status == 303)
    fixture.site.work.rest()
    #expect(try fixture.database.products().first { $0.code == "04594" }?.priceSoles == 3.1416)
  }

  @Test func whereEachValueStandsIsTold() throws {
    var admin = try fixture.browser("admin", .administrator)
    let page = admin.get("/ajustes")
    #expect(page.status == 200)
    for key in ConfigurationKey.allCases {
      let isShown = SettingsPage.groupsShown.contains(key.facts.group)
      #expect(page.text.contains(">\(key.facts.spanishName)<") == isShown, "\(key)")
    }
    #expect(page.text.contains("valor usual") && page.text.contains("No hay archivo"))
    // Nobody who sees a part sees what holds for all.
    var part = try fixture.browser("ana", .pharmacist, WebFixture.places[3].place)
    for path in ["/ajustes", "/ajustes/calendario", "/ajustes/archivos/metas.csv"] {
      #expect(part.get(path).status == 404)
    }
    #expect(!part.get("/").text.contains("\"/ajustes\"") && admin.get("/").text.contains("\"/ajustes\""))
    #expect(admin.get("/ajustes/archivos/nada.csv").status == 404)
    // Who may not bring files in is told who may.
    #expect(!admin.get("/ajustes/metas").text.contains("href=\"/cargas\""))
    #expect(admin.get("/ajustes/metas").text.contains("/ajustes/metas/cambiar"))
    var reader = try fixture.browser("lee", .reader)
    #expect(reader.get("/ajustes/metas").text.contains("La cambia una cuenta de la DIRESA"))
    #expect(!reader.get("/ajustes/metas").text.contains("/ajustes/metas/cambiar"))
    #expect(admin.get("/ajustes/calendario").text.contains("P.S. CUATRO (00004F01)"))
  }
}
