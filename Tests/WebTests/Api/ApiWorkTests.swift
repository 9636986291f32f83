import Foundation
import Operations
import Runs
import SupplyModel
import SupplyStore
import Telling
import TestSupport
import Testing

@testable import Web

/// Files, reviews, remarks and trials of programs, on the same core as the pages.
@Suite struct ApiWorkTests {
  private let fixture: WebFixture
  private static let north = WebFixture.places[3].place

  init() throws { fixture = try WebFixture() }

  private func path(_ reply: WebReply) throws -> String {
    "/uploads/" + (try #require(reply.json["id"] as? String, "\(reply.status) \(reply.text)"))
  }

  @Test(arguments: [false, true]) func aFileIsSentLookedAtConfirmedAndTakenBack(isWhole: Bool) throws {
    let (one, other) = (
      try Program(fixture, "uno", .pharmacist, Self.north), try Program(fixture, "dos", .pharmacist)
    )
    let file = Browser.Sent("uno.csv", OpenRows.text(["00001F01"], consumed: 7))
    let sent = try one.send(files: [file], isWhole: isWhole, query: isWhole ? "name=uno.csv" : "")
    #expect(sent.status == 202)
    let path = try path(sent)
    fixture.site.work.rest()
    let seen = one.get(path).json
    let tables = try #require(seen["tables"] as? [[String: Any]])
    #expect(seen["state"] as? String == "checked" && seen["may_confirm"] as? Bool == true)
    #expect(
      tables.count == 1 && tables[0]["path"] as? String == "uno.csv" && tables[0]["replaced"] as? Int == 1)
    // Another's is not there, and a person of the same name is another.
    #expect(other.get(path).status == 404)
    var person = try fixture.browser("uno")
    #expect(person.get("/cargas").text.contains("uno.csv") == false)
    // Nothing is in before it is confirmed as it was seen.
    let files = try fixture.database.importedFiles().count
    #expect(one.post(path + "/confirm", ["digest": "x"]).json["code"] as? String == "overtaken")
    #expect(one.post(path + "/confirm", [:]).status == 400)
    #expect(try fixture.database.importedFiles().count == files)
    let digest = try #require(seen["digest"] as? String)
    #expect(one.post(path + "/confirm", ["digest": digest], ["idempotency-key": "k"]).status == 202)
    fixture.site.work.rest()
    // Sent again it is answered as before, and not taken in twice.
    let again = one.post(path + "/confirm", ["digest": digest], ["idempotency-key": "k"])
    #expect(again.status == 202 && again.header("Idempotent-Replayed") == "true")
    #expect(one.get(path).json["state"] as? String == "taken")
    #expect(try fixture.database.importedFiles().count == files + 1)
    #expect(try fixture.database.auditEntries().last?.account == "api:uno")
    #expect(one.post(path + "/withdraw", [:]).status == 409)
    #expect(one.post(path + "/undo", [:]).status == 202)
    fixture.site.work.rest()
    #expect(one.get(path).json["state"] as? String == "undone")
    #expect(try fixture.database.importedFiles().count == files)
    #expect(try fixture.database.verifyAuditLog().firstBroken == nil)
  }

