import Foundation
import TestSupport
import Testing

/// What somebody did about alerts, noted by someone who runs each command by hand.
@Suite struct AlertTests {
  private let colca: ColcaProgram

  init() throws {
    colca = try ColcaProgram()
    let rows = (1...10).map { month in
      String(format: "F1,P,2026-%02d,%d,0,10,0,%d\n", month, 110 - 10 * month, 100 - 10 * month)
    }
    let file = try colca.workingFolder.write(
      "a.csv", "facility,product,month,opening,received,consumed,adjustment,closing\n" + rows.joined())
    #expect(try colca("import", file).status == 0)
  }

  private func audit() throws -> Int { try colca("audit").output.split(separator: "\n").count }

  @Test func alertsCanBeSeenOrderedAndReopenedWithoutANight() throws {
    #expect(try colca("alerts", "ack", "--facility", "F1").status == 66)
    #expect(try colca("forecast", "--model", "light").status == 0)
    #expect(try colca("alerts", "list").output.contains("F1"))
    let open = try colca("alerts", "reopen", "--facility", "F1")
    #expect(open.status == 0 && open.output.contains("Ya está abierta"))
    let entries = try audit()
    let seen = try colca("alerts", "ack", "--facility", "F1", "--note", "se llamó")
    #expect(seen.status == 0 && seen.output == "Anotado: 1 alerta.\n")
    #expect(try audit() == entries + 1)
    #expect(try colca("alerts", "ack", "--facility", "F1").status == 0)
    #expect(try colca("alerts", "list").output.contains("se llamó"))
    let late = try colca("alerts", "order", "--facility", "F1", "--expected", "2001-01")
    #expect(late.status == 64 && late.messages.contains("2001-01 ya pasó"))
    #expect(try colca("alerts", "order", "--facility", "F1", "--expected", "2099-12").status == 0)
    #expect(try colca("alerts", "list").output.contains("2099-12"))
    #expect(try colca("alerts", "reopen", "--facility", "F1").output == "Anotado: 1 alerta.\n")
    #expect(try colca("alerts", "reopen", "--facility", "F1").output.contains("Ya está abierta"))
  }

  @Test func aRunAfterTheNightIsWhatIsNoted() throws {
    #expect(try colca("forecast", "--model", "light").status == 0)
    #expect(try colca("alerts", "ack", "--facility", "F1").status == 0)
    // The stock comes: the alert stands no more.
    let file = try colca.workingFolder.write(
      "b.csv",
      "facility,product,month,opening,received,consumed,adjustment,closing\nF1,P,2026-11,0,900,10,0,890\n")
    #expect(try colca("import", file).status == 0)
    #expect(try colca("forecast", "--model", "light", "--as-of", "2026-11").status == 0)
    #expect(try colca("alerts", "ack", "--facility", "F1").status == 66)
  }
}
