import ArgumentParser
import CommandWords
import Operations
import Runs
import StockPolicy
import SupplyModel
import SupplyStore
import Telling

/// What is decided.
struct DecisionOptions: ParsableArguments {
  /// The acts, of which one is needed.
  private static let acts = [
    "--accept", "--change", "--reject", "--snooze", "--snooze-until-changed", "--agree", "--placed",
    "--arrived",
    "--reopen",
  ]

  static let rules: [OptionRule] = [
    .oneOf(acts), .only(["--document", "--expected", "--quantity"], with: "--placed"),
    .only(["--month"], with: "--arrived"), .from(1, "--change"), .from(1, "--arrived"),
    .from(1, "--quantity"),
  ]

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Flag(help: .told(es: "Se hará como se aconseja.", en: "It will be done as advised."))
  var accept = false

  @Option(
    help: .told(.count, es: "Se hará, con esta cantidad.", en: "It will be done, with this quantity."))
  var change: Int?

  @Flag(help: .told(es: "No se hará; con --reason.", en: "It will not be done; with --reason."))
  var reject = false

  @Option(help: .told(.month, es: "Se verá en este mes.", en: "It will be looked at in this month."))
  var snooze: Month?

  @Flag(
    help: .told(
      es: "Se verá cuando se aconseje otra cosa.", en: "It will be looked at when something else is advised.")
  )
  var snoozeUntilChanged = false

  @Option(
    help: .told(
      .choice,
      es: "En una transferencia: el sí de uno de los dos; con el de ambos queda aceptada.",
      en: "Of a transfer: the yes of one of the two; with that of both it is accepted."))
  var agree: TransferEnd?

  @Flag(
    help: .told(
      es: "Ya se pidió, se acordó o está en proceso.", en: "It was ordered, agreed, or is under way."))
  var placed = false

  @Option(help: .told(.count, es: "Llegó esta cantidad.", en: "This quantity has arrived."))
  var arrived: Int?

  @Flag(
    help: .told(
      es: "Retira lo último que se anotó del consejo.", en: "Takes back what was noted last of the advice."))
  var reopen = false

  @Option(help: .told(.choice, es: "Por qué se cambia o se rechaza.", en: "Why it is changed or rejected."))
  var reason: DecisionReason?

  @Option(help: .told(.text, es: "El documento con que se pidió.", en: "The paper with which it was placed."))
  var document: String?

  @Option(
    help: .told(
      .month, es: "El mes hasta el que debe llegar; si no se dice, según el tiempo de entrega.",
      en: "The month by which it should arrive; by the lead time unless given."))
  var expected: Month?

  @Option(
    help: .told(
      .count, es: "La cantidad pedida; si no se dice, la que se cambió o se aconseja.",
      en: "The quantity placed; as changed or advised unless given."))
  var quantity: Int?

  @Option(
    help: .told(
      .month, es: "El mes en que llegó; si no se dice, este.", en: "When it arrived; this month unless given."
    ))
  var month: Month?

  @Option(help: .told(.text, es: "Una nota, que queda con la decisión.", en: "A note, which stays with it."))
  var note: String?

  @Flag(
    help: .told(
      es: "Dice qué se anotaría, sin anotar nada.", en: "Tells what would be noted, and notes nothing."))
  var dryRun = false

  /// Checks that something is decided, and of one piece of advice where a quantity is named.
  func check(isOne: Bool) throws {
    let isPutOff = snooze != nil || snoozeUntilChanged
    let isDecided =
      accept || change != nil || reject || isPutOff || agree != nil || placed || arrived != nil || reopen
    if !isDecided {
      throw ValidationError(
        es: "Falta qué se decide: " + Self.acts.joined(separator: ", ") + ".",
        en: "What is decided is missing: " + Self.acts.joined(separator: ", ") + ".")
    }
    if reject, reason == nil {
      throw ValidationError(
        es: "Falta --reason: por qué se rechaza. " + Self.reasons(.spanish),
        en: "--reason is missing: why it is rejected. " + Self.reasons(.english))
    }
    if reason != nil, !reject, change == nil {
      throw ValidationError(
        es: "--reason va con --reject o --change.", en: "--reason goes with --reject or --change.")
    }
    if !isOne, change != nil || arrived != nil || quantity != nil {
      throw ValidationError(
        es: "Una cantidad es de un solo consejo: nombre también el producto, y el lote si es un vencimiento.",
        en: "A quantity is of one piece of advice: name the product too, and the lot of an expiry.")
    }
  }

  private static func reasons(_ language: Language) -> String {
    DecisionReason.allCases.map { "\($0.rawValue) (\(language.name(of: $0)))" }.joined(separator: ", ") + "."
  }

  /// Notes it of the advice that is chosen, and tells how each piece stands then.
  func note(
    on machine: Machine, _ keys: (LookUp, AdviceChoice) throws -> [AdviceKey]
  ) throws {
    try shared.run {
      let database = try shared.openDatabase(on: machine)
      let saved = try SavedRun(latestOf: database)
      let choice = try AdviceChoice(database: database, run: saved.run)
      let acts = DecisionActs(database: database, watch: .inForce(environment: machine.environment))
      let usualMonth = try acts.usualMonths(by: saved.run)
      let requests = try keys(LookUp(asPrinted: database), choice).map { key in
        DecisionActs.Request(key, act(on: key, choice, usualMonth, machine), note: note)
      }
      let noted = try acts.note(requests, upon: saved.run, isRehearsal: dryRun)
      let names = ReportNames(
        run: saved.run, facilities: saved.registers.facilities, products: saved.registers.products,
        language: shared.language)
      try Output.write(DecisionTable.table(for: noted.map(\.standing), names: names), .text)
      try Output.write(shared.language.noted(decisions: noted.count, isRehearsal: dryRun))
    }
  }

  private func act(
    on key: AdviceKey, _ choice: AdviceChoice, _ usualMonth: (AdviceKey) -> Month, _ machine: Machine
  ) -> DecisionAct {
    if let change { return .changed(quantity: change, reason: reason) }
    if reject, let reason { return .rejected(reason: reason) }
    if let snooze { return .snoozed(until: snooze) }
    if snoozeUntilChanged { return .snoozed(until: nil) }
    if let agree { return .agreed(by: agree) }
    if placed {
      return .placed(
        document: document.flatMap { $0.isEmpty ? nil : $0 }, expected: expected ?? usualMonth(key),
        quantity: quantity ?? choice.quantity(key))
    }
    if let arrived { return .arrived(quantity: arrived, month: month ?? machine.clock.today.month) }
    return reopen ? .reopened : .accepted
  }
}
