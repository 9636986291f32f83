import ArgumentParser
import CommandWords
import Foundation
import NightlyRun
import Operations
import SupplyModel
import Telling

/// `colca schedule`: nights that begin by themselves.
struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: .told(
      es: "Hace que las noches empiecen solas: temporizador de systemd, o cron donde no hay systemd.",
      en: "Lets nights begin by themselves: a timer of systemd, or cron where there is no systemd."),
    discussion: .told(
      es: """
        La hora es la de la configuración («hora»). Una noche que se perdió con la máquina apagada se hace al arrancar. Lo que \
        se instala se muestra antes, y se pregunta; hace falta ser root para escribirlo. Lo que se hizo queda anotado en \
        /etc/colca/schedule.json, y colca schedule remove retira eso y nada más.
        """,
      en: """
        The hour is that of the configuration ("schedule_time"). A night that was missed while the machine was off is done when it \
        starts. What is installed is shown first, and asked about; only root can write it. What was done is noted in \
        /etc/colca/schedule.json, and colca schedule remove takes back that and nothing else.
        """),
    subcommands: [Install.self, Remove.self], aliases: ["programar"])

  struct Install: RuledCommand, MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "install",
      abstract: .told(
        es: "Muestra el temporizador y el servicio, pregunta, y los instala.",
        en: "Shows the timer and the service, asks, and installs them."),
      aliases: ["instalar"])

    static let rules: [OptionRule] = [.without(["--yes"], beside: "--print")]

    @OptionGroup var schedule: ScheduleOptions

    @Flag(help: .told(es: "Solo muestra; no cambia nada.", en: "Shows only; changes nothing."))
    var print = false

    @Flag(
      help: .told(es: "No pregunta: para programas.", en: "Does not ask: for programs."))
    var yes = false

    func run(on machine: Machine) throws {
      try schedule.options.run {
        let plan = try schedule.plan(on: machine)
        let language = schedule.options.language
        try Output.write(
          ScheduleText.text(
            account: plan.account, files: plan.files.map { ($0.path, $0.text) }, folders: plan.folders,
            commands: plan.accountCommands + plan.startCommands, language: language))
        guard !print else { return Messages.say(language.planOnlyShown) }
        let installer = ScheduleInstaller(plan, root: schedule.root)
        if let obstacle = installer.obstacle { throw NightError.cannotSchedule(obstacle) }
        if !yes {
          guard Question.canBeAsked else {
            Messages.say(language.planNeedsYes)
            throw ExitCode.validationFailure
          }
          guard Question(language.planQuestion).isAgreed else { return Messages.say(language.planOnlyShown) }
        }
        try installer.install()
        Messages.say(language.planIsInForce)
        let foreign = installer.foreignFolders()
        if !foreign.isEmpty { Messages.say(language.planForeignFolders(foreign, account: plan.account)) }
      }
    }
  }

  struct Remove: MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: .told(
        es: "Retira lo instalado; los datos quedan.", en: "Removes what was installed; the data stay."),
      aliases: ["quitar"])

    @OptionGroup var schedule: ScheduleOptions

    func run(on machine: Machine) throws {
      try schedule.options.run {
        // What was noted is enough; an installation of an earlier version is known by what it would write.
        let removal = try ScheduleInstaller.remove(
          root: schedule.root, plan: try? schedule.plan(on: machine))
        try Output.write(
          schedule.options.language.planIsRemoved(
            removal.removed, left: removal.left, account: removal.removedAccount) + "\n")
      }
    }
  }
}

/// What both of its subcommands take.
struct ScheduleOptions: ParsableArguments {
  @OptionGroup(title: SharedOptions.title) var options: ConfigurationOptions

  @Option(
    help: .told(
      .account, es: "La cuenta del sistema con la que corre la noche; se crea si no existe.",
      en: "The system's account by which the night runs; it is made if there is none."))
  var account = "colca"

  @Option(
    help: .told(
      .choice, es: "Qué empieza las noches; si no se dice, lo que tenga la máquina.",
      en: "What begins the nights; what the machine has unless given."))
  var starter: SchedulePlan.Starter?

  @Option(
    help: .told(
      .folder, es: "Una carpeta que hace de raíz, para paquetes e imágenes: solo se escriben los archivos.",
      en: "A folder taken for the root, for packages and images: only the files are written."))
  var root = ""

  func validate() throws {
    let letters = account.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    guard letters, let first = account.utf8.first, first > UInt8(ascii: "9"), account.utf8.count <= 32 else {
      throw ValidationError(
        es: "--account: se esperan letras minúsculas, cifras, - o _.",
        en: "--account: expected are small letters, digits, - or _.")
    }
  }

  /// The plan, from the configuration's file alone.
  func plan(on machine: Machine) throws -> SchedulePlan {
    let named = options.config ?? machine.environment["COLCA_CONFIG"]
    let loader = try ConfigurationLoader(named: named, environment: [:])
    try options.complain(of: loader)
    return try SchedulePlan(
      configuration: try loader.nightly(), configurationPath: loader.path ?? "",
      program: Bundle.main.executablePath ?? CommandLine.arguments[0], account: account,
      starter: starter ?? .ofThisMachine, language: options.language)
  }
}
