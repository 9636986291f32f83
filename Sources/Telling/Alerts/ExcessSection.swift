import StockPolicy

/// What there is too much of, or nobody uses.
struct ExcessSection: Section {
  static let template = Template("excess", PackageResources.excess_mustache)

  /// Up to so many rows stand open.
  static let mostOpenRows = 40

  struct Words: TemplateValue {
    let title = Phrase(es: "Sobra o no rota", en: "Too much, or unused")
    let none = Headings.none
    let facility = Headings.facility
    let product = Headings.product
    let stock = Headings.stock
    let monthsOfStock = Phrase(es: "Meses de stock", en: "Months of stock")
  }

  struct Row: TemplateValue {
    let facility: FacilityLink
    let product: ProductLink
    let stock: StockText
    let months: String
  }

  let words = Words()
  let terms: String
  let count: String
  let isOpen: Bool
  let meaning: String
  let rows: [Row]
  let rest: Rest?
  private let lines: Int

  private enum CodingKeys: String, CodingKey { case words, terms, count, isOpen, meaning, rows, rest }

  init(_ context: ReportContext) {
    let lines = context.run.assessments.filter { $0.alert == .excess }.sorted(by: context.order.precedes)
    self.lines = lines.count
    terms = context.terms(.availabilityClass, .monthsOfStock)
    count = NumberText.whole(lines.count)
    let (shown, rest) = context.shown(lines, of: .orders)
    self.rest = rest
    isOpen = lines.count <= Self.mostOpenRows
    meaning = context.language.meaning(of: .excess)
    rows = shown.map { line in
      Row(
        facility: context.link(to: line.facility), product: context.link(to: line),
        stock: context.stock(of: line),
        months: line.official.monthsOfStock.map { NumberText.decimal($0) } ?? "–")
    }
  }

  /// Its place in the bar.
  func entry(_ language: Language) -> BarEntry {
    let label = Phrase(es: "Sobra o no rota", en: "Too much or unused")
    return BarEntry(count: lines, label: label.text(in: language), target: "excess", tone: "t-blue")
  }

  /// The headings of its columns where a screen is too narrow for a head.
  static var narrowLabels: [NarrowLabel] {
    let words = Words()
    return NarrowLabel.of([".over"], from: 3, [words.stock, words.monthsOfStock])
  }
}
