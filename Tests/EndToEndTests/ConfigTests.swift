import TestSupport
import Testing

/// The configuration file, as an administrator meets it.
@Suite struct ConfigTests {
  @Test func faultsAreToldWithLineAndRemedyAndEndWith78() throws {
    let colca = try ColcaProgram()
    try colca.workingFolder.write("colca.conf", "bandeja = llega\nbandja = x\ncorreo = y\n")
    let check = try colca("config", "check")
    #expect(check.status == 78)
    #expect(check.output.isEmpty)
    #expect(
      check.messages.contains(
        "colca.conf, línea 2: no existe la clave «bandja». Lo más parecido es «bandeja»."))
    #expect(check.messages.contains("colca: La configuración «colca.conf» tiene 2 faltas."))
    #expect(try colca("configuracion", "mostrar").status == 78)
    let missing = try colca("config", "check", "--config", "otra.conf", "--lang", "en")
    #expect(missing.status == 78)
    #expect(missing.messages.contains("There is no configuration file \"otra.conf\"."))
  }

  @Test func theExampleIsSoundAndTheEnvironmentOverridesIt() throws {
    let colca = try ColcaProgram()
    let example = try colca("config", "example")
    #expect(example.status == 0)
    try colca.workingFolder.write("colca.conf", example.output)
    #expect(try colca("configuracion", "revisar").output == "colca.conf: en orden.\n")
    let shown = try colca(
      "config", "show", "--format", "csv",
      environment: ["COLCA_INBOX": "/srv/llega", "COLCA_QUIET_SECONDS": "9"])
    #expect(shown.status == 0)
    #expect(shown.output.contains("bandeja,/srv/llega,variable de entorno COLCA_INBOX\n"))
    #expect(shown.output.contains("segundos_quieto,9,variable de entorno COLCA_QUIET_SECONDS\n"))
    #expect(shown.output.contains("informes,informes,valor usual\n"))
  }
}
