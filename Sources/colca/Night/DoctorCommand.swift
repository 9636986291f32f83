import ArgumentParser
import CommandWords
import Operations
import Runs
import SupplyModel
import Telling

/// `colca doctor`: how the installation stands, and what to do about it.
struct DoctorCommand: MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: .told(
      es: "Revisa la instalación: base, disco, reloj, permisos, copias, correo; dice qué hacer.",
      en: "Checks the installation: database, disk, clock, permissions, copies, e-mail; tells what to do."),
    discussion: .told(
      es: """
        Termina con 0 si nada falla; si no, con el código de lo primero que falla: 78 configuración, 73 permisos, 74 disco, \
        65 base, registro de cambios o copias, 1 lo demás.
        """,
      en: """
        Ends with 0 if nothing fails; else with the code of the first thing that does: 78 configuration, 73 permissions, \
        74 disk, 65 database, log of changes or copies, 1 anything else.
        """),
    aliases: ["medico", "revisar"])

  @OptionGroup(title: SharedOptions.title) var options: ConfigurationOptions

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = OutputFormat.text

  func run(on machine: Machine) throws {
    try options.run {
      let loader = try ConfigurationLoader(named: options.config, environment: machine.environment)
      let checks = Doctor(loader: loader, machine: machine).checks()
      let text = HealthText(checks, language: options.language)
      switch format {
      case .text: try Output.write(text.text)
      case .json: try Output.put(text.json)
      case .csv: try Output.put(text.table.csv)
      }
      if checks.exitCode != 0 { throw ExitCode(checks.exitCode) }
    }
  }
}
