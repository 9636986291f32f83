import Foundation
import TestSupport
import Testing

/// The lesson as a pharmacist goes through it: with the program's own commands and nothing else.
@Suite struct LessonTests {
  /// A lesson that has begun, and whose answers are read off the lists of commands.
  private struct Lesson {
    let colca: ColcaProgram

    private static let started = Prepared {
      let colca = try ColcaProgram(clock: "2026-10-05T13:00:00Z")
      try #require(try colca("lesson", "start", "practica").status == 0)
      return (colca, "")
    }

    init() throws { colca = try Self.started.copied().colca }

    func path(_ name: String) -> String { colca.workingFolder.path("practica/" + name) }

    /// A command of the real work, on the lesson's database.
    func work(_ arguments: String...) throws -> ColcaProgram.Outcome {
      try colca.run(arguments + ["--db", path("colca.sqlite")])
    }

    func lesson(_ arguments: String...) throws -> ColcaProgram.Outcome {
      try colca.run(["lesson"] + arguments + ["--folder", "practica"])
    }

    func importFirst() throws {
      let registers = ["establecimientos.csv", "productos.csv", "calendario.csv"].map(path)
      let done = try colca.run(["import", path("ici")] + registers + ["--db", path("colca.sqlite")])
      #expect(done.status == 0, "\(done.messages)")
    }

    func rows(_ arguments: String...) throws -> [[String: Any]] {
      let outcome = try colca.run(arguments + ["--format", "json", "--db", path("colca.sqlite")])
      #expect(outcome.status == 0, "\(outcome.messages)")
      let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
      return try #require(object?.values.compactMap { $0 as? [[String: Any]] }.first)
    }

    /// The facility and product of one of the lesson's subjects.
    func subject(_ name: String) throws -> (facility: String, product: String) {
      let subjects = try record()
      let key = try #require(subjects[name] as? [String: String])
      return (try #require(key["facility"]), try #require(key["product"]))
    }

    func record() throws -> [String: Any] {
      let data = try Data(contentsOf: URL(fileURLWithPath: path("leccion.json")))
      let whole = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      return try #require(whole?["subjects"] as? [String: Any])
    }

    /// The word that stands behind the number of a task in `lesson check`.
    func word(_ task: Int) throws -> String {
      let lines = try lesson("check").output.split(separator: "\n")
      let line = try #require(
        lines.first { Int($0.prefix(2).filter { $0 != " " }) == task && $0.dropFirst(2).first == " " })
      return line.dropFirst(4).prefix(9).trimmingCharacters(in: .whitespaces)
    }
  }

  private func text(_ cell: Any?) throws -> String { "\(try #require(cell))" }

