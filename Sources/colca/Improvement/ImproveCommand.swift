import ArgumentParser
import CommandWords
import Improvement
import Runs
import SupplyModel
import SupplyStore
import Telling

/// `colca improve`: cycles of improvement.
struct ImproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "improve",
    abstract: .told(
      es: "Lleva ciclos de mejora: línea de base, brecha, causa, plan, comprobación y cierre.",
      en: "Keeps cycles of improvement: baseline, gap, cause, plan, measuring again, close."),
    discussion: .told(
      es: """
        Un ciclo dura seis meses si no se dice otra cosa. El responsable de una acción es un cargo, no una persona.
          colca improve start --standard normostock --place "RED NORTE" --target 0.8
          colca improve plan 1 --action "Revisar pedidos cada lunes" --post "Químico de la red" --due 2027-01-15
          colca improve plan 1 --done 1
          colca improve measure 1
          colca improve close 1
        """,
      en: """
        A cycle takes six months unless told otherwise. Who answers for an action is a post, not a person.
          colca improve start --standard normostock --place "RED NORTE" --target 0.8
          colca improve plan 1 --action "Review orders every Monday" --post "Pharmacist of the network" --due 2027-01-15
          colca improve plan 1 --done 1
          colca improve measure 1
          colca improve close 1
        """),
    subcommands: [
      Status.self, Start.self, Plan.self, Measure.self, Close.self, Minutes.self, Recognise.self,
      Evidence.self, League.self, Actions.self,
    ],
    defaultSubcommand: Status.self,
    aliases: ["mejorar"])

  /// What is said of an option that cannot be meant, once the database has told what it is about.
  static func unusable(es spanish: String, en english: String) -> ToldError {
    ToldError(
      lines: { ["colca: " + $0.text(es: spanish, en: english)] }, exitCode: .validationFailure)
  }

  /// What every act shares: database, scope, and the cycle told afterwards.
  struct Common: ParsableArguments {
    @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

    @OptionGroup var measure: MeasureOptions

    static let rules = MeasureOptions.rules

    /// What a cycle is measured and told with.
    struct Means {
      let database: SupplyDatabase
      let review: ImprovementReview
      let acts: CycleActs
      let expectedByDay: Int?

      /// By what a figure is measured today.
      func basis(on machine: Machine) throws -> MeasurementBasis {
        try review.basis(on: machine.clock.today, expectedByDay: expectedByDay)
      }
    }

    func means(on machine: Machine) throws -> Means {
      let database = try shared.openDatabase(on: machine)
      return Means(
        database: database, review: try measure.review(of: database, on: machine, shared.language),
        acts: CycleActs(database), expectedByDay: measure.expectedBy)
    }

    /// The means for one cycle: with the products and the day of its baseline, where it notes them and nobody names others.
    ///
    /// - Throws: `RunError.otherBasis` where somebody does; `.unknownCycle`.
    func means(on machine: Machine, cycle number: Int64) throws -> Means {
      let database = try shared.openDatabase(on: machine)
      let start = try CycleActs(database).cycle(number).start
      guard let basis = start.basis else {
        Messages.say("colca: " + shared.language.scopeNotNoted(number))
        return try means(on: machine)
      }
      let expected = measure.expectedBy ?? basis.expectedByDay
      let products =
        measure.scope.scope == nil
        ? try ScopeResolver(database).products(of: basis.scope)
        : try measure.scope.products(on: machine, in: database, shared.language)
      let review = try ImprovementReview(database: database, products: products, expectedByDay: expected)
      try CycleActs.require(
        try review.basis(on: machine.clock.today, expectedByDay: expected), asAtTheStartOf: start, number)
      return Means(
        database: database, review: review, acts: CycleActs(database), expectedByDay: expected)
    }

    /// Prints a cycle in a few lines, and its plan.
    func tell(_ cycle: ImprovementCycle, _ means: Means, on machine: Machine) throws {
      let (review, language) = (means.review, shared.language)
      let end = cycle.start.baselineMonth
      let lines = try CauseReview(database: means.database, products: review.products)
        .lines(end.advanced(by: -11)...end)
        .filter { line in
          ServicePlace(of: review.facilities[line.key.facility], at: cycle.start.place.level)
            == cycle.start.place
        }
      let causes = CauseShares.list(lines, at: cycle.start.place.level, directory: review.facilities)
      try Output.write(
        language.summary(
          of: cycle, standards: review.standards, facilities: review.facilities, causes: causes,
          change: try means.acts.change(cycle, review: review)))
      guard !cycle.actions.isEmpty else { return }
      try Output.write(
        "\n" + CycleTable.actions(of: cycle, on: machine.clock.today, language: language).text)
    }
  }

  struct Start: RuledCommand, MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "start",
      abstract: .told(
        es: "Empieza un ciclo con lo que se mide ahora.", en: "Begins a cycle with what is measured now."),
      aliases: ["empezar"])

    static let rules: [OptionRule] = Common.rules + PlaceOption.rules

    @OptionGroup var common: Common

    @Option(help: .told(.text, es: "Qué estándar, por su código.", en: "Which standard, by its code."))
    var standard: String

    @Option(
      help: .told(
        .text, es: "De qué método, donde el estándar tiene una cifra por método.",
        en: "Of which method, where the standard has a figure for each."))
    var method: String?

    @OptionGroup var place: PlaceOption

    @Option(
      help: .told(
        .month, es: "El mes de la línea de base; si no se dice, el último completo.",
        en: "The month of the baseline; the last whole one unless given."))
    var month: Month?

    @Option(
      help: .told(
        .month, es: "El mes en que se vuelve a medir; si no se dice, seis después.",
        en: "The month in which it is measured again; six later unless given."))
    var until: Month?

    @Option(
      help: .told(
        .number, es: "La meta: una parte de 0 a 1, o APP; si no se dice, la del estándar.",
        en: "The target: a share from 0 to 1, or couple-years; the standard's unless given."))
    var target: Double?

    func run(on machine: Machine) throws {
      try common.shared.run {
        let means = try common.means(on: machine)
        let review = means.review
        let code = try review.standards.code(standard, others: try review.unstated().map(\.code))
        let unit = review.standards[code]?.unit ?? .share
        if let target, !target.isFinite || target < 0 || (unit == .share && target > 1) {
          throw ImproveCommand.unusable(
            es: "--target: la meta de este estándar es una parte de 0 a 1, como 0.8.",
            en: "--target: the target of this standard is a share from 0 to 1, like 0.8.")
        }
        let somewhere =
          try place.named(in: means.database)
        let from = try review.month(month, on: machine)
        if let until, until <= from {
          throw ImproveCommand.unusable(
            es: "--until: tiene que ser después del mes de la línea de base.",
            en: "--until: it has to be after the month of the baseline.")
        }
        let cycle = try means.acts.start(
          Indicator(code, item: method ?? ""), at: somewhere, month: from, until: until, target: target,
          review: review, basis: try means.basis(on: machine))
        try common.tell(cycle, means, on: machine)
      }
    }
  }

  struct Plan: RuledCommand, MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "plan",
      abstract: .told(
        es: "Anota la causa, una acción del plan, o cómo va.",
        en: "Notes the cause, an action of the plan, or how one stands."),
      aliases: ["planificar"])

    static let rules: [OptionRule] =
      Common.rules + [
        .oneOf(["--cause", "--action", "--done", "--drop", "--reopen"]),
        .together(["--action", "--post", "--due"]), .without(["--note"], beside: "--action"),
        .without(["--note"], beside: "--cause"),
      ]

    @Argument(help: .told(.identifier, es: "El ciclo.", en: "The cycle."))
    var cycle: Int64

    @OptionGroup var common: Common

    @Option(help: .told(.text, es: "Por qué hay brecha.", en: "Why there is a gap."))
    var cause: String?

    @Option(help: .told(.text, es: "Qué hay que hacer.", en: "What is to be done."))
    var action: String?

    @Option(help: .told(.text, es: "El cargo responsable.", en: "The post that answers for it."))
    var post: String?

    @Option(help: .told(.date, es: "Hasta cuándo.", en: "Until when."))
    var due: Day?

    @Option(help: .told(.identifier, es: "La acción que está hecha.", en: "The action that is done."))
    var done: Int?

    @Option(help: .told(.identifier, es: "La acción que se deja.", en: "The action that is dropped."))
    var drop: Int?

    @Option(
      help: .told(
        .identifier, es: "La acción que vuelve a estar pendiente.", en: "The action that is open again."))
    var reopen: Int?

    @Option(help: .told(.text, es: "Lo que hay que recordar de ella.", en: "What is to be remembered of it."))
    var note: String?

    func validate() throws {
      if cause == nil, action == nil, done == nil, drop == nil, reopen == nil {
        throw ValidationError(
          es: "Indique --cause, --action con --post y --due, --done, --drop o --reopen.",
          en: "Give --cause, --action with --post and --due, --done, --drop or --reopen.")
      }
    }

    func run(on machine: Machine) throws {
      try common.shared.run {
        let means = try common.means(on: machine, cycle: cycle)
        let acts = means.acts
        if let cause { return try common.tell(try acts.explain(cycle, cause), means, on: machine) }
        if let action, let post, let due {
          return try common.tell(try acts.plan(cycle, action, post: post, due: due), means, on: machine)
        }
        let moves: [(Int?, PlannedAction.State)] = [(done, .done), (drop, .dropped), (reopen, .open)]
        for case (let number?, let state) in moves {
          try common.tell(
            try acts.move(cycle, action: number, to: state, note: note), means, on: machine)
        }
      }
    }
  }

  struct Measure: RuledCommand, MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "measure",
      abstract: .told(es: "Vuelve a medir.", en: "Measures again."), aliases: ["medir"])

    static let rules: [OptionRule] = Common.rules

    @Argument(help: .told(.identifier, es: "El ciclo.", en: "The cycle."))
    var cycle: Int64

    @OptionGroup var common: Common

    @OptionGroup var when: MonthOption

    func run(on machine: Machine) throws {
      try common.shared.run {
        let means = try common.means(on: machine, cycle: cycle)
        let month = try means.review.month(when.month, on: machine)
        let start = try means.acts.cycle(cycle).start
        guard month > start.baselineMonth else {
          throw ImproveCommand.unusable(
            es: "--month: \(month) no es posterior a la línea de base (\(start.baselineMonth)).",
            en: "--month: \(month) is not after the baseline (\(start.baselineMonth)).")
        }
        try common.tell(
          try means.acts.measure(
            cycle, month: month, review: means.review, basis: try means.basis(on: machine)), means,
          on: machine
        )
      }
    }
  }

  struct Close: RuledCommand, MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "close",
      abstract: .told(
        es: "Cierra un ciclo; lo anotado se guarda.", en: "Closes a cycle; what was noted is kept."),
      aliases: ["cerrar"])

    static let rules: [OptionRule] = Common.rules

    @Argument(help: .told(.identifier, es: "El ciclo.", en: "The cycle."))
    var cycle: Int64

    @OptionGroup var common: Common

    @Option(help: .told(.text, es: "Qué se logró o se aprendió.", en: "What was reached or learnt."))
    var note: String?

    func run(on machine: Machine) throws {
      try common.shared.run {
        let means = try common.means(on: machine, cycle: cycle)
        try common.tell(try means.acts.close(cycle, note: note), means, on: machine)
      }
    }
  }

  struct Status: RuledCommand, MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "status",
      abstract: .told(
        es: "Muestra los ciclos, lo vencido primero; con un número, uno con su plan.",
        en: "Shows the cycles, what is overdue first; with a number, one with its plan."),
      aliases: ["estado"])

    static let rules: [OptionRule] = Common.rules + [.without(["--all"], beside: "--actions")]

    @Argument(help: .told(.identifier, es: "El ciclo.", en: "The cycle."))
    var cycle: Int64?

    @OptionGroup var common: Common

    @Flag(help: .told(es: "También los cerrados.", en: "Closed ones too."))
    var all = false

    @Flag(help: .told(es: "Las acciones del ciclo, como lista.", en: "The actions of the cycle, as a list."))
    var actions = false

    @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
    var format = OutputFormat.text

    func validate() throws {
      if actions, cycle == nil {
        throw ValidationError(
          es: "--actions: indique de qué ciclo.", en: "--actions: say of which cycle.")
      }
    }

    func run(on machine: Machine) throws {
      try common.shared.run {
        let today = machine.clock.today
        let means = try cycle.map { try common.means(on: machine, cycle: $0) } ?? common.means(on: machine)
        let language = common.shared.language
        if let cycle {
          let one = try means.acts.cycle(cycle)
          if actions {
            return try Output.write(CycleTable.actions(of: one, on: today, language: language), format)
          }
          if format == .text { return try common.tell(one, means, on: machine) }
        }
        let cycles = try means.acts.cycles()
          .filter { (cycle ?? $0.number) == $0.number && (all || cycle != nil || !$0.isClosed) }
          .sorted { left, right in
            let ranks = [left, right].map {
              [.toMeasure, .overdue, .open, .closed].firstIndex(of: $0.state(on: today)) ?? 9
            }
            return (ranks[0], left.number) < (ranks[1], right.number)
          }
        try Output.write(
          CycleTable.table(
            for: cycles, on: today, standards: means.review.standards, facilities: means.review.facilities,
            language: language), format)
      }
    }
  }
}

extension Day: ExpressibleByArgument {
  /// A day from the command line: `AAAA-MM-DD`.
  public init?(argument: String) { self.init(argument) }
}
