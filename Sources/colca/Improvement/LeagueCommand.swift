import ArgumentParser
import CommandWords
import Improvement
import Runs
import SupplyModel
import SupplyStore
import Telling

extension ImproveCommand {
  /// `colca improve league`: who improved most.
  struct League: RuledCommand, MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "league",
      abstract: .told(
        es: "Dice qué lugares mejoraron más, por avance y no por nivel, sin poner en fila lo que es azar.",
        en: "Tells which places improved most, by progress and not by level, without ranking chance."),
      discussion: .told(
        es: """
          Cada lugar se compara consigo mismo: los últimos meses con otros tantos antes, en los establecimientos medidos las dos veces. \
          Tiene puesto solo quien mejoró más allá del azar; de quién no se distingue, se dice.
            colca improve league --standard normostock
            colca improve league --by red --months 12 --format csv
          """,
        en: """
          Each place is compared with itself: the last months with as many before, over the facilities measured both times. Only who \
          improved beyond chance has a rank; from whom it cannot be told apart is said.
            colca improve league --standard normostock
            colca improve league --by network --months 12 --format csv
          """),
      aliases: ["avances"])

    static let rules: [OptionRule] =
      Common.rules + PlaceOptions.rules + [.months("--months")]

    @OptionGroup var common: Common

    @OptionGroup var places: PlaceOptions

    @OptionGroup var when: MonthOption

    @Option(
      help: .told(
        .monthCount, es: "Cuántos meses tiene cada uno de los dos periodos.",
        en: "How many months each of the two periods has."))
    var months = 6

    @Option(
      help: .told(
        .text, es: "Solo este estándar, por su código; si no se dice, todos los que son un porcentaje.",
        en: "Only this standard, by its code; every one that is a share unless given."))
    var standard: String?

    @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
    var format = OutputFormat.text

    func run(on machine: Machine) throws {
      try common.shared.run {
        let (means, language) = (try common.means(on: machine), common.shared.language)
        let review = means.review
        let only = try standard.map {
          try review.standards.code($0, others: try review.unstated().map(\.code))
        }
        if let only, review.standards[only]?.unit == .coupleYears {
          throw ImproveCommand.unusable(
            es: "--standard: los años pareja son un total, que crece con el lugar: no se ponen en fila.",
            en: "--standard: couple-years are a total, which grows with a place: they are not ranked.")
        }
        let place = try places.named(in: means.database)
        let end = try review.month(when.month, on: machine)
        let entries = try review.league(
          at: places.by ?? .microNetwork, within: place, only: only,
          after: end.advanced(by: 1 - months)...end)
        for line in language.leagueNotes(entries, standards: review.standards) {
          Messages.say("colca: " + line)
        }
        try Output.write(
          LeagueTable.table(
            for: entries, standards: review.standards, facilities: review.facilities, language: language),
          format)
      }
    }
  }

  /// `colca improve actions`: what is to be done in all open cycles.
  struct Actions: RuledCommand, MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "actions",
      abstract: .told(
        es: "Lista las acciones pendientes de todos los ciclos abiertos, lo vencido primero.",
        en: "Lists the actions still to be done of all open cycles, what is overdue first."),
      aliases: ["acciones"])

    static let rules: [OptionRule] = [.oneOf(["--overdue", "--all"])]

    @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

    @Flag(help: .told(es: "Solo las vencidas.", en: "Only those that are overdue."))
    var overdue = false

    @Flag(help: .told(es: "También las hechas y las dejadas.", en: "Those done and dropped too."))
    var all = false

    @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
    var format = OutputFormat.text

    func run(on machine: Machine) throws {
      try shared.run {
        let database = try shared.openDatabase(on: machine)
        let today = machine.clock.today
        let cycles = try CycleActs(database).cycles().filter { !$0.isClosed }
        try Output.write(
          WorkOfCycles.table(
            for: cycles, on: today, which: overdue ? .overdue : all ? .all : .open,
            standards: StandardCatalogue(try database.standards()),
            facilities: FacilityDirectory(try database.facilities()), language: shared.language), format)
      }
    }
  }
}
