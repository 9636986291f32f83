import Foundation
import TestSupport
import Testing

/// Files that no honest program writes: each is refused with a sentence and the contract's exit code, nothing is lost
/// of what was there or came with them, and nothing is written beside the database.
@Suite struct HostileInputTests {
  private let colca: ColcaProgram
  private let good: String
  private let csv = FormdetSample.file([["CODIGO_MED": "18102", "SALDO": "3", "STOCK_FIN": "3"]])

  init() throws {
    colca = try ColcaProgram()
    good = try colca.workingFolder.write(
      "good.csv", FormdetSample.file([["SALDO": "8", "INTERSAN": "2", "STOCK_FIN": "6"]]))
  }

  /// Imports a good file, then the bad one; the good one is left as it was.
  private func outcome(of name: String, _ bytes: Data, holdingAfter reports: Int = 1) throws
    -> ColcaProgram.Outcome
  {
    #expect(try colca("import", good).status == 0)
    let outcome = try colca("import", try colca.workingFolder.write(name, bytes))
    #expect(outcome.messages.isEmpty)
    #expect(
      try colca("history", "--format", "csv").output.contains("06528F01,04594,2026-10,in_stock,8,0,2,0,6"))
    #expect(try colca("status").output.contains("Reportes: \(reports),"))
    return outcome
  }

  @Test func bytesThatAreNUL() throws {
    for bytes in [Data(count: 4096), Data((csv + "a\0b\r\n").utf8)] {
      let outcome = try outcome(of: "nul.csv", bytes)
      #expect(outcome.status == 65)
      #expect(outcome.output.contains("No es un archivo de texto"))
    }
  }

  @Test func tenThousandColumns() throws {
    let names = (0..<10_000).map { "C\($0)" }.joined(separator: ";")
    let unknown = try outcome(of: "ancho.csv", Data((names + "\n" + names + "\n").utf8))
    #expect(unknown.status == 65)
    #expect(unknown.output.contains("Ninguna fila parece un encabezado conocido"))
    // A report among ten thousand columns is still a report.
    let blanks = String(repeating: ";", count: 10_000)
    let lines = csv.split(whereSeparator: \.isNewline)
    let wide = "\(lines[0]);\(names)\n\(lines[1])\(blanks)\n"
    let known = try outcome(of: "ICI.csv", Data(wide.utf8), holdingAfter: 2)
    #expect(known.status == 0)
    #expect(known.output.contains("filas 1: nuevas 1"))
  }

  @Test func aQuoteThatIsNeverClosed() throws {
    let rows = csv + FormdetSample.row(["CODIGO_MED": "\"03351"]) + "\r\n"
    let outcome = try outcome(of: "comilla.csv", Data(rows.utf8), holdingAfter: 2)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("filas 2: nuevas 1, reemplazadas 0, iguales 0, rechazadas 1"))
    #expect(outcome.output.contains("Hay una comilla que no se cierra"))
    let strict = try colca("import", "--strict", colca.workingFolder.path("comilla.csv"))
    #expect(strict.status == 65)
  }

  @Test func anArchiveThatUnfoldsWithoutEnd() throws {
    let zeros = Data(count: 1000)
    for (declared, why) in [
      (3 << 30, "descomprimido sería demasiado grande"), (1 << 30, "tamaño sospechoso"),
    ] {
      let bomb = ZipBytes([ZipBytes.Member("ICI.csv", zeros, method: 8, declaredBytes: declared)]).data
      let outcome = try outcome(of: "bomba.zip", bomb)
      #expect(outcome.status == 65)
      #expect(outcome.output.contains("No se leyó por seguridad"), "\(outcome.output)")
      #expect(outcome.output.contains(why), "\(outcome.output)")
    }
  }

  @Test(arguments: ["../fuera.csv", "/tmp/fuera.csv", "a/../../fuera.csv", "C:\\fuera.csv", "..\\fuera.csv"])
  func aNameThatLeadsOutOfTheArchive(name: String) throws {
    let archive = ZipBytes([ZipBytes.Member(name, csv)]).data
    let before = try FileManager.default.contentsOfDirectory(atPath: colca.workingFolder.url.path).count
    let outcome = try outcome(of: "envio.zip", archive)
    #expect(outcome.status == 65)
    #expect(outcome.output.contains("su nombre sale de la carpeta"))
    let after = try FileManager.default.contentsOfDirectory(atPath: colca.workingFolder.url.path)
    #expect(after.count == before + 2, "\(after)")
    #expect(!after.contains("fuera.csv"))
  }

  @Test func anArchiveWithNothingInside() throws {
    let member = ZipBytes.Member("LEEME/", "")
    for (name, bytes) in [
      ("vacio.zip", ZipBytes([]).data), ("carpeta.zip", ZipBytes([member]).data),
      ("libro.xlsx", WorkbookBytes(rows: "").data),
    ] {
      let outcome = try outcome(of: name, bytes)
      #expect(outcome.status == 65, "\(name)")
      #expect(outcome.output.contains("No contiene ninguna tabla"), "\(name): \(outcome.output)")
    }
  }

  @Test func aLinkInAnArchive() throws {
    let target = Data(good.utf8)
    let archive = ZipBytes([
      ZipBytes.Member("enlace.csv", target, mode: 0o120777), ZipBytes.Member("ICI.csv", csv),
    ]).data
    let outcome = try outcome(of: "envio.zip", archive, holdingAfter: 2)
    #expect(outcome.status == 65)
    #expect(outcome.output.contains("es un enlace simbólico"))
    #expect(outcome.output.contains("filas 1: nuevas 1"))
  }

  /// Each page holds a check of what Colca wrote to it, which another program leaves wrong.
  @Test func whatAnotherProgramWroteIntoTheDatabaseIsDamage() throws {
    #expect(try colca("import", good).status == 0)
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
    shell.arguments = [
      colca.workingFolder.path("colca.sqlite"),
      "UPDATE report SET closing = 9; PRAGMA wal_checkpoint(TRUNCATE)",
    ]
    // Without the sqlite3 shell nobody can write into it here; `PageDamageTests` covers the rest.
    do { try shell.run() } catch { return }
    shell.waitUntilExit()
    for command in [["status"], ["forecast"], ["import", good]] {
      let outcome = try colca.run(command)
      #expect(outcome.status == 65 && outcome.messages.contains("colca restore"), "\(command)")
    }
  }
}
