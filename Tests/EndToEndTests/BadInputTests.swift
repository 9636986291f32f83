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
    #expect(try colca("status").output.contains("no tiene reportes"))
    #expect(try colca("status", "--db", "env.sqlite").output.contains("Reportes: 1,"))
  }
}
