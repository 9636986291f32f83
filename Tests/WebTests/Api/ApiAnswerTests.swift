import Operations
import Runs
import SupplyModel
import SupplyStore
import TestSupport
import Testing

@testable import Web

/// What a program is answered is kept with what is done, in one transaction: a server that is killed has both, or neither.
@Suite struct ApiAnswerTests {
  private let fixture: WebFixture

  init() throws { fixture = try WebFixture() }

  private func key(_ text: String) throws -> AnswerKey {
    AnswerKey(token: try #require(AccountName("uno")), key: text, second: fixture.site.second)
  }

  private func kept(_ text: String) throws -> KeptAnswer? {
    let key = try key(text)
    return try fixture.database.answer(toToken: key.token, key: key.key, at: key.second)
  }

  private let answer = KeptAnswer(request: "r", status: 201, body: "{}")

  @Test func anAnswerIsThereWithWhatWasWrittenOrNotAtAll() throws {
    _ = try Program(fixture, "uno", .authority)
    let answer = answer
    let database = fixture.database.acting(as: "api:uno").answering(try key("k")) { entries in
      KeptAnswer(request: answer.request, status: 200 + Int(entries), body: answer.body)
    }
    // What fails leaves no answer.
    #expect(throws: (any Error).self) { try database.dropTrial(try #require(TrialName("nada")), seen: 1) }
    #expect(try kept("k") == nil)
    // What writes nothing to the log is not what was asked for.
    try database.touchSession(digest: "x", at: 1)
    #expect(try kept("k") == nil)
    try database.remark(.comment("se llamó"), on: ["a1", "b2"])
    #expect(try kept("k")?.status == 202)
    // Where the answer cannot be kept, nothing is done either: its token is there no more.
    let before = try fixture.database.auditEntries().count
    let other = AnswerKey(token: try #require(AccountName("otro")), key: "k", second: 1)
    #expect(throws: (any Error).self) {
      try fixture.database.answering(other) { _ in answer }.remark(.comment("otra vez"), on: ["a1"])
    }
    #expect(try fixture.database.auditEntries().count == before)
  }

  @Test func aForecastKeepsItsAnswerWithItsRun() throws {
    let one = try Program(fixture, "uno", .authority)
    let begun = one.send("POST", ApiTable.root + "/forecasts", nil, ["idempotency-key": "k"])
    #expect(begun.status == 202)
    // While it goes on as well as after it, however often it is asked for, it is one forecast.
    let again = one.send("POST", ApiTable.root + "/forecasts", nil, ["idempotency-key": "k"])
    #expect(again.status == 202 && again.body == begun.body && again.header("Idempotent-Replayed") == "true")
    fixture.site.work.rest()
    #expect(
      fixture.site.work.lastForecast?.isGood == true, "\(String(describing: fixture.site.work.lastForecast))")
    #expect(try kept("k")?.body == begun.text)
    let runs = try fixture.database.runRecords().count
    #expect(one.send("POST", ApiTable.root + "/forecasts", nil, ["idempotency-key": "k"]).body == begun.body)
    fixture.site.work.rest()
    #expect(try fixture.database.runRecords().count == runs)
  }

  @Test func whatComesToNothingCanBeBegunAgain() throws {
    let one = try Program(fixture, "uno", .authority)
    // A file that does something else by the time it is taken in.
    let file = Browser.Sent("a.csv", "facility,product,month,consumed,closing\n00001F01,04594,2026-10,31,5\n")
    let id = try #require(try one.send(files: [file]).json["id"] as? String)
    fixture.site.work.rest()
    let digest = try #require(one.get("/uploads/" + id).json["digest"] as? String)
    let other = try fixture.folder.write(
      "b.csv",
      "facility,product,month,consumed,closing\n00001F01,04594,2026-10,31,5\n00001F01,04594,2026-09,1,1\n")
    _ = try FileImport(database: fixture.database).importFile(path: other)
    _ = one.post("/uploads/\(id)/confirm", ["digest": digest], ["idempotency-key": "k"])
    fixture.site.work.rest()
    #expect(try kept("k") == nil)
    let now = try #require(one.get("/uploads/" + id).json["digest"] as? String)
    #expect(now != digest)
    #expect(one.post("/uploads/\(id)/confirm", ["digest": now], ["idempotency-key": "k"]).status == 202)
    fixture.site.work.rest()
    #expect(one.get("/uploads/" + id).json["state"] as? String == "taken")
  }

  /// The answer to a sending lies with its files: where the database has none, it is found there.
  @Test func aSendingIsAnsweredFromWhereItLies() throws {
    let one = try Program(fixture, "uno", .authority)
    let file = Browser.Sent("a.csv", "facility,product,month,consumed,closing\n00001F01,04594,2026-10,31,5\n")
    let sent = try one.send(files: [file], ["idempotency-key": "k"])
    fixture.site.work.rest()
    let lying = try #require(fixture.site.work.shelf.uploads(of: "api:uno").first)
    #expect(lying.answer?.key == "k" && lying.answer?.body == sent.text)
    #expect(fixture.site.work.answer(to: try key("k"))?.body == sent.text)
    #expect(fixture.site.work.answer(to: try key("otra")) == nil)
    // Another program's key of the same name is another's.
    let two = AnswerKey(token: try #require(AccountName("dos")), key: "k", second: fixture.site.second)
    #expect(fixture.site.work.answer(to: two) == nil)
    let late = AnswerKey(
      token: try #require(AccountName("uno")), key: "k",
      second: fixture.site.second + SupplyDatabase.answerSeconds)
    #expect(fixture.site.work.answer(to: late) == nil)
  }

  @Test func aTrialIsAdoptedAndDroppedOnce() throws {
    let one = try Program(fixture, "uno", .authority)
    try WebFixture.keepTrial(fixture.database)
    let run = try #require(try fixture.database.trials().first).record.id
    let path = "/trials/nivel%2095"
    let adopted = one.post(path + "/adopt", ["run": Int(run)], ["idempotency-key": "a"])
    let (first, text) = (try kept("a")?.body, adopted.text)
    #expect(adopted.status == 200 && first == text)
    let dropped = one.post(path + "/drop", ["run": Int(run)], ["idempotency-key": "d"])
    let second = try kept("d")?.body
    #expect(dropped.status == 200 && second == dropped.text)
    #expect(one.post(path + "/drop", ["run": Int(run)], ["idempotency-key": "d"]).body == dropped.body)
  }
}
