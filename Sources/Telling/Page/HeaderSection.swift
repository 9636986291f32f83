import StockPolicy
import SupplyModel

/// The top of a page: whom it is for, what it covers, the whole in one sentence, and where the lists are.
struct HeaderSection: Section {
  static let template = Template("header", PackageResources.header_mustache)

  struct Words: TemplateValue {
    let brand = Phrase(es: "Colca · informe de stock", en: "Colca · stock report")
    let title: Phrase
    let summary = Phrase(es: "Resumen", en: "Summary")
    let reading = Phrase(es: "Cómo leer las probabilidades", en: "How to read the probabilities")
    let readingText = Headings.readingText
    let limits = Headings.limits
  }

  let words: Words
  /// For whom the page is; nil for everybody.
  let scope: String?
  let period: String
  let lead: String
  let reporting: String
  let imported: String
  let findings: String
  let tiles: [Tile]

  /// The header above lists with these tiles.
  init(_ context: ReportContext, tiles: [Tile]) {
    let (language, settings) = (context.language, context.settings)
    let facilities = context.order.codes.count
    let acute = context.worklist.filter { $0.alert <= .urgent }
    words = Words(title: ReportPage.title(settings.scope))
    scope = context.scopeName
    period = language.period(settings)
    lead = language.lead(
      stockedOut: acute.count { $0.alert == .stockedOut }, urgent: acute.count { $0.alert == .urgent },
      affected: Set(acute.map(\.facility)).count, facilities: facilities)
    reporting = language.reporting(
      context.reporting.facilities.only(context.order.codes), month: settings.asOf)
    imported = language.imported(context.input.files)
    findings = language.openFindings(context.input.findings)
    self.tiles = tiles
  }
}

extension ReportContext {
  /// For whom the page is; nil for everybody.
  var scopeName: String? {
    switch scope {
    case .region: nil
    case .microNetwork(let place): language.microNetworkTitle(place.map(names.microNetwork))
    case .facility(let code): names.facilityName(code)
    }
  }
}

extension Language {
  /// What the report covers: `Datos hasta octubre de 2026 · pronóstico hasta abril de 2027`.
  func period(_ settings: ForecastRun.Settings) -> String {
    let end = settings.asOf.advanced(by: settings.horizonMonths)
    return text(
      es: "Datos hasta \(monthText(settings.asOf)) · pronóstico hasta \(monthText(end))",
      en: "Data through \(monthText(settings.asOf)) · forecast through \(monthText(end))")
  }

  /// The report in one sentence; a case is one product in one facility.
  fileprivate func lead(stockedOut: Int, urgent: Int, affected: Int, facilities: Int) -> String {
    let places = counted(
      facilities, es: ("establecimiento", "establecimientos"), en: ("facility", "facilities"))
    if stockedOut + urgent == 0 {
      return text(
        es: "Nada agotado ni urgente en \(places).", en: "Nothing stocked out or urgent in \(places).")
    }
    let out = counted(
      stockedOut, es: ("caso de producto agotado", "casos de producto agotado"),
      en: ("case of a product stocked out", "cases of a product stocked out"))
    let soon = text(
      es: "\(NumberText.whole(urgent)) que se \(urgent == 1 ? "acabaría" : "acabarían") "
        + "antes de que llegue un pedido hecho hoy",
      en: "\(NumberText.whole(urgent)) likely to run out before an order placed today arrives")
    return text(
      es: "\(out) y \(soon), en \(NumberText.whole(affected)) de \(places).",
      en: "\(out) and \(soon), in \(NumberText.whole(affected)) of \(places).")
  }

  /// How many reported: `6 de 8 establecimientos reportaron octubre de 2026`.
  fileprivate func reporting(_ group: ReportingCount.Group, month: Month) -> String {
    let reported = group.reported.count
    let places = counted(
      group.expected, es: ("establecimiento", "establecimientos"), en: ("facility", "facilities"))
    return text(
      es: "\(NumberText.whole(reported)) de \(places) \(reported == 1 ? "reportó" : "reportaron") "
        + monthText(month),
      en: "\(NumberText.whole(reported)) of \(places) reported \(monthText(month))")
      + (group.silent.isEmpty ? "" : " · " + besidesSilent(group.silent.count))
  }

  /// `Microrred Soritor`, or the facilities that belong to none.
  fileprivate func microNetworkTitle(_ name: String?) -> String {
    guard let name else {
      return text(es: "Establecimientos sin microrred", en: "Facilities of no micro-network")
    }
    return microNetwork(name)
  }
}

/// A number at the top of a page that leads to the list that it counts.
struct Tile: TemplateValue {
  let count: String
  let label: String
  /// The anchor of the list.
  let target: String
  /// How it looks; grey where there is nothing.
  let tone: String

  init(count: Int, label: String, target: String, tone: String) {
    self.count = NumberText.whole(count)
    self.label = label
    self.target = target
    self.tone = count > 0 ? tone : "t-grey"
  }
}
