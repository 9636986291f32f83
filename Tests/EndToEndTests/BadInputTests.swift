import Foundation
import TestSupport
import Testing

/// What a person can do wrong ends in the right exit code, a sentence that helps, and nothing lost.
@Suite struct BadInputTests {
  private let colca: ColcaProgram
  private let good: String

  init() throws {
    colca = try ColcaProgram()
    good = try colca.workingFolder.write(
      "good.csv", FormdetSample.file([["SALDO": "8", "INTERSAN": "2", "STOCK_FIN": "6"]]))
  }

  /// Imports a bad file together with a good one, which goes in all the same.
  private func outcome(of bad: String) throws -> ColcaProgram.Outcome {
    let outcome = try colca("import", bad, good)
    let history = try colca("history", "--format", "csv").output
    #expect(history.contains("06528F01,04594,2026-10,in_stock,8,0,2,0,6"))
    return outcome
  }

  @Test func noSuchFile() throws {
    let outcome = try outcome(of: "ninguno.csv")
    #expect(outcome.status == 66)
    #expect(outcome.output.contains("No existe. Revise el nombre y la carpeta."))
  }

  @Test func anEmptyFile() throws {
    let outcome = try outcome(of: try colca.workingFolder.write("bad.csv", ""))
    #expect(outcome.status == 65)
    #expect(outcome.output.contains("El archivo está vacío"))
  }

