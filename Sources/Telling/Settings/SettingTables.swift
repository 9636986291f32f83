import SupplyModel

/// What files state of how everything is calculated, as the database holds it: each list is a file of its own layout, so that what is
/// downloaded, changed and imported again says what was changed and nothing else.
///
/// Numbers are written as exactly as they are kept: they come back the same.
public enum SettingTables {
  /// How facilities are supplied, as a file of the layout `calendar`, by facility.
  public static func calendars(_ supplies: [FacilitySupply], language: Language) -> ListTable {
    let rows = supplies.sorted { $0.facility < $1.facility }
    return ListTable(name: "calendar", rows: rows, language: language) {
      Column("facility", es: "Código establecimiento") { .code($0.facility) }
      Column("lead_time_months", es: "Meses de entrega") { .whole($0.calendar?.leadTimeMonths) }
      Column("review_period_months", es: "Meses entre pedidos") { .whole($0.calendar?.reviewPeriodMonths) }
      Column("warehouse", es: "Almacén") { .optional($0.warehouse) }
      Column("storage_litres", es: "Litros de estante") { exact($0.storageLitres) }
      Column("budget", es: "Presupuesto S/") { exact($0.budgetSoles) }
    }
  }

  /// What is known of products, as a file of the layout `catalogue`, by code; products without a name, of which no catalogue tells, are
  /// left out.
  public static func catalogue(_ products: [Product], language: Language) -> ListTable {
    let rows = products.filter { !($0.name ?? "").isEmpty }.sorted { $0.code < $1.code }
    return ListTable(name: "catalogue", rows: rows, language: language) {
      Column("code", es: "Código") { .code($0.code) }
      Column("name", es: "Nombre") { .optional($0.name) }
      Column("unit", es: "Unidad") { .optional($0.unit) }
      Column("cyp_per_unit", es: "Años pareja por unidad", en: "Couple-years a unit") {
        exact($0.coupleYearsPerUnit)
      }
      Column("type", es: "Método", en: "Method") { .optional($0.type) }
      Column("pack_size", es: "Unidades por paquete") { .whole($0.packSize) }
      Column("minimum_order", es: "Pedido mínimo") { .whole($0.minimumOrder) }
      Column("price", es: "Precio S/") { exact($0.priceSoles) }
      Column("litres_per_unit", es: "Litros por unidad") { exact($0.litresPerUnit) }
      Column("substitute_group", es: "Grupo de sustitutos") { .optional($0.substituteGroup) }
      Column("service_level", es: "Nivel de servicio") { exact($0.serviceLevel) }
      Column("programme", es: "Programa") { .optional($0.programme) }
      Column("successor", es: "Código nuevo") { .optional($0.successor) }
    }
  }

  /// What places want to reach, as a file of the layout `targets`, in the order in which they were stated.
  public static func targets(_ targets: [PlaceTarget], language: Language) -> ListTable {
    ListTable(name: "targets", rows: targets, language: language) {
      Column("standard", es: "Estándar") { .code($0.standard) }
      Column("method", es: "Método") { .optional($0.item.isEmpty ? nil : $0.item) }
      Column("level", es: "Nivel") { .text($0.place.level.rawValue) }
      Column("place", es: "Lugar") { .text(placeName($0.place)) }
      Column("network", es: "Red") { .optional(network($0.place)) }
      Column("regional_authority", es: "DIRESA", en: "Regional authority") { .optional(authority($0.place)) }
      Column("from", es: "Desde") { .month($0.from) }
      Column("to", es: "Hasta") { .month($0.to) }
      Column("start", es: "Inicio") { exact($0.start) }
      Column("value", es: "Meta", en: "Target") { exact($0.value) }
      Column("months", es: "Meses por cifra", en: "Months a figure") { .whole($0.months) }
    }
  }

  /// A number with six decimals, as all lists have them; where it has more, all of them.
  private static func exact(_ value: Double?) -> ListCell {
    guard let value else { return .blank }
    let usual = NumberText.decimal(value, decimals: 6, grouped: false)
    guard Double(usual) != value else { return .number(value, decimals: 6) }
    return .text(digits(value))
  }

  /// All the digits that tell a number from others, without an exponent: `0.0000125`.
  private static func digits(_ value: Double) -> String {
    let parts = "\(value)".split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]), exponent < 0 else { return String(parts[0]) }
    let mantissa = parts[0].split(separator: ".")
    let decimals = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
    return "0." + String(repeating: "0", count: -exponent - 1) + mantissa[0] + decimals
  }

  private static func placeName(_ place: ServicePlace) -> String {
    // The layout wants something there for everything too.
    place.path.last ?? place.level.rawValue
  }

  private static func network(_ place: ServicePlace) -> String? {
    switch place.level {
    case .microNetwork: place.path.dropLast().last.flatMap { $0.isEmpty ? nil : $0 }
    case .facility, .network, .regionalAuthority, .all: nil
    }
  }

  private static func authority(_ place: ServicePlace) -> String? {
    switch place.level {
    case .microNetwork, .network: place.path.first.flatMap { $0.isEmpty ? nil : $0 }
    case .facility, .regionalAuthority, .all: nil
    }
  }
}
