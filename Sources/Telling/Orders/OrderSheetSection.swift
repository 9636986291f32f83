import StockPolicy
import SupplyModel

/// The month's order on one sheet: products down, places across, with totals, cost, and what the warehouse has and can give.
struct OrderSheetSection: Section {
  static let template = Template("ordersheet", PackageResources.ordersheet_mustache)

  /// So many places stand side by side on one sheet of paper.
  static let mostColumns = 12
  /// So many stand on one that is upright; of more it lies across, on a sheet of its own.
  static let mostUpright = 4

  struct Words: TemplateValue {
    let title = Phrase(es: "El pedido del mes", en: "The month's order")
    let none = Phrase(es: "No hace falta pedir nada.", en: "Nothing needs to be ordered.")
    let hint = Phrase(
      es:
        "«144 → 30»: se piden 144 y llegarían 30, lo que el almacén puede dar. «+6» recibe y «−6» entrega por traslado; «5 en "
        + "camino»: ya pedido. «?»: no se sabe cuánto pedir. «31 + 161»: lo que tiene cada almacén, que da solo a los suyos.",
      en:
        "“144 → 30”: 144 are ordered and 30 would come, what the warehouse can give. “+6” comes and “−6” goes by transfer; “5 on "
        + "order”: ordered before. “?”: nobody knows how much to order. “31 + 161”: what each warehouse has, which gives to its own alone."
    )
    let swipe = Headings.swipeTable
    let product = Headings.product
    let total = Phrase(es: "Total", en: "Total")
    let comes = Phrase(es: "Llega", en: "Comes")
    let costs = Phrase(es: "S/ pedido → llega", en: "S/ ordered → comes")
    let cost = Phrase(es: "S/ de lo pedido", en: "S/ of what is ordered")
    let warehouse = Phrase(es: "El almacén tiene", en: "The warehouse has")
    let approved = Phrase(es: "Aprobado", en: "Approved")
    let asked = Phrase(
      es: "Solicitado por (nombre, firma, fecha):", en: "Requested by (name, signature, date):")
    let authorised = Phrase(
      es: "Autorizado por (nombre, firma, fecha):", en: "Authorised by (name, signature, date):")
  }

  /// A part of the sheet that fits the paper: the first holds the totals too.
  struct Block: TemplateValue {
    let columns: [Column]
    let rows: [Row]
    let foot: [String]
    /// What all of it costs, and what comes of it; nil on all blocks but the last.
    let cost: Cost?
  }

  /// A place, and where its page is.
  struct Column: TemplateValue {
    let name: String
    let page: String?
  }

  struct Row: TemplateValue {
    let product: String
    /// Where the product's page is; nil where it has none.
    let page: String?
    let code: String
    let cells: [Cell]
    /// Nil on all blocks but the last.
    let totals: Totals?
  }

  struct Cell: TemplateValue {
    let quantity: String
    /// What would come of it, where that is less.
    let comes: String?
    /// What else comes to it and goes from it; nil for nothing.
    let moves: String?
  }

  /// What is asked for and what comes of it, in soles.
  struct Cost: TemplateValue {
    let asked: String
    let comes: String
    let isShort: Bool
  }

  struct Totals: TemplateValue {
    let quantity: String
    let comes: String
    let isShort: Bool
    let cost: Cost
    let warehouse: String
  }

  let words = Words()
  let terms: String
  let count: String
  let cover: String
  let blocks: [Block]
  let rest: Rest?
  /// Whether it is printed on a sheet of its own, across.
  let isSheet: Bool
  private let productCount: Int

  private enum CodingKeys: String, CodingKey { case words, terms, count, cover, blocks, rest, isSheet }

  /// The section; nil on the page of one facility, which has its own list.
  init?(_ context: ReportContext) {
    guard !context.isFacility else { return nil }
    isSheet = context.isWork || context.node.children.count > Self.mostUpright
    let orders = context.run.orderLines
    cover = OrdersSection.cover(context)
    terms = context.terms(.order, .officialRule, .cover, .safety, .share, .unknown)
    let columns = Self.places(context)
    let byProduct = Dictionary(grouping: orders, by: \.product)
    let moving = Dictionary(
      grouping: context.run.assessments.filter { $0.moved != 0 || $0.onOrder > 0 }, by: \.product)
    let unknown = Dictionary(
      grouping: context.run.assessments.filter { $0.alert == .unknown }, by: \.product)
    // A product of which nobody knows anything has a row too: it is to be counted, and not forgotten.
    let shownCodes = Set(byProduct.keys).union(moving.filter { $1.contains { $0.moved != 0 } }.keys)
      .union(unknown.keys)
    productCount = shownCodes.count
    count = NumberText.whole(productCount)
    let (products, rest) = context.shown(shownCodes.sorted(), of: .orders)
    self.rest = rest
    guard !products.isEmpty else {
      blocks = []
      return
    }
    // Whom each facility's orders are counted for.
    var column: [FacilityCode: Int] = [:]
    for (place, one) in columns.enumerated() { for code in one.facilities { column[code] = place } }
    let grid = products.map { product in
      Grid(
        orders: byProduct[product] ?? [], unknown: unknown[product] ?? [], moving: moving[product] ?? [],
        columns: columns.count, column: column)
    }
    let starts = Array(stride(from: 0, to: max(1, columns.count), by: Self.mostColumns))
    blocks = starts.map { start in
      let end = min(columns.count, start + Self.mostColumns)
      let isLast = start == starts.last
      let rows = zip(products, grid).map { product, grid in
        Row(
          product: context.names.product(product), page: context.page(of: product), code: product.text,
          cells: grid.cells[start..<end].map { $0.cell(context.language) },
          totals: isLast
            ? Totals(byProduct[product] ?? [], context, isPartlyUnknown: unknown[product] != nil) : nil)
      }
      let costs = (start..<end).map { place in
        Self.soles(orders.filter { column[$0.facility] == place })
      }
      return Block(
        columns: columns[start..<end].map { Column(name: $0.name, page: $0.page) }, rows: rows, foot: costs,
        cost: isLast ? Cost(orders) : nil)
    }
  }

