import StockPolicy
import SupplyModel

/// Facilities × products, each cell a sign, a word and the months of stock; it leads to the line's card.
///
/// No report, stock unknown, no stock, no use and never held are five different cells.
struct MatrixSection: Section {
  static let template = Template("matrix", PackageResources.matrix_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Situación por establecimiento y producto", en: "Status by facility and product")
    let hint = Phrase(
      es:
        "El color y el signo son los de la alerta; la palabra, la de DIGEMID, o que el reporte del mes no llegó; el número, los meses de "
        + "stock. Cada celda lleva a su explicación.",
      en:
        "Colour and sign are those of the alert; the word is DIGEMID's, or that the month's report has not come in; the number is months "
        + "of stock. Each cell leads to its explanation.")
    let facility = Headings.facility
    let swipe = Headings.swipeTable
  }

  /// What a cell means.
  struct Key: TemplateValue {
    let face: Face
    let meaning: String
  }

  /// How a cell looks.
  struct Face: TemplateValue {
    let tone: String
    let sign: String
    let word: String
  }

  struct Row: TemplateValue {
    let facility: FacilityLink
    let cells: [Cell]
  }

  struct Cell: TemplateValue {
    let face: Face
    /// Where the line stands; nil where it stands on no page.
    let row: String?
    /// Months of stock; nil where none are known or left.
    let months: String?
  }

  let words = Words()
  let terms: String
  let key: [Key]
  let products: [String]
  let rows: [Row]

  /// Up to so many products stand side by side.
  private static let mostProducts = 40

  /// The section; nil without any line, and where there are too many to be looked over.
  init?(_ context: ReportContext) {
    let assessments = context.run.assessments
    guard !assessments.isEmpty, context.isOnePagesWork, !context.isFacility else { return nil }
    let language = context.language
    let products = Set(assessments.map(\.product)).sorted()
    guard products.count <= Self.mostProducts else { return nil }
    let byFacility = Dictionary(grouping: assessments, by: \.facility)
    key = Self.key(language)
    terms = context.terms(.monthsOfStock, .availabilityClass, .alert, .unknown, .notReported, .notHeld)
    self.products = products.map(context.names.product)
    rows = context.order.codes.map { code in
      let lines = Dictionary(
        (byFacility[code] ?? []).map { ($0.product, $0) }, uniquingKeysWith: { first, _ in first })
      return Row(
        facility: context.link(to: code),
        cells: products.map { Self.cell(lines[$0], context) })
    }
  }

  private static func cell(
    _ line: SeriesAssessment?, _ context: ReportContext
  ) -> Cell {
    let language = context.language
    guard let line else {
      return Cell(face: Face(tone: "none", sign: "", word: ""), row: nil, months: nil)
    }
    if line.order.decision == .notHeld {
      return Cell(face: .notHeld(language), row: nil, months: nil)
    }
    switch line.state {
    case .notReported where !context.reporting.hasReported(line.facility):
      var face = Face.notReported(language)
      // What earlier reports let expect stays in sight.
      if line.alert <= .watch {
        face = Face(tone: line.alert.rawValue, sign: language.sign(of: line.alert), word: face.word)
      }
      return Cell(face: face, row: context.row(of: line), months: nil)
    // A report that came without this product says as little of it as one that leaves its stock blank.
    case .notReported, .stockUnknown:
      return Cell(face: .stockUnknown(language), row: context.row(of: line), months: nil)
    case .inStock, .stockedOut, .notHeld: break
    }
    let availability = line.official.availability
    let months = (line.stock ?? 0) > 0 ? line.official.monthsOfStock : nil
    return Cell(
      face: Face(
        tone: line.alert.rawValue, sign: language.sign(of: line.alert),
        word: language.shortName(of: availability)),
      row: context.row(of: line), months: months.map { NumberText.decimal($0) })
  }

  /// What the colours and signs mean.
  private static func key(_ language: Language) -> [Key] {
    // A line of which nobody knows has one of the two states below for its sign.
    let levels = AlertLevel.allCases.filter { $0 != .unknown }.map { level in
      Key(
        face: Face(tone: level.rawValue, sign: language.sign(of: level), word: language.name(of: level)),
        meaning: language.meaning(of: level))
    }
    return levels + [
      Key(
        face: .notReported(language),
        meaning: language.text(es: "el reporte del mes no llegó", en: "the month's report has not come in")),
      Key(
        face: .stockUnknown(language),
        meaning: language.text(
          es: "el reporte llegó y no dice cuánto queda", en: "the report came and does not say what is left")),
      Key(
        face: .notHeld(language),
        meaning: language.text(
          es: "ni stock ni movimiento en 12 reportes", en: "neither stock nor movement in 12 reports")),
      Key(
        face: Face(tone: "none", sign: "", word: language.text(es: "(vacío)", en: "(blank)")),
        meaning: language.text(es: "nunca apareció en sus reportes", en: "never appeared in its reports")),
    ]
  }
}

extension MatrixSection.Face {
  fileprivate static func notReported(_ language: Language) -> Self {
    .init(tone: "nr", sign: "┄", word: language.name(of: MonthState.notReported))
  }

  fileprivate static func stockUnknown(_ language: Language) -> Self {
    .init(
      tone: AlertLevel.unknown.rawValue, sign: language.sign(of: .unknown),
      word: language.name(of: MonthState.stockUnknown))
  }

  fileprivate static func notHeld(_ language: Language) -> Self {
    .init(tone: "nh", sign: "□", word: language.name(of: MonthState.notHeld))
  }
}

extension Language {
  /// A class in a cell too narrow for its whole name.
  fileprivate func shortName(of availability: AvailabilityClass) -> String {
    switch availability {
    case .desabastecido: text(es: "Desab.", en: "Out")
    case .substock: text(es: "Sub", en: "Under")
    case .normostock: text(es: "Normo", en: "Adequate")
    case .sobrestock: text(es: "Sobre", en: "Over")
    case .sinRotacion: text(es: "Sin rot.", en: "Unused")
    case .noConsumidor: text(es: "No usa", en: "Not used")
    case .sinDato: text(es: "Sin dato", en: "No data")
    }
  }
}
