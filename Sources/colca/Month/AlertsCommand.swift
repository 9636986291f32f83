import ArgumentParser
import CommandWords
import Improvement
import Operations
import Runs
import SupplyModel
import SupplyStore
import Telling

/// `colca alerts`: the latest run's worklist, and what somebody did about it.
struct AlertsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alerts",
    abstract: .told(
      es: "Lista lo urgente del último pronóstico; anota lo ya visto o ya pedido.",
      en: "Lists what is urgent by the latest forecast; notes what was seen or ordered."),
    subcommands: [Latest.self, List.self, Ack.self, Order.self, Reopen.self], defaultSubcommand: Latest.self,
    aliases: ["alertas"])

  struct Latest: RuledCommand, MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "latest",
      abstract: .told(
        es: "Lista lo urgente del último pronóstico.", en: "Lists what is urgent by the latest forecast."),
      aliases: ["ultimas"])

    static let rules: [OptionRule] = [.from(0, "--first")]

    @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

    @OptionGroup var listed: ListedRun

    @Option(help: .told(.count, es: "Solo las primeras N líneas.", en: "The first N lines only."))
    var first: Int?

    @Option(help: .told(.choice, es: "Solo las alertas de este nivel.", en: "Alerts of this level only."))
    var level: ListedAlert?

    @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
    var format = OutputFormat.text

    func run(on machine: Machine) throws {
      try shared.run {
        var (run, names) = try listed.read(shared, on: machine)
        if let level { run = run.only(alert: level.level) }
        let overdue = try overdueActions(on: machine)
        let alerts = AlertTable.table(for: run, names: names).prefix(first)
        switch format {
        case .text:
          try Output.write(alerts.text)
          guard !overdue.rows.isEmpty else { return }
          try Output.write("\n" + ImprovementTitles.overdue(shared.language) + "\n" + overdue.text)
        case .json:
          // Programs that know of one list alone go on reading it: there is a second only where there is something in it.
          try Output.put(
            overdue.rows.isEmpty ? alerts.json : alerts.json(with: overdue, named: "overdue_actions"))
        case .csv:
          try Output.write(alerts, format)
          if let notice = shared.language.overdueNotice(overdue) { Messages.say("colca: " + notice) }
        }
      }
    }

    /// What is past its day in open cycles of improvement: work that no stock tells of.
    private func overdueActions(on machine: Machine) throws -> ListTable {
      let database = try shared.openDatabase(on: machine)
      return WorkOfCycles.table(
        for: try CycleActs(database).cycles(), on: machine.clock.today, which: .overdue,
        standards: StandardCatalogue(try database.standards()),
        facilities: FacilityDirectory(try database.facilities()), language: shared.language)
    }
  }

  struct List: MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: .told(
        es: "Lista las alertas del último pronóstico y las que ya se avisaron, con lo que se hizo.",
        en: "Lists the alerts of the latest forecast and those told before, with what was done."),
      aliases: ["lista"])

    @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

    @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
    var format = OutputFormat.text

    func run(on machine: Machine) throws {
      try shared.run {
        let database = try shared.openDatabase(on: machine)
        let registers = try Registers(database)
        let table = RememberedAlertTable.table(
          for: try AlertActs(database: database, watch: .inForce(environment: machine.environment))
            .memory(),
          facilities: registers.facilities, products: registers.products, language: shared.language)
        try Output.write(table, format)
      }
    }
  }

  struct Ack: MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "ack",
      abstract: .told(
        es: "Anota que la alerta ya se vio: no se repite mientras no cambie.",
        en: "Notes that the alert was seen: it is not told again until it changes."),
      aliases: ["visto"])

    @OptionGroup var choice: AlertChoice

    func run(on machine: Machine) throws {
      try choice.note(on: machine, .acknowledge)
    }
  }

  struct Order: MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "order",
      abstract: .told(
        es: "Anota que ya se pidió: no se repite hasta que empeore o pase el mes en que debía llegar.",
        en: "Notes that it was ordered: it is not told again until it worsens or the expected month is over."),
      aliases: ["pedido"])

    @OptionGroup var choice: AlertChoice

    @Option(
      help: .told(.month, es: "El mes hasta el que debe llegar.", en: "The month by which it should arrive."))
    var expected: Month?

    func run(on machine: Machine) throws {
      if let expected, expected < machine.clock.today.month {
        throw ToldError(
          lines: { language in
            [
              language.text(
                es: "colca: --expected: \(expected) ya pasó; indique el mes hasta el que debe llegar.",
                en: "colca: --expected: \(expected) is over; name the month by which it should arrive.")
            ]
          }, exitCode: .validationFailure)
      }
      try choice.note(on: machine, .order(expected: expected))
    }
  }

  struct Reopen: MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "reopen",
      abstract: .told(
        es: "Retira lo anotado: la alerta se avisa de nuevo.",
        en: "Takes back what was noted: the alert is told again."),
      aliases: ["reabrir"])

    @OptionGroup var choice: AlertChoice

    func run(on machine: Machine) throws { try choice.note(on: machine, .reopen) }
  }
}

/// Which alerts somebody does something about.
struct AlertChoice: ParsableArguments {
  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Option(help: .told(.facility, es: "El establecimiento.", en: "The facility."))
  var facility: String?

  @Option(
    help: .told(
      .product, es: "El producto; si no se dice, todos los del establecimiento.",
      en: "The product; all those of the facility unless given."))
  var product: String?

  @Option(help: .told(.choice, es: "La clase de alerta.", en: "The kind of alert."))
  var kind = AlertKey.Kind.stock

  @Option(
    help: .told(.text, es: "Una nota, que queda con la alerta.", en: "A note, which stays with the alert."))
  var note: String?

  func validate() throws {
    if facility == nil, [.stock, .bias].contains(kind) {
      throw ValidationError(
        es: "Falta --facility: indique el establecimiento.", en: "--facility is missing: name the facility.")
    }
  }

  func note(on machine: Machine, _ act: AlertActs.Act) throws {
    try shared.run {
      let database = try shared.openDatabase(on: machine)
      let lookUp = LookUp(asPrinted: database)
      let acts = AlertActs(database: database, watch: .inForce(environment: machine.environment))
      let outcome = try acts.note(
        act, kind: kind, facility: try facility.map(lookUp.facility),
        product: try product.map(lookUp.product), note: note)
      switch outcome {
      case .noted(let count): try Output.write(shared.language.noted(count))
      case .alreadyOpen(let count): try Output.write(shared.language.alreadyOpen(count))
      }
    }
  }
}
