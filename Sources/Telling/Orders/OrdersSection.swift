import StockPolicy

/// What to order: one list to sign for each facility that needs anything.
struct OrdersSection: Section {
  static let template = Template("orders", PackageResources.orders_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Pedidos por establecimiento", en: "Orders by facility")
    let officialNote = Headings.officialNote
    let none = Phrase(es: "No hace falta pedir nada.", en: "Nothing needs to be ordered.")
    let product = Headings.product
    let stock = Headings.stock
    let order = Headings.order
    let official = Phrase(es: "Regla oficial", en: "Official rule")
    let received = Headings.received
    let signature = Phrase(es: "Firma y fecha:", en: "Signature and date:")
  }

  /// The order of one facility.
  struct Order: TemplateValue {
    let id: String
    let isOpen: Bool
    let facility: String
    let code: String
    let network: String?
    let products: String
    /// How many are urgent; nil for none.
    let urgent: String?
    let rows: [Row]
  }

  struct Row: TemplateValue {
    let product: ProductLink
    /// That it is urgent; nil where it is not.
    let urgency: String?
    let stock: StockText
    let order: OrderText
    let official: String
  }

  let words = Words()
  let terms: String
  let count: String
  let cover: String
  let orders: [Order]

  init(_ context: ReportContext) {
    let lines = context.run.orderLines.sorted(by: context.order.precedes)
    terms = context.terms(.officialRule, .cpma, .cover, .safety)
    count = NumberText.whole(lines.count)
    cover = Self.cover(context)
    var groups: [[SeriesAssessment]] = []
    for line in lines {
      if groups.last?.first?.facility == line.facility {
        groups[groups.count - 1].append(line)
      } else {
        groups.append([line])
      }
    }
    orders = groups.compactMap { Order($0, context) }
  }

  /// The anchor of a facility's order.
  static func id(place: String) -> String { "o" + place }

  /// Its place in the bar: order lines.
  func entry(_ language: Language) -> BarEntry {
    let label = Phrase(es: "Pedidos", en: "Order lines")
    return BarEntry(
      count: orders.reduce(0) { $0 + $1.rows.count }, label: label.text(in: language), target: "orders",
      tone: "t-brand")
  }

  /// What an order covers.
  static func cover(_ context: ReportContext) -> String {
    let assessments = context.run.assessments
    let months = assessments.map(\.order.coverMonths)
    let highest = assessments.filter { $0.order.arithmetic?.serviceLevel.basis == .withoutSubstitute }
      .map(\.order.serviceLevel).max()
    return context.language.cover(
      shortest: months.min() ?? 0, longest: months.max() ?? 0,
      serviceLevel: context.settings.serviceLevel, withoutSubstitute: highest)
  }
}

extension OrdersSection.Order {
  fileprivate init?(_ lines: [SeriesAssessment], _ context: ReportContext) {
    guard let code = lines.first?.facility else { return nil }
    let language = context.language
    let urgent = lines.count(where: \.order.isUrgent)
    id = OrdersSection.id(place: context.lines.place(of: code))
    isOpen = context.isOpen
    facility = context.names.shownName(code)
    self.code = code.text
    network = context.names.shownMicroNetwork(of: code)
    products = language.counted(lines.count, es: ("producto", "productos"), en: ("product", "products"))
    self.urgent =
      urgent > 0
      ? language.counted(urgent, es: ("urgente", "urgentes"), en: ("urgent", "urgent")) : nil
    rows = lines.map { .init($0, context) }
  }
}

extension OrdersSection.Row {
  fileprivate init(_ line: SeriesAssessment, _ context: ReportContext) {
    product = context.link(to: line)
    urgency = line.order.isUrgent ? context.language.name(of: line.order.decision) : nil
    stock = context.stock(of: line)
    order = context.order(of: line)
    official = line.order.officialQuantity.map(NumberText.whole) ?? "–"
  }
}

extension Language {
  /// What an order covers, from the shortest to the longest cover of the run's facilities.
  fileprivate func cover(
    shortest: Int, longest: Int, serviceLevel: Double, withoutSubstitute: Double?
  ) -> String {
    let span =
      shortest == longest
      ? counted(longest, es: ("mes", "meses"), en: ("month", "months"))
      : text(es: "de \(shortest) a \(longest) meses", en: "\(shortest) to \(longest) months")
    let higher = withoutSubstitute.flatMap { $0 > serviceLevel ? NumberText.percent($0) : nil }
    let level =
      NumberText.percent(serviceLevel)
      + (higher.map {
        text(es: ", o \($0) donde nada lo sustituye,", en: ", or \($0) where nothing can stand in,")
      }
        ?? "")
    return text(
      es:
        "Cada pedido cubre la entrega y el tiempo hasta el pedido siguiente (\(span)) y está "
        + "calculado para alcanzar en \(level) de los casos.",
      en: "Each order covers the delivery and the time to the next order (\(span)) and is meant to be enough "
        + "in \(level) of cases.")
  }
}
