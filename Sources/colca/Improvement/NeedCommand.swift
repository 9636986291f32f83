import ArgumentParser
import CommandWords
import Improvement
import Runs
import SupplyModel
import SupplyStore
import Telling

/// `colca need`: whether service meets need.
struct NeedCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "need",
    abstract: .told(
      es: "Compara necesidad, atenciones y stock: parejas protegidas, atenciones por hora, turnos que mover.",
      en: "Compares need, visits and stock: protected couples, visits per hour, shifts to move."),
    discussion: .told(
      es: """
        Usa archivos de población y de servicios (docs/layouts.md). Sin denominador no hay porcentaje.
          colca need --by establecimiento
          colca need --methods --by microrred
          colca need --factors
          colca need --moves --within 20
        """,
      en: """
        It takes files of population and of services (docs/layouts.md). Without a denominator there is no share.
          colca need --by facility
          colca need --methods --by micro-network
          colca need --factors
          colca need --moves --within 20
        """),
    aliases: ["necesidad"])

  static let rules: [OptionRule] =
    PlaceOptions.rules + [
      .months("--last"), .oneOf(["--factors", "--moves", "--methods"]),
      .without(["--by"], beside: "--moves"), .without(["--by"], beside: "--factors"),
      .only(["--visits-per-hour", "--shift", "--within", "--whole-network"], with: "--moves"),
      .range("--shift", 1...24), .range("--within", 0.0...1000), .range("--visits-per-hour", 0.01...100),
    ]

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @OptionGroup var places: PlaceOptions

  @Flag(
    help: .told(
      es: "Con qué factor se cuenta cada método, y de dónde sale.",
      en: "By which factor each method is counted, and where it comes from."))
  var factors = false

  @Flag(
    help: .told(
      es:
        "A cuántas parejas protege cada método, por su factor y en años pareja, y qué parte es de cada uno.",
      en:
        "How many couples each method protects, by its factor and in couple-years, and which part is each one's."
    ))
  var methods = false

  @Flag(
    help: .told(
      es: "Qué horas de turno mover para servir más necesidad, con su cuenta.",
      en: "Which hours of shifts to move to serve more need, with the arithmetic."))
  var moves = false

  @OptionGroup var when: MonthOption

  @Option(help: .told(.monthCount, es: "Cuántos meses, hasta ese.", en: "How many months, up to that one."))
  var last = 12

  @Option(
    help: .told(
      .text, es: "El servicio; si no se dice, planificación familiar.",
      en: "The service; family planning unless given."))
  var service: String?

  @Option(
    help: .told(
      .text, es: "Cuántas unidades de un método protegen a una pareja un año: «implante=0.4».",
      en: "How many units of a method protect a couple for a year: \"implante=0.4\"."))
  var factor: [String] = []

  @Option(
    help: .told(
      .number, es: "Atenciones por hora de turno; si no se dice, las de todos juntos.",
      en: "Visits of an hour of shift; those of all together unless given."))
  var visitsPerHour: Double?

  @Option(help: .told(.count, es: "Horas de un turno.", en: "Hours of a shift."))
  var shift = ShiftRules().shiftHours

  @Option(
    help: .told(
      .number, es: "Hasta cuántos kilómetros, en línea recta.",
      en: "As far as so many kilometres, as the crow flies."))
  var within = ShiftRules().withinKilometres

  @Flag(
    help: .told(
      es: "Entre microrredes de una red también.", en: "Between micro-networks of a network too."))
  var wholeNetwork = false

  @OptionGroup var scope: ScopeOption

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = OutputFormat.text

  func run(on machine: Machine) throws {
    try shared.run {
      let (database, language) = (try shared.openDatabase(on: machine), shared.language)
      let review = try ImprovementReview(
        database: database, products: try scope.products(on: machine, in: database, language))
      let place = try places.named(in: database)
      let end = try review.month(when.month, on: machine)
      let need = try NeedReview(
        database: database, review: review, period: end.advanced(by: 1 - last)...end, service: service,
        factors: try ProtectionFactors(texts: factor))
      if let name = need.input.unusedFactors.first { throw RunError.badFactor(text: name) }
      guard !factors else {
        return try Output.write(NeedTable.factors(need.input.methodFactors, language: language), format)
      }
      let own = need.facilities(within: place)
      guard !moves else {
        var rules = ShiftRules()
        (rules.visitsPerHour, rules.shiftHours, rules.withinKilometres) = (visitsPerHour, shift, within)
        if wholeNetwork { rules.within = .network }
        let proposal = ShiftProposal(own, rules: rules, directory: review.facilities)
        Messages.say("colca: " + language.summary(of: proposal, rules, facilities: review.facilities))
        return try Output.write(
          NeedTable.moves(proposal, facilities: review.facilities, language: language), format)
      }
      let whole = PlaceNeed.list(own, need.period, at: .all, directory: review.facilities).first
      for line in language.needNotes(
        whole, uncounted: need.uncounted, service: need.service, strangers: need.strangers)
      {
        Messages.say("colca: " + line)
      }
      guard !methods else {
        let rows = PlaceMethodNeed.list(
          own, need.period, at: places.by ?? place.level, directory: review.facilities)
        return try Output.write(
          NeedTable.methods(rows, facilities: review.facilities, language: language), format)
      }
      let rows = PlaceNeed.list(
        own, need.period, at: places.by ?? place.level, directory: review.facilities)
      try Output.write(NeedTable.table(for: rows, facilities: review.facilities, language: language), format)
    }
  }
}

extension ProtectionFactors {
  /// The factors that somebody typed, `method=units` each.
  ///
  /// - Throws: `RunError.badFactor` for one without a method or with units that are no number above 0.
  init(texts: [String]) throws {
    self.init(
      stated: try texts.map { text in
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !PlainWords.of(parts[0]).isEmpty, let units = Double(parts[1]), units > 0,
          units.isFinite
        else { throw RunError.badFactor(text: text) }
        return (parts[0], units)
      })
  }
}
