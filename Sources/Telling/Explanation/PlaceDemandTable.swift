import StockPolicy
import SupplyModel

/// The demand that is expected of places, as a list.
public enum PlaceDemandTable {
  /// The quantiles that are told: less is as seldom needed as more.
  static let (low, high) = (0.1, 0.9)

  /// A line for each place and product: all months ahead together.
  public static func table(
    for demands: [PlaceDemand], facilities: FacilityDirectory, names: ReportNames
  ) -> ListTable {
    let (columns, asOf) = (PlaceDemandColumns(facilities: facilities, names: names), names.settings.asOf)
    return ListTable(name: "demand", rows: demands, language: names.language) {
      columns.of { (demand: PlaceDemand) in demand }
      Column("first_month", es: "Desde") { _ in .month(asOf.advanced(by: 1)) }
      Column("last_month", es: "Hasta") { .month(asOf.advanced(by: $0.months.count)) }
      Column("low", es: "Pocas veces menos de", en: "seldom less than") { .units($0.total.quantile(low)) }
      Column("median", es: "Consumo probable", en: "likely use") { .units($0.total.median) }
      Column("high", es: "Pocas veces más de", en: "seldom more than") { .units($0.total.quantile(high)) }
    }
  }

  /// A line for each place, product and month ahead.
  public static func months(
    of demands: [PlaceDemand], facilities: FacilityDirectory, names: ReportNames
  ) -> ListTable {
    let (columns, asOf) = (PlaceDemandColumns(facilities: facilities, names: names), names.settings.asOf)
    let rows = demands.flatMap { demand in demand.months.indices.map { (demand: demand, step: $0 + 1) } }
    return ListTable(name: "demand", rows: rows, language: names.language) {
      columns.of { (row: (demand: PlaceDemand, step: Int)) in row.demand }
      Column("first_month", es: "Desde", .files) { .month(asOf.advanced(by: $0.step)) }
      Column("last_month", es: "Mes", en: "month") { .month(asOf.advanced(by: $0.step)) }
      Column("low", es: "Pocas veces menos de", en: "seldom less than") {
        .units($0.demand.months[$0.step - 1].quantile(low))
      }
      Column("median", es: "Consumo probable", en: "likely use") {
        .units($0.demand.months[$0.step - 1].median)
      }
      Column("high", es: "Pocas veces más de", en: "seldom more than") {
        .units($0.demand.months[$0.step - 1].quantile(high))
      }
    }
  }
}

/// What a line of expected demand is of.
private struct PlaceDemandColumns {
  let facilities: FacilityDirectory
  let names: ReportNames
  private var language: Language { names.language }

  init(facilities: FacilityDirectory, names: ReportNames) {
    self.facilities = facilities
    self.names = names
  }

  func of<Row>(_ demand: @escaping (Row) -> PlaceDemand) -> [Column<Row>] {
    Column.coded("level", es: "Nivel", .files) {
      CodedCell(demand($0).place.level, language.name(of: demand($0).place.level))
    } + [
      Column("place", es: "Código lugar", .files) {
        let place = demand($0).place
        return .optional(place.path.isEmpty ? nil : place.name)
      },
      Column("place_name", es: "Lugar") { .text(language.name(of: demand($0).place, facilities)) },
      Column("product", es: "Código") { .code(demand($0).product) },
      Column("product_name", es: "Nombre del producto", .files) {
        .optional(names.fullProductName(demand($0).product))
      },
      Column("product_short", es: "Producto") { .text(names.product(demand($0).product)) },
      Column("facilities", es: "Establecimientos") { .whole(demand($0).facilities) },
      Column("monthly_use", es: "Consumo al mes", en: "use a month") {
        .number(demand($0).usualMonth, upTo: 1)
      },
    ]
  }
}

extension ListCell {
  /// Units that are expected, whole.
  fileprivate static func units(_ value: Double) -> ListCell { .number(value.rounded(), decimals: 0) }
}

extension Language {
  /// How many products of places are left out, for nobody reported them for a year.
  public func unforeseen(_ count: Int) -> String {
    text(
      es:
        "Sin un mes conocido en el último año, no se dice cuánto: \(counted(count, "producto de un lugar", "productos de lugares")).",
      en:
        "Without a month known of the last year, nothing is said of: \(counted(count, "product of a place", "products of places"))."
    )
  }

  /// What the figures are of, before the list.
  public func demandPreface(_ settings: ForecastRun.Settings) -> String {
    let month = settings.asOf.description
    return switch settings.target {
    case .demand:
      text(
        es:
          "Lo que se entregaría con stock, según los reportes hasta \(month). Un lugar se pronostica entero: sus cifras no son la suma "
          + "de las de sus establecimientos.",
        en:
          "What would be dispensed in stock, by the reports up to \(month). A place is forecast as a whole: its figures are not the "
          + "sum of its facilities'.")
    case .consumption:
      text(
        es:
          "Lo que se reportará como entregado, según los reportes hasta \(month). Un lugar se pronostica entero: sus cifras no son la "
          + "suma de las de sus establecimientos.",
        en:
          "What will be reported as dispensed, by the reports up to \(month). A place is forecast as a whole: its figures are not the "
          + "sum of its facilities'.")
    }
  }
}
