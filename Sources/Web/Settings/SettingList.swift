import Runs
import SupplyModel
import SupplyStore
import Telling

/// What files state of how everything is calculated, list by list, as the database holds it.
enum SettingList: String, CaseIterable, Codable, Sendable {
  case calendar = "calendario"
  case catalogue = "productos"
  case targets = "metas"

  var path: String { SettingsHandlers.path + "/" + rawValue }

  /// The file of its layout.
  var file: String { rawValue + ".csv" }

  var title: Phrase {
    switch self {
    case .calendar: Phrase(es: "Calendario de pedidos", en: "Order calendar")
    case .catalogue: Phrase(es: "Productos, precios y empaques", en: "Products, prices and packs")
    case .targets: Phrase(es: "Metas", en: "Targets")
    }
  }

  /// What it decides, and what holds where it says nothing.
  var meaning: Phrase {
    switch self {
    case .calendar:
      Phrase(
        es:
          "Cuánto tarda un pedido y cada cuánto se hace, el almacén, el espacio y el presupuesto de cada establecimiento. De quien no está, se aprende de sus entregas, o se suponen uno y dos meses.",
        en:
          "How long an order takes and how often one is placed, the warehouse, room and budget of each facility. Of those that are not in it, deliveries teach it, or one and two months are assumed."
      )
    case .catalogue:
      Phrase(
        es:
          "Nombre, años pareja, empaque, precio, grupo de sustitutos y programa de cada producto. Sin precio aquí, vale el de los lotes.",
        en:
          "Name, couple-years, pack, price, substitute group and programme of each product. Without a price here, that of lots holds."
      )
    case .targets:
      Phrase(
        es: "Lo que cada lugar quiere alcanzar de un estándar, y hasta cuándo.",
        en: "What each place wants to reach of a standard, and by when.")
    }
  }

  /// The column that names a row of a page, and the others.
  var columns: (head: String, others: [(key: String, isRight: Bool)]) {
    switch self {
    case .calendar:
      (
        "facility",
        [
          ("lead_time_months", true), ("review_period_months", true), ("warehouse", false),
          ("storage_litres", true), ("budget", true),
        ]
      )
    case .catalogue:
      (
        "name",
        [
          ("code", false), ("unit", false), ("cyp_per_unit", true), ("pack_size", true),
          ("minimum_order", true),
          ("price", true), ("substitute_group", false), ("service_level", true), ("programme", false),
        ]
      )
    case .targets:
      (
        "standard",
        [
          ("method", false), ("level", false), ("place", false), ("from", false), ("to", false),
          ("start", true),
          ("value", true), ("months", true),
        ]
      )
    }
  }

  /// The columns that tell a row from all others.
  var identity: [String] {
    switch self {
    case .calendar: ["facility"]
    case .catalogue: ["code"]
    case .targets:
      ["standard", "method", "level", "place", "network", "regional_authority", "from", "to"]
    }
  }

  /// The columns of its layout, in their order, with their headings.
  private var heads: [ColumnHead] {
    switch self {
    case .calendar: SettingTables.calendars([], language: .spanish).columns
    case .catalogue: SettingTables.catalogue([], language: .spanish).columns
    case .targets: SettingTables.targets([], language: .spanish).columns
    }
  }

  /// The keys of the columns of its layout, in their order.
  var columnKeys: [String] { heads.map(\.key) }

  /// What people call a column.
  func heading(_ key: String) -> Phrase {
    heads.first { $0.key == key }?.heading ?? Phrase(es: key, en: key)
  }

  /// The form of a row of it, by its key; of one that is added, where none is said.
  func formPath(_ key: String?) -> String {
    path + "/cambiar" + (key.map { "?fila=" + PercentText.encoded($0) } ?? "")
  }

  /// The list as the database holds it.
  ///
  /// - Throws: `ColcaError`.
  func table(_ database: SupplyDatabase, _ language: Language) throws -> ListTable {
    switch self {
    case .calendar: SettingTables.calendars(try database.facilitySupplies(), language: language)
    case .catalogue: SettingTables.catalogue(try database.products(), language: language)
    case .targets: SettingTables.targets(try database.placeTargets(), language: language)
    }
  }
}