  /// Its place in the bar.
  func entry(_ language: Language) -> BarEntry {
    let label = Phrase(es: "Pedido", en: "Order")
    return BarEntry(count: productCount, label: label.text(in: language), target: "order", tone: "t-brand")
  }

  private typealias Place = (name: String, page: String?, facilities: [FacilityCode])

  /// The places side by side; none where they are too many.
  private static func places(_ context: ReportContext) -> [Place] {
    let most = context.isWork ? context.limits.facilitiesOfWork : mostColumns
    guard context.node.children.count <= most else { return [] }
    return context.node.children.map { place in
      let node = context.tree.nodes[place]
      return (context.name(of: node.face) ?? "", context.page(at: place), node.facilities)
    }
  }

  /// The cost of orders in soles, with a question mark for what has no price.
  static func soles(
    _ orders: [SeriesAssessment], _ cost: (OrderRecommendation) -> Double? = \.costSoles
  ) -> String {
    let placed = orders.filter(\.order.isPlaced)
    let costs = placed.compactMap { cost($0.order) }
    let known = costs.isEmpty ? nil : NumberText.cents(costs.reduce(0, +))
    guard costs.count < placed.count else { return known ?? "–" }
    return known.map { $0 + " + ?" } ?? "?"
  }
}

/// The orders of a product by place.
private struct Grid {
  struct Sum {
    var quantity = 0
    var expected = 0
    var hasOrder = false
    var isUnknown = false
    var (received, given, onOrder) = (0, 0, 0.0)

    func cell(_ language: Language) -> OrderSheetSection.Cell {
      let parts = [
        received > 0 ? "+" + NumberText.whole(received) : nil,
        given > 0 ? "−" + NumberText.whole(given) : nil,
        onOrder > 0 ? NumberText.decimal(onOrder) + language.text(es: " en camino", en: " on order") : nil,
      ].compactMap { $0 }
      let moves = parts.isEmpty ? nil : parts.joined(separator: " · ")
      guard hasOrder else { return .init(quantity: isUnknown ? "?" : "", comes: nil, moves: moves) }
      return .init(
        quantity: NumberText.whole(quantity) + (isUnknown ? " + ?" : ""),
        comes: expected < quantity ? NumberText.whole(expected) : nil, moves: moves)
    }
  }

  var cells: [Sum]

  init(
    orders: [SeriesAssessment], unknown: [SeriesAssessment], moving: [SeriesAssessment], columns: Int,
    column: [FacilityCode: Int]
  ) {
    cells = Array(repeating: Sum(), count: columns)
    for line in orders {
      guard let place = column[line.facility] else { continue }
      cells[place].hasOrder = true
      cells[place].quantity += line.order.quantity
      cells[place].expected += line.order.expectedUnits
    }
    for line in unknown {
      if let place = column[line.facility] { cells[place].isUnknown = true }
    }
    for line in moving {
      guard let place = column[line.facility] else { continue }
      cells[place].received += max(0, line.moved)
      cells[place].given += max(0, -line.moved)
      cells[place].onOrder += line.onOrder
    }
  }
}

extension OrderSheetSection.Cost {
  fileprivate init(_ orders: [SeriesAssessment]) {
    asked = OrderSheetSection.soles(orders)
    comes = OrderSheetSection.soles(orders, \.expectedCostSoles)
    isShort = comes != asked
  }
}

extension OrderSheetSection.Totals {
  /// - Parameter isPartlyUnknown: whether nobody knows how much is to be ordered somewhere.
  fileprivate init(_ orders: [SeriesAssessment], _ context: ReportContext, isPartlyUnknown: Bool) {
    let asked = orders.reduce(0) { $0 + $1.order.quantity }
    let expected = orders.reduce(0) { $0 + $1.order.expectedUnits }
    quantity =
      isPartlyUnknown ? (orders.isEmpty ? "?" : NumberText.whole(asked) + " + ?") : NumberText.whole(asked)
    comes = orders.isEmpty && isPartlyUnknown ? "–" : NumberText.whole(expected)
    isShort = expected < asked
    cost = OrderSheetSection.Cost(orders)
    let stocks = context.warehouses.stocks(for: orders)
    warehouse =
      switch stocks.count {
      case 0: "–"
      case 1...3: stocks.map(NumberText.whole).joined(separator: " + ")
      default:
        NumberText.whole(stocks.reduce(0, +)) + context.language.text(es: " en ", en: " in ")
          + NumberText.whole(stocks.count)
      }
  }
}
