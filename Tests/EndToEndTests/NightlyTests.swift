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

  @Test func theDoctorTheRecordAndTheCopiesTellOfTheNight() throws {
    // Whoever reads the lists by a program has them with commas, and the run is repeated as it was written.
    #expect(try colca("nightly", environment: ["COLCA_CSV_DIALECT": "plain"]).status == 0)
    let list = try Data(
      contentsOf: URL(fileURLWithPath: colca.workingFolder.path("informes/ultimo/pedidos.csv")))
    #expect(list.starts(with: Data("micro_network,facility,".utf8)))
    let doctor = try colca("medico")
    #expect(doctor.status == 0)
    #expect(doctor.output.contains("[bien] registro de cambios: "))
    let status = try colca("status", "--format", "json")
    #expect(status.output.contains("\"health\":{\"status\":\""))
    #expect(try JSONSchema("status").faults(of: status.output) == [])
    #expect(try JSONSchema("doctor").faults(of: colca("doctor", "--format", "json").output) == [])

    let runs = try colca("runs", "--format", "csv")
    #expect(runs.output.split(separator: "\n").count == 2)
    let shown = try colca("runs", "show", "1", "--format", "json")
    let record = try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [String: Any]
    #expect((record?["inputs"] as? [Any])?.count == 2)
    #expect(try JSONSchema("run").faults(of: shown.output) == [])
    let repeated = try colca("pronosticos", "repetir", "1")
    #expect(repeated.status == 0 && repeated.output.contains("byte por byte"))
    #expect(try colca("runs", "show", "7", "--lang", "en").status == 66)

    let log = try colca("bitacora", "--format", "csv")
    #expect(log.output.split(separator: "\n").count == 4 && log.output.contains(",pronosticó,run 1,"))
    #expect(try JSONSchema("audit").faults(of: colca("audit", "--format", "json").output) == [])
    #expect(try JSONSchema("accuracy").faults(of: colca("accuracy", "--format", "json").output) == [])
    #expect(
      try JSONSchema("configuration").faults(of: colca("config", "show", "--format", "json").output) == [])

    let path = colca.workingFolder.path("colca.sqlite")
    try Data(repeating: 0x5A, count: 20_000).write(to: URL(fileURLWithPath: path))
    let ill = try colca("doctor", "--format", "json")
    #expect(ill.status == 65 && ill.output.contains("colca restore"))
    #expect(try colca("restore", "--list", "--lang", "en").output.contains("sound"))
    #expect(try colca("restaurar").status == 0)
    #expect(try colca("doctor").status == 0)
    #expect(try colca("restore", "nada.sqlite").status == 65)
  }

  @Test func aScheduleIsShownBeforeItIsMade() throws {
    let shown = try colca("schedule", "install", "--print", "--starter", "systemd")
    #expect(shown.status == 0 && shown.output.contains("Persistent=true"))
    #expect(shown.messages.contains("No se cambió nada."))
    // What stands in the environment of whoever installs is not what nights will see.
    let unasked = try colca("programar", "instalar", "--starter", "cron", "--root", "raiz")
    #expect(
      unasked.status == 64 && unasked.messages.contains("--yes")
        && unasked.output.contains("/etc/cron.d/colca"))
    #expect(!FileManager.default.fileExists(atPath: colca.workingFolder.path("raiz")))
    let cron = try colca(
      "programar", "instalar", "--starter", "cron", "--root", "raiz", "--yes",
      environment: ["COLCA_INBOX": "/x"])
    #expect(cron.status == 0 && !cron.output.contains("/x\n"))
    let table = try String(
      contentsOfFile: colca.workingFolder.path("raiz/etc/cron.d/colca"), encoding: .utf8)
    #expect(cron.output.contains(table))
    let checked = try colca("config", "check")
    #expect(checked.status == 0 && checked.messages.contains("destinatarios"))
    // What was installed is known without the configuration that it was installed by.
    try FileManager.default.removeItem(atPath: colca.workingFolder.path("colca.conf"))
    #expect(try colca("schedule", "remove", "--root", "raiz").output.contains("raiz/etc/cron.d/colca"))
    #expect(
      try FileManager.default.subpathsOfDirectory(atPath: colca.workingFolder.path("raiz")).sorted() == [
        "etc", "etc/cron.d",
      ])
    #expect(try colca("schedule", "remove", "--root", "raiz").output.contains("No había nada"))
    #expect(try colca("schedule", "install", "--print", "--account", "a b").status == 64)
  }

  @Test func withoutAConfigurationNoNightBegins() throws {
    try FileManager.default.removeItem(atPath: colca.workingFolder.path("colca.conf"))
    let night = try colca("nightly")
    #expect(night.status == 78 && night.output.isEmpty)
    #expect(night.messages.contains("colca config example"))
  }
}
