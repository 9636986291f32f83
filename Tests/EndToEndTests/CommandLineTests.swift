import Foundation
import TestSupport
import Testing

@Suite("The command line")
struct CommandLineTests {
  private let colca: ColcaProgram

  init() throws { colca = try ColcaProgram() }

  @Test(
    "never makes a database for a command that reads, and says what to do",
    arguments: [
      "status", "status --files", "status --rates", "status --levels", "status --facility 06528", "findings",
      "history",
      "forecast", "alerts", "alerts list", "alerts ack --facility 06528", "transfers", "orders", "shortages",
      "expiries",
      "report --out r", "export", "explain --facility 06528 --product 04594", "backtest --origins 2026-01",
      "replay",
      "accuracy", "audit", "runs", "runs show 1", "runs repeat 1", "import --undo 1",
    ])
  func readingMakesNoDatabase(_ line: String) throws {
    let outcome = try colca.run(line.split(separator: " ").map(String.init))
    #expect(outcome.status == 66)
    #expect(outcome.output == "")
    #expect(outcome.messages.contains("Todavía no hay una base de datos en «colca.sqlite»"))
    #expect(outcome.messages.contains("colca import"))
    #expect(try left().isEmpty)
  }

  @Test("makes a database for an import, and none for one that only tells what it would do")
  func importsMakeADatabase() throws {
    let file = colca.workingFolder.path("datos.csv")
    let rows = "facility,product,month,consumed\nF1,P1,2026-10,3\n"
    try Data(rows.utf8).write(to: URL(fileURLWithPath: file))
    #expect(try colca("import", "datos.csv", "--dry-run").output.contains("nuevas 1"))
    #expect(try left() == ["datos.csv"])
    #expect(try colca("import", "datos.csv").status == 0)
    #expect(try left() == ["colca.sqlite", "datos.csv"])
  }

  @Test("talks the language of the locale, and that of --lang before it")
  func localeTurnsMessages() throws {
    let english = ["LC_ALL": "en_US.UTF-8", "LANG": "en_US.UTF-8"]
    #expect(try colca("forecast", "--help").output.contains("Uso: colca forecast [OPCIONES]"))
    #expect(try colca("forecast", "--help", environment: ["LC_ALL": "C"]).output.contains("Uso:"))
    #expect(
      try colca("forecast", "--help", environment: english).output.contains("Usage: colca forecast [OPTIONS]")
    )
    #expect(try colca("forecast", "--lang", "es", "--help", environment: english).output.contains("Uso:"))
    #expect(try colca("--lang", "en").output.contains("Usage: colca COMMAND"))
    let mistake = try colca("forcast", environment: english)
    #expect(mistake.status == 64)
    #expect(mistake.messages.contains("Did you mean forecast?"))
    #expect(try colca("status", environment: english).messages.contains("There is no database"))
  }

  @Test("gives help to who types the program's name alone, and its version")
  func nameAloneGivesHelp() throws {
    let bare = try colca()
    #expect(bare.status == 0 && bare.messages == "")
    #expect(bare.output == (try colca("--help").output))
    #expect(try colca("--version").output.split(separator: ".").count == 3)
  }

  @Test("takes the names of places and products where codes are")
  func namesAreTaken() throws {
    let files = [
      "datos.csv": "facility,product,month,consumed\n99001F01,04594,2026-10,3\n99016F01,04594,2026-10,2\n",
      "lugares.csv": "code,name\n04594,Implante de etonogestrel\n",
    ]
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(fileURLWithPath: colca.workingFolder.path(name)))
    }
    #expect(try colca("import", "datos.csv", "lugares.csv").status == 0)
    let lines = try colca("history", "--product", "IMPLANTE", "--format", "csv")
    #expect(lines.status == 0 && lines.output.split(separator: "\n").count == 3)
    let wrong = try colca("history", "--product", "implnte")
    #expect(wrong.status == 66)
    #expect(wrong.messages.contains("¿Quiso decir Implante de etonogestrel?"))
  }

  @Test(
    "completes lines in a real bash", .enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash")))
  func bashCompletes() throws {
    let script = try colca("completions", "bash").output
    let trial = """
      \(script)
      try() {
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
        _colca
        printf '%s;' "${COMPREPLY[@]}"; printf '\\n'
      }
      cd '\(colca.workingFolder.url.path)' && mkdir -p carpeta && : >carpeta.csv
      program='\(ColcaProgram.path)'
      try "$program" pronost
      try "$program" alertas vi
      try "$program" status --ra
      try "$program" findings --severity ""
      try "$program" import carp
      try "$program" report --out carp
      complete -p colca
      """
    let file = colca.workingFolder.path("trial.bash")
    try Data(trial.utf8).write(to: URL(fileURLWithPath: file))
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["--norc", file]
    process.environment = ["PATH": "/usr/bin:/bin"]
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(
      said == """
        pronosticar;pronosticos;
        visto;
        --rates;
        notice;warning;error;
        carpeta;carpeta.csv;
        carpeta;
        complete -F _colca colca

        """)
  }

  private func left() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: colca.workingFolder.url.path).sorted()
  }
}
