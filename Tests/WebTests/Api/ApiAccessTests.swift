import Foundation
import Operations
import Runs
import SupplyModel
import SupplyStore
import TestSupport
import Testing

@testable import Web

/// Every operation of the API with every role against every place, by the table of operations itself.
@Suite struct ApiAccessTests {
  /// What is sent, with the facilities that it is about.
  private struct Sample {
    let path: String
    var body: [String: Any]?
    var ends: [FacilityCode] = []
  }

  private static func ends(of key: AdviceKey) -> [FacilityCode] {
    [key.facility, key.receiver].compactMap { $0 }
  }

  private static func samples(of route: Route, _ database: SupplyDatabase) throws -> [Sample] {
    let path = String(route.path.dropFirst(ApiTable.root.count))
    if path.contains(":facility") {
      return WebFixture.keys.compactMap { key in
        let path =
          "/"
          + AdviceText.id(key).replacing("order/", with: "orders/")
          .replacing("transfer/", with: "transfers/").replacing("expiry/", with: "expiries/")
        let parts = (ApiTable.root + path).split(separator: "/", omittingEmptySubsequences: false)
        return route.parameters(of: parts) == nil ? nil : Sample(path: path, ends: ends(of: key))
      }
    }
    switch path {
    case "/decisions":
      let (latest, run) = (try database.decisionLedger().latest, try database.runRecords(last: 1)[0].id)
      return WebFixture.keys.map { key in
        Sample(
          path: path,
          body: [
            "run": run, "act": "placed", "quantity": 5, "expected": "2027-01",
            "advice": [["id": AdviceText.id(key), "version": latest[key]?.number ?? 0]],
          ], ends: ends(of: key))
      }
    case "/findings/judgements":
      let all = try FindingReview(
        database: database, latestMonth: Month(count: 2026 * 12 + 10), products: .all
      ).findings()
      let found = ["00001F01", "00004F01"].compactMap { code in
        all.first { $0.facility == FacilityCode(code) }
      }
      #expect(found.count == 2)
      return found.map { one in
        Sample(
          path: path, body: ["findings": [one.id], "act": "correct", "note": Secret.random()],
          ends: one.facility.map { [$0] } ?? [])
      }
    case "/findings/remarks" where route.method == .post:
      let found = try FindingReview(
        database: database, latestMonth: Month(count: 2026 * 12 + 10), products: .all
      ).findings()
      return ["00001F01", "00004F01"].compactMap { code in
        found.first { $0.facility == FacilityCode(code) }.map { one in
          Sample(
            path: path, body: ["findings": [one.id], "act": "comment", "comment": Secret.random()],
            ends: [FacilityCode(code)])
        }
      }
    case "/reviews" where route.method == .post:
      let (run, last) = (
        try database.runRecords(last: 1)[0].id, try database.auditEntries().last?.number ?? 0
      )
      return Dictionary(grouping: WebFixture.facilities) { MicroNetwork(of: $0) }.compactMap { place, own in
        place.map {
          Sample(
            path: path,
            body: [
              "run": run, "version": last, "verdict": "approved",
              "place": PeoplePage.key(of: AccountPlace($0)),
            ], ends: own.map(\.code))
        }
      }
    // Nothing is begun here: a field that is not foreseen.
    case "/forecasts": return [Sample(path: path, body: ["x": 1])]
    case _ where path.contains(":trial"):
      return [Sample(path: path.replacing(":trial", with: "nivel%2095"), body: [:])]
    case _ where path.contains(":number"):
      return [Sample(path: path.replacing(":number", with: "999"), body: [:])]
    case _ where path.contains(":upload"):
      return [Sample(path: path.replacing(":upload", with: String(Secret.random().prefix(24))), body: [:])]
    case "/accounts": return [Sample(path: path, body: ["name": "x", "role": "lectura", "place": ""])]
    default: return [Sample(path: path.replacing(":account", with: "nadie"), body: [:])]
    }
  }

