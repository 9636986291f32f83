import Foundation
import Operations
import Runs
import SupplyModel
import SupplyStore
import TestSupport
import Testing

@testable import Web

/// Every route with every role against every place, by the table of routes itself: a route that is added is tried too, or the test says
/// that it does not know how.
@Suite struct RouteAccessTests {
  /// What is sent to a route, with the facilities that it is about.
  private struct Sample {
    let path: String
    var fields: [(String, String)] = []
    /// The facilities that it is about; empty of a list.
    var ends: [FacilityCode] = []
    /// Whether what it changes stands in the log of changes at once.
    var isLogged = true
  }

  private static let microNetworks: [(place: MicroNetwork, facilities: [FacilityCode])] = Dictionary(
    grouping: WebFixture.facilities
  ) { MicroNetwork(of: $0) }.compactMap { place, own in place.map { ($0, own.map(\.code)) } }

  private static func ends(of key: AdviceKey) -> [FacilityCode] {
    [key.facility, key.receiver].compactMap { $0 }
  }

  /// A finding of each of two facilities of different places.
  private static func findings(_ database: SupplyDatabase) throws -> [ReviewedFinding] {
    let all = try FindingReview(database: database, latestMonth: Month(count: 2026 * 12 + 10), products: .all)
      .findings()
    let found = ["00001F01", "00004F01"].compactMap { code in all.first { $0.facility == FacilityCode(code) }
    }
    #expect(found.count == 2)
    return found
  }

  private static func samples(of route: Route, _ database: SupplyDatabase) throws -> [Sample] {
    var paths: [Sample] = [Sample(path: route.path)]
    if route.path.contains(":secret") { paths = [Sample(path: "/invitacion/" + Secret.random())] }
    if route.path.contains(":file") {
      paths = ["alertas.csv", "pedidos.json", "transferencias.csv", "vencimientos.csv"].map {
        Sample(path: "/archivos/" + $0)
      }
    }
    if route.path == "/ajustes/archivos/:file" {
      paths = SettingList.allCases.map { Sample(path: "/ajustes/archivos/" + $0.file) }
    }
    if route.path.contains(":sheet") {
      paths = ["libro.xlsx", "informe.html"].map { Sample(path: "/hojas/" + $0) }
    }
    if route.path.contains(":upload") {
      paths = [Sample(path: route.path.replacing(":upload", with: String(Secret.random().prefix(24))))]
    }
    if route.path == "/reportes/:facility/:month" {
      paths = WebFixture.facilities.map {
        Sample(path: "/reportes/\($0.code.text)/2026-10", ends: [$0.code])
      }
    } else if route.path.contains(":facility") {
      paths = WebFixture.keys.compactMap { key in
        let path = AdviceText.path(key)
        let isOfRoute =
          route.parameters(of: path.split(separator: "/", omittingEmptySubsequences: false)) != nil
        return isOfRoute ? Sample(path: path, ends: ends(of: key)) : nil
      }
    }
    if route.reach == .query {
      #expect(route.path == "/revision/pedidos", "no sample for the query of \(route.path)")
      paths = microNetworks.map { Sample(path: ReviewHandlers.path(of: $0.place), ends: $0.facilities) }
    }
    if route.path.contains(":trial") {
      paths = [Sample(path: route.path.replacing(":trial", with: "nivel%2095"))]
    }
    #expect(!paths.isEmpty && paths.allSatisfy { !$0.path.contains(":") }, "no sample for \(route.path)")
    guard route.reach == .form else { return paths }
    if route.path == "/reportes/anotar" {
      return try WebFixture.facilities.map { facility in
        let month = try FacilityMonth(
          database, facility: facility.code, month: Month(count: 2026 * 12 + 10), of: .all)
        let cells = TypedReport.Field.allCases.map { ($0.rawValue, $0 == .consumed ? "1" : "0") }
        return Sample(
          path: route.path,
          fields: [
            ("establecimiento", facility.code.text), ("mes", "2026-11"), ("visto", month.digest),
            ("producto", "04594"), ("motivo", ""),
          ] + cells, ends: [facility.code], isLogged: false)
      }
    }
    if route.path == "/ajustes/anotar" {
      return WebFixture.facilities.map { facility in
        Sample(
          path: route.path,
          fields: [
            ("lista", "calendario"), ("fila", ""), ("visto", ""), ("facility", facility.code.text),
            ("lead_time_months", "2"), ("review_period_months", "1"),
          ], ends: [facility.code], isLogged: false)
      }
    }
    if route.path == "/revision/anotar" {
      let (run, last) = (
        try database.runRecords(last: 1)[0].id, try database.auditEntries().last?.number ?? 0
      )
      return microNetworks.map { one in
        Sample(
          path: route.path,
          fields: [
            ("lugar", PeoplePage.key(of: AccountPlace(one.place))), ("pronostico", String(run)),
            ("visto", String(last)), ("acto", "approved"),
          ], ends: one.facilities)
      }
    }
    if route.path == "/hallazgos/anotar" {
      return try findings(database).map { one in
        // Another note each time, or there would be nothing to write.
        Sample(
          path: route.path,
          fields: [("hallazgo", one.id), ("acto", "corregir"), ("nota", Secret.random())],
          ends: one.facility.map { [$0] } ?? [])
      }
    }
    #expect(route.path == "/decidir", "no sample for the form of \(route.path)")
    let (latest, run) = (try database.decisionLedger().latest, try database.runRecords(last: 1)[0].id)
    return WebFixture.keys.map { key in
      Sample(
        path: route.path,
        fields: [
          // What is placed need not be advised.
          ("pronostico", String(run)), ("acto", "placed"), ("cantidad", "5"), ("esperado", "2027-01"),
          ("consejo", AdviceText.text(key, seen: latest[key]?.number ?? 0)),
        ], ends: ends(of: key))
    }
  }

