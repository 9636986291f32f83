import StockPolicy
import SupplyModel

/// The micro-networks side by side, most that is available first, with their reporting beside.
struct NetworksSection: Section {
  static let template = Template("networks", PackageResources.networks_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Por microrred", en: "By micro-network")
    let hint: Phrase
    let microNetwork = Headings.microNetwork
    let availability = Phrase(es: "Disponibilidad", en: "Availability")
    let band = Phrase(es: "Nivel", en: "Band")
    let out = Phrase(es: "Desabastecido", en: "Out of stock")
    let reported = Phrase(es: "Reportaron", en: "Reported")
    let orders = Phrase(es: "Pedidos", en: "Order lines")
  }

  struct Row: TemplateValue {
    let name: String
    let available: String
    /// Nil where nothing can be judged.
    let band: Band?
    let out: String
    let reports: String
    let reportShare: String
    /// How many lines there are of each level, and how many are ordered.
    let figures: [String]
  }

  /// A micro-network with its place among all.
  struct RankedRow: TemplateValue {
    let rank: String
    let row: Row
  }

  /// DIGEMID's band of an availability.
  struct Band: TemplateValue {
    let name: String
    let tone: String
  }

  let words: Words
  /// The levels that are counted, by name.
  let levels: [String]
  let rows: [RankedRow]
  let total: Row

  private static func hint(_ scope: ProductScope) -> Phrase {
    scope.isFamilyPlanning
      ? Phrase(
        es:
          "Disponibilidad: normostock y sobrestock entre los que tienen consumo y stock conocido, como DIGEMID la calcula "
          + "para el DME; los anticonceptivos no forman parte del DME. Lea siempre al lado cuántos reportaron.",
        en:
          "Availability: adequate and over stock among lines with use and known stock, as DIGEMID computes it for "
          + "essential medicines, of which contraceptives are no part. Always read how many reported beside it."
      )
      : Phrase(
        es:
          "Disponibilidad: normostock y sobrestock entre los que tienen consumo y stock conocido, como DIGEMID la calcula "
          + "para el DME; aquí, de los productos de este informe. Lea siempre al lado cuántos reportaron.",
        en:
          "Availability: adequate and over stock among lines with use and known stock, as DIGEMID computes it for "
          + "essential medicines; here of this report's products. Always read how many reported beside it.")
  }

  /// The section; nil where there is only one micro-network.
  init?(_ context: ReportContext) {
    let language = context.language
    words = Words(hint: Self.hint(context.settings.scope))
    func network(_ facility: FacilityCode) -> String {
      context.names.microNetwork(of: facility) ?? Headings.noMicroNetwork.text(in: language)
    }
    let facilities = Dictionary(grouping: context.order.codes, by: network)
    guard facilities.count > 1 else { return nil }
    let lines = Dictionary(grouping: context.run.assessments) { network($0.facility) }
    let all = facilities.keys.sorted().map { name in
      Figures(name, lines: lines[name] ?? [], facilities: facilities[name] ?? [], context)
    }
    // As the bulletin ranks regions: what is most available first, what cannot be judged last.
    let ranked = all.sorted {
      ($1.share.available ?? -1, $0.name) < ($0.share.available ?? -1, $1.name)
    }
    levels = WorkLevel.all.map { language.name(of: $0.alert) }
    rows = ranked.enumerated().map {
      RankedRow(rank: NumberText.whole($0 + 1), row: Row($1, language))
    }
    let whole = Figures(
      language.text(es: "Total", en: "Total"), lines: context.run.assessments,
      facilities: context.order.codes, context)
    total = Row(whole, language)
  }
}

/// What is counted of a micro-network.
private struct Figures {
  let name: String
  let share: AvailabilityShare
  let reported: Int
  let expected: Int
  let counts: [Int]

  init(_ name: String, lines: [SeriesAssessment], facilities: [FacilityCode], _ context: ReportContext) {
    self.name = name
    share = AvailabilityShare(lines.map(\.knownAvailability))
    let reporting = context.reporting.facilities.only(facilities)
    (reported, expected) = (reporting.reported.count, reporting.expected)
    counts =
      WorkLevel.all.map { level in lines.count { $0.alert == level.alert } }
      + [lines.count(where: \.isOrderLine)]
  }
}

extension NetworksSection.Row {
  fileprivate init(_ figures: Figures, _ language: Language) {
    name = figures.name
    available = figures.share.available.map(NumberText.percent) ?? "–"
    band = figures.share.band.map { .init(name: language.name(of: $0), tone: $0.tone) }
    out = figures.share.out.map(NumberText.percent) ?? "–"
    reports = language.outOf(figures.reported, figures.expected)
    reportShare =
      figures.expected == 0
      ? "–" : NumberText.percent(Double(figures.reported) / Double(figures.expected))
    self.figures = figures.counts.map(NumberText.whole)
  }
}

extension AvailabilityBand {
  fileprivate var tone: String {
    switch self {
    case .optimal: "t-green"
    case .high: "t-blue"
    case .regular: "t-orange"
    case .low: "t-red"
    }
  }
}

extension Language {
  /// DIGEMID's band with its limit: `Óptimo (90 % o más)`.
  fileprivate func name(of band: AvailabilityBand) -> String {
    let from = NumberText.percent(band.threshold)
    switch band {
    case .optimal: return text(es: "Óptimo (\(from) o más)", en: "Optimal (\(from) or more)")
    case .high: return text(es: "Alto (\(from) o más)", en: "High (\(from) or more)")
    case .regular: return text(es: "Regular (\(from) o más)", en: "Fair (\(from) or more)")
    case .low:
      let below = NumberText.percent(AvailabilityBand.regular.threshold)
      return text(es: "Bajo (menos de \(below))", en: "Low (under \(below))")
    }
  }
}
