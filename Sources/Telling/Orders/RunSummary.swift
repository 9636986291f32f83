import StockPolicy
import SupplyModel

/// A run in a few lines: what was forecast, how much of it is urgent, what to do next.
public struct RunSummary: Sendable {
  private let run: ForecastRun
  private let language: Language
  private let facilities: FacilityDirectory
  private let names: ReportNames
  private let expiring: [ExpiryLine]

  /// The summary of a run; the directory says which facilities stand in no network, the catalogue what units cost.
  public init(
    run: ForecastRun, language: Language, facilities: FacilityDirectory, products: ProductCatalogue
  ) {
    self.run = run
    names = ReportNames(run: run, facilities: facilities, products: products, language: language)
    expiring = ExpiryLine.lines(of: run, names: names)
    self.language = language
    self.facilities = facilities
  }

  private func count(_ alert: AlertLevel) -> Int { run.assessments.count { $0.alert == alert } }
  private var held: [SeriesAssessment] { run.assessments.filter { $0.order.decision != .notHeld } }
  private var orders: Int { run.orderLines.count }
  private var cuts: Int { run.assessments.count { $0.order.arithmetic?.cap != nil } }
  private var uncounted: Int { run.assessments.count { $0.order.arithmetic?.uncounted != nil } }
  private var heldBack: String {
    language.costSummary(cost) + language.capSummary(cut: cuts, uncounted: uncounted)
      + language.shortageSummary(run.shortages)
      + language.expirySummary(lots: expiring.count, value: valueExpiring, unpriced: unpriced)
  }
  private var cost: OrderCost { OrderCost(run) }
  private var valueExpiring: Double { expiring.reduce(0) { $0 + ($1.valueSoles ?? 0) } }
  private var unpriced: Int { expiring.count { $0.valueSoles == nil } }
  private var facilitiesAtRisk: Int { Set(run.worklist.map(\.facility)).count }

  private var withoutNetwork: Int {
    Set(run.assessments.map(\.facility)).map { facilities[$0] }.count {
      ($0.microNetwork ?? "").isEmpty && ($0.network ?? "").isEmpty
    }
  }
  private var transfers: String {
    language.transferSummary(run, withoutNetwork: withoutNetwork, unplaced: names.unplaced(in: run))
  }

  /// What a person reads.
  public var text: String {
    let facilities = language.counted(
      Set(run.assessments.map(\.facility)).count, es: ("establecimiento", "establecimientos"),
      en: ("facility", "facilities"))
    let lines = language.counted(
      held.count,
      es: ("combinación de producto y establecimiento", "combinaciones de producto y establecimiento"),
      en: ("combination of product and facility", "combinations of product and facility"))
    let last = run.settings.asOf.advanced(by: run.settings.horizonMonths)
    return language.text(
      es: """
        Último mes conocido: \(run.settings.asOf). Pronóstico hasta \(last), si no llega nada.
        \(lines), en \(facilities).
        \(AlertLevel.allCases.filter { $0 != .calm }.map { "  \(language.name(of: $0)): \(count($0))" }
          .joined(separator: "\n"))
        Establecimientos con algo urgente o por vigilar: \(facilitiesAtRisk). Líneas de pedido: \(orders).
        \(transfers)\(heldBack)Siga con: colca alerts · colca transfers · colca orders · colca report --out CARPETA

        """,
      en: """
        Last month known: \(run.settings.asOf). Forecast to \(last), if nothing arrives.
        \(lines), in \(facilities).
        \(AlertLevel.allCases.filter { $0 != .calm }.map { "  \(language.name(of: $0)): \(count($0))" }
          .joined(separator: "\n"))
        Facilities with something urgent or to watch: \(facilitiesAtRisk). Order lines: \(orders).
        \(transfers)\(heldBack)Go on with: colca alerts · colca transfers · colca orders · colca report --out FOLDER

        """)
  }

  /// The same for programs.
  public var json: String {
    JSONValue.object([
      ("schema_version", .whole(1)), ("as_of", .string(run.settings.asOf.description)),
      ("horizon_months", .whole(run.settings.horizonMonths)),
      ("service_level", .number(run.settings.serviceLevel)), ("series", .whole(run.assessments.count)),
      ("held", .whole(held.count)), ("alerts", .counts { (level: AlertLevel) in count(level) }),
      ("facilities_at_risk", .whole(facilitiesAtRisk)), ("order_lines", .whole(orders)),
      ("order_soles", .number(cost.soles)), ("expected_soles", .number(cost.expectedSoles)),
      ("order_lines_without_price", .whole(cost.unpriced)),
      ("budget_soles", .number(cost.budgetSoles)), ("refused_lines", .whole(cost.refused)),
      ("transfer_lines", .whole(run.transfers.count)),
      ("trips", .whole(Set(run.transfers.map(\.trip)).count)),
      ("facilities_without_network", .whole(withoutNetwork)),
      ("facilities_without_place", .whole(names.unplaced(in: run).count)), ("capped_lines", .whole(cuts)),
      ("uncounted_lines", .whole(uncounted)), ("warehouse_shortages", .whole(run.shortages.count)),
      ("expiring_lots", .whole(expiring.count)), ("expiring_lots_without_price", .whole(unpriced)),
      ("expiring_soles", .number(valueExpiring)),
    ]).text + "\n"
  }
}
