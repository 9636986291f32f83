import ArgumentParser
import CommandWords
import Runs
import SupplyModel
import SupplyStore
import Telling

/// `colca findings`: everything odd in the inputs, and what somebody says of it.
struct FindingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "findings",
    abstract: .told(
      es:
        "Lista todo lo extraño en los archivos y en las historias; anota lo confirmado y lo que se corregirá.",
      en:
        "Lists everything odd in the files and in the histories; notes what is confirmed and what will be corrected."
    ),
    subcommands: [List.self, Confirm.self, Dismiss.self, Correct.self, Reopen.self],
    defaultSubcommand: List.self,
    aliases: ["hallazgos"])

  struct List: RuledCommand, MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: .told(
        es: "Lista todo lo extraño en los archivos y en las historias, con su lugar y su remedio.",
        en: "Lists everything odd in the files and in the histories, with its place and its remedy."),
      aliases: ["lista"])

    static let rules: [OptionRule] = [
      .without(["--severity"], beside: "--code"), .without(["--sort"], beside: "--count"),
      .without(["--state"], beside: "--all"),
    ]

    @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

    @Option(help: .told(.choice, es: "Solo de esta gravedad o más.", en: "Of this severity or worse."))
    var severity = Finding.Severity.warning

    @Option(
      help: .told(
        .choice, es: "Solo con este código, de cualquier gravedad; por ejemplo, unbalanced.",
        en: "With this code only, whatever its severity; unbalanced, for instance."))
    var code: FindingCode?

    @Option(help: .told(.facility, es: "Solo de este establecimiento.", en: "Of this facility only."))
    var facility: String?

    @Option(help: .told(.product, es: "Solo de este producto.", en: "Of this product only."))
    var product: String?

    @Option(help: .told(.month, es: "Solo de este mes.", en: "Of this month only."))
    var month: Month?

    @Option(
      help: .told(
        .choice, es: "Solo los que están así; si no se dice, los abiertos y los que están por corregir.",
        en: "Those only that stand so; the open ones and those to be corrected unless given."))
    var state: FindingState?

    @Option(
      help: .told(.choice, es: "El orden; lo más grave va primero.", en: "The order; the gravest come first.")
    )
    var sort = FindingFilter.Order.severity

    @Flag(
      help: .told(
        es: "También los confirmados, y los que un archivo posterior ya corrigió.",
        en: "Those too that were confirmed, or that a later file has mended."))
    var all = false

    @Flag(help: .told(es: "Cuántos hay de cada código.", en: "How many there are of each code."))
    var count = false

    @OptionGroup var products: ScopeOption

    @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
    var format = OutputFormat.text

    func run(on machine: Machine) throws {
      try shared.run {
        let database = try shared.openDatabase(on: machine)
        var filter = FindingFilter()
        filter.severity = .notice
        filter.code = code
        filter.facility = try facility.map(LookUp(asPrinted: database).facility)
        filter.product = try product.map(LookUp(asPrinted: database).product)
        filter.month = month
        filter.order = sort
        filter.states = state.map { [$0] } ?? (all ? FindingState.allCases : filter.states)
        let review = FindingReview(
          database: database, latestMonth: machine.clock.today.month,
          products: try products.products(on: machine, in: database, shared.language))
        let found = try review.findings(filter)
        let lines = found.filter { $0.finding.severity >= severity || code != nil }
        if lines.count < found.count, severity == .warning {
          Messages.say("colca: " + shared.language.furtherNotices(found.count - lines.count))
        }
        let table =
          count
          ? FindingTable.counts(of: lines, language: shared.language)
          : FindingTable.table(for: lines, language: shared.language)
        try Output.write(table, format)
      }
    }
  }

  struct Confirm: MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "confirm",
      abstract: .told(
        es: "Anota que el dato es correcto: cuenta entero y el hallazgo no vuelve.",
        en: "Notes that the figure is right: it counts in full, and the finding does not return."),
      aliases: ["confirmar"])

    @OptionGroup var choice: FindingChoice

    func run(on machine: Machine) throws { try choice.note(on: machine, .confirm) }
  }

  struct Dismiss: MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "dismiss",
      abstract: .told(
        es:
          "Anota que no hay tal cosa: todo cuenta como se reportó, en la unidad de siempre, y el hallazgo no vuelve.",
        en:
          "Notes that there is nothing in it: all counts as reported, in the same unit, and the finding does not return."
      ),
      aliases: ["descartar"])

    @OptionGroup var choice: FindingChoice

    func run(on machine: Machine) throws { try choice.note(on: machine, .dismiss) }
  }

  struct Correct: MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "correct",
      abstract: .told(
        es: "Anota que el dato se corregirá: hasta entonces no cuenta.",
        en: "Notes that the figure will be corrected: until then it does not count."),
      aliases: ["corregir"])

    @OptionGroup var choice: FindingChoice

    func run(on machine: Machine) throws { try choice.note(on: machine, .correct) }
  }

  struct Reopen: MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "reopen",
      abstract: .told(
        es: "Retira lo anotado: el hallazgo vuelve a estar abierto.",
        en: "Takes back what was noted: the finding is open again."),
      aliases: ["reabrir"])

    @OptionGroup var choice: FindingChoice

    func run(on machine: Machine) throws { try choice.note(on: machine, .reopen) }
  }
}

