import StockPolicy

/// What warehouses have too little of.
struct ShortagesSection: Section {
  static let template = Template("shortages", PackageResources.shortages_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Faltantes de almacén", en: "Warehouse shortages")
    let note = Phrase(
      es:
        "El almacén tiene menos de lo que le piden. Primero va un paquete a cada establecimiento que se quedaría sin nada, "
        + "empezando por el más perjudicado; el resto va donde evita más años pareja sin protección. Las cifras son de todos los que "
        + "atiende, también de otras páginas.",
      en:
        "The warehouse has less than is ordered. First a pack goes to each facility that would be left without any, the "
        + "most harmed first; the rest goes where it keeps most couple-years from going unprotected. The figures are of all that it "
        + "serves, of other pages too.")
    let warehouse = Phrase(es: "Almacén", en: "Warehouse")
    let product = Headings.product
    let stock = Headings.stock
    let ordered = Phrase(es: "Le piden", en: "Ordered")
    let allotted = Phrase(es: "Asignado", en: "Allotted")
    let missing = Phrase(es: "Falta", en: "Missing")
  }

  struct Row: TemplateValue {
    let warehouse: String
    let warehousePage: String?
    let productPage: String?
    /// Nil where the warehouse has no other name.
    let warehouseCode: String?
    let product: String
    let code: String
    let stock: String
    let ordered: String
    let allotted: String
    let missing: String
  }

  let words = Words()
  let terms: String
  let count: String
  let rows: [Row]
  let rest: Rest?
  private let stocks: Int

  private enum CodingKeys: String, CodingKey { case words, terms, count, rows, rest }

  /// The section; nil where nothing is short.
  init?(_ context: ReportContext) {
    let shortages =
      context.isRoot ? context.run.shortages : context.warehouses.shortages(for: context.run.orderLines)
    guard !shortages.isEmpty else { return nil }
    stocks = shortages.count
    let (shown, rest) = context.shown(shortages, of: .shortages)
    self.rest = rest
    count = NumberText.whole(shortages.count)
    terms = context.terms(.share, .coupleYears)
    rows = shown.map { Row($0, context) }
  }

  /// Its place in the bar.
  func entry(_ language: Language) -> BarEntry {
    BarEntry(count: stocks, label: words.title.text(in: language), target: "shortages", tone: "t-orange")
  }

  /// The headings of its columns where a screen is too narrow for a head.
  static var narrowLabels: [NarrowLabel] {
    let words = Words()
    return NarrowLabel.of(
      [".short"], from: 3, [words.stock, words.ordered, words.allotted, words.missing])
  }
}

extension ShortagesSection.Row {
  init(_ stock: WarehouseStock, _ context: ReportContext) {
    let names = context.names
    warehousePage = context.page(ofWarehouse: stock.warehouse)
    productPage = context.page(of: stock.product)
    let name = names.facilityName(stock.warehouse)
    warehouse = name
    warehouseCode = name == stock.warehouse.text ? nil : stock.warehouse.text
    product = names.product(stock.product)
    code = stock.product.text
    self.stock = NumberText.whole(stock.stock)
    ordered = NumberText.whole(stock.ordered)
    allotted = NumberText.whole(stock.allotted)
    missing = NumberText.whole(stock.unmet)
  }
}

extension Language {
  /// In the summary of a run: how many products warehouses have too little of; with its line feed, empty for none.
  func shortageSummary(_ shortages: [WarehouseStock]) -> String {
    guard !shortages.isEmpty else { return "" }
    let warehouses = Set(shortages.map(\.warehouse)).count
    let products = Set(shortages.map(\.product)).count
    let stocks = counted(products, es: ("producto", "productos"), en: ("product", "products"))
    let places = counted(warehouses, es: ("almacén", "almacenes"), en: ("warehouse", "warehouses"))
    return text(
      es: "El almacén no alcanza para lo pedido: \(stocks), en \(places) (colca shortages).\n",
      en: "Warehouses have less than is ordered: \(stocks), in \(places) (colca shortages).\n")
  }
}
