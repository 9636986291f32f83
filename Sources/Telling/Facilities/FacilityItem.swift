import StockPolicy
import SupplyModel

/// One product on its facility's page.
struct FacilityItem: TemplateValue {
  /// A step of its order, with a bar from where it begins to where it ends.
  struct Step: TemplateValue {
    let name: String
    let change: String
    let after: String
    let isSum: Bool
    let bar: String
    let term: String
  }

  let id: String
  let product: String
  let code: String
  /// The page of the product; nil where it has none.
  let page: String?
  let alert: String
  let tone: String
  let availability: FacilityLine.Class
  let stock: StockText
  let unit: String?
  let bar: String
  let months: String
  let use: String
  let date: String
  /// The days of one case in ten either way; nil where they are not known.
  let range: String?
  let chance: ChanceText
  let order: String
  let comes: String?
  let incoming: String?
  let official: String?
  let why: String
  /// The chart; nil where there are too many for one page.
  let chart: String?
  let steps: [Step]
  let more: FacilityLine.More

  init(_ line: SeriesAssessment, hasChart: Bool, _ context: ReportContext) {
    let (language, names, rule) = (context.language, context.names, context.settings.officialRule)
    let (noun, order) = (names.unit(line.product), context.order(of: line))
    id = context.lines.anchor(line)
    product = names.product(line.product)
    code = line.product.text
    page = context.page(of: line.product)
    alert = language.name(of: line.alert)
    tone = line.alert.tone
    availability = FacilityLine.Class(line.official, rule: rule, language)
    stock = context.stock(of: line)
    unit = line.stock.map { $0 == 1 ? noun.singular : noun.plural }
    bar = MonthsOfStockBar(line, rule: rule, language: language).svg
    months = language.monthsOfStock(line.official.monthsOfStock)
    use = language.useText(line.expectedMonthlyDemand)
    date = WorklistSection.Row.date(line, context).text
    range = (line.stock ?? 0) > 0 ? Self.range(line, language) : nil
    chance = context.chance(of: line)
    self.order = order.quantity
    comes =
      line.order.expectedUnits < line.order.quantity ? NumberText.whole(line.order.expectedUnits) : nil
    incoming = order.incoming
    official = line.order.officialQuantity.map(language.officialOrder)
    why = names.reason(line)
    chart = hasChart ? ProductChart(line, context).svg : nil
    let waterfall = OrderWaterfall(line, settings: context.settings, language: language)
    steps = waterfall.map { Self.steps($0, context) } ?? []
    more = FacilityLine.More(line, context, isSheet: true)
  }

  /// `de 12/11/2026 a 26/02/2027, en 8 de cada 10 casos`.
  private static func range(_ line: SeriesAssessment, _ language: Language) -> String? {
    guard let risk = line.risk, risk.expectedDate != nil, let early = risk.earlyDate,
      let late = risk.lateDate, early != late
    else { return nil }
    let (first, last) = (language.dayText(early), language.dayText(late))
    return language.text(
      es: "de \(first) a \(last) en 8 de cada 10 casos", en: "\(first) to \(last) in 8 of 10 cases")
  }

  private static func steps(_ waterfall: OrderWaterfall, _ context: ReportContext) -> [Step] {
    var before = 0
    return waterfall.steps.map { step in
      defer { before = step.after }
      let isSum = step.change == nil
      let from = isSum ? 0 : min(before, step.after)
      let to = isSum ? step.after : max(before, step.after)
      func place(_ units: Int) -> Int { Int((Double(units) / Double(waterfall.most) * 96).rounded()) }
      let kind = isSum ? "w0" : (step.change ?? 0) > 0 ? "w1" : "w2"
      let wide = max(1, place(to) - place(from))
      return Step(
        name: step.name, change: step.change.map(context.language.signed) ?? "",
        after: NumberText.whole(step.after), isSum: isSum,
        bar:
          "<svg class=\"wb\" viewBox=\"0 0 98 12\" aria-hidden=\"true\"><path class=\"\(kind)\" d=\"M\(place(from)) 6h\(wide)\"/></svg>",
        term: context.link(to: step.term))
    }
  }
}

extension AlertLevel {
  /// The class of the style sheet that has its colour.
  var tone: String {
    switch self {
    case .stockedOut, .urgent: "t-red"
    case .watch: "t-orange"
    case .unknown: "t-grey"
    case .excess: "t-blue"
    case .calm: "t-green"
    }
  }
}
