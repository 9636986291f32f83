import Foundation
import TestSupport
import Testing

@Suite struct DisponibilidadImportTests {
  @Test func aTableAddsTheMonthsThatNoFullReportGave() throws {
    let colca = try ColcaProgram()
    let full = try colca.workingFolder.write(
      "ICI.csv", FormdetSample.file([["SALDO": "8", "SIS": "3", "STOCK_FIN": "5"]]))
    let table = try colca.workingFolder.write(
      "DISP_06528F01_202610.csv",
      "CODIGO_PRE;CODIGO_MED;" + (1...12).map { "MES\($0)" }.joined(separator: ";") + ";STOCK\n"
        + ";04594;;;;;;;;;;6;7;9;113\n")
    #expect(try colca("import", full).status == 0)
    let imported = try colca("import", "--layout", "disponibilidad", table)
    #expect(imported.status == 0)
    #expect(imported.output.contains("filas 1: nuevas 1, reemplazadas 0, iguales 0, rechazadas 0"))
    #expect(imported.output.contains("se tomó 2026-10 de su nombre"))
    let history = try colca("history", "--format", "csv").output.split(separator: "\n").dropFirst()
    #expect(
      history == [
        "06528F01,04594,2026-08,stock_unknown,,,6,,", "06528F01,04594,2026-09,stock_unknown,,,7,,",
        "06528F01,04594,2026-10,in_stock,8,0,3,0,5",
      ])
  }
}
