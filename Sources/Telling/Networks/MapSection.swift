import StockPolicy
import SupplyModel

/// The facilities where they are, with the worst that there is of each; those without coordinates are only counted.
struct MapSection: Section {
  static let template = Template("map", PackageResources.map_mustache)

  /// Up to so many facilities the table beside the map stands open.
  static let mostOpenRows = 30

  struct Words: TemplateValue {
    let title = Phrase(es: "Dónde están los problemas", en: "Where the problems are")
    let hint = Phrase(es: "El norte está arriba.", en: "North is up.")
    let table = Phrase(es: "Lo mismo en una tabla", en: "The same as a table")
    let facility = Headings.facility
    let worst = Phrase(es: "Lo más urgente", en: "Most urgent")
    let latitude = Phrase(es: "Latitud", en: "Latitude")
    let longitude = Phrase(es: "Longitud", en: "Longitude")
  }

  /// A sign and its word.
  struct Key: TemplateValue {
    let svg: String
    let word: String
  }

  struct Row: TemplateValue {
    /// The anchor of the facility's card.
    let place: String
    let facility: String
    let sign: Key
    let north: String
    let east: String
  }

  let words = Words()
  let key: [Key]
  let drawing: String
  let isOpen: Bool
  let rows: [Row]
  /// How many facilities no map can show; nil where all are shown.
  let missing: String?

  /// The section; nil with fewer than two facilities to show.
  init?(_ context: ReportContext) {
    let language = context.language
    let lines = Dictionary(grouping: context.run.assessments, by: \.facility)
    let places = context.order.codes.compactMap { code in
      Self.place(code, lines: lines[code] ?? [], context)
    }
    guard places.count > 1 else { return nil }
    drawing = FacilityMap(places: places, label: words.title.text(in: language)).svg
    key = FacilityMap.Sign.allCases.reversed().map { Key($0, language) }
    isOpen = places.count <= Self.mostOpenRows
    rows = places.sorted { $0.sign.rawValue > $1.sign.rawValue }.map { Row($0, language) }
    let unplaced = context.order.codes.count - places.count
    missing = unplaced > 0 ? language.withoutCoordinates(unplaced) : nil
  }

  private static func place(
    _ code: FacilityCode, lines: [SeriesAssessment], _ context: ReportContext
  ) -> FacilityMap.Place? {
    let facility = context.names.facility(code)
    guard let north = facility.latitude, let east = facility.longitude, abs(north) <= 90, abs(east) <= 180
    else { return nil }
    let sign: FacilityMap.Sign =
      switch lines.map(\.alert).min() {
      case .stockedOut: .out
      case .urgent: .urgent
      case .watch: .watch
      case _ where !context.reporting.hasReported(code): .silent
      default: .calm
      }
    let name = context.names.facilityName(code)
    return FacilityMap.Place(
      anchor: context.lines.place(of: code), name: name,
      title: name + ": " + context.language.word(for: sign), latitude: north, longitude: east, sign: sign)
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
    self.place = place.anchor
    facility = place.name
    sign = .init(place.sign, language)
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
    case .silent: name(of: MonthState.notReported)
    case .calm: name(of: AlertLevel.calm)
    }
  }

  /// Facilities that no map can show.
  fileprivate func withoutCoordinates(_ count: Int) -> String {
    counted(
      count, es: ("establecimiento no tiene coordenadas.", "establecimientos no tienen coordenadas."),
      en: ("facility has no coordinates.", "facilities have no coordinates."))
  }
}
