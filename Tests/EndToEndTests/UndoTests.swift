import Foundation
import TestSupport
import Testing

@Suite struct UndoTests {
  @Test func aFileIsTakenBackByItsNumber() throws {
    let colca = try ColcaProgram()
    let first = try colca.workingFolder.write(
      "a.csv", FormdetSample.file([["SALDO": "8", "STOCK_FIN": "8"]]))
    let second = try colca.workingFolder.write(
      "b.csv", FormdetSample.file([["SALDO": "9", "STOCK_FIN": "9"]]))
    #expect(try colca("import", first, second).status == 0)
    let origins = try colca("status", "--facility", "6528", "--format", "csv").output
    #expect(origins.contains("2026-10,2,b.csv,"))
    #expect(origins.contains(",1,1,a.csv"))
    // A dry run says what it would do, and does nothing.
    let trial = try colca("import", "--undo", "2", "--dry-run", "--format", "json")
    #expect(trial.status == 0)
    #expect(try JSONSchema("undo").faults(of: trial.output) == [] && trial.output.contains("\"restored\":1"))
    #expect(try colca("import", "--undo", "2", "--dry-run").output.contains("no se cambió nada"))
    #expect(try colca("history", "--format", "csv").output.contains("in_stock,9,0,0,0,9"))
    #expect(try colca("audit", "--format", "csv").output.split(separator: "\n").count == 3)
    for idle in ["--strict", "--replace", "--layout=open"] {
      #expect(try colca("import", "--undo", "2", idle).status == 64, "\(idle)")
    }
    let undone = try colca("import", "--undo", "2")
    #expect(undone.status == 0)
    #expect(undone.output.contains("b.csv: deshecho"))
    #expect(try colca("history", "--format", "csv").output.contains("in_stock,8,0,0,0,8"))
    #expect(try colca("status", "--files", "--format", "csv").output.split(separator: "\n").count == 2)
    #expect(try colca("import", "--undo", "2").status == 66)
    #expect(try colca("import", first, "--undo", "1").status == 64)
  }
}
