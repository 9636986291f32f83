import ArgumentParser
import Foundation
import NightlyRun
import Operations
import SupplyModel
import Telling

/// `colca schedule`: nights that begin by themselves.
struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Hace que las noches empiecen solas: temporizador de systemd, o cron donde no hay systemd.",
    discussion: """
      La hora es la de la configuración («hora»). Una noche que se perdió con la máquina apagada se hace al arrancar. Lo que \
      se instala se muestra antes; hace falta ser root para escribirlo.
      """,
    subcommands: [Install.self, Remove.self], aliases: ["programar"])

  struct Install: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "install", abstract: "Muestra el temporizador y el servicio, y los instala.",
      aliases: ["instalar"])

    @OptionGroup var schedule: ScheduleOptions

    @Flag(help: "Solo muestra; no cambia nada.")
    var print = false

    func run() throws {
      try schedule.options.run {
        let plan = try schedule.plan()
        let language = schedule.options.language
        try Output.write(
          ScheduleText.text(
            account: plan.account, files: plan.files.map { ($0.path, $0.text) }, folders: plan.folders,
            commands: plan.accountCommands + plan.startCommands, language: language))
        guard !print else { return Messages.say(language.planOnlyShown) }
        let installer = ScheduleInstaller(plan, root: schedule.root)
        try installer.install()
        Messages.say(language.planIsInForce)
        let foreign = installer.foreignFolders()
        if !foreign.isEmpty { Messages.say(language.planForeignFolders(foreign, account: plan.account)) }
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Retira lo instalado; los datos quedan.", aliases: ["quitar"])

    @OptionGroup var schedule: ScheduleOptions

    func run() throws {
      try schedule.options.run {
        let removed = try ScheduleInstaller(try schedule.plan(), root: schedule.root).remove()
        try Output.write(schedule.options.language.planIsRemoved(removed) + "\n")
      }
    }
  }
}

/// What both of its subcommands take.
struct ScheduleOptions: ParsableArguments {
  @OptionGroup var options: ConfigurationOptions

  @Option(help: "La cuenta del sistema con la que corre la noche; se crea si no existe.")
  var account = "colca"

  @Option(help: "Qué empieza las noches: systemd o cron (si no se dice, lo que tenga la máquina).")
  var starter: SchedulePlan.Starter?

  @Option(help: "Una carpeta que hace de raíz, para paquetes e imágenes: solo se escriben los archivos.")
  var root = ""

  func validate() throws {
    let letters = account.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    guard letters, let first = account.utf8.first, first > UInt8(ascii: "9"), account.utf8.count <= 32 else {
      throw ValidationError("--account: se esperan letras minúsculas, cifras, - o _")
    }
  }

  /// The plan, from the configuration's file alone.
  func plan() throws -> SchedulePlan {
    let named = options.config ?? Machine.system.environment["COLCA_CONFIG"]
    let loader = try ConfigurationLoader(named: named, environment: [:])
    try options.complain(of: loader)
    return SchedulePlan(
      configuration: try loader.nightly(), configurationPath: loader.path ?? "",
      program: Bundle.main.executablePath ?? CommandLine.arguments[0], account: account,
      starter: starter ?? .ofThisMachine, language: options.language)
  }
}

extension SchedulePlan.Starter: ExpressibleByArgument {}