  @Test func whatIsOfAnotherPlaceOrCutOffOrNobodysStaysOut() throws {
    let one = try Program(fixture, "uno", .pharmacist, Self.north)
    let files = try fixture.database.importedFiles().count
    let foreign = try one.send(files: [.init("x.csv", OpenRows.text(["00003F01"]))])
    fixture.site.work.rest()
    let told = one.get(try path(foreign)).json
    #expect(
      (told["problem"] as? String)?.contains("00003F01") == true && told["may_confirm"] as? Bool == false)
    #expect(one.post(try path(foreign) + "/withdraw", [:]).status == 200)
    #expect(try one.send(files: [.init("x.csv", OpenRows.text(["00001F01"]))], cut: 60).status == 400)
    #expect(try one.send(files: [.init("x.csv", "a")], isWhole: true).status == 400)
    #expect(try one.send(files: [.init("x.csv", "")], isWhole: true, query: "name=x.csv").status == 422)
    var nobody = one
    nobody.token = Secret.random()
    #expect(try nobody.send(files: [.init("x.csv", "a")]).status == 401)
    let reader = try Program(fixture, "lee", .reader)
    #expect(try reader.send(files: [.init("x.csv", "a")]).status == 403)
    #expect(one.post("/uploads", [:]).status == 415)
    #expect((one.get("/uploads").json["uploads"] as? [Any])?.isEmpty == true)
    #expect(try fixture.database.importedFiles().count == files)
    let left = try FileManager.default.subpathsOfDirectory(atPath: fixture.site.work.shelf.folder)
    #expect(left.filter { $0.hasSuffix(".csv") }.isEmpty, "\(left)")
  }

  @Test func whoeverSeesAllTakesAnyFileBack() throws {
    let (part, all) = (
      try Program(fixture, "uno", .pharmacist, Self.north), try Program(fixture, "todo", .authority)
    )
    let path = try fixture.folder.write("x.csv", OpenRows.text(["00004F01"], month: "2026-05", consumed: 1))
    _ = try FileImport(database: fixture.database).importFile(path: path)
    let files = try fixture.database.importedFiles()
    let last = try #require(files.last).id
    #expect(part.get("/imports").status == 404 && part.post("/imports/\(last)/undo", [:]).status == 404)
    let rows = try #require(all.get("/imports").json["imports"] as? [[String: Any]])
    #expect(
      rows.count == files.count && rows[0]["number"] as? Int == Int(last)
        && rows[0]["name"] as? String == "x.csv")
    #expect(all.post("/imports/\(last)/undo", [:]).status == 202)
    fixture.site.work.rest()
    #expect(try fixture.database.importedFiles().map(\.id) == files.dropLast().map(\.id))
    #expect((all.get("/work").json["last_undone"] as? [String: Any])?["is_good"] as? Bool == true)
    #expect(part.get("/work").json["last_undone"] is NSNull)
  }

  @Test func otherFilesUnderTheSameKeyAreRefused() throws {
    let one = try Program(fixture, "uno", .pharmacist, Self.north)
    let file = Browser.Sent("uno.csv", OpenRows.text(["00001F01"], consumed: 7))
    let first = try one.send(files: [file], ["idempotency-key": "k"])
    let again = try one.send(files: [file], ["idempotency-key": "k"])
    #expect(first.status == 202 && again.body == first.body)
    let other = Browser.Sent("uno.csv", OpenRows.text(["00001F01"], consumed: 8))
    #expect(try one.send(files: [other], ["idempotency-key": "k"]).status == 422)
    fixture.site.work.rest()
    #expect((one.get("/uploads").json["uploads"] as? [Any])?.count == 1)
  }

  @Test func whoseTokenIsRevokedMeanwhileTakesNothingIn() throws {
    let one = try Program(fixture, "uno", .pharmacist, Self.north)
    let sent = try one.send(files: [.init("uno.csv", OpenRows.text(["00001F01"], consumed: 7))])
    fixture.site.work.rest()
    let id = try #require(sent.json["id"] as? String)
    try fixture.database.revokeToken(try #require(AccountName("uno")), at: fixture.site.second)
    let files = try fixture.database.importedFiles().count
    try fixture.site.work.start(.taking(id), as: try #require(Worker(key: "api:uno")))
    fixture.site.work.rest()
    #expect(try fixture.database.importedFiles().count == files)
  }

  @Test func ordersAreReviewedUponWhatWasSeen() throws {
    let above = try Program(fixture, "region", .authority, .authority("D1"))
    let known = above.get("/reviews").json
    let rows = try #require(known["reviews"] as? [[String: Any]])
    // Nothing is ordered in the other.
    #expect(rows.count == 1)
    let first = rows[0]
    let place = try #require(first["place"] as? [String: Any])
    func body(_ more: [String: Any] = [:]) -> [String: Any] {
      [
        "run": known["run"] ?? 0, "place": place["key"] ?? "", "version": first["version"] ?? 0,
        "verdict": "returned",
      ].merging(more) { _, new in new }
    }
    #expect(above.post("/reviews", body()).status == 422)
    #expect(above.post("/reviews", ["verdict": "approved", "place": place["key"] ?? ""]).status == 428)
    #expect(
      above.post("/reviews", body(["place": PeoplePage.key(of: WebFixture.places[2].place)])).status == 404)
    let noted = above.post("/reviews", body(["comment": "falta"]), ["idempotency-key": "k"])
    #expect(noted.status == 201)
    let review = try #require(try fixture.database.orderReviews().last)
    #expect(review.verdict == .returned && review.comment == "falta" && review.account == "api:region")
    #expect(noted.json["version"] as? Int == Int(review.number))
    // Kept with the review itself: the answer is there though nothing was kept after it.
    let token = try #require(AccountName("region"))
    #expect(try fixture.database.answer(toToken: token, key: "k", at: fixture.site.second)?.status == 201)
    #expect(above.post("/reviews", body(["comment": "falta"]), ["idempotency-key": "k"]).body == noted.body)
    // Upon what stood before it is refused.
    #expect(above.post("/reviews", body(["comment": "otra vez"])).status == 409)
    #expect(try fixture.database.orderReviews().count == 1)
    let after = try #require(above.get("/reviews").json["reviews"] as? [[String: Any]])
    #expect(after[0]["verdict"] as? String == "returned" && after[0]["standing"] as? String == "holds")
  }

  @Test func findingsAreGivenAndCommented() throws {
    try fixture.join("eva", .pharmacist, Self.north)
    try fixture.join("sur", .pharmacist, WebFixture.places[4].place)
    let one = try Program(fixture, "uno", .pharmacist, Self.north)
    let found = try #require(one.get("/findings").json["findings"] as? [[String: Any]])
    let id = try #require(found[0]["id"] as? String)
    func post(_ more: [String: Any]) -> WebReply {
      one.post("/findings/remarks", ["findings": [id]].merging(more) { _, new in new })
    }
    #expect(post(["act": "assign", "account": "eva"]).status == 201)
    #expect(post(["act": "assign", "account": "sur"]).status == 422)
    #expect(post(["act": "assign", "comment": "x"]).status == 422)
    #expect(post(["act": "comment"]).status == 422)
    #expect(post(["act": "comment", "comment": "lo llamé"]).status == 201)
    let remarks = try #require(one.get("/findings/remarks?finding=" + id).json["remarks"] as? [[String: Any]])
    #expect(remarks.map { $0["act"] as? String } == ["assign", "comment"])
    #expect(remarks[0]["account"] as? String == "eva" && remarks[1]["comment"] as? String == "lo llamé")
    let south = try Program(fixture, "dos", .reader, WebFixture.places[4].place)
    #expect(south.get("/findings/remarks?finding=" + id).status == 404)
    #expect((south.get("/findings/remarks").json["remarks"] as? [Any])?.isEmpty == true)
  }

  @Test func aTrialIsMadeComparedAdoptedAndDropped() throws {
    let (part, all) = (
      try Program(fixture, "uno", .pharmacist, Self.north), try Program(fixture, "todo", .authority)
    )
    #expect(part.post("/trials", ["name": "nivel 99", "service_level": 2]).status == 422)
    #expect(part.post("/trials", ["name": "99", "service_level": 0.9]).status == 400)
    #expect(part.post("/trials", ["name": "x", "lead_time_months": 1.5]).status == 400)
    let begun = part.post("/trials", ["name": "nivel 99", "service_level": 0.99, "moves_stock": false])
    #expect(begun.status == 202)
    fixture.site.work.rest()
    #expect((part.get("/work").json["last_trial"] as? [String: Any])?["is_good"] as? Bool == true)
    let listed = try #require(part.get("/trials").json["trials"] as? [[String: Any]])
    #expect(listed.count == 1 && listed[0]["by"] as? String == "api:uno")
    #expect((listed[0]["differs"] as? [String])?.contains("service_level") == true)
    // Page by page the rows of the whole.
    var rows: [[String: Any]] = []
    var target: String? = "/trials/nivel%2099?limit=1"
    while let next = target {
      let reply = part.get(next)
      rows += try #require(reply.json["differences"] as? [[String: Any]], "\(reply.text)")
      target = reply.header("Link").flatMap { link in
        link.firstMatch(of: /<\/api\/v1([^>]+)>; rel="next"/).map { String($0.output.1) }
      }
    }
    let whole = part.get("/trials/nivel%2099?limit=500").json
    #expect(rows.count == whole["total"] as? Int && rows.count > 0)
    #expect(rows.allSatisfy { $0["facility"] as? String != "00004F01" })
    let seen = ["run": whole["run"] ?? 0]
    #expect(part.post("/trials/nivel%2099/adopt", seen).status == 403)
    #expect(all.post("/trials/nivel%2099/adopt", ["run": 1]).status == 404)
    let adopted = all.post("/trials/nivel%2099/adopt", seen)
    #expect(adopted.status == 200)
    #expect(try fixture.database.runRecords(last: 1)[0].id == Int64(adopted.json["run"] as? Int ?? 0))
    #expect(part.get("/trials/nivel%2099?cursor=1.2.1").status == 409)
    #expect(part.post("/trials/nivel%2099/drop", seen).status == 200)
    #expect(part.get("/trials/nivel%2099").status == 404)
    let log = try fixture.database.auditEntries().suffix(2).map { $0.action + " " + $0.account }
    #expect(log == ["trial_adopt api:todo", "trial_drop api:uno"])
  }

  @Test func aForecastIsBegunAndToldOfAndNothingElseIsStopped() throws {
    let (one, other) = (try Program(fixture, "uno", .pharmacist), try Program(fixture, "dos", .pharmacist))
    let before = try fixture.database.runRecords(last: 1)[0].id
    #expect(one.post("/work/stop", [:]).json["code"] as? String == "nothing-own")
    #expect(one.post("/forecasts", ["x": 1]).status == 400)
    #expect(one.post("/forecasts", [:]).status == 202)
    // Whether it is done by then or not, it is nobody else's to stop.
    #expect(other.post("/work/stop", [:]).status == 409)
    fixture.site.work.rest()
    #expect(try fixture.database.runRecords(last: 1)[0].id == before + 1)
    #expect(try fixture.database.auditEntries().last?.account == "api:uno")
    let done = try #require(one.get("/work").json["last_forecast"] as? [String: Any])
    #expect(done["is_good"] as? Bool == true && done["by"] as? String == "api:uno")
  }
}
