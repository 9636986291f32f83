/// The code of a standard: Colca's own (`normostock`), or one that a team has given.
public struct StandardCode: SupplyCode {
  /// The code's text.
  public let text: String

  /// The code that a text is.
  public init(_ text: String) { self.text = CodeText.plain(text) }

  /// The code in small letters.
  public var likeness: String { text.lowercased() }
}

/// What Colca measures by itself, from what the database holds; the raw value is the code of its standard.
public enum ColcaMeasure: String, Sendable, CaseIterable {
  /// Facilities with a method, of those that offer it; a figure for each method.
  case methodInStock = "metodo_en_stock"
  /// Primary facilities with at least three methods.
  case threeMethods = "tres_metodos"
  /// Hospitals with at least five.
  case fiveMethods = "cinco_metodos"
  /// Reported months without stock.
  case stockoutMonths = "meses_desabastecidos"
  /// Lines with two to six months of stock.
  case normalStock = "normostock"
  /// Facilities that reported the month.
  case reported = "reporte"
  /// Those that did in time.
  case reportedOnTime = "reporte_a_tiempo"
  /// Those that did in full.
  case complete = "reporte_completo"
  /// Records that balance.
  case balanced = "balance_correcto"
  /// The value of expired lots on shelves.
  case expiredValue = "valor_vencido"
  /// Orders accepted as they were advised.
  case ordersAsAdvised = "pedidos_recomendados"
  /// Couple-years dispensed.
  case coupleYearsDispensed = "app_entregados"
  /// Couple-years lost for want of stock.
  case coupleYearsLost = "app_perdidos"

  /// The code of its standard.
  public var code: StandardCode { StandardCode(rawValue) }
}
