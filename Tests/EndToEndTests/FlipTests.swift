import Foundation
import TestSupport
import Testing

/// Copies of a database with a bit flipped, a page emptied or a page in another's place: the answer is the same, or one clear error.
///
/// `scripts/flips` does the same to hundreds of copies.
@Suite struct FlipTests {
  private static let commands = [
    ["status"], ["report", "--out", "informe"], ["alerts"], ["orders"], ["doctor"],
  ]

  @Test func damageIsToldAndNeverAnotherAnswer() throws {
    let colca = try ColcaProgram(clock: "2026-11-26T02:00:05Z")
    var rows = "facility,product,month,opening,received,consumed,adjustment,closing\n"
    for facility in 11...30 {
      for month in 1...9 {
        rows += "000\(facility)F01,04594,2026-0\(month),\(200 + facility),30,\(facility),0,230\n"
      }
    }
    #expect(try colca("import", try colca.workingFolder.write("filas.csv", rows)).status == 0)
    #expect(try colca("forecast", "--model", "light").status == 0)
    let database = URL(fileURLWithPath: colca.workingFolder.path("colca.sqlite"))
    let sound = [UInt8](try Data(contentsOf: database))
    let answers = try Self.commands.map { try answer(of: colca, $0) }
    #expect(answers.allSatisfy { $0.status == 0 })

    var generator = SeededGenerator(seed: 14)
    var told = 0
    for number in 1...40 {
      let damaged = Self.damaged(sound, number, using: &generator)
      // Two commands a copy: each kind of damage meets each command.
      for turn in [number + number / 5, number + number / 5 + 2] {
        let (command, expected) = (Self.commands[turn % answers.count], answers[turn % answers.count])
        try Data(damaged).write(to: database)
        for end in ["-wal", "-shm"] {
          try? FileManager.default.removeItem(atPath: database.path + end)
        }
        let found = try answer(of: colca, command)
        guard found != expected else { continue }
        told += 1
        let isClear = found.status == 65 && found.text.contains("colca restore")
        #expect(isClear, "copy \(number), \(command[0]): \(found.status) \(found.text.prefix(200))")
      }
    }
    #expect(told > 16)
  }

  private struct Answer: Equatable {
    let status: Int32
    let text: String
  }

  /// What a command says and writes; the room on the disk is another one every time.
  private func answer(of colca: ColcaProgram, _ command: [String]) throws -> Answer {
    let folder = colca.workingFolder.path("informe")
    try? FileManager.default.removeItem(atPath: folder)
    let outcome = try colca.run(command)
    var text = outcome.output.split(separator: "\n").filter { !$0.contains("MB") }.joined(separator: "\n")
    if outcome.status != 0 { text += outcome.messages + outcome.output }
    for name in try FileManager.default.contentsOfDirectory(atPath: colca.workingFolder.path("")).sorted()
    where name == "informe" {
      for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      where file.hasSuffix(".csv") || file.hasSuffix(".html") {
        text += try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
      }
    }
    return Answer(status: outcome.status, text: text)
  }

  private static func damaged(
    _ sound: [UInt8], _ number: Int, using generator: inout SeededGenerator
  ) -> [UInt8] {
    var bytes = sound
    let pages = bytes.count / 4096
    let page = Int.random(in: 0..<pages, using: &generator)
    let range = page * 4096..<(page + 1) * 4096
    switch number % 5 {
    case 0: bytes.replaceSubrange(range, with: [UInt8](repeating: 0, count: 4096))
    case 1:
      let other = Int.random(in: 0..<pages, using: &generator)
      bytes.replaceSubrange(range, with: sound[other * 4096..<(other + 1) * 4096])
    case 2: for place in range { bytes[place] = UInt8.random(in: 0...255, using: &generator) }
    default:
      for _ in 0..<number % 4 + 1 {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      }
    }
    return bytes
  }
}
