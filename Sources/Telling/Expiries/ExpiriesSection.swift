import StockPolicy

/// The lots that will not be used up.
struct ExpiriesSection: Section {
  static let template = Template("expiries", PackageResources.expiries_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Por vencer sin usarse", en: "About to expire unused")
    let hint = Phrase(
      es:
        "Se supone que se entrega primero lo que vence primero. Lo que se vencería es un promedio sobre la demanda "
        + "pronosticada, hasta el fin del mes de vencimiento; más allá de doce meses la demanda sigue como en el último. "
        + "Donde el reporte no trae lotes sino una sola fecha, esa fecha es la de lo primero que vence: la cantidad es un "
        + "máximo y no cambia pedidos ni traslados. El valor usa el precio del lote o, si falta, el del catálogo.",
      en:
        "It is assumed that what expires first is given first. What would expire is an average over forecast demand up "
        + "to the end of the month of expiry; beyond twelve months demand goes on as in the last one. Where a report has "
        + "no lots but a single date, it is that of what expires first: the quantity is a maximum, and changes neither "
        + "orders nor transfers. The value uses the price of the lot or, where it is missing, of the catalogue."
    )
    let none = Phrase(
      es: "Nada de lo que se sabe cuándo vence se quedaría sin usar.",
      en: "Nothing whose date is known would be left unused.")
    let facility = Headings.facility
    let product = Headings.product
    let lot = Headings.lot
    let expires = Phrase(es: "Vence", en: "Expires")
    let onShelf = Phrase(es: "En estante", en: "On the shelf")
    let wouldExpire = Phrase(es: "Se vencería", en: "Would expire")
    let worth = Phrase(es: "Valor", en: "Value")
    let toDo = Headings.toDo
  }

  struct Row: TemplateValue {
    let facility: FacilityLink
    let product: ProductLink
    let lot: String
    let expires: String
    let expiresValue: String
    let monthsLeft: String
    let onShelf: String
    let unit: String
    let loss: String
    let worth: String
    let advice: String
    /// What people decided of it; nil where nobody has.
    let decision: String?
  }

  let words = Words()
  let terms: String
  let count: String
  /// How many lots, and what they are worth together.
  let total: String
  let rows: [Row]
  let rest: Rest?
  private let lots: Int

  private enum CodingKeys: String, CodingKey { case words, terms, count, total, rows, rest }

  init(_ context: ReportContext) {
    let lines = ExpiryLine.lines(of: context.run, names: context.names)
    let priced = lines.compactMap(\.valueSoles)
    lots = lines.count
    terms = context.terms(.expiry, .use)
    count = NumberText.whole(lines.count)
    let (shown, rest) = context.shown(lines, of: .expiries)
    self.rest = rest
    total = context.language.expiryTotal(
      lots: lines.count, value: priced.reduce(0, +), unpriced: lines.count - priced.count)
    rows = shown.map { Row($0, context) }
  }

  /// Whether there is any such lot.
  var hasRows: Bool { lots > 0 }

  /// Its place in the bar.
  func entry(_ language: Language) -> BarEntry {
    let label = Phrase(es: "Lotes por vencer sin uso", en: "Lots to expire unused")
    return BarEntry(count: lots, label: label.text(in: language), target: "expiries", tone: "t-orange")
  }

  /// The headings of its columns where a screen is too narrow for a head.
  static var narrowLabels: [NarrowLabel] {
    let words = Words()
    return NarrowLabel.of(
      [".exp"], from: 3,
      [words.expires, words.onShelf, words.wouldExpire, words.worth, words.toDo])
  }
}

extension ExpiriesSection.Row {
  init(_ entry: ExpiryLine, _ context: ReportContext) {
    let (language, line, lot) = (context.language, entry.assessment, entry.outlook.lot)
    let noun = context.names.unit(line.product)
    facility = context.link(to: line.facility)
    product = context.link(to: line)
    self.lot = lot.number ?? "–"
    expires = language.expiryText(lot.expiry)
    expiresValue = String(entry.months(asOf: context.settings.asOf))
    monthsLeft = language.monthsLeft(
      lot.hasExpired(on: context.input.madeOn) ? 0 : entry.months(asOf: context.settings.asOf))
    onShelf = NumberText.decimal(lot.units)
    unit = lot.units == 1 ? noun.singular : noun.plural
    loss = language.lossText(entry.outlook)
    worth = entry.valueSoles.map(language.soles) ?? "–"
    advice = context.names.reason(entry)
    decision = context.names.decision(entry.key)
  }
}
