import ArgumentParser
import CommandWords
import StockPolicy
import SupplyModel

/// How `colca forecast` orders.
struct OrderOptions: ParsableArguments {
  static let rules: [OptionRule] =
    [
      .range("--service-level", 0.5...0.99), .range("--substitute-share", 0...1),
      .range("--lead-time", OrderSettings.leadTimeLimits),
      .range("--review-period", OrderSettings.reviewPeriodLimits),
    ] + OrderRuleOptions.rules

  @Option(
    help: .told(
      .share, es: "En qué proporción de casos debe alcanzar lo pedido.",
      en: "In what share of cases an order has to suffice."))
  var serviceLevel = 0.9

  @OptionGroup var rules: OrderRuleOptions

  @Option(
    help: .told(
      .monthCount,
      es: "Meses que tarda un pedido, en todos los establecimientos, digan lo que digan archivos y entregas.",
      en: "Months that an order takes, at every facility, whatever files and deliveries say."))
  var leadTime: Int?

  @Option(
    help: .told(
      .monthCount, es: "Meses entre dos pedidos, en todos los establecimientos, del mismo modo.",
      en: "Months between two orders, at every facility, in the same way."))
  var reviewPeriod: Int?

  @Option(
    help: .told(
      .share,
      es: "Qué parte de lo que falta de un método llevan los otros de su grupo de sustitutos; 0, ninguna.",
      en: "What part of the shortage of a method the others of its substitute group carry; 0, none."))
  var substituteShare = OrderSettings().substituteShare

  @Option(
    help: .told(
      .text,
      es:
        "Códigos que reemplazan a otros: anterior=nuevo, con comas; el nuevo sigue la historia y el stock del anterior, del que no se pide más.",
      en:
        "Codes that take the place of others: old=new, with commas; the new one goes on with the old one's history and stock, of which nothing more is ordered."
    ))
  var successions: String?

  func validate() throws {
    guard successions == nil || CodeSuccession.list(successions ?? "") != nil else {
      throw ValidationError(
        es:
          "--successions: se esperaba anterior=nuevo, con comas entre varios, sin dos nuevos para un anterior ni vueltas.",
        en:
          "--successions: expected old=new, with commas between several, without two new ones for an old one or circles."
      )
    }
  }

  /// The settings that the options ask for.
  var settings: OrderSettings {
    var settings = rules.settings
    settings.substituteShare = substituteShare
    settings.leadTimeMonths = leadTime
    settings.reviewPeriodMonths = reviewPeriod
    settings.successions = successions.flatMap(CodeSuccession.list) ?? []
    return settings
  }
}

/// How orders are made besides their service level: of a run, and of a replay.
struct OrderRuleOptions: ParsableArguments {
  private static let usual = OrderSettings()

  static let title = String.told(es: "Cómo se pide", en: "How orders are made")

  static let rules: [OptionRule] = [
    .range("--service-level-no-substitute", 0.5...0.99), .range("--floor-months", 0...60),
    .range("--ceiling-months", 0...60), .range("--budget", 0...1e12),
  ]

  @Option(
    help: .told(
      .share,
      es: "Lo mismo para un producto sin sustituto con stock en el establecimiento; nunca menos que el otro.",
      en: "The same for a product without a substitute in stock at the facility; never less than the other."))
  var serviceLevelNoSubstitute = usual.serviceLevelWithoutSubstitute

  @Option(
    help: .told(
      .number, es: "Pide al menos hasta tantos meses de CPMA; 0, sin mínimo.",
      en: "Orders up to so many months of CPMA at least; 0 for no floor."))
  var floorMonths = usual.floorMonths

  @Option(
    help: .told(
      .number,
      es: "Pide a lo más hasta tantos meses de CPMA, o lo que dure la entrega y la revisión; 0, sin máximo.",
      en: "Orders up to so many months of CPMA at most, or what delivery and review last; 0 for no ceiling."))
  var ceilingMonths = usual.ceilingMonths

  @Option(
    help: .told(
      .soles, es: "Soles que pueden costar todos los pedidos juntos; se elige la mejor lista que alcance.",
      en: "Soles that all orders together may cost; the best list within it is chosen."))
  var budget: Double?

  @Flag(
    help: .told(
      es: "Pide también lo que un establecimiento no maneja, donde se espera demanda.",
      en: "Orders what a facility does not hold too, where demand is expected."))
  var includeNotHeld = false

  @Flag(
    help: .told(
      es: "No aprende plazos de las entregas: donde ningún archivo los dice, uno y dos meses.",
      en: "Learns no times from deliveries: where no file states them, one and two months."))
  var noLearnedCalendars = false

  func validate() throws {
    guard ceilingMonths == 0 || floorMonths <= ceilingMonths else {
      throw ValidationError(
        es: "--floor-months no puede ser más que --ceiling-months.",
        en: "--floor-months cannot be more than --ceiling-months.")
    }
  }

  /// The settings that the options ask for.
  var settings: OrderSettings {
    OrderSettings(
      serviceLevelWithoutSubstitute: serviceLevelNoSubstitute, floorMonths: floorMonths,
      ceilingMonths: ceilingMonths, includesNotHeld: includeNotHeld, learnsCalendars: !noLearnedCalendars,
      budgetSoles: budget)
  }
}