  @Test func isSolvedFromItsBeginningToItsEnd() throws {
    let lesson = try Lesson()
    func answer(_ task: Int, _ words: String...) throws {
      let outcome = try lesson.colca.run(
        ["lesson", "answer", "\(task)"] + words + ["--folder", "practica"])
      #expect(outcome.status == 0, "\(task): \(outcome.output)\(outcome.messages)")
      #expect(try lesson.word(task) == "hecha")
    }
    #expect(try lesson.word(1) == "falta")
    try lesson.importFirst()
    let files = try lesson.rows("status", "--files")
    let names = Set(files.compactMap { $0["name"] as? String })
    let all = try FileManager.default.contentsOfDirectory(atPath: lesson.path("ici"))
    try answer(1, try #require(all.first { !names.contains($0) }))
    let late = try lesson.colca.run(["status", "--format", "csv", "--db", lesson.path("colca.sqlite")]).output
      .split(separator: "\n").dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let missing = try #require(late.first { $0[4] == "2026-07" })
    try answer(2, String(missing[0]))
    #expect(try lesson.word(3) == "falta")
    let corrections = try FileManager.default.contentsOfDirectory(atPath: lesson.path("correccion"))
    #expect(try lesson.work("import", lesson.path("correccion/" + corrections[0])).status == 0)
    #expect(try lesson.word(3) == "hecha")
    let expired = try lesson.rows("findings", "--code", "expired_before_period")
    try answer(4, try text(expired[0]["facility"]))
    #expect(try lesson.word(5) == "falta")
    #expect(try lesson.work("forecast").status == 0)
    #expect(try lesson.word(5) == "hecha")
    try answer(6, try text(lesson.rows("alerts", "--first", "1")[0]["facility_name"]))
    let trip = try lesson.rows("transfers")[0]
    let (giver, receiver) = (try text(trip["from"]), try text(trip["to"]))
    try answer(7, giver, receiver)
    let placed = try lesson.subject("placed")
    try answer(8, try order(lesson, placed), try largestStep(lesson, placed))
    let short = try lesson.record()
    let shortage = try #require(
      try lesson.rows("shortages").first {
        try text($0["warehouse"]) == text(short["warehouse"]) && text($0["product"]) == text(short["short"])
      })
    try answer(9, try text(shortage["unmet"]) + ".0 ampollas")
    // A later slip takes nothing away.
    #expect(try lesson.lesson("answer", "9", "1").status == 1)
    #expect(try lesson.word(9) == "hecha")
    try decide(lesson, transfer: (giver, receiver, try text(trip["product"])))
    let lead = try text(try #require(try line(lesson, placed))["cover_months"])
    #expect(Int(lead) ?? 0 > 1)
    try place(lesson, placed)
    try answer(12, try nextMonth(lesson), try order(lesson, placed))
    let end = try lesson.lesson("check").output
    #expect(end.contains("Hechas las 12") && !end.contains("  falta"))
    // What was right stays right, whatever the latest forecast says.
    #expect(try lesson.word(8) == "hecha")
  }

  private func decide(_ lesson: Lesson, transfer: (String, String, String)) throws {
    let (changed, rejected) = (try lesson.subject("changed"), try lesson.subject("rejected"))
    let raised = try #require(try lesson.record()["raisedBy"] as? Int)
    let (giver, receiver, product) = transfer
    #expect(try lesson.work("decide", "transfer", giver, receiver, product, "--accept").status == 0)
    #expect(try lesson.lesson("check").output.contains("b, c"))
    let advised = try #require(Int(try order(lesson, changed)))
    #expect(
      try lesson.work(
        "decide", "order", changed.facility, changed.product, "--change", "\(advised + raised)", "--reason",
        "campaign"
      ).status == 0)
    #expect(
      try lesson.work(
        "decide", "order", rejected.facility, rejected.product, "--reject", "--reason", "stock-differs"
      ).status == 0)
    #expect(try lesson.word(10) == "hecha")
  }

  private func place(_ lesson: Lesson, _ key: (facility: String, product: String)) throws {
    // By the solution, once: it says the month that a person reads off the explanation.
    let solution = try lesson.lesson("solve", "11").output
    let line = try #require(solution.split(separator: "\n").first { $0.contains("colca decide order") })
    let words = line.split(separator: " ").dropFirst().map(String.init)
    #expect(try lesson.colca.run(words + ["--db", lesson.path("colca.sqlite")]).status == 0)
    #expect(try lesson.word(11) == "hecha")
  }

  /// Imports the next month and forecasts; how many lines are without stock.
  private func nextMonth(_ lesson: Lesson) throws -> String {
    let next = try FileManager.default.contentsOfDirectory(atPath: lesson.path("siguiente"))
    #expect(try lesson.work("import", lesson.path("siguiente/" + next[0])).status == 0)
    #expect(try lesson.lesson("answer", "12", "1", "1").output.contains("pronosticar"))
    #expect(try lesson.work("forecast").status == 0)
    return "\(try lesson.rows("alerts", "--level", "agotado").count)"
  }

  private func line(_ lesson: Lesson, _ key: (facility: String, product: String)) throws -> [String: Any]? {
    try lesson.rows("orders", "--facility", key.facility).first { try text($0["product"]) == key.product }
  }

  private func order(_ lesson: Lesson, _ key: (facility: String, product: String)) throws -> String {
    try line(lesson, key).map { try text($0["order"]) } ?? "0"
  }

  /// The largest change between the official rule and the order, as the explanation prints it.
  private func largestStep(_ lesson: Lesson, _ key: (facility: String, product: String)) throws -> String {
    let told = try lesson.work("explain", "--facility", key.facility, "--product", key.product).output
    let lines = told.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { !$0.hasPrefix("de la regla oficial") }.prefix { !$0.isEmpty }
    let changes = lines.flatMap { line in
      line.split(separator: " ").filter { $0.hasPrefix("+") || $0.hasPrefix("−") }
        .compactMap { Int($0.dropFirst().filter { $0 != "," }) }
    }
    return "\(try #require(changes.max()))"
  }

  @Test func wrongAnswersAndDeedsAreToldWithAHintAndNeverWithTheAnswer() throws {
    let lesson = try Lesson()
    let early = try lesson.lesson("answer", "2", "99001F01")
    #expect(early.status == 1 && early.output.contains("Primero la tarea 1"))
    try lesson.importFirst()
    let right = try lesson.lesson("solve", "2").output
    let code = try #require(right.firstMatch(of: /answer 2 (\S+)/)).output.1
    let wrong = try lesson.lesson("answer", "2", "99001F01")
    #expect(wrong.status == 1 && wrong.output.contains("colca status") && wrong.output.contains("página 2"))
    #expect(!wrong.output.contains(code) && code != "99001F01")
    #expect(try lesson.word(2) == "no está")
    #expect(try lesson.lesson("answer", "2").status == 64)
    #expect(
      try lesson.lesson("answer", "2", "99001F01", "99002F01").output.contains("Respuestas esperadas: 1"))
    #expect(try lesson.lesson("answer", "2", "NINGUNO").status == 66)
    #expect(try lesson.lesson("answer", "3", "99001F01").status == 64)
    #expect(try lesson.lesson("answer", "13", "1").status == 64)
    #expect(try lesson.lesson("check", "0").status == 64)
    // The sheet that does not balance is said to be right.
    let finding = try text(lesson.rows("findings", "--code", "unbalanced")[0]["id"])
    #expect(try lesson.work("findings", "confirm", finding).status == 0)
    #expect(try lesson.word(3) == "no está")
    #expect(try lesson.work("findings", "reopen", finding).status == 0)
    #expect(try lesson.work("findings", "correct", finding).status == 0)
    // Whoever only notes that a right sheet will come still has the wrong one.
    #expect(try lesson.word(3) == "falta")
    #expect(try lesson.work("forecast").status == 0)
    let (changed, placed) = (try lesson.subject("changed"), try lesson.subject("placed"))
    #expect(
      try lesson.work(
        "decide", "order", changed.facility, changed.product, "--reject", "--reason", "no-money"
      ).status == 0)
    #expect(try lesson.word(10) == "no está")
    #expect(
      try lesson.work("decide", "order", placed.facility, placed.product, "--placed", "--expected", "2027-01")
        .status == 0)
    #expect(try lesson.lesson("check").output.contains("REQ-001"))
    #expect(try lesson.word(11) == "no está")
  }

  /// Lists of the next month answer none of the tasks before it: what to take back is said, whatever was typed.
  @Test func theNextMonthThatCameTooEarlyIsToldWithItsRemedy() throws {
    let lesson = try Lesson()
    try lesson.importFirst()
    let next = try FileManager.default.contentsOfDirectory(atPath: lesson.path("siguiente"))
    #expect(try lesson.work("import", lesson.path("siguiente/" + next[0])).status == 0)
    let check = try lesson.lesson("check").output
    let undo = try #require(check.firstMatch(of: /colca import --undo (\d+) · colca forecast/))
    let answer = try lesson.lesson("answer", "2", "99001F01")
    #expect(answer.status == 1 && answer.output.contains(String(undo.0)))
    #expect(try lesson.work("import", "--undo", String(undo.1)).status == 0)
    #expect(try !lesson.lesson("check").output.contains("--undo"))
  }

  /// What somebody else keeps is never written to, nor taken for a lesson's.
  @Test func aRealDatabaseIsLeftAlone() throws {
    let lesson = try Lesson()
    let file = try lesson.colca.workingFolder.write(
      "real.csv", "facility,product,month,consumed,closing\n06528F01,04594,2026-08,5,10\n")
    #expect(try lesson.work("import", file).status == 0)
    let before = try Data(contentsOf: URL(fileURLWithPath: lesson.path("colca.sqlite")))
    for arguments in [["check"], ["answer", "1", "x"], ["solve", "1"]] {
      let outcome = try lesson.colca.run(["lesson"] + arguments + ["--folder", "practica"])
      #expect(outcome.status == 65 && outcome.messages.contains("06528F01"))
    }
    #expect(try lesson.colca("lesson", "start", "practica", "--again").status == 65)
    #expect(try Data(contentsOf: URL(fileURLWithPath: lesson.path("colca.sqlite"))) == before)
    let folder = try TemporaryFolder()
    _ = try folder.write("mio.txt", "x")
    #expect(try lesson.colca("lesson", "start", folder.url.path).status == 73)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["mio.txt"])
    #expect(try lesson.colca("lesson", "check").status == 66)
    let warned = try lesson.colca.run(
      ["lesson", "start", "otra", "--lang", "en"], environment: ["COLCA_DB": "/srv/colca.sqlite"])
    #expect(warned.status == 0 && warned.messages.contains("unset COLCA_DB"))
    #expect(FileManager.default.fileExists(atPath: lesson.colca.workingFolder.path("otra/tasks.txt")))
  }

  /// Whatever day it is, the month that is practised has just gone by, and every task can be done.
  ///
  /// The days are the same at both ends of the world.
  @Test(arguments: [
    ("2026-12-01T14:00:00Z", "2026-10", "noviembre de 2026"),
    ("2028-02-29T09:00:00Z", "2027-12", "enero de 2028"),
    ("2031-01-01T05:00:00Z", "2030-11", "diciembre de 2030"),
  ])
  func isOfTheMonthsJustGoneBy(clock: String, month: String, next: String) throws {
    let colca = try ColcaProgram(clock: clock)
    #expect(try colca("lesson", "start", "practica").status == 0)
    let sheet = try String(contentsOfFile: colca.workingFolder.path("practica/tareas.txt"), encoding: .utf8)
    #expect(sheet.contains("primeros días de \(next)"))
    func run(_ arguments: [String]) throws -> ColcaProgram.Outcome {
      try colca.run(arguments + ["--db", "practica/colca.sqlite"])
    }
    // By the solutions alone, task by task, to the end.
    for task in 1...12 {
      for _ in 1...2 {
        let solution = try colca("lesson", "solve", "\(task)", "--folder", "practica").output
        for line in solution.split(separator: "\n") {
          guard line.hasPrefix("  colca ") else { continue }
          let words = Self.words(line)
          if words[1] == "lesson" {
            #expect(
              try colca.run(Array(words.dropFirst()) + ["--folder", "practica"]).status == 0, "\(line)")
          } else if try !Self.isDone(task, colca) {
            let inFolder = words.dropFirst().map {
              FileManager.default.fileExists(atPath: colca.workingFolder.path("practica/" + $0))
                ? "practica/" + $0 : $0
            }
            let done = try run(inFolder)
            #expect(done.status == 0, "\(line): \(done.messages)")
          }
        }
      }
      #expect(try Self.isDone(task, colca), "\(task)")
    }
    let files = try FileManager.default.contentsOfDirectory(
      atPath: colca.workingFolder.path("practica/correccion"))
    #expect(files == ["ICI_corregido_\(month.filter { $0 != "-" }).csv"])
  }

  private static func isDone(_ task: Int, _ colca: ColcaProgram) throws -> Bool {
    let lines = try colca("lesson", "check", "--folder", "practica").output.split(separator: "\n")
    return lines.contains { $0.hasPrefix((task < 10 ? " \(task)" : "\(task)") + "  hecha") }
  }

  /// The words of a line of a shell, with those in quotes as one.
  private static func words(_ line: Substring) -> [String] {
    var (words, isQuoted) = ([""], false)
    for character in line.drop(while: { $0 == " " }) {
      switch character {
      case "\"", "'": isQuoted.toggle()
      case " " where !isQuoted: words.append("")
      default: words[words.count - 1].append(character)
      }
    }
    return words.filter { !$0.isEmpty }
  }

  /// Whoever goes on later finds the same lesson; whoever begins anew, one of that day and nothing of the earlier.
  @Test func goesOnAndBeginsAnewOnAnotherDay() throws {
    let lesson = try Lesson()
    try lesson.importFirst()
    let later = ["COLCA_CLOCK": "2027-03-05T13:00:00Z"]
    func run(_ arguments: String...) throws -> ColcaProgram.Outcome {
      try lesson.colca.run(["lesson"] + arguments, environment: later)
    }
    #expect(try run("check", "1", "--folder", "practica").output.contains("agosto de 2026"))
    #expect(try run("start", "practica", "--again").status == 0)
    let months = try FileManager.default.contentsOfDirectory(atPath: lesson.path("ici")).sorted()
    #expect(months.last == "ICI_202701_bis.csv" && months.filter { $0.contains("bis") }.count == 1)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: lesson.path("siguiente")) == ["ICI_202702.csv"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: lesson.path("correccion")).count == 1)
    // A clock that is behind makes no lesson.
    let behind = try lesson.colca.run(
      ["lesson", "start", "otra"], environment: ["COLCA_CLOCK": "2020-03-05T13:00:00Z"])
    #expect(behind.status == 65 && behind.messages.contains("atrasado"))
  }

  /// No lesson within a lesson: whoever types the command once more goes on.
  @Test func beginsNoneInsideAnother() throws {
    let lesson = try Lesson()
    for folder in ["practica/practica", "practica/ici/otra"] {
      let outcome = try lesson.colca("lesson", "start", folder)
      #expect(outcome.status == 73 && outcome.messages.contains("dentro de la práctica"))
      #expect(!FileManager.default.fileExists(atPath: lesson.colca.workingFolder.path(folder)))
    }
    #expect(try lesson.colca("lesson", "start", "otra").status == 0)
  }

  @Test func beginsAnewWithTheSameFiles() throws {
    let lesson = try Lesson()
    #expect(try lesson.colca("lesson", "start", "practica").status == 73)
    func files() throws -> [String: Data] {
      let names = try FileManager.default.subpathsOfDirectory(atPath: lesson.path(""))
        .filter { $0.hasSuffix(".csv") || $0.hasSuffix(".txt") || $0.hasSuffix(".json") }
      return Dictionary(
        uniqueKeysWithValues: try names.map {
          ($0, try Data(contentsOf: URL(fileURLWithPath: lesson.path($0))))
        })
    }
    let first = try files()
    #expect(first.count > 30)
    try lesson.importFirst()
    _ = try lesson.lesson("answer", "2", "99001F01")
    #expect(try files() != first)
    #expect(try lesson.colca("lesson", "start", "practica", "--again").status == 0)
    #expect(try files() == first)
    #expect(!FileManager.default.fileExists(atPath: lesson.path("colca.sqlite")))
  }
}
