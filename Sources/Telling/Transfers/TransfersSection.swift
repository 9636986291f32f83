import StockPolicy
import SupplyModel

/// What to move before ordering: one list to sign for each trip.
struct TransfersSection: Section {
  static let template = Template("transfers", PackageResources.transfers_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Mover antes de pedir", en: "Move before ordering")
    let none = Phrase(
      es: "Nada que valga un viaje: ningún vecino tiene de sobra lo que falta.",
      en: "Nothing worth a trip: no neighbour has what is missing to spare.")
    let trip = Phrase(es: "Viaje", en: "Trip")
    let gives = Phrase(es: "Entrega", en: "Gives")
    let receives = Phrase(es: "Recibe", en: "Receives")
    let telephone = Headings.telephone
    let product = Headings.product
    let quantity = Phrase(es: "Cantidad", en: "Quantity")
    let why = Phrase(es: "Por qué", en: "Why")
    let received = Headings.received
    let lot = Headings.lot
    let signGives = Phrase(es: "Entregó, firma y fecha:", en: "Given by, signature and date:")
    let signReceives = Phrase(es: "Recibió, firma y fecha:", en: "Received by, signature and date:")
  }

  /// One trip with what it carries: a sheet to sign for each two of its stops.
  struct Trip: TemplateValue {
    let id: String
    let number: String
    let isOpen: Bool
    /// Its stops in the order in which they are visited.
    let way: String
    let products: String
    /// How far it is, there and back; nil where a place is not known.
    let distance: String?
    let legs: [Leg]
  }

  /// What one facility gives to another on a trip.
  struct Leg: TemplateValue {
    let from: Stop
    let to: Stop
    let loads: [Load]
  }

  /// An end of a trip.
  struct Stop: TemplateValue {
    let name: String
    let code: String
    /// Where its card stands; nil where it stands on no page.
    let card: String?
    let telephone: String?
  }

  /// A product of a trip.
  struct Load: TemplateValue {
    let product: String
    let code: String
    let units: String
    let unit: String
    let reason: String
    let lots: [String]
    /// What people decided of it; nil where nobody has.
    let decision: String?
  }

  let words = Words()
  let terms: String
  let count: String
  let hint: String
  /// Asks for the places that nobody knows; nil where all are known.
  let asked: String?
  let trips: [Trip]
  let rest: Rest?
  private let loads: Int

  private enum CodingKeys: String, CodingKey { case words, terms, count, hint, asked, trips, rest }

  /// The section; nil where nothing is ever moved.
  init?(_ context: ReportContext) {
    guard let worth = context.settings.transfers else { return nil }
    var trips: [[Transfer]] = []
    for transfer in context.run.transfers {
      if trips.last?.first?.trip == transfer.trip {
        trips[trips.count - 1].append(transfer)
      } else {
        trips.append([transfer])
      }
    }
    loads = context.run.transfers.count
    terms = context.terms(.transfer, .coupleYears)
    count = NumberText.whole(loads)
    hint = context.language.transferHint(worth)
    asked = context.language.placesAsked(context.names.unplaced(in: context.run), worth: worth)
    let (shown, rest) = context.shown(trips, of: .transfers)
    self.rest = rest
    self.trips = shown.compactMap {
      Trip($0, isOpen: trips.count <= ReportContext.mostOpenFacilities, context)
    }
  }

  /// The headings of its columns where a screen is too narrow for a head.
  static var narrowLabels: [NarrowLabel] {
    let words = Words()
    return NarrowLabel.of([".mov"], from: 2, [words.quantity, words.why])
  }

  /// Its place in the bar: lines to move.
  func entry(_ language: Language) -> BarEntry {
    let label = Phrase(es: "Para mover", en: "To move")
    return BarEntry(
      count: loads, label: label.text(in: language), target: "transfers",
      tone: "t-brand")
  }
}

extension TransfersSection.Trip {
  fileprivate init?(_ transfers: [Transfer], isOpen: Bool, _ context: ReportContext) {
    guard let first = transfers.first else { return nil }
    let language = context.language
    id = "t\(first.trip)"
    number = NumberText.whole(first.trip)
    self.isOpen = isOpen
    let round = context.names.round(of: transfers)
    distance = context.names.kilometres(of: transfers).map(language.thereAndBack)
    way = context.names.way(of: transfers, calling: context.names.shownName)
    products = language.counted(
      Set(transfers.map(\.product)).count, es: ("producto", "productos"), en: ("product", "products"))
    let legs = round?.legs ?? [TripRound.Leg(from: first.from, to: first.to)]
    self.legs = legs.map { leg in
      .init(
        from: .init(leg.from, context), to: .init(leg.to, context),
        loads: transfers.filter { $0.from == leg.from && $0.to == leg.to }.map { .init($0, context) })
    }
  }
}

extension TransfersSection.Stop {
  fileprivate init(_ facility: FacilityCode, _ context: ReportContext) {
    name = context.names.shownName(facility)
    code = facility.text
    card = context.card(of: facility)
    telephone = context.names.telephone(facility)
  }
}

extension TransfersSection.Load {
  fileprivate init(_ transfer: Transfer, _ context: ReportContext) {
    let noun = context.names.unit(transfer.product)
    product = context.names.product(transfer.product)
    code = transfer.product.text
    units = NumberText.whole(transfer.units)
    unit = transfer.units == 1 ? noun.singular : noun.plural
    reason = context.transferReasons.reason(transfer)
    lots = transfer.lots.map(context.language.lotText)
    decision = context.names.decision(
      .transfer(from: transfer.from, to: transfer.to, product: transfer.product))
  }
}
