import StockPolicy
import SupplyModel

/// The lists of the whole run's page that lead to the pages of products and warehouses.
enum SubjectLists {
  /// The products, those first that are out at most facilities; nil where they have no pages.
  static func products(_ context: ReportContext) -> TableSection? {
    let subjects = context.subjects
    guard context.isRoot, !context.isFacility,
      subjects.products.contains(where: { context.page(of: $0) != nil })
    else { return nil }
    let levels: [AlertLevel] = [.stockedOut, .urgent, .watch, .unknown]
    let counted = subjects.products.map {
      product -> (code: ProductCode, counts: [Int], order: TableSection.Cell) in
      let lines = subjects.lines(of: product, context)
      return (product, levels.map { level in lines.count { $0.alert == level } }, .order(lines))
    }
    let ranked = counted.enumerated().sorted { left, right in
      let (one, other) = (left.element.counts, right.element.counts)
      return (-one[0] - one[1], left.offset) < (-other[0] - other[1], right.offset)
    }.map(\.element)
    let rows = ranked.prefix(context.limits.parts).map { product in
      TableSection.Row(
        head: .init(
          text: context.names.product(product.code), href: context.page(of: product.code),
          note: product.code.text),
        cells: product.counts.map { .number($0) } + [product.order])
    }
    let names = levels.map { Phrase(es: Language.spanish.name(of: $0), en: Language.english.name(of: $0)) }
    return TableSection(
      id: "products", title: Phrase(es: "Por producto", en: "By product"), count: counted.count,
      terms: context.terms(.alert, .order),
      headings: [.init(name: Headings.product, isRight: false)]
        + names.map { .init(name: $0, isRight: true) }
        + [.init(name: Phrase(es: "Pedir → llega", en: "Order → comes"), isRight: true)], rows: rows,
      file: .orders, context)
  }

  /// The supply warehouses, those first that lack most products; nil where they have no pages.
  static func warehouses(_ context: ReportContext) -> TableSection? {
    guard context.isRoot, !context.isFacility else { return nil }
    let stocks = Dictionary(grouping: context.run.warehouseStocks, by: \.warehouse)
    let counted = context.subjects.warehouses.filter { context.page(ofWarehouse: $0) != nil }.map { code in
      let own = stocks[code] ?? []
      let orders = context.subjects.orders(of: code, context)
      return (
        code: code, places: Set(orders.map(\.facility)).count, asked: own.count { $0.ordered > 0 },
        short: own.count { $0.unmet > 0 }, orders: orders
      )
    }.sorted { (-$0.short, $0.code) < (-$1.short, $1.code) }
    let headings = [
      (Phrase(es: "Almacén", en: "Warehouse"), false),
      (Phrase(es: "Establecimientos que piden", en: "Facilities that ask"), true),
      (Phrase(es: "Productos que le piden", en: "Products asked of it"), true),
      (Phrase(es: "No le alcanza", en: "Has too little of"), true),
      (Phrase(es: "S/ pedido → llega", en: "S/ ordered → comes"), true),
    ]
    return TableSection(
      id: "warehouses", title: Phrase(es: "Por almacén", en: "By warehouse"), count: counted.count,
      terms: context.terms(.share), headings: headings.map { .init(name: $0, isRight: $1) },
      rows: counted.prefix(context.limits.parts).map { one in
        .init(
          head: WarehousePage.head(one.code, context),
          cells: [
            .number(one.places), .number(one.asked), .number(one.short), .cost(one.orders),
          ])
      }, file: .shortages, context)
  }

