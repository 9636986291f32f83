import ArgumentParser
import NightlyRun
import Operations
import SupplyModel
import Telling

/// `colca config`: the file that a night runs by.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Revisa, muestra o propone el archivo con el que trabaja colca nightly.",
    discussion: """
      El archivo es el de --config; si no, $COLCA_CONFIG; si no, ./colca.conf; si no, /etc/colca/colca.conf.
      Cada clave puede darse también como variable de entorno: $COLCA_INBOX, $COLCA_REPORTS …
      """,
    subcommands: [Check.self, Show.self, Example.self], aliases: ["configuracion"])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Dice qué está mal, con su línea y su remedio; termina con 78 si algo lo está.",
      aliases: ["revisar"])

    @OptionGroup var options: ConfigurationOptions

    func run() throws {
      try options.run {
        let (loader, _) = try options.load()
        try Output.write(options.language.configurationIsSound(loader.path ?? ""))
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Muestra lo que vale cada clave y de dónde viene.", aliases: ["mostrar"])

    @OptionGroup var options: ConfigurationOptions

    @Option(help: "Cómo se imprime: text, json o csv.")
    var format = OutputFormat.text

    func run() throws {
      try options.run {
        let loader = try ConfigurationLoader(named: options.config, environment: Machine.system.environment)
        try Output.write(
          ConfigurationText.table(
            for: loader.values, file: loader.path ?? "", language: options.language), format)
        try options.complain(of: loader)
      }
    }
  }

  struct Example: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "example",
      abstract: "Escribe un archivo con todas las claves, su sentido y su valor usual.",
      aliases: ["ejemplo"])

    @Option(name: .customLong("lang"), help: "Idioma de lo que se lee: es o en.")
    var language: Language = .spanish

    func run() throws { try Output.write(ConfigurationText.example(language: language)) }
  }
}

/// What every command takes that works by the configuration.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: "El archivo de configuración (si no, $COLCA_CONFIG; si no, ./colca.conf o /etc/colca/colca.conf).")
  var config: String?

  @Option(name: .customLong("lang"), help: "Idioma de lo que se lee: es o en.")
  var language: Language = .spanish

  /// Reads the configuration; what is wrong with it is said, and stops the command.
  func load() throws -> (loader: ConfigurationLoader, configuration: NightlyConfiguration) {
    let loader = try ConfigurationLoader(named: config, environment: Machine.system.environment)
    try complain(of: loader)
    return (loader, try loader.nightly())
  }

  func complain(of loader: ConfigurationLoader) throws {
    let complaints = loader.values.complaints
    guard !complaints.isEmpty else { return }
    let file = loader.path ?? ""
    for complaint in complaints { Messages.say(language.sentence(for: complaint, file: file)) }
    throw ColcaError.badConfiguration(path: file, complaints: complaints.count)
  }

  /// Runs the body of a subcommand; an error of ours becomes its sentence on stderr and its exit code.
  func run(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as ColcaError {
      Messages.say("colca: " + language.sentence(for: error))
      throw error.exitCode
    }
  }
}
