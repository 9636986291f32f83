import StockPolicy
import SupplyModel

/// The page of one product at all facilities: how much of it is used and left, where it is out, and what warehouses have.
struct ProductPage {
  private let code: ProductCode
  private let context: ReportContext
  private let lines: [SeriesAssessment]

  /// - Parameter context: that of the whole run, at the path of this page.
  init(_ code: ProductCode, _ context: ReportContext) {
    self.code = code
    self.context = context
    lines = context.subjects.lines(of: code, context)
  }

  private var language: Language { context.language }

  /// What the page is made of.
  var sections: [any Section] {
    let totals = ProductTotalsSection(
      ProductTotals(lines, context), name: context.names.product(code), unit: context.names.unit(code),
      context)
    let trend = TrendSection(context.trend.of(code), context)
    let charts = [totals as (any Section)?, trend as (any Section)?].compactMap(\.self)
    return [header] + charts + [parts, facilities, warehouses].compactMap(\.self)
  }

  private var header: SubjectHeader {
    SubjectHeader(
      context, name: context.names.product(code), about: code.text, lead: lead, told: told,
      files: [.orders, .alerts])
  }

  /// The page.
  ///
  /// - Throws: what is wrong with a template.
  func html() throws(ProgrammingError) -> String {
    try ReportPage.html(sections, name: context.names.product(code), context)
  }

  private var lead: String {
    let orders = lines.filter(\.order.isPlaced)
    guard !orders.isEmpty else {
      let unknown = lines.count { $0.alert == .unknown }
      guard unknown > 0 else { return language.text(es: "No hay nada que pedir.", en: "Nothing to order.") }
      return language.text(
        es: "No se sabe si hay que pedir: \(language.outOf(unknown, lines.count)) sin dato.",
        en: "Whether to order is not known: \(language.outOf(unknown, lines.count)) without data.")
    }
    let asked = orders.reduce(0) { $0 + $1.order.quantity }
    let comes = orders.reduce(0) { $0 + $1.order.expectedUnits }
    let units = context.names.unit(code).counted(Double(asked))
    let places = language.counted(
      orders.count, es: ("establecimiento", "establecimientos"), en: ("facility", "facilities"))
    let short = NumberText.whole(comes)
    return language.text(es: "Pida \(units) para \(places)", en: "Order \(units) for \(places)")
      + (comes < asked ? language.text(es: "; llegarían \(short)", en: "; \(short) would come") : "") + "."
  }

  private var told: [String] {
    let counts = AlertLevel.allCases.compactMap { level -> String? in
      let count = lines.count { $0.alert == level }
      return count > 0 ? language.counted(count, level) : nil
    }
    let places = language.counted(
      lines.count, es: ("establecimiento lo maneja", "establecimientos lo manejan"),
      en: ("facility holds it", "facilities hold it"))
    return [places + ": " + counts.joined(separator: ", ") + "."]
  }

  /// The parts of the run, those first where it is out.
  private var parts: TableSection? {
    guard context.node.parts != .facilities, context.node.parts != .nothing else { return nil }
    let byFacility = Dictionary(grouping: lines, by: \.facility)
    let parts = context.node.children.map { child in
      (child: child, lines: context.tree.nodes[child].facilities.flatMap { byFacility[$0] ?? [] })
    }.filter { !$0.lines.isEmpty }
    func acute(_ lines: [SeriesAssessment]) -> Int { lines.count { $0.alert <= .urgent } }
    let ranked = parts.enumerated().sorted {
      (-acute($0.element.lines), $0.offset) < (-acute($1.element.lines), $1.offset)
    }.map(\.element)
    let levels: [AlertLevel] = [.stockedOut, .urgent, .watch, .unknown]
    let rows = ranked.prefix(context.limits.parts).map { child, lines in
      TableSection.Row(
        head: .init(
          text: context.name(of: context.tree.nodes[child].face) ?? "", href: context.page(at: child)),
        cells: levels.map { level in .number(lines.count { $0.alert == level }) } + [
          .order(lines)
        ])
    }
    return TableSection(
      id: "parts", title: Phrase(es: "Por lugar", en: "By place"), count: parts.count,
      terms: context.terms(.alert, .order),
      headings: [.init(name: Phrase(es: "Lugar", en: "Place"), isRight: false)]
        + levels.map { .init(name: Self.phrase($0), isRight: true) }
        + [.init(name: Self.order, isRight: true)], rows: rows, file: .alerts, context)
  }

  private static let order = Phrase(es: "Pedir → llega", en: "Order → comes")

  private static func phrase(_ level: AlertLevel) -> Phrase {
    Phrase(es: Language.spanish.name(of: level), en: Language.english.name(of: level))
  }

  /// The facilities, the most urgent first.
  private var facilities: TableSection? {
    let rows = lines.prefix(context.limits.parts).map { line in
      let months = line.official.monthsOfStock
      let stock = context.stock(of: line)
      let date = WorklistSection.Row.date(line, context)
      return TableSection.Row(
        head: .init(
          text: context.names.shownName(line.facility), href: context.row(of: line),
          note: context.names.shownMicroNetwork(of: line.facility)),
        cells: [
          .init(text: language.name(of: line.alert), tone: line.alert.tone),
          .init(text: stock.amount, note: stock.age, isRight: true),
          .init(text: months.map { NumberText.decimal($0) } ?? "–", isRight: true),
          .init(text: date.text, value: date.value.isEmpty ? nil : date.value),
          .order([line]),
        ])
    }
    let headings = [
      (Headings.facility, false), (Phrase(es: "Alerta", en: "Alert"), false), (Headings.stock, true),
      (Phrase(es: "Meses de stock", en: "Months of stock"), true),
      (Phrase(es: "Se acaba", en: "Runs out"), false), (Self.order, true),
    ]
    return TableSection(
      id: "facilities", title: Phrase(es: "Por establecimiento", en: "By facility"), count: lines.count,
      terms: context.terms(.alert, .monthsOfStock, .order),
      headings: headings.map { .init(name: $0, isRight: $1) }, rows: rows, file: .alerts, context)
  }

  /// What warehouses have of it.
  private var warehouses: TableSection? {
    let stocks = context.run.warehouseStocks.filter { $0.product == code }
      .sorted { (-$0.unmet, $0.warehouse) < (-$1.unmet, $1.warehouse) }
    return TableSection(
      id: "warehouses", title: Headings.warehouses, count: stocks.count, terms: context.terms(.share),
      headings: WarehousePage.headings(Phrase(es: "Almacén", en: "Warehouse")),
      rows: stocks.prefix(context.limits.parts).map { stock in
        TableSection.Row(
          head: WarehousePage.head(stock.warehouse, context), cells: WarehousePage.cells(stock, context))
      }, file: .shortages, context)
  }
}
