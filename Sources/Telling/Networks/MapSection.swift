import StockPolicy
import SupplyModel

/// The facilities where they are, with the worst that there is of each; those without coordinates are only counted.
struct MapSection: Section {
  static let template = Template("map", PackageResources.map_mustache)

  /// A map has at most so many marks.
  private static let mostMarks = 2_000

  struct Words: TemplateValue {
    let title = Phrase(es: "Dónde están los problemas", en: "Where the problems are")
    let hint = Phrase(es: "El norte está arriba.", en: "North is up.")
    let swipe = Phrase(
      es: "El mapa sigue a la derecha: deslícelo →", en: "The map goes on to the right: swipe it →")
    let swipeTable = Headings.swipeTable
    let table = Phrase(es: "Lo mismo en una tabla", en: "The same as a table")
    let facility = Headings.facility
    let worst = Phrase(es: "Lo más urgente", en: "Most urgent")
    let latitude = Phrase(es: "Latitud", en: "Latitude")
    let longitude = Phrase(es: "Longitud", en: "Longitude")
    let harm = Headings.coupleYearsAtRisk
  }

  /// A sign and its word.
  struct Key: TemplateValue {
    let svg: String
    let word: String
  }

  struct Row: TemplateValue {
    /// Where the facility's card, or the place's page is; nil where there is none.
    let page: String?
    let facility: String
    let sign: Key
    let harm: String
    let north: String
    let east: String
  }

  let words = Words()
  let terms: String
  let key: [Key]
  let drawing: String
  let rows: [Row]
  let rest: Rest?
  /// What the size of circles means.
  let size: String
  /// How many facilities no map can show; nil where all are shown.
  let missing: String?

  /// The section; nil with fewer than two places to show.
  init?(_ context: ReportContext) {
    guard !context.isFacility else { return nil }
    let language = context.language
    let lines = Dictionary(grouping: context.run.assessments, by: \.facility)
    let isOfParts =
      context.order.codes.count > context.limits.mappedFacilities && context.node.children.count > 1
    let places =
      isOfParts
      ? Self.parts(context, lines: lines)
      : context.order.codes.prefix(Self.mostMarks).compactMap {
        Self.place($0, lines: lines[$0] ?? [], context)
      }
    guard places.count > 1 else { return nil }
    let unplaced = context.order.codes.count { Self.coordinates(of: $0, context) == nil }
    terms = context.terms(.coupleYears, .alert)
    drawing =
      FacilityMap(
        places: places, parts: Self.outlines(context), label: words.title.text(in: language),
        language: language
      ).svg
    key = isOfParts ? [] : FacilityMap.Sign.allCases.reversed().map { Key($0, language) }
    size = language.circles
    let sorted = places.enumerated().sorted {
      (-$0.element.harm, $0.offset) < (-$1.element.harm, $1.offset)
    }.map(\.element)
    let (shown, rest) = context.shown(isOfParts ? [] : sorted, of: .alerts)
    rows = shown.map { Row($0, language) }
    self.rest = rest
    missing = unplaced > 0 ? language.withoutCoordinates(unplaced) : nil
  }

  /// The headings of its table's columns where a screen is too narrow for a head.
  static var narrowLabels: [NarrowLabel] {
    let words = Words()
    return NarrowLabel.of([".placed"], from: 2, [words.worst, words.harm, words.latitude, words.longitude])
  }

  private static func place(
    _ code: FacilityCode, lines: [SeriesAssessment], _ context: ReportContext
  ) -> FacilityMap.Place? {
    guard let (north, east) = coordinates(of: code, context) else { return nil }
    let sign: FacilityMap.Sign =
      switch lines.map(\.alert).min() {
      case .stockedOut: .out
      case .urgent: .urgent
      case .watch: .watch
      case _ where !context.reporting.hasReported(code): .silent
      case .unknown: .unknown
      default: .calm
      }
    let name = context.names.shownName(code)
    let harm = lines.reduce(0) { $1.alert <= .watch ? $0 + $1.expectedHarm : $0 }
    let risk = harm >= 0.05 ? " · " + context.language.atRisk(harm) : ""
    return FacilityMap.Place(
      page: context.card(of: code), name: name, title: name + ": " + context.language.word(for: sign) + risk,
      latitude: north, longitude: east, sign: sign, harm: harm)
  }