  /// The codes and names that a page of a place may hold: its own, and the other stops of the trips that touch it.
  private static func foreign(to place: Set<FacilityCode>) -> [Facility] {
    var known = place
    // A trip is told of as a whole.
    for trip in [["00003F01", "00001F01"], ["00003F01", "00001F01", "00004F01"]] as [Set<FacilityCode>]
    where !trip.isDisjoint(with: place) {
      known.formUnion(trip)
    }
    return WebFixture.facilities.filter { !known.contains($0.code) }
  }

  @Test(arguments: AccountRole.allCases)
  func showsAndChangesNothingOfOtherPlaces(role: AccountRole) throws {
    let fixture = try WebFixture()
    try WebFixture.keepTrial(fixture.database)
    var tried = 0
    for (number, (place, facilities)) in WebFixture.places.enumerated() {
      var browser = try fixture.browser("cuenta\(number)", role, place)
      for route in RouteTable.routes where route.path != "/salir" {
        for sample in try Self.samples(of: route, fixture.database) {
          let before = try fixture.database.auditEntries().count
          let reply =
            route.method == .get ? browser.get(sample.path) : browser.post(sample.path, sample.fields)
          let after = try fixture.database.auditEntries()
          let what = "\(route.method.rawValue) \(sample.path) as \(role) of \(place): \(reply.status)"
          tried += 1
          if !route.access.isOpen(to: role) {
            #expect(reply.status == 403, "\(what)")
          } else if !sample.ends.isEmpty {
            let isSeen =
              route.reach == .form
              ? sample.ends.allSatisfy(facilities.contains) : sample.ends.contains(where: facilities.contains)
            // A transfer of which one end is elsewhere is seen, and that somebody there has a say.
            let isHalf =
              route.reach == .form && sample.ends.count > 1 && !isSeen
              && sample.ends.contains(where: facilities.contains)
            let refused = isHalf ? 403 : 404
            #expect(reply.status == (isSeen ? (route.reach == .form ? 303 : 200) : refused), "\(what)")
            let isLogged = isSeen && route.reach == .form && sample.isLogged
            #expect(after.count == before + (isLogged ? 1 : 0), "\(what)")
          } else if route.reach == .list {
            // A place without facilities has no sheets, and not every place has a workbook of its own.
            let isSheet = sample.path.hasPrefix("/hojas/")
            #expect(reply.status == 200 || isSheet && reply.status == 404, "\(what)")
          }
          if route.reach == .form, after.count > before {
            #expect(after.last?.account == "web:cuenta\(number)")
          }
          for other in Self.foreign(to: facilities) {
            let isTold =
              reply.text.contains(other.code.text)
              || reply.text.lowercased().contains((other.name ?? "").lowercased())
            #expect(!isTold, "\(what) tells of \(other.code)")
          }
        }
      }
    }
    #expect(tried > 150)
  }

  @Test func opensToNobodyWhoIsNotLoggedIn() throws {
    let fixture = try WebFixture()
    for route in RouteTable.routes where route.access != .everybody {
      for sample in try Self.samples(of: route, fixture.database) {
        var browser = Browser(fixture)
        if route.method == .post { _ = browser.get("/ingresar") }
        let reply = route.method == .get ? browser.get(sample.path) : browser.post(sample.path, sample.fields)
        #expect(
          reply.status == 303 && reply.header("Location")?.hasPrefix("/ingresar") == true, "\(sample.path)")
        #expect(reply.text == "")
      }
    }
    #expect(try fixture.database.decisionLedger().decisions.isEmpty)
  }

  @Test func saysOfEachRouteWhatItReaches() {
    for route in RouteTable.routes {
      #expect(route.path.contains(":facility") == (route.reach == .path), "\(route.path)")
      if route.reach != .nothing {
        #expect(route.access != .everybody && route.access != .account, "\(route.path)")
      }
      if route.method == .get { #expect(route.reach != .form) }
    }
    let names = RouteTable.routes.map { $0.method.rawValue + " " + $0.path }
    #expect(Set(names).count == names.count)
  }

  @Test func aFormOfAnotherPlaceAmongOwnOnesIsRefusedWhole() throws {
    let fixture = try WebFixture()
    var browser = try fixture.browser("sur", .pharmacist, WebFixture.places[3].place)
    let run = try fixture.database.runRecords(last: 1)[0].id
    let reply = browser.post(
      "/decidir",
      [("pronostico", String(run)), ("acto", "accepted")]
        + [0, 3].map { ("consejo", AdviceText.text(WebFixture.keys[$0], seen: 0)) })
    #expect(reply.status == 404)
    #expect(try fixture.database.decisionLedger().decisions.isEmpty)
  }

  @Test func anAccountWhosePlaceChangesSeesTheOtherAtOnce() throws {
    let fixture = try WebFixture()
    var browser = try fixture.browser("ana", .pharmacist, .authority("D1"))
    #expect(browser.get("/pedidos/00001F01/04594").status == 200)
    let name = try #require(AccountName("ana"))
    try fixture.database.change(name, role: .reader, place: .authority("D2"))
    #expect(browser.get("/pedidos/00001F01/04594").status == 404)
    #expect(browser.get("/pedidos/00004F01/04594").status == 200)
    #expect(browser.post("/decidir").status == 403)
    try fixture.database.close(name)
    #expect(browser.get("/pedidos").status == 303)
  }
}
