import Foundation
import TestSupport
import Testing

/// The built program on a night, as a timer runs it.
@Suite struct NightlyTests {
  private let colca: ColcaProgram
  private let sample = Golden.root.appendingPathComponent("data/sample").path

  init() throws {
    colca = try ColcaProgram()
    try colca.workingFolder.write(
      "colca.conf",
      "segundos_quieto = 0\nmodelo = light\nmb_libres = 0\nregistro = colca.log\nmeses_adelante = 1\n")
    try FileManager.default.createDirectory(
      atPath: colca.workingFolder.path("bandeja"), withIntermediateDirectories: true)
    for month in ["202609", "202610"] {
      try FileManager.default.copyItem(
        atPath: "\(sample)/ici/ICI_\(month).csv", toPath: colca.workingFolder.path("bandeja/ICI_\(month).csv")
      )
    }
  }

  @Test func aNightIsToldStepByStepAndTheReportIsTheReportCommands() throws {
    let night = try colca("nocturno")
    #expect(night.status == 0)
    #expect(night.output.contains("Bandeja: 2 archivos entraron; filas: nuevas"))
    #expect(night.output.contains("Informe: Escrito en «20"))
    #expect(night.messages.isEmpty)
    #expect(try colca("report", "--out", "aparte").status == 0)
    for name in ["informe.html", "pedidos.csv", "alertas.csv"] {
      let paths = ["aparte/", "informes/ultimo/"].map { colca.workingFolder.path($0 + name) }
      #expect(FileManager.default.contentsEqual(atPath: paths[0], andPath: paths[1]))
    }
    let log = try String(contentsOfFile: colca.workingFolder.path("colca.log"), encoding: .utf8)
    #expect(log.contains("level=info night=1 event=step step=inbox state=done"))
    let again = try colca("nightly", "--lang", "en")
    #expect(again.status == 0)
    #expect(again.output.contains("Forecast: Unchanged since run 1"))
  }

  @Test func withoutAConfigurationNoNightBegins() throws {
    try FileManager.default.removeItem(atPath: colca.workingFolder.path("colca.conf"))
    let night = try colca("nightly")
    #expect(night.status == 78 && night.output.isEmpty)
    #expect(night.messages.contains("colca config example"))
  }
}
