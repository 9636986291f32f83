import ArgumentParser
import CommandWords
import Operations
import Runs
import SupplyModel
import Telling

/// `colca config`: the file that a night runs by.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: .told(
      es: "Revisa, muestra o propone el archivo con el que trabaja colca nightly.",
      en: "Checks, shows or proposes the file by which colca nightly works."),
    discussion: .told(
      es: """
        El archivo es el de --config; si no, $COLCA_CONFIG; si no, ./colca.conf; si no, /etc/colca/colca.conf.
        Cada clave puede darse también como variable de entorno: $COLCA_INBOX, $COLCA_REPORTS …
        """,
      en: """
        The file is that of --config, else $COLCA_CONFIG, else ./colca.conf, else /etc/colca/colca.conf.
        Each key can be given as a variable of the environment too: $COLCA_INBOX, $COLCA_REPORTS …
        """),
    subcommands: [Check.self, Show.self, Example.self], aliases: ["configuracion"])

  struct Check: MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: .told(
        es: "Dice qué está mal, con su línea y su remedio; termina con 78 si algo lo está.",
        en: "Tells what is wrong, with its line and its remedy; ends with 78 if anything is."),
      aliases: ["revisar"])

    @OptionGroup(title: SharedOptions.title) var options: ConfigurationOptions

    func run(on machine: Machine) throws {
      try options.run {
        let (loader, configuration) = try options.load(on: machine)
        let language = options.language
        try Output.write(language.configurationIsSound(loader.path ?? ""))
        // Sound, and yet not what somebody may expect of a night.
        for check in Self.warnings(of: configuration) {
          Messages.say(
            "colca: "
              + [language.sentence(for: check.fact), language.remedy(for: check)].compactMap { $0 }
              .joined(separator: " "))
        }
      }
    }

    /// What a night by a sound configuration does not do: tell anybody, or begin at its hour.
    private static func warnings(of configuration: NightlyConfiguration) -> [HealthCheck] {
      var warnings: [HealthCheck] = []
      if configuration.mail.recipients.isEmpty { warnings.append(HealthCheck(.mail, .warn, .mailToFolder)) }
      if let timer = InstalledTimer(), timer.differs(from: configuration) {
        warnings.append(
          HealthCheck(
            .configuration, .warn,
            .timerDiffers(
              path: timer.path, timer: timer.time, configured: InstalledTimer.time(of: configuration))))
      }
      return warnings
    }
  }

  struct Show: MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: .told(
        es: "Muestra lo que vale cada clave y de dónde viene.",
        en: "Shows the value of each key and where it comes from."),
      aliases: ["mostrar"])

    @OptionGroup(title: SharedOptions.title) var options: ConfigurationOptions

    @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
    var format = OutputFormat.text

    func run(on machine: Machine) throws {
      try options.run {
        let loader = try ConfigurationLoader(named: options.config, environment: machine.environment)
        try Output.write(
          ConfigurationText.table(
            for: loader.values, file: loader.path ?? "", language: options.language), format)
        try options.complain(of: loader)
      }
    }
  }

  struct Example: MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "example",
      abstract: .told(
        es: "Escribe un archivo con todas las claves, su sentido y su valor usual.",
        en: "Writes a file with every key, what it is for and its usual value."),
      aliases: ["ejemplo"])

    @Option(name: .customLong("lang"), help: SharedOptions.languageHelp)
    var language: Language = .spanish

    func run(on machine: Machine) throws { try Output.write(ConfigurationText.example(language: language)) }
  }
}

/// What every command takes that works by the configuration.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: .told(
      .file,
      es: "El archivo de configuración; si no se dice, $COLCA_CONFIG, ./colca.conf o /etc/colca/colca.conf.",
      en: "The configuration file; unless given, $COLCA_CONFIG, ./colca.conf or /etc/colca/colca.conf."))
  var config: String?

  @Option(name: .customLong("lang"), help: SharedOptions.languageHelp)
  var language: Language = .spanish

  /// Reads the configuration; what is wrong with it is said, and stops the command.
  func load(on machine: Machine) throws -> (loader: ConfigurationLoader, configuration: NightlyConfiguration)
  {
    let loader = try ConfigurationLoader(named: config, environment: machine.environment)
    try complain(of: loader)
    return (loader, try loader.nightly())
  }

  func complain(of loader: ConfigurationLoader) throws {
    let complaints = loader.values.complaints
    guard !complaints.isEmpty else { return }
    let file = loader.path ?? ""
    let error = ConfigurationError.badConfiguration(path: file, complaints: complaints.count)
    throw ToldError(
      lines: { language in
        complaints.map { language.sentence(for: $0, file: file) } + [
          "colca: " + language.sentence(for: error)
        ]
      }, exitCode: ExitCode(stoppedBy: error))
  }

  /// Runs the body of a subcommand; `main` tells what stops it.
  func run(_ body: () throws -> Void) throws { try body() }
}