  private static func foreign(to place: Set<FacilityCode>) -> [Facility] {
    var known = place
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
      let program = try Program(fixture, "programa\(number)", role, place)
      for operation in ApiTable.operations {
        let route = operation.route
        let samples = try Self.samples(of: route, fixture.database)
        #expect(!samples.isEmpty, "no sample for \(route.path)")
        for sample in samples {
          let before = try fixture.database.auditEntries().count
          let reply =
            route.method == .get ? program.get(sample.path) : program.post(sample.path, sample.body ?? [:])
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
            #expect(reply.status == (isSeen ? operation.status : isHalf ? 403 : 404), "\(what)")
            #expect(after.count == before + (isSeen && route.reach == .form ? 1 : 0), "\(what)")
          } else if route.reach == .list {
            #expect(reply.status == 200, "\(what)")
          }
          if route.access == .right(.decide), after.count > before {
            #expect(after.last?.account == "api:programa\(number)")
          }
          for other in Self.foreign(to: facilities) where route.access != .right(.managePeople) {
            let isTold =
              reply.text.contains(other.code.text)
              || reply.text.lowercased().contains((other.name ?? "").lowercased())
            #expect(!isTold, "\(what) tells of \(other.code)")
          }
        }
      }
    }
    #expect(tried > 120)
  }

  @Test func opensToNobodyWithoutATokenThatHolds() throws {
    let fixture = try WebFixture()
    var person = try fixture.browser("ana", .authority)
    #expect(person.get("/").status == 200)
    var program = try Program(fixture, "viejo", .administrator)
    let (old, revoked) = (program.token, try Program(fixture, "anulado", .authority).token)
    try fixture.database.revokeToken(try #require(AccountName("anulado")), at: fixture.site.second)
    fixture.pass(Double(ApiToken.termSeconds))
    for token in [nil, "", "x", Secret.random(), revoked, old] {
      program.token = token
      for operation in ApiTable.operations where operation.route.access != .everybody {
        for sample in try Self.samples(of: operation.route, fixture.database) {
          // A session's cookie is none of the API's.
          let cookies = ["cookie": person.cookies.map { $0.key + "=" + $0.value }.joined(separator: "; ")]
          let reply =
            operation.route.method == .get
            ? program.get(sample.path, cookies) : program.post(sample.path, sample.body ?? [:], cookies)
          #expect(reply.status == 401 && reply.header("WWW-Authenticate") != nil, "\(sample.path)")
          #expect(reply.header("Content-Type") == "application/problem+json")
        }
      }
    }
    #expect(try fixture.database.decisionLedger().decisions.isEmpty)
  }

  @Test func saysOfEachOperationWhatItReaches() {
    for operation in ApiTable.operations {
      let route = operation.route
      #expect(route.path.hasPrefix(ApiTable.root + "/"))
      #expect(route.path.contains(":facility") == (route.reach == .path), "\(route.path)")
      #expect(route.access != .account)
      if route.reach != .nothing { #expect(route.access != .everybody, "\(route.path)") }
      if route.access == .right(.decide), route.method == .post {
        #expect(operation.isRepeatable, "\(route.path)")
      }
      #expect((operation.body != nil) <= (route.method == .post))
    }
    #expect(Set(ApiTable.operations.map(\.id)).count == ApiTable.operations.count)
  }

  @Test func aTokenIsMadeAndRevokedOnThePageAndShownOnce() throws {
    let fixture = try WebFixture()
    var admin = try fixture.browser("admin", .administrator)
    #expect(admin.get("/personas").text.contains("/personas/claves"))
    let fields = [("programa", "tablero"), ("rol", "lectura"), ("lugar", "")]
    let made = admin.post("/personas/claves", fields)
    let secret = String(try #require(made.text.firstMatch(of: /<code>([0-9a-f]{64})<\/code>/)).output.1)
    #expect(!admin.get("/personas").text.contains(secret))
    #expect(admin.post("/personas/claves", fields).status == 409)
    #expect(
      admin.post("/personas/claves", [("programa", "x"), ("rol", "lectura"), ("lugar", "")]).status == 422)
    var program = try Program(fixture, "otro", .reader)
    program.token = secret
    #expect(program.get("/month").status == 200)
    #expect(program.post("/decisions", [:]).status == 403)
    _ = admin.get("/personas")
    #expect(admin.post("/personas/claves/anular", [("programa", "tablero")]).status == 303)
    #expect(admin.post("/personas/claves/anular", [("programa", "nadie")]).status == 409)
    #expect(program.get("/month").status == 401)
    let log = try fixture.database.auditEntries()
    #expect(log.suffix(3).map(\.action).contains("token_revoke") && log.last?.account == "web:admin")
    #expect(log.allSatisfy { !$0.detail.contains(secret) && !$0.detail.contains(Secret.digest(secret)) })
    #expect(!fixture.log.text.contains(secret))
    #expect(try fixture.database.verifyAuditLog().firstBroken == nil)
  }
}

extension Bool {
  /// Whether the one follows from the other.
  fileprivate static func <= (left: Bool, right: Bool) -> Bool { !left || right }
}
