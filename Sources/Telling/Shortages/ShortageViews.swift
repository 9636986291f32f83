import StockPolicy

/// What warehouses have too little of, as the template prints it.
struct ShortageViews {
  let shortages: [WarehouseStock]
  let names: ReportNames

  var view: ReportPage.View {
    [
      "hasShortages": !shortages.isEmpty, "shortageCount": NumberText.whole(shortages.count),
      "shortages": shortages.map(row),
    ]
  }

  private func row(_ stock: WarehouseStock) -> ReportPage.View {
    let name = names.facilityName(stock.warehouse)
    var view: ReportPage.View = [
      "warehouse": name,
      "shortProduct": names.product(stock.product), "shortCode": stock.product,
      "has": NumberText.whole(stock.stock), "asked": NumberText.whole(stock.ordered),
      "shared": NumberText.whole(stock.allotted), "missing": NumberText.whole(stock.unmet),
    ]
    if name != stock.warehouse { view["warehouseCode"] = stock.warehouse }
    return view
  }
}
