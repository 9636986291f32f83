import ArgumentParser
import StockPolicy

/// How `colca forecast` orders.
struct OrderOptions: ParsableArguments {
  @Option(help: "En qué proporción de casos debe alcanzar lo pedido.")
  var serviceLevel = 0.9

  @OptionGroup var rules: OrderRuleOptions

  func validate() throws { try OrderRuleOptions.check(serviceLevel, "--service-level") }

  /// The settings that the options ask for.
  var settings: OrderSettings { rules.settings }
}

/// How orders are made besides their service level: of a run, and of a replay.
struct OrderRuleOptions: ParsableArguments {
  private static let usual = OrderSettings()

  @Option(
    help: "Lo mismo para un producto sin sustituto con stock en el establecimiento; nunca menos que el otro.")
  var serviceLevelNoSubstitute = usual.serviceLevelWithoutSubstitute

  @Option(help: "Pide al menos hasta tantos meses de CPMA; 0, sin mínimo.")
  var floorMonths = usual.floorMonths

  @Option(
    help: "Pide a lo más hasta tantos meses de CPMA, o lo que dure la entrega y la revisión; 0, sin máximo.")
  var ceilingMonths = usual.ceilingMonths

  @Option(help: "Soles que pueden costar todos los pedidos juntos; se elige la mejor lista que alcance.")
  var budget: Double?

  @Flag(help: "Pide también lo que un establecimiento no maneja, donde se espera demanda.")
  var includeNotHeld = false

  @Flag(help: "No aprende plazos de las entregas: donde ningún archivo los dice, uno y dos meses.")
  var noLearnedCalendars = false

  func validate() throws {
    try Self.check(serviceLevelNoSubstitute, "--service-level-no-substitute")
    for (months, option) in [(floorMonths, "--floor-months"), (ceilingMonths, "--ceiling-months")]
    where !(0...60).contains(months) {
      throw ValidationError("\(option): de 0 a 60 meses")
    }
    if let budget, !(0...1e12).contains(budget) { throw ValidationError("--budget: soles, desde 0") }
    guard ceilingMonths == 0 || floorMonths <= ceilingMonths else {
      throw ValidationError("--floor-months: no más que --ceiling-months")
    }
  }

  fileprivate static func check(_ level: Double, _ option: String) throws {
    guard (0.5...0.99).contains(level) else { throw ValidationError("\(option): de 0.5 a 0.99") }
  }

  /// The settings that the options ask for.
  var settings: OrderSettings {
    OrderSettings(
      serviceLevelWithoutSubstitute: serviceLevelNoSubstitute, floorMonths: floorMonths,
      ceilingMonths: ceilingMonths, includesNotHeld: includeNotHeld, learnsCalendars: !noLearnedCalendars,
      budgetSoles: budget)
  }
}
