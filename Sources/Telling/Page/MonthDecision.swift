import StockPolicy
import SupplyModel

/// What the facilities of a page have to do this month, counted: the figures of its first screen.
struct MonthDecision {
  /// Lines that are held, and those of them of which nobody knows enough to decide.
  let held: Int
  let unknown: Int
  let stockedOut: Int
  let urgent: Int
  /// Facilities with something out or urgent.
  let affected: Int
  let facilities: Int
  /// Products and facilities that something is ordered of and for.
  let products: Int
  let ordering: Int
  let cost: OrderCost
  let trips: Int
  /// Orders of which less comes than is asked for, for want of stock in the warehouse, and their products.
  let shortLines: Int
  let shortProducts: Int
  /// Lines to be watched, and the day on which the page is made; nil where nobody knows it.
  let watched: Int
  let today: Day?
  /// Months by which an order of today comes later than is reckoned with (`lateness`).
  let lateMonths: Int
  /// Of the lines to be watched, those that will most likely be empty before such an order comes.
  let urgentByThen: Int

  init(_ context: ReportContext) {
    let run = context.run
    let orders = run.orderLines.filter(\.order.isPlaced)
    let short = orders.filter { $0.order.expectedUnits < $0.order.quantity }
    let acute = context.worklist.filter { $0.alert <= .urgent }
    held = run.assessments.count { $0.order.decision != .notHeld }
    unknown = run.assessments.count { $0.alert == .unknown }
    stockedOut = acute.count { $0.alert == .stockedOut }
    urgent = acute.count - stockedOut
    affected = Set(acute.map(\.facility)).count
    facilities = context.order.codes.count
    products = Set(orders.map(\.product)).count
    ordering = Set(orders.map(\.facility)).count
    cost = OrderCost(run)
    trips = Set(run.transfers.map(\.trip)).count
    shortLines = short.count
    shortProducts = Set(short.map(\.product)).count
    today = context.input.madeOn
    let late = today.map { Self.lateness(of: $0, asOf: run.settings.asOf) } ?? 0
    lateMonths = late
    watched = run.assessments.count { $0.alert == .watch }
    urgentByThen = run.assessments.count { context.isUrgentByDelay($0) }
  }

  /// Months by which an order of a day comes later than a run on a month reckons with: that people order in the first half of the month
  /// after it.
  ///
  ///     // A run on October: 0 until 15 November, 1 until 15 December, 2 from 16 December on
  static func lateness(of day: Day, asOf: Month) -> Int {
    max(0, asOf.distance(to: day.month) - (day.dayOfMonth > 15 ? 0 : 1))
  }

  /// Whether more of it is unknown than known.
  var isMostlyUnknown: Bool { unknown * 2 > held }
}

extension ReportContext {
  /// Whether a line to be watched will most likely be empty before an order of today comes, as that comes later than the run reckons with.
  func isUrgentByDelay(_ line: SeriesAssessment) -> Bool {
    let late = input.madeOn.map { MonthDecision.lateness(of: $0, asOf: settings.asOf) } ?? 0
    guard late > 0, line.alert == .watch else { return false }
    let lead = (run.calendars[line.facility] ?? .assumed).calendar.leadTimeMonths
    return (line.risk?.probability(withinMonths: max(1, lead) + late) ?? 0) >= AlertLevel.likely
  }
}

extension Language {
  /// What is to be done in one sentence: of what, for how many, for how much.
  func decision(_ decision: MonthDecision) -> String {
    let unknown = decision.isMostlyUnknown ? mostlyUnknown(decision) + " " : ""
    guard decision.products > 0 else {
      return unknown
        + (decision.unknown > 0
          ? text(
            es: "De lo que se sabe, no hay nada que pedir.", en: "Of what is known, nothing is to be ordered."
          )
          : text(es: "No hay nada que pedir.", en: "Nothing is to be ordered."))
    }
    let products = counted(decision.products, es: ("producto", "productos"), en: ("product", "products"))
    let places = counted(
      decision.ordering, es: ("establecimiento", "establecimientos"), en: ("facility", "facilities"))
    let whom = decision.facilities == 1 ? "" : text(es: " para \(places)", en: " for \(places)")
    return unknown
      + text(es: "Pida \(products)", en: "Order \(products)") + whom + price(decision.cost)
      + "."
  }

  private func price(_ cost: OrderCost) -> String {
    guard cost.priced > 0 else { return text(es: " (sin precios)", en: " (prices unknown)") }
    let unpriced =
      cost.unpriced == 0
      ? ""
      : text(es: ", más ", en: ", and ")
        + counted(
          cost.unpriced, es: ("línea sin precio", "líneas sin precio"),
          en: ("line without a price", "lines without a price"))
    let asked = soles(cost.soles)
    guard cost.isShort else {
      return text(es: ": cuesta \(asked)", en: ": it costs \(asked)") + unpriced
    }
    let comes = soles(cost.expectedSoles)
    return text(es: ": lo pedido cuesta \(asked)", en: ": what is asked costs \(asked)") + unpriced
      + text(
        es: "; lo que el almacén puede dar, \(comes)", en: "; what the warehouse can give, \(comes)")
  }

