import StockPolicy

/// The caps of orders by name.
extension Language {
  /// What a cap is.
  public func name(of cap: OrderArithmetic.Cap.Kind) -> String {
    switch cap {
    case .facilityBudget: text(es: "presupuesto del establecimiento", en: "the facility's budget")
    case .runBudget: text(es: "presupuesto de todos los pedidos", en: "the budget of all orders")
    case .storage: text(es: "espacio del almacén", en: "room on the shelves")
    }
  }

  /// Why an order does not count against a cap.
  func uncounted(_ cap: OrderArithmetic.Cap.Kind) -> String {
    switch cap {
    case .facilityBudget, .runBudget:
      text(
        es: "Sin precio conocido: no cuenta en el presupuesto",
        en: "No known price: not counted in the budget")
    case .storage:
      text(es: "Sin litros conocidos: no cuenta en el espacio", en: "No known litres: not counted for room")
    }
  }
}
