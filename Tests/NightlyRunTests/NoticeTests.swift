import Foundation
import Operations
import Runs
import SupplyModel
import SupplyStore
import Telling
import TestSupport
import Testing

@testable import NightlyRun

@Suite struct NoticeTests {
  private static let addresses = "recipients = uno@red.pe, dos@red.pe\nsender = colca@red.pe\n"

  /// An installation whose mail goes through a script.
  private func fixture(script: String, _ more: String = "") throws -> NightFixture {
    let folder = try TemporaryFolder()
    let path = try folder.write("sendmail", script)
    chmod(path, 0o755)
    // The script lives as long as the fixture that names it.
    let fixture = try NightFixture(Self.addresses + "mail_command = \(path) -t -oi\n" + more)
    fixture.keep(folder)
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 10))
    return fixture
  }

  @Test func newsGoOutOnceByMailWithTextPageAndLists() throws {
    let sink = try MailSink()
    let fixture = try fixture(script: MailSink.sendmailScript(port: sink.port))
    let first = try fixture.night()
    #expect(first[.notice]?.event == .notice(news: 1, isSent: true))
    let delivery = try #require(sink.received.first)
    #expect(delivery.sender == "colca@red.pe" && delivery.recipients == ["uno@red.pe", "dos@red.pe"])
    let message = ReadMessage(delivery.message)
    #expect(message.headers["Subject"] == "Colca: 1 nuevo · octubre de 2026")
    #expect(message.headers["Date"] == "Thu, 26 Nov 2026 02:00:05 +0000")
    #expect(message.parts.map(\.type).prefix(2) == ["text/plain", "text/html"])
    #expect(message.parts[0].text.contains("* Agotado · F3 · P\n"))
    #expect(message.parts[1].text.contains("<b>F3 · P</b>"))
    let workbooks = message.parts.dropFirst(2)
    #expect(Set(workbooks.map(\.name)).isSuperset(of: ["alertas.xlsx", "pedidos.xlsx"]))
    for workbook in workbooks {
      #expect(workbook.name.hasSuffix(".xlsx") && workbook.type.hasSuffix("spreadsheetml.sheet"))
      #expect(workbook.bytes.starts(with: Array("PK".utf8)))
      let written = URL(fileURLWithPath: fixture.folder.path("informes/ultimo/" + workbook.name))
      #expect(try Data(workbook.bytes) == Data(contentsOf: written))
    }
    #expect(fixture.names("correo").isEmpty)
    fixture.turn(days: 1)
    #expect(try fixture.night()[.notice]?.event == .noNews)
    #expect(sink.received.count == 1)
    // Nobody's address is in the log.
    #expect(try !fixture.text("registro.log").contains("@"))
  }

  @Test func rowsOutsideTheScopeAreToldOnce() throws {
    let sink = try MailSink()
    let fixture = try fixture(script: MailSink.sendmailScript(port: sink.port), "digest = always\n")
    let others = (1...4).map {
      "F1,99001,2026-0\($0),5,9\nF2,99002,2026-0\($0),5,9\nF1,04594,2026-0\($0),5,9\n"
    }
    try fixture.folder.write(
      "bandeja/otros.csv", "facility,product,month,consumed,closing\n" + others.joined())
    try fixture.night()
    let told = "Fuera del ámbito (anticonceptivos): 38 filas de 3 productos más, guardadas."
    let first = ReadMessage(try #require(sink.received.last).message)
    #expect(first.parts[0].text.components(separatedBy: told).count == 2)
    #expect(first.parts[1].text.components(separatedBy: told).count == 2)
    fixture.turn(days: 1)
    try fixture.night()
    #expect(sink.received.count == 2)
    let second = ReadMessage(try #require(sink.received.last).message)
    #expect(!second.parts[0].text.contains("Fuera del ámbito"))
  }

  /// The program that Debian recommends, where it is installed.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/msmtp")))
  func msmtpDeliversTheSameMessage() throws {
    let sink = try MailSink()
    let command = "/usr/bin/msmtp -C /dev/null --host=127.0.0.1 --port=\(sink.port) --from=colca@red.pe -t"
    let fixture = try NightFixture(Self.addresses + "mail_command = \(command)\n")
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 10))
    #expect(try fixture.night()[.notice]?.event == .notice(news: 1, isSent: true))
    let delivery = try #require(sink.received.first)
    #expect(delivery.recipients == ["uno@red.pe", "dos@red.pe"])
    let message = ReadMessage(delivery.message)
    #expect(message.headers["Subject"] == "Colca: 1 nuevo · octubre de 2026")
    #expect(message.parts.contains { $0.name == "pedidos.xlsx" && $0.bytes.starts(with: Array("PK".utf8)) })
  }

  @Test func whatCouldNotBeSentStaysAndIsToldTheNextNight() throws {
    let sink = try MailSink(refuses: true)
    let fixture = try fixture(script: MailSink.sendmailScript(port: sink.port))
    let first = try fixture.night()
    #expect(first[.notice]?.state == .failed && first.exitCode == 69)
    #expect(first[.backup]?.state == .done)
    let kept = try #require(fixture.names("correo").first)
    let refused = ReadMessage(try fixture.text("correo/" + kept)).headers["Message-ID"]
    #expect(try fixture.database().alertMemory().news(quantityChange: 0.25).count == 1)
    // The server takes mail again.
    let better = try MailSink()
    try fixture.replaceScript(MailSink.sendmailScript(port: better.port))
    #expect(try fixture.night()[.notice]?.event == .notice(news: 1, isSent: true))
    #expect(better.received.count == 1)
    // The same text of the same day is the same message, to programs for e-mail.
    let sent = try #require(better.received.first)
    #expect(refused != nil && ReadMessage(sent.message).headers["Message-ID"] == refused)
  }

  @Test func aServerThatDoesNotAnswerIsNotWaitedForForEver() throws {
    let folder = try TemporaryFolder()
    let program = try folder.write(
      "sendmail", "#!/bin/bash\ntrap '' TERM\necho $$ > '\(folder.path("number"))'\nexec sleep 600\n")
    chmod(program, 0o755)
    let message = try folder.write("message", "Subject: x\n")
    let sender = MailSender(command: [program], seconds: 0.3, secondsToEnd: 0.1)
    let failure = NightError.programFailed(program: "sendmail", status: nil)
    #expect(throws: failure) { try sender.send(file: message, taken: message + ".enviado") }
    #expect(Language.spanish.sentence(for: failure).contains("a tiempo"))
    // It does not go on behind everybody's back.
    if let number = (try? String(contentsOfFile: folder.path("number"), encoding: .utf8))
      .flatMap({ Int32($0.filter(\.isNumber)) })
    {
      #expect(kill(number, 0) == -1)
    }

    let missing = try NightFixture(Self.addresses + "mail_command = /no/such/program\n")
    try missing.folder.write("bandeja/ici.csv", NightFixture.rows(months: 10))
    #expect(try missing.night()[.notice]?.failure?.contains("127") == true)
  }

  @Test func withoutMailTheMessageStaysInAFolderAndCountsAsTold() throws {
    let fixture = try NightFixture("digest = always\n")
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 10))
    #expect(try fixture.night()[.notice]?.event == .notice(news: 1, isSent: false))
    #expect(fixture.names("correo") == ["2026-11-26T020005.eml", "2026-11-26T020005.html"])
    fixture.turn(days: 1)
    #expect(try fixture.night()[.notice]?.event == .notice(news: 0, isSent: false))
    #expect(try fixture.text("correo/2026-11-27T020005.html").contains("Nada nuevo"))
  }

  @Test func aSignOfLifeComesAfterSilentDays() throws {
    let fixture = try NightFixture("silent_days = 3\n")
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 10))
    var sent: [Bool] = []
    for _ in 0..<7 {
      let event = try fixture.night()[.notice]?.event
      sent.append(event != .noNews)
      fixture.turn(days: 1)
    }
    #expect(sent == [true, false, false, true, false, false, true])
  }

  @Test func failuresAreToldEvenWithoutADatabase() throws {
    let fixture = try NightFixture()
    try fixture.folder.write("colca.sqlite", String(repeating: "no es una base ", count: 300))
    let report = try fixture.night()
    #expect(report[.notice]?.event == .notice(news: 1, isSent: false))
    let page = try fixture.text("correo/2026-11-26T020005.html")
    #expect(page.contains("Necesita su atención") && page.contains("no es una base de Colca"))
  }

  @Test func acknowledgedAlertsAreNotTold() throws {
    let fixture = try NightFixture()
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 10))
    try fixture.night()
    let key = AlertKey(.stock, facility: "F3", product: "P")
    let database = try fixture.database()
    let done = try database.act(.ordered, on: [key], detail: ["note": "guía 7"]) {
      $0.order($1, expected: Month("2026-11"), note: "guía 7")
    }
    #expect(done == [key])
    let entry = try #require(try database.auditEntries().last)
    #expect(entry.action == "alert_ordered" && entry.subject == "stock F3 P")
    #expect(entry.detail == #"{"note":"guía 7"}"#)
    // November came and went, and nothing with it.
    fixture.turn(days: 8)
    try fixture.folder.write("bandeja/nov.csv", NightFixture.rows(months: 11, lastMonthOnly: true))
    #expect(try fixture.night()[.notice]?.event == .notice(news: 1, isSent: false))
    #expect(try database.alertMemory().alerts[key]?.status == .open)
  }

  @Test func whoHasNotReportedIsListed() throws {
    let fixture = try NightFixture("digest = always\n")
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 9))
    try fixture.folder.write(
      "bandeja/oct.csv",
      "facility,product,month,consumed,closing\nF1,P,2026-10,10,200\nF2,P,2026-10,20,200\n")
    try fixture.night()
    let page = try fixture.text("correo/2026-11-26T020005.html")
    #expect(page.contains("Falta el reporte de octubre de 2026 (1)"))
    #expect(page.contains("Último reporte: septiembre de 2026"))
  }

  /// Wherever a night is cut off while it tells people, the next one tells them what they do not know, and nothing twice.
  @Test(arguments: NoticeStep.Stage.allCases, [true, false])
  func aNightThatIsCutOffTellsNeitherTwiceNorNotAtAll(_ stage: NoticeStep.Stage, isMailed: Bool) throws {
    struct CutOff: Error {}
    let sink = try MailSink()
    let fixture =
      try isMailed ? fixture(script: MailSink.sendmailScript(port: sink.port)) : NightFixture()
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 10))
    var night = Night(configuration: try fixture.configuration(), machine: fixture.machine)
    night.reached = { if $0 == stage { throw CutOff() } }
    #expect(try night.run()[.notice]?.state == .failed)
    func told() -> Int {
      isMailed ? sink.received.count : fixture.names("correo").count { $0.hasSuffix(".html") }
    }
    let hadBeenTold = told()
    switch stage {
    case .messageWritten, .noted: #expect(hadBeenTold == 0)
    case .handedOver, .databaseTold, .ledgerTold: #expect(hadBeenTold == 1)
    }
    let next = try fixture.night()
    #expect(!next.hasFailed && told() == 1)
    #expect(next[.notice]?.event == (hadBeenTold == 1 ? .noNews : .notice(news: 1, isSent: isMailed)))
    fixture.turn(days: 1)
    #expect(try fixture.night()[.notice]?.event == .noNews)
    #expect(told() == 1)
    #expect(try fixture.database().alertMemory().news(quantityChange: 0.25).isEmpty)
    if isMailed { #expect(fixture.names("correo").isEmpty) }
  }

  @Test func whatWasToldBeforeACopyWasRestoredIsNotToldAgain() throws {
    let sink = try MailSink()
    let fixture = try fixture(script: MailSink.sendmailScript(port: sink.port))
    try fixture.night()
    #expect(sink.received.count == 1)
    // The copy was made before people were told.
    let restore = Restore(configuration: try fixture.configuration(), machine: fixture.machine)
    _ = try restore.restore(from: try #require(try restore.best()).path)
    let memory = try fixture.database().alertMemory()
    #expect(memory.alerts.isEmpty || !memory.news(quantityChange: 0.25).isEmpty)
    let next = try fixture.night()
    #expect(next[.notice]?.event == .noNews && sink.received.count == 1)
    #expect(next[.database]?.event == .databaseIsSound(followsInterruption: false))
    // What somebody opens again is told again all the same.
    let acts = AlertActs(database: try fixture.database(), watch: try fixture.configuration().watch)
    _ = try acts.note(.acknowledge, kind: .stock, facility: nil, product: nil, note: nil)
    _ = try acts.note(.reopen, kind: .stock, facility: nil, product: nil, note: nil)
    fixture.turn(days: 1)
    #expect(try fixture.night()[.notice]?.event == .notice(news: 1, isSent: true))
  }
}