/// Of which findings somebody says something.
struct FindingChoice: ParsableArguments {
  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Argument(
    help: .told(
      .finding, es: "Los hallazgos, como los nombra la lista; si no se dicen, los que digan las opciones.",
      en: "The findings, as the list calls them; those that the options tell unless given."))
  var findings: [String] = []

  @Option(help: .told(.choice, es: "Todos los de este código.", en: "All of this code."))
  var code: FindingCode?

  @Option(help: .told(.facility, es: "Todos los de este establecimiento.", en: "All of this facility."))
  var facility: String?

  @Option(help: .told(.product, es: "Todos los de este producto.", en: "All of this product."))
  var product: String?

  @Option(help: .told(.month, es: "Todos los de este mes.", en: "All of this month."))
  var month: Month?

  @Option(
    help: .told(
      .text, es: "Una nota, que queda con el hallazgo.", en: "A note, which stays with the finding."))
  var note: String?

  @Flag(
    help: .told(
      es: "Dice qué se anotaría, sin anotar nada.", en: "Tells what would be noted, and notes nothing."))
  var dryRun = false

  @OptionGroup var products: ScopeOption

  func validate() throws {
    let names = code != nil || facility != nil || product != nil || month != nil
    if findings.isEmpty, !names {
      throw ValidationError(
        es: "Falta decir qué hallazgos: nómbrelos, o use --code, --facility, --product o --month.",
        en: "Which findings is missing: name them, or use --code, --facility, --product or --month.")
    }
  }

  func note(on machine: Machine, _ act: FindingJudgements.Act) throws {
    try shared.run {
      let database = try shared.openDatabase(on: machine)
      let lookUp = LookUp(asPrinted: database)
      var filter = FindingFilter()
      filter.code = code
      filter.facility = try facility.map(lookUp.facility)
      filter.product = try product.map(lookUp.product)
      filter.month = month
      let review = FindingReview(
        database: database, latestMonth: machine.clock.today.month,
        products: try products.products(on: machine, in: database, shared.language))
      let outcome = try FindingJudgements(database: database, review: review).note(
        act, ids: findings, filter: filter, note: note, isRehearsal: dryRun)
      if !outcome.noted.isEmpty {
        try Output.write(FindingTable.table(for: outcome.noted, language: shared.language), .text)
      }
      try Output.write(
        shared.language.noted(
          outcome.noted.count, unchanged: outcome.unchanged, as: act.state, isRehearsal: dryRun))
    }
  }
}