  private static func coordinates(
    of code: FacilityCode, _ context: ReportContext
  ) -> (north: Double, east: Double)? {
    let facility = context.names.facility(code)
    guard let north = facility.latitude, let east = facility.longitude, abs(north) <= 90, abs(east) <= 180
    else { return nil }
    return (north, east)
  }

  /// The parts of the place in the middle of their facilities, as large as what is at risk in them.
  private static func parts(
    _ context: ReportContext, lines: [FacilityCode: [SeriesAssessment]]
  ) -> [FacilityMap.Place] {
    let parts = context.node.children.prefix(mostMarks).compactMap {
      child -> (child: Int, north: Double, east: Double, harm: Double)? in
      let codes = context.tree.nodes[child].facilities
      let known = codes.compactMap { coordinates(of: $0, context) }
      guard !known.isEmpty else { return nil }
      let harm = codes.reduce(0.0) { sum, code in
        (lines[code] ?? []).reduce(sum) { $1.alert <= .watch ? $0 + $1.expectedHarm : $0 }
      }
      let count = Double(known.count)
      return (
        child, known.reduce(0) { $0 + $1.north } / count, known.reduce(0) { $0 + $1.east } / count, harm
      )
    }
    return parts.map { part in
      let name = context.name(of: context.tree.nodes[part.child].face) ?? ""
      return FacilityMap.Place(
        page: context.page(at: part.child), name: name,
        title: name + ": " + context.language.atRisk(part.harm), latitude: part.north, longitude: part.east,
        sign: nil, harm: part.harm)
    }
  }

  /// The coordinates of each part of the place; none where its parts are facilities, or many.
  private static func outlines(_ context: ReportContext) -> [[(north: Double, east: Double)]] {
    guard context.node.parts != .facilities, context.node.children.count <= context.limits.parts else {
      return []
    }
    return context.node.children.map { child in
      context.tree.nodes[child].facilities.prefix(mostMarks).compactMap { coordinates(of: $0, context) }
    }
  }
}

extension MapSection.Key {
  fileprivate init(_ sign: FacilityMap.Sign, _ language: Language) {
    svg = sign.svg
    word = language.word(for: sign)
  }
}

extension MapSection.Row {
  fileprivate init(_ place: FacilityMap.Place, _ language: Language) {
    page = place.page
    facility = place.name
    sign = .init(place.sign ?? .calm, language)
    harm = place.harm > 0 ? NumberText.decimal(place.harm) : "–"
    north = NumberText.fixed(place.latitude)
    east = NumberText.fixed(place.longitude)
  }
}

extension Language {
  fileprivate func word(for sign: FacilityMap.Sign) -> String {
    switch sign {
    case .out: name(of: AlertLevel.stockedOut)
    case .urgent: name(of: AlertLevel.urgent)
    case .watch: name(of: AlertLevel.watch)
    case .unknown: name(of: MonthState.stockUnknown)
    case .silent: name(of: MonthState.notReported)
    case .calm: name(of: AlertLevel.calm)
    }
  }

  /// What the size of a circle means.
  fileprivate var circles: String {
    text(
      es:
        "Cada círculo es tan grande como los años pareja (APP) en riesgo; donde falta sitio, llevan nombre los mayores. El contorno une a los establecimientos: no es un límite.",
      en:
        "Each circle is as large as the couple-years (CYP) at risk; where room is short, the largest have a name. The outline joins the facilities: it is no boundary."
    )
  }

  /// Facilities that no map can show.
  fileprivate func withoutCoordinates(_ count: Int) -> String {
    counted(
      count, es: ("establecimiento no tiene coordenadas.", "establecimientos no tienen coordenadas."),
      en: ("facility has no coordinates.", "facilities have no coordinates."))
  }
}
