import StockPolicy
import SupplyModel

/// The page of one supply warehouse: what it has, what is asked of it, what it lacks, and whose orders are cut for it.
struct WarehousePage {
  private let code: FacilityCode
  private let context: ReportContext
  private let stocks: [WarehouseStock]
  private let orders: [SeriesAssessment]

  /// - Parameter context: that of the whole run, at the path of this page.
  init(_ code: FacilityCode, _ context: ReportContext) {
    self.code = code
    self.context = context
    stocks = context.run.warehouseStocks.filter { $0.warehouse == code }
      .sorted { (-$0.unmet, $0.product) < (-$1.unmet, $1.product) }
    orders = context.subjects.orders(of: code, context)
  }

  private var language: Language { context.language }

  /// What the page is made of.
  var sections: [any Section] { [header] + [products, cut].compactMap(\.self) }

  private var header: SubjectHeader {
    SubjectHeader(
      context, name: context.names.shownName(code),
      about: language.text(es: "Almacén ", en: "Warehouse ") + code.text, lead: lead, told: [],
      files: [.shortages, .orders])
  }

  /// The page.
  ///
  /// - Throws: what is wrong with a template.
  func html() throws(ProgrammingError) -> String {
    try ReportPage.html(sections, name: context.names.shownName(code), context)
  }

  private var lead: String {
    let places = language.counted(
      Set(orders.map(\.facility)).count, es: ("establecimiento", "establecimientos"),
      en: ("facility", "facilities"))
    let asked = language.counted(
      Set(orders.map(\.product)).count, es: ("producto", "productos"), en: ("product", "products"))
    let short = stocks.count { $0.unmet > 0 }
    let lead = language.text(es: "\(places) le piden \(asked)", en: "\(places) ask it for \(asked)")
    guard short > 0 else { return lead + "." }
    let number = NumberText.whole(short)
    return lead
      + language.text(es: "; de \(number) no tiene bastante.", en: "; of \(number) it has too little.")
  }

  /// Its products, those first of which most is missing.
  private var products: TableSection? {
    let requests = Dictionary(
      context.input.requisitions.filter { $0.warehouse == code }.map { ($0.product, $0) },
      uniquingKeysWith: { first, _ in first })
    let rows = stocks.prefix(context.limits.parts).map { stock in
      let request = requests[stock.product].flatMap(\.quantity)
      return TableSection.Row(
        head: .init(
          text: context.names.product(stock.product), href: context.page(of: stock.product),
          note: stock.product.text),
        cells: Self.cells(stock, context) + [
          .init(text: request.map(NumberText.whole) ?? "–", isRight: true)
        ])
    }
    let request = Phrase(es: "Pedir a su proveedor", en: "To ask its supplier for")
    return TableSection(
      id: "products", title: Phrase(es: "Sus productos", en: "Its products"), count: stocks.count,
      terms: context.terms(.share, .order),
      headings: Self.headings(Headings.product) + [.init(name: request, isRight: true)], rows: rows,
      file: .shortages, context)
  }

  /// The orders that it fills, those first of which most is missing.
  private var cut: TableSection? {
    let rows = orders.prefix(context.limits.parts).map { line in
      TableSection.Row(
        head: .init(
          text: context.names.shownName(line.facility), href: context.row(of: line),
          note: context.names.shownMicroNetwork(of: line.facility)),
        cells: [
          .init(text: context.names.product(line.product), href: context.page(of: line.product)),
          .init(text: language.name(of: line.alert), tone: line.alert.tone),
          .order([line]),
        ])
    }
    let headings = [
      (Headings.facility, false), (Headings.product, false), (Phrase(es: "Alerta", en: "Alert"), false),
      (Phrase(es: "Pedir → llega", en: "Order → comes"), true),
    ]
    return TableSection(
      id: "orders", title: Phrase(es: "Pedidos que atiende", en: "Orders that it fills"),
      count: orders.count, terms: context.terms(.alert, .order),
      headings: headings.map { .init(name: $0, isRight: $1) }, rows: rows, file: .orders, context)
  }
}

extension WarehousePage {
  /// The headings of a list of what warehouses have.
  static func headings(_ first: Phrase) -> [TableSection.Heading] {
    let words = ShortagesSection.Words()
    let rest = [words.stock, words.ordered, words.allotted, words.missing]
    return [.init(name: first, isRight: false)] + rest.map { .init(name: $0, isRight: true) }
  }

  /// A warehouse as rows lead to it.
  static func head(_ code: FacilityCode, _ context: ReportContext) -> TableSection.Head {
    let name = context.names.shownName(code)
    return .init(
      text: name, href: context.page(ofWarehouse: code), note: name == code.text ? nil : code.text)
  }

  /// What a warehouse has of a product.
  static func cells(_ stock: WarehouseStock, _ context: ReportContext) -> [TableSection.Cell] {
    [.number(stock.stock), .number(stock.ordered), .number(stock.allotted), .number(stock.unmet)]
  }
}
