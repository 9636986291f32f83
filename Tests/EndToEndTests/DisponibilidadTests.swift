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

  @Test func aTableThatDisagreesIsHeardAndComesBack() throws {
    let colca = try ColcaProgram()
    let full = try colca.workingFolder.write(
      "ICI.csv", FormdetSample.file([["SALDO": "8", "SIS": "3", "STOCK_FIN": "5"]]))
    let table = try colca.workingFolder.write(
      "tabla.csv", "COD EESS;MED COD;202609;202610;STOCK FIN;CPA;SITUACION\n06528;04594;9;9;20;9;SobreStock\n"
    )
    #expect(try colca("import", full).status == 0)
    let imported = try colca("import", table)
    #expect(imported.status == 0)
    #expect(imported.output.contains("un stock de 20 con un promedio de 9 al mes es Normostock"))
    #expect(
      imported.output.contains("dice un consumo de 9 y el reporte completo (ICI.csv) dice 3: se dejó 3."))
    #expect(try colca("import", table, "--strict").status == 65)
    let open = try colca("findings", "--severity", "notice", "--format", "csv").output
    #expect(open.contains("consumption_differs") && open.contains("availability_differs"))
    #expect(try colca("history", "--format", "csv").output.contains("2026-10,in_stock,8,0,3,0,5"))
    #expect(try colca("import", "--undo", "1").output.contains("Vuelven a lo anterior 1; se retiran 0"))
    #expect(try colca("history", "--format", "csv").output.contains("2026-10,in_stock,,,9,,20"))
    #expect(!(try colca("findings", "--format", "csv").output.contains("consumption_differs")))
  }
}
