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

/// The API on the same core as the pages: the same lists, the same ledger, the same words.
@Suite struct ApiTests {
  private let fixture: WebFixture
  private let order = AdviceKey.order(facility: "00001F01", product: WebFixture.product)
  private let line = "/orders/00001F01/04594"

  init() throws { fixture = try WebFixture() }

  private func run() throws -> Int64 { try fixture.database.runRecords(last: 1)[0].id }

  private func body(_ act: String, version: Int64 = 0, _ more: [String: Any] = [:]) throws -> [String: Any] {
    [
      "run": try run(), "act": act, "advice": [["id": AdviceText.id(order), "version": version]],
    ].merging(more) { _, new in new }
  }

  /// What does not fit the description of the API in the answers to some requests of each operation.
  @Test func everyAnswerIsAsTheDescriptionSays() throws {
    let program = try Program(fixture, "tablero", .authority)
    let admin = try Program(fixture, "directorio", .administrator)
    let description = program.get("/openapi.json").json
    let paths = try #require(description["paths"] as? [String: [String: Any]])
    // Nothing of the table is missing, and nothing else is there.
    let told = paths.flatMap { path, methods in methods.keys.map { $0.uppercased() + " " + path } }
    let known = ApiTable.operations.map { one in
      one.route.method.rawValue + " " + one.route.path.replacing(/:(\w+)/) { "{\($0.output.1)}" }
    }
    #expect(Set(told) == Set(known))
    let place = PeoplePage.key(of: .authority("D1"))
    try WebFixture.keepTrial(fixture.database)
    let (trial, run) = (try fixture.database.trials()[0].record.id, try run())
    let file = Browser.Sent("uno.csv", OpenRows.text(["00001F01"], consumed: 7))
    let (taken, thrown) = (
      try #require(try program.send(files: [file]).json["id"] as? String),
      try #require(try program.send(files: [file]).json["id"] as? String)
    )
    fixture.site.work.rest()
    let digest = program.get("/uploads/" + taken).json["digest"] ?? ""
    let north = PeoplePage.key(
      of: AccountPlace(MicroNetwork(name: "NORTE", network: "R1", regionalAuthority: "D1")))
    let finding = try #require(
      (program.get("/findings").json["findings"] as? [[String: Any]])?[0]["id"] as? String)
    let requests: [(String, Program, () throws -> WebReply)] = [
      ("GET /month", program, { program.get("/month") }),
      ("GET /orders", program, { program.get("/orders?limit=2") }),
      ("GET /orders", program, { program.get("/orders?limit=0") }),
      ("GET /orders", program, { program.get("/orders?nada=1") }),
      ("GET /orders", program, { program.get("/orders?cursor=99.1") }),
      ("GET /alerts", program, { program.get("/alerts?level=urgent") }),
      ("GET /transfers", program, { program.get("/transfers") }),
      ("GET /orders/{facility}/{product}", program, { program.get(line) }),
      ("GET /orders/{facility}/{product}", program, { program.get("/orders/x/y") }),
      (
        "GET /transfers/{facility}/{receiver}/{product}", program,
        { program.get("/transfers/00003F01/00001F01/04594") }
      ),
      ("GET /expiries", program, { program.get("/expiries?state=pending") }),
      (
        "GET /expiries/{facility}/{product}/{lot}", program,
        { program.get("/expiries/00001F01/04594/2027-02~L-7%2FB") }
      ), ("POST /decisions", program, { program.post("/decisions", try body("accepted")) }),
      ("POST /decisions", program, { program.post("/decisions", try body("accepted")) }),
      ("POST /decisions", program, { program.post("/decisions", ["act": "accepted"]) }),
      ("POST /decisions", program, { program.post("/decisions", try body("snoozed-change", version: 99)) }),
      ("POST /decisions", program, { program.send("POST", "/api/v1/decisions", nil) }),
      ("GET /findings", program, { program.get("/findings?state=open&limit=1") }),
      ("POST /findings/judgements", program, { try judge(program) }),
      ("GET /findings/remarks", program, { program.get("/findings/remarks?finding=" + finding) }),
      ("GET /findings/remarks", program, { program.get("/findings/remarks?finding=x") }),
      (
        "POST /findings/remarks", program,
        { program.post("/findings/remarks", ["findings": [finding], "act": "comment", "comment": "x"]) }
      ), ("POST /findings/remarks", program, { program.post("/findings/remarks", ["act": "x"]) }),
      ("GET /reviews", program, { program.get("/reviews") }),
      ("POST /reviews", program, { program.post("/reviews", ["place": north, "verdict": "approved"]) }),
      (
        "POST /reviews", program,
        {
          let last = try fixture.database.auditEntries().last?.number ?? 0
          let body: [String: Any] = ["run": run, "place": north, "version": last, "verdict": "approved"]
          return program.post("/reviews", body)
        }
      ), ("GET /reviews", program, { program.get("/reviews") }),
      ("GET /uploads", program, { program.get("/uploads") }),
      ("POST /uploads", program, { try program.send(files: [file]) }),
      ("POST /uploads", program, { try program.send(files: [file], cut: 40) }),
      ("POST /uploads", program, { program.post("/uploads", [:]) }),
      ("GET /uploads/{upload}", program, { program.get("/uploads/" + taken) }),
      ("GET /uploads/{upload}", program, { program.get("/uploads/nada") }),
      ("POST /uploads/{upload}/check", program, { program.post("/uploads/" + thrown + "/check", [:]) }),
      (
        "POST /uploads/{upload}/confirm", program,
        {
          fixture.site.work.rest()
          return program.post("/uploads/" + taken + "/confirm", ["digest": digest])
        }
      ), ("POST /uploads/{upload}/confirm", program, { program.post("/uploads/" + taken + "/confirm", [:]) }),
      (
        "POST /uploads/{upload}/undo", program,
        {
          fixture.site.work.rest()
          return program.post("/uploads/" + taken + "/undo", [:])
        }
      ),
      (
        "POST /uploads/{upload}/withdraw", program,
        {
          fixture.site.work.rest()
          return program.post("/uploads/" + thrown + "/withdraw", [:])
        }
      ), ("GET /imports", program, { program.get("/imports") }),
      ("POST /imports/{number}/undo", program, { program.post("/imports/999/undo", [:]) }),
      ("GET /work", program, { program.get("/work") }),
      ("POST /work/stop", program, { program.post("/work/stop", [:]) }),
      ("POST /forecasts", program, { program.post("/forecasts", ["x": 1]) }),
      ("GET /trials", program, { program.get("/trials") }),
      ("GET /trials/{trial}", program, { program.get("/trials/nivel%2095?limit=1") }),
      ("GET /trials/{trial}", program, { program.get("/trials/nada") }),
      ("POST /trials", program, { program.post("/trials", ["name": "otro", "service_level": 3]) }),
      ("POST /trials", program, { program.post("/trials", ["name": "otro", "service_level": 0.8]) }),
      (
        "GET /work", program,
        {
          fixture.site.work.rest()
          return program.get("/work")
        }
      ), ("POST /trials/{trial}/adopt", program, { program.post("/trials/nada/adopt", ["run": 1]) }),
      ("POST /trials/{trial}/adopt", program, { program.post("/trials/nivel%2095/adopt", ["run": trial]) }),
      ("POST /trials/{trial}/drop", program, { program.post("/trials/nivel%2095/drop", ["run": trial]) }),
      ("GET /accounts", admin, { admin.get("/accounts") }),
      (
        "POST /accounts", admin,
        { admin.post("/accounts", ["name": "ana", "role": "lectura", "place": place]) }
      ),
      ("POST /accounts", admin, { admin.post("/accounts", ["name": "ana", "role": "x", "place": place]) }),
      ("POST /accounts/{account}/link", admin, { admin.post("/accounts/ana/link", [:]) }),
      (
        "POST /accounts/{account}/change", admin,
        { admin.post("/accounts/ana/change", ["role": "red", "place": place]) }
      ), ("POST /accounts/{account}/close", admin, { admin.post("/accounts/ana/close", [:]) }),
      ("POST /accounts/{account}/close", admin, { admin.post("/accounts/nadie/close", [:]) }),
    ]
    var tried: Set<String> = ["GET /openapi.json"]
    for (name, _, ask) in requests {
      let parts = name.split(separator: " ").map(String.init)
      tried.insert(name)
      let operation = try #require(paths[ApiTable.root + parts[1]]?[parts[0].lowercased()] as? [String: Any])
      let reply = try ask()
      let responses = try #require(operation["responses"] as? [String: [String: Any]])
      let foreseen = try #require(responses[String(reply.status)], "\(name): \(reply.status) \(reply.text)")
      let type = try #require(reply.header("Content-Type"))
      let content = try #require((foreseen["content"] as? [String: [String: Any]])?[type], "\(name): \(type)")
      let schema = JSONSchema(try #require(content["schema"] as? [String: Any]), of: description)
      let faults = schema.faults(in: reply.json)
      #expect(faults == [], "\(name): \(reply.text.prefix(300))")
    }
    #expect(tried.count == known.count, "an operation was not tried")
  }