  @Test func aPictureNamedAsATable() throws {
    let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13])
    let outcome = try outcome(of: try colca.workingFolder.write("foto.csv", png))
    #expect(outcome.status == 65)
    #expect(outcome.output.contains("parece PNG"))
  }

  @Test func aHeaderWithoutARequiredColumn() throws {
    let text = FormdetSample.file([[:]]).replacingOccurrences(of: "CODIGO_PRE", with: "CODIGO_PRES")
    let outcome = try outcome(of: try colca.workingFolder.write("bad.csv", text))
    #expect(outcome.status == 65)
    #expect(outcome.output.contains("Falta la columna CODIGO_PRE"))
    #expect(outcome.output.contains("Lo más parecido es «CODIGO_PRES»"))
  }

  @Test func aFileWithOnlyBadRowsIsBadDataAndOneWithSomeIsNot() throws {
    let bad = ["SALDO": "x", "STOCK_FIN": "6", "CODIGO_MED": "18102"]
    let outcome = try outcome(of: try colca.workingFolder.write("bad.csv", FormdetSample.file([bad])))
    #expect(outcome.status == 65)
    #expect(outcome.output.contains("línea 2, columna SALDO: «x» no es una cantidad válida"))
    let mixed = try colca.workingFolder.write(
      "mixed.csv", FormdetSample.file([bad, ["CODIGO_MED": "03351", "STOCK_FIN": "0"]]))
    #expect(try colca("import", mixed).status == 0)
    #expect(try colca("import", mixed, "--strict").status == 65)
    #expect(try colca("findings", "--format", "csv").output.contains("bad_number"))
  }

  @Test func aDatabaseInUseIsTriedAgainLater() throws {
    #expect(try colca("import", good).status == 0)
    let holder = Process()
    holder.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    holder.arguments = ["sqlite3", colca.workingFolder.path("colca.sqlite")]
    let input = Pipe()
    let output = Pipe()
    holder.standardInput = input
    holder.standardOutput = output
    holder.standardError = FileHandle.nullDevice
    do { try holder.run() } catch { return }
    defer {
      input.fileHandleForWriting.closeFile()
      holder.waitUntilExit()
    }
    input.fileHandleForWriting.write(Data("BEGIN EXCLUSIVE; SELECT 'held';\n".utf8))
    // Without the sqlite3 shell nothing can hold the database here; the store's own tests cover the rest.
    guard String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).contains("held") else {
      return
    }
    let second = try colca.workingFolder.write(
      "second.csv", FormdetSample.file([["CODIGO_MED": "18102", "STOCK_FIN": "0"]]))
    let outcome = try colca("import", second)
    #expect(outcome.status == 75)
    #expect(outcome.messages.contains("Otro programa está usando la base"))
  }

  @Test func aPlaceThatCannotBeWritten() throws {
    let inDatabase = try colca("import", good, "--db", good + "/x.sqlite")
    #expect(inDatabase.status == 73)
    #expect(inDatabase.messages.contains("No se puede escribir"))
    #expect(try colca("import", good).status == 0)
    #expect(try colca("forecast").status == 0)
    #expect(try colca("report", "--out", good).status == 73)
    #expect(try colca("report", "--out", "/proc/colca").status == 73)
    let backtest = try colca("backtest", "--origins", "2026-10", "--forecasts", good + "/f.csv")
    #expect(backtest.status == 73)
  }

  @Test func aDatabaseThatIsNone() throws {
    let letter = try colca.workingFolder.write(
      "carta.sqlite", String(repeating: "Estimada señora: ", count: 99))
    let outcome = try colca("status", "--db", letter)
    #expect(outcome.status == 65)
    #expect(outcome.messages.contains("no es una base de Colca"))
  }

  @Test func commandsOutOfOrderSayWhatComesFirst() throws {
    #expect(try colca("forecast").status == 66)
    #expect(try colca("forecast").messages.contains("Importe primero los archivos ICI"))
    #expect(try colca("import", good).status == 0)
    let orders = try colca("orders")
    #expect(orders.status == 66)
    #expect(orders.messages.contains("colca forecast"))
    #expect(
      try colca("forecast", "--as-of", "2020-01").messages.contains("No hay ningún reporte hasta 2020-01"))
    #expect(try colca("history", "--facility", "06529").messages.contains("¿Quiso decir 06528F01?"))
  }

  /// Three facilities for four months, and one of them in a month that only a slip of the pen can have made.
  @Test func aMonthFarAheadDoesNotSteerTheForecast() throws {
    let colca = try ColcaProgram(clock: "2026-11-26T12:00:00Z")
    var text = "facility,product,month,opening,received,consumed,closing\n"
    for facility in ["A", "B", "C"] {
      for month in 7...10 { text += "\(facility),P,2026-\(month < 10 ? "0" : "")\(month),20,0,5,15\n" }
    }
    #expect(
      try colca("import", try colca.workingFolder.write("open.csv", text + "A,P,2031-12,9,0,5,4\n")).status
        == 0)
    let outcome = try colca("forecast", "--model", "light")
    #expect(outcome.output.contains("Último mes conocido: 2026-10"))
    #expect(try colca("status").output.contains("No se usan: 1 reporte"))
    let asked = try colca("forecast", "--model", "light", "--as-of", "2031-12")
    #expect(asked.status == 64 && asked.messages.contains("el último mes con reportes es 2026-10"))
    #expect(try colca("replay", "--to", "2032-05").status == 64)
    #expect(
      try colca("replay", "--from", "2026-10", "--to", "2026-10").messages.contains("no hay nada que repetir")
    )
  }

  /// What Colca itself writes of months without a report is none when it is read again.
  @Test func aRowWithoutAQuantityIsNoReport() throws {
    let text =
      "facility,product,month,opening,received,consumed,closing\nA,P,2026-09,9,0,5,4\nA,P,2026-10,,,,\n"
    let outcome = try colca("import", try colca.workingFolder.write("open.csv", text))
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("no cuenta como reporte"))
    #expect(try colca("status").output.contains("Reportes: 1,"))
  }

  @Test func aMappingThatIsNoneWritesNothing() throws {
    #expect(try colca("import", good).status == 0)
    #expect(try colca("forecast", "--model", "light").status == 0)
    let out = try colca.workingFolder.write("out.json", "yesterday's")
    let mapping = try colca.workingFolder.write("m.csv", "a,b\n1,2\n")
    let outcome = try colca("export", "--format", "dhis2", "--mapping", mapping, "--out", out)
    #expect(outcome.status == 65)
    #expect(outcome.messages.contains("kind"))
    #expect(try String(contentsOfFile: out, encoding: .utf8) == "yesterday's")
  }

  @Test(arguments: [
    ["import"], ["forecast", "--horizon", "13"], ["forecast", "--as-of", "2026-13"],
    ["backtest", "--origins", "x"],
    ["import", "x.csv", "--delimiter", "#"], ["import", "x.csv", "--facility", "ZZ"], ["report"], ["volar"],
  ])
  func misuseIsUsage(arguments: [String]) throws {
    let outcome = try colca.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(!outcome.messages.isEmpty)
  }

  @Test func theDatabaseIsFoundByOptionThenEnvironment() throws {
    let environment = ["COLCA_DB": colca.workingFolder.path("env.sqlite")]
    #expect(try colca("import", good, environment: environment).status == 0)
    #expect(try colca("status", environment: environment).output.contains("Reportes: 1,"))
    #expect(try colca("status").status == 66)
    #expect(try colca("status", "--db", "env.sqlite").output.contains("Reportes: 1,"))
  }
}
