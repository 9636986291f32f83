import Foundation
import TestSupport
import Testing

/// A night that is killed while the mail program is at work: what that program took is not sent again.
@Suite struct KilledNoticeTests {
  private let colca: ColcaProgram

  init() throws {
    colca = try ColcaProgram(clock: "2026-11-26T02:00:05Z")
    var rows = "facility,product,month,opening,received,consumed,adjustment,closing\n"
    for month in 1...9 {
      rows += "00011F01,04594,2026-0\(month),\(300 - month * 30),0,30,0,\(270 - month * 30)\n"
    }
    try FileManager.default.createDirectory(
      atPath: colca.workingFolder.path("bandeja"), withIntermediateDirectories: false)
    try colca.workingFolder.write("bandeja/filas.csv", rows)
    try FileManager.default.createDirectory(
      atPath: colca.workingFolder.path("llegado"), withIntermediateDirectories: false)
  }

  /// A mail program that kills the night that started it, by looking for whom its parents were, before or after it takes the message.
  private func install(_ body: String) throws {
    let script = """
      #!/bin/bash
      parent() { awk '{ print $4 }' "/proc/$1/stat"; }
      kill_night() {
        [ -e '\(colca.workingFolder.path("muerta"))' ] && return
        touch '\(colca.workingFolder.path("muerta"))'
        kill -9 "$(parent "$(parent "$PPID")")"
        sleep 0.2
      }
      take() { cat >"$(mktemp '\(colca.workingFolder.path("llegado"))/XXXXXX')"; }
      \(body)

      """
    let path = try colca.workingFolder.write("sendmail", script)
    chmod(path, 0o755)
    try colca.workingFolder.write(
      "colca.conf",
      "quiet_seconds = 0\nmodel = light\nminimum_free_mb = 0\nrecipients = a@red.pe\nsender = b@red.pe\n"
        + "mail_command = \(path) -t\nmail_seconds = 5\n")
  }

  private func received() throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: colca.workingFolder.path("llegado")).count
  }

  @Test(arguments: ["kill_night; take", "take; kill_night"])
  func whatTheProgramTakesAfterAllIsNotSentAgain(body: String) throws {
    try install(body)
    #expect(try colca("nightly").status != 0)
    // Nobody waits for the program but the next night.
    let next = try colca("nightly")
    #expect(next.status == 0, "\(next.messages)")
    #expect(try received() == 1)
    #expect(try colca("nightly").status == 0)
    #expect(try received() == 1)
    let left = try FileManager.default.contentsOfDirectory(atPath: colca.workingFolder.path("correo"))
    #expect(left == [".avisado.json"])
  }

  @Test func whatItDidNotTakeIsSentByTheNextNight() throws {
    try install("if [ ! -e '\(colca.workingFolder.path("muerta"))' ]; then kill_night; exit 75; fi; take")
    #expect(try colca("nightly").status != 0)
    #expect(try received() == 0)
    #expect(try colca("nightly").status == 0)
    #expect(try received() == 1)
    #expect(try colca("nightly").status == 0)
    #expect(try received() == 1)
  }
}
