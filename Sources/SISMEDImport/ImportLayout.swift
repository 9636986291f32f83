/// The layouts that an import knows, by the names that the command line uses.
public enum ImportLayout: String, Sendable, CaseIterable, Codable {
  /// SISMED's ICI detail: one row per facility, product, month and lot.
  case formdet
  /// SISMED's availability: one row per facility and product, consumption in twelve columns, the last stock.
  case disponibilidad
  /// Any other system's records in plain columns.
  case open
  /// The lots of a report's closing stock: a companion of the open layout, and SISMED's FORMDETL.
  case lots
  /// The national register of health facilities.
  case renipress
  /// Products with their names and couple-years.
  case catalogue
  /// Lead time, review period, warehouse, room and budget by facility.
  case calendar
  /// Orders under way.
  case onOrder = "on_order"

  /// True for the layouts of stock reports, false for registers.
  var holdsReports: Bool { self == .formdet || self == .disponibilidad || self == .open || self == .lots }

  /// False for the layouts of which only codes and numbers are kept, all of them ASCII.
  var keepsTexts: Bool { self != .formdet && self != .disponibilidad }
}