  /// The warehouses that serve a place side by side, a row for each with a product: what it has, is asked for, gives and lacks; nil
  /// where a single one serves it.
  static func compared(_ context: ReportContext) -> TableSection? {
    guard !context.isFacility else { return nil }
    let codes =
      context.isRoot
      ? Set(context.warehouses.codes) : Set(context.run.orderLines.compactMap(context.warehouses.warehouse))
    guard codes.count > 1 else { return nil }
    let asked = context.warehouses.stocks(of: codes).filter { $0.ordered > 0 || $0.stock > 0 }
    // A product is compared where at least one warehouse lacks some of it; those of which most is missing in all first.
    let missing = Dictionary(grouping: asked, by: \.product).mapValues { $0.reduce(0) { $0 + $1.unmet } }
    let short = asked.filter { (missing[$0.product] ?? 0) > 0 }.sorted { left, right in
      (-(missing[left.product] ?? 0), left.product, -left.unmet, left.warehouse)
        < (-(missing[right.product] ?? 0), right.product, -right.unmet, right.warehouse)
    }
    let rows = short.prefix(context.limits.parts).map { stock in
      let warehouse = WarehousePage.head(stock.warehouse, context)
      return TableSection.Row(
        head: .init(
          text: context.names.product(stock.product), href: context.page(of: stock.product),
          note: stock.product.text),
        cells: [.init(text: warehouse.text, href: warehouse.href, note: warehouse.note)]
          + WarehousePage.cells(stock, context))
    }
    var headings = WarehousePage.headings(Headings.product)
    headings.insert(.init(name: Phrase(es: "Almacén", en: "Warehouse"), isRight: false), at: 1)
    var section = TableSection(
      id: "compared", title: Phrase(es: "Los almacenes, lado a lado", en: "The warehouses side by side"),
      count: short.count, terms: context.terms(.share), headings: headings, rows: rows, file: .shortages,
      context)
    section?.notes = Array(
      context.language.spared(WarehouseSpare.all(short, needs: context.warehouseNeeds), context).prefix(
        context.limits.parts))
    return section
  }
}

extension ReportContext {
  /// Units that each warehouse needs of a product: for the orders of now and for the months until its own supplier has sent.
  fileprivate var warehouseNeeds: [SeriesKey: Double] {
    Dictionary(
      input.requisitions.map { (SeriesKey($0.warehouse, $0.product), $0.level) },
      uniquingKeysWith: { first, _ in first })
  }
}

/// What one warehouse lacks of a product and another one has left beyond all that its own facilities will ask of it until it is supplied.
struct WarehouseSpare: Equatable {
  let product: ProductCode
  let lacking: FacilityCode
  /// Units that it lacks.
  let missing: Int
  let sparing: FacilityCode
  /// Units that are left there beyond its own need.
  let left: Int
  /// Units that could go from the one to the other.
  var units: Int { min(missing, left) }

  /// Who could help whom, product by product in their order; nobody is asked for more than is left.
  ///
  ///     // A lacks 45; B was asked for 116, will need 10 more until it is supplied and has 161: 35 could come from B
  ///
  /// - Parameter needs: what each needs in all; where nobody knows, what is asked of it now.
  static func all(_ stocks: [WarehouseStock], needs: [SeriesKey: Double]) -> [WarehouseSpare] {
    var seen: Set<ProductCode> = []
    var spares: [WarehouseSpare] = []
    for product in stocks.map(\.product) where seen.insert(product).inserted {
      let own = stocks.filter { $0.product == product }
      var left: [FacilityCode: Int] = [:]
      for stock in own where stock.unmet == 0 && stock.stock > stock.ordered {
        let need = max(Double(stock.ordered), needs[SeriesKey(stock.warehouse, product)] ?? 0)
        left[stock.warehouse] = stock.stock - Int(min(need.rounded(.up), 1e12))
      }
      for stock in own where stock.unmet > 0 {
        guard let most = left.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value > 0 else {
          break
        }
        let spare = WarehouseSpare(
          product: product, lacking: stock.warehouse, missing: stock.unmet, sparing: most.key,
          left: most.value)
        left[most.key] = most.value - spare.units
        spares.append(spare)
      }
    }
    return spares
  }
}

extension Language {
  /// Who could help whom, in a sentence each: what the one lacks, what is left at the other, and how much of it to ask for.
  fileprivate func spared(_ spares: [WarehouseSpare], _ context: ReportContext) -> [String] {
    spares.map { spare in
      let (product, units) = (context.names.product(spare.product), NumberText.whole(spare.units))
      let (lacking, sparing) = (
        WarehousePage.head(spare.lacking, context).text, WarehousePage.head(spare.sparing, context).text
      )
      let (missing, left) = (NumberText.whole(spare.missing), NumberText.whole(spare.left))
      return text(
        es:
          "\(product): a \(lacking) le \(spare.missing == 1 ? "falta" : "faltan") \(missing) y a \(sparing) le \(spare.left == 1 ? "queda" : "quedan") \(left) después de lo que pedirán los suyos hasta que lo abastezcan; pregunte si puede enviar \(units).",
        en:
          "\(product): \(lacking) lacks \(missing) and \(sparing) has \(left) left beyond what its own will ask until it is supplied; ask whether it can send \(units)."
      )
    }
  }
}