  private func judge(_ program: Program) throws -> WebReply {
    let found = try #require(program.get("/findings").json["findings"] as? [[String: Any]])
    return program.post("/findings/judgements", ["findings": [found[0]["id"] ?? ""], "act": "confirm"])
  }

  @Test func listsAreThoseOfTheCommandLinePageByPage() throws {
    let program = try Program(fixture, "tablero", .reader)
    let latest = try #require(try fixture.database.latestRun())
    let names = ReportNames(
      run: latest, facilities: try Registers(fixture.database).facilities,
      products: try Registers(fixture.database).products, decisions: .none, language: .spanish)
    let table = OrderTable.table(for: latest, names: names)
    let whole = try #require(
      (try JSONSerialization.jsonObject(with: Data(table.json.utf8)) as? [String: Any])?["orders"]
        as? [[String: Any]])
    var found: [[String: Any]] = []
    var target: String? = "/orders?limit=1"
    while let next = target {
      let reply = program.get(next)
      let rows = try #require(reply.json["orders"] as? [[String: Any]])
      #expect(rows.count == 1 && reply.json["total"] as? Int == whole.count)
      found += rows.compactMap { $0["line"] as? [String: Any] }
      target = reply.header("Link").flatMap { link in
        link.firstMatch(of: /<\/api\/v1([^>]+)>; rel="next"/).map { String($0.output.1) }
      }
    }
    // The pages' order is by the names of facilities, which people look for; the rows are the same.
    func text(_ rows: [[String: Any]]) throws -> [String] {
      try rows.map { row in
        String(
          decoding: try JSONSerialization.data(withJSONObject: row, options: [.sortedKeys]), as: UTF8.self)
      }.sorted()
    }
    #expect(try text(found) == text(whole))
  }

  @Test func aLineTellsWhatItsPageTells() throws {
    let program = try Program(fixture, "tablero", .reader)
    let known = program.get(line).json
    var person = try fixture.browser("ana")
    let page = person.get("/pedidos/00001F01/04594").text
    for step in try #require(known["arithmetic"] as? [[String: Any]]) {
      #expect(page.contains(">\(step["step"] ?? "")<"))
    }
    #expect((known["history"] as? [Any])?.count == 24)
    #expect(try #require(known["why"] as? [String]).allSatisfy { page.contains($0.prefix(20)) })
    #expect(program.get("/orders/00009F01/04594").status == 404)
  }

  @Test func whatIsReadAgainIsSentOnceAndWordsAreOfTheAskedLanguage() throws {
    var program = try Program(fixture, "tablero", .authority)
    let first = program.get(line)
    let tag = try #require(first.header("ETag"))
    let again = program.get(line, ["if-none-match": "\"x\", W/" + tag])
    #expect(again.status == 304 && again.body.isEmpty && again.header("ETag") == tag)
    program.language = "en"
    #expect(program.get(line, ["if-none-match": tag]).status == 200)
    #expect(
      program.get("/orders?limit=x").json["detail"] as? String
        == ApiProblem.parameter("limit").text.text(in: .english))
    program.language = nil
    #expect(program.post("/decisions", try body("accepted")).status == 201)
    #expect(program.get(line, ["if-none-match": tag]).status == 200)
  }

  @Test func aDecisionStandsUponWhatWasSeenAndIsNotedOnce() throws {
    let (one, other) = (try Program(fixture, "uno", .authority), try Program(fixture, "dos", .pharmacist))
    let tag = try #require(one.get(line).header("ETag"))
    let body = ["act": "accepted", "advice": [["id": AdviceText.id(order)]]] as [String: Any]
    #expect(one.post("/decisions", body).status == 428)
    #expect(one.post("/decisions", body, ["if-match": "\"x\""]).status == 412)
    let noted = one.post("/decisions", body, ["if-match": tag, "idempotency-key": "k1"])
    #expect(noted.status == 201)
    // Sent again it is answered as before; another request under the key is not.
    let again = one.post("/decisions", body, ["if-match": tag, "idempotency-key": "k1"])
    #expect(again.status == 201 && again.body == noted.body && again.header("Idempotent-Replayed") == "true")
    let otherBody = body.merging(["note": "x"]) { _, new in new }
    #expect(one.post("/decisions", otherBody, ["if-match": tag, "idempotency-key": "k1"]).status == 422)
    #expect(one.post("/decisions", body, ["idempotency-key": "con espacio"]).status == 400)
    // Keys of others are apart: this is a second decision upon a line that has changed.
    #expect(other.post("/decisions", body, ["if-match": tag, "idempotency-key": "k1"]).status == 412)
    let told = other.post("/decisions", try self.body("rejected", ["reason": "other"]))
    #expect(told.status == 409 && told.text.contains("api:uno"))
    #expect(try fixture.database.decisionLedger().decisions.map(\.account) == ["api:uno"])
    // After a day the key is free, and the line is what stands in the way.
    fixture.pass(Double(SupplyDatabase.answerSeconds))
    #expect(one.post("/decisions", body, ["if-match": tag, "idempotency-key": "k1"]).status == 412)
    var person = try fixture.browser("ana")
    #expect(person.get("/pedidos/00001F01/04594").text.contains("api:uno"))
  }

  @Test func manyAreDecidedTogetherOrNone() throws {
    let program = try Program(fixture, "uno", .authority)
    let rows = try #require(program.get("/orders").json["orders"] as? [[String: Any]])
    #expect(rows.count >= 3)
    var advice = rows.map { ["id": $0["id"] ?? "", "version": $0["version"] ?? 0] }
    advice[1]["version"] = 77
    #expect(
      program.post("/decisions", ["run": try run(), "act": "accepted", "advice": advice]).status == 409)
    advice[1]["version"] = 0
    let noted = program.post("/decisions", ["run": try run(), "act": "accepted", "advice": advice])
    #expect(noted.json["noted"] as? Int == rows.count)
    #expect(try fixture.database.decisionLedger().decisions.count == rows.count)
    #expect(program.get("/orders?state=pending").json["total"] as? Int == 0)
  }

  @Test func whatCannotBeReadIsToldAndDoesNothing() throws {
    let program = try Program(fixture, "uno", .authority)
    let long = String(repeating: "0", count: 101)
    #expect(program.get("/orders?product=" + long).status == 400)
    for text in [
      "", "[]", "{", "{\"act\":1}", "{\"act\":\"accepted\",\"advice\":[],\"run\":1}", "null", "{\"x\":1}",
    ] {
      #expect(program.send("POST", "/api/v1/decisions", Data(text.utf8)).status == 400, "\(text)")
    }
    #expect(program.post("/decisions", [:], ["content-type": "text/plain"]).status == 415)
    let zero = try body("accepted", ["note": "a\u{0}b"])
    #expect(program.post("/decisions", zero).status == 400)
    #expect(program.post("/decisions", try body("agreed_giver")).status == 400)
    #expect(program.post("/decisions", try body("accepted", ["until": "2027-02"])).status == 422)
    #expect(program.post("/decisions", try body("placed", ["expected": "2026-13"])).status == 422)
    #expect(program.post("/decisions", try body("changed", ["quantity": 5])).status == 422)
    #expect(
      program.post("/decisions", try body("placed", ["quantity": 5, "expected": "2030-01"])).status == 422)
    let other = program.send("DELETE", "/api/v1/decisions", nil)
    #expect(other.status == 405 && other.header("Allow") == "POST")
    #expect(program.get("/nada").status == 404 && program.get("/month?x=%zz").status == 400)
    #expect(try fixture.database.decisionLedger().decisions.isEmpty)
  }

  @Test func beforeTheFirstForecastProgramsAreToldSo() throws {
    let fixture = try WebFixture(hasRun: false)
    let program = try Program(fixture, "uno", .authority)
    for target in ["/month", "/orders", "/findings", line] {
      let reply = program.get(target)
      #expect(reply.status == 404 && reply.json["code"] as? String == "no-forecast", "\(target)")
    }
  }
}