  private func mostlyUnknown(_ decision: MonthDecision) -> String {
    let share = outOf(decision.unknown, decision.held)
    return text(
      es: "De la mayor parte no se sabe: \(share) sin stock conocido o sin reporte. Pida primero esos datos.",
      en: "Most of it is not known: \(share) without a known stock or a report. Ask for these data first.")
  }

  /// What else has to be known before the order is sent, each in a sentence that leads to its list.
  func circumstances(_ decision: MonthDecision) -> [(text: String, target: String)] {
    var told: [(text: String, target: String)] = []
    if decision.stockedOut + decision.urgent > 0 {
      told.append((acute(decision), decision.stockedOut > 0 ? "stocked-out" : "urgent"))
    } else if decision.unknown == 0 {
      told.append((text(es: "Nada agotado ni urgente.", en: "Nothing stocked out or urgent."), "worklist"))
    } else {
      told.append(
        (
          text(
            es: "De lo que se sabe, nada está agotado ni es urgente.",
            en: "Of what is known, nothing is stocked out or urgent."), "worklist"
        ))
    }
    if let late = lateOrder(decision) { told.append((late, "watch")) }
    if decision.trips > 0 {
      let trips = counted(
        decision.trips, es: ("viaje entre vecinos", "viajes entre vecinos"),
        en: ("trip between neighbours", "trips between neighbours"))
      told.append((text(es: "Antes de pedir: \(trips).", en: "Before ordering: \(trips)."), "transfers"))
    }
    if decision.shortLines > 0 {
      let lines = counted(
        decision.shortLines, es: ("pedido", "pedidos"), en: ("order", "orders"))
      let products = counted(
        decision.shortProducts, es: ("producto", "productos"), en: ("product", "products"))
      told.append(
        (
          text(
            es: "El almacén no alcanza: llegará menos en \(lines), de \(products).",
            en: "The warehouse has too little: less will come of \(lines), of \(products)."), "order"
        ))
    }
    if decision.unknown > 0 {
      told.append(
        (
          text(
            es: "No se sabe de \(outOf(decision.unknown, decision.held)): cuente el stock o pida el reporte.",
            en:
              "Not known of \(outOf(decision.unknown, decision.held)): count the stock or ask for the report."
          ),
          "unknown"
        ))
    }
    return told
  }

  /// That an order of today comes later than is reckoned with, and what else is urgent then; nil where it does not.
  private func lateOrder(_ decision: MonthDecision) -> String? {
    guard decision.lateMonths > 0, let today = decision.today else { return nil }
    let months = counted(decision.lateMonths, es: ("mes", "meses"), en: ("month", "months"))
    let late = text(
      es: "Hoy es \(dayText(today)): lo que se pida ahora llega \(months) después de lo que aquí se cuenta",
      en: "Today is \(dayText(today)): what is ordered now comes \(months) later than is reckoned with here")
    let remedy = text(
      es:
        " Las cantidades no cuentan ese tiempo: si ya hay reportes de un mes más, impórtelos y pronostique otra vez.",
      en:
        " The quantities do not reckon with that: where there are reports of a further month, import them and forecast anew."
    )
    guard decision.urgentByThen > 0 else { return late + "." + remedy }
    let more = outOf(decision.urgentByThen, decision.watched)
    let isOne = decision.urgentByThen == 1
    return late
      + text(
        es:
          "; por eso también \(isOne ? "es urgente" : "son urgentes") \(more) por vigilar, con «!» en su lista.",
        en: "; so \(more) to be watched \(isOne ? "is" : "are") urgent too, with “!” in the list.")
      + remedy
  }

  private func acute(_ decision: MonthDecision) -> String {
    let out = counted(
      decision.stockedOut, es: ("caso de producto agotado", "casos de producto agotado"),
      en: ("case of a product stocked out", "cases of a product stocked out"))
    let runsOut = counted(
      decision.urgent, es: ("que se acabaría", "que se acabarían"),
      en: ("likely to run out", "likely to run out"))
    let soon = counted(
      decision.urgent, es: ("caso que se acabaría", "casos que se acabarían"),
      en: ("case likely to run out", "cases likely to run out"))
    let order = text(
      es: " antes de que llegue un pedido hecho hoy", en: " before an order placed today arrives")
    let told =
      decision.urgent == 0
      ? out
      : decision.stockedOut == 0
        ? soon + order : out + text(es: " y ", en: " and ") + runsOut + order
    let affected = outOf(decision.affected, decision.facilities)
    let places =
      decision.facilities == 1
      ? "." : text(es: ", en \(affected) establecimientos.", en: ", in \(affected) facilities.")
    return told + places
  }
}
