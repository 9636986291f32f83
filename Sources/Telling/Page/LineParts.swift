import StockPolicy
import SupplyModel

/// A facility as rows lead to its card.
struct FacilityLink: TemplateValue {
  /// Where its card stands; nil where it stands on no page.
  let card: String?
  let name: String
  /// Its micro-network; nil where it has none.
  let network: String?
}

/// A product of a facility as rows lead to its line.
struct ProductLink: TemplateValue {
  /// Where it stands; nil where it stands on no page.
  let row: String?
  let name: String
  let code: String
}

/// What is left of a line.
struct StockText: TemplateValue {
  /// The stock, or a question mark.
  let amount: String
  /// The month that it is of, where that is not the run's.
  let age: String?
}

/// How probable it is that a line runs out.
struct ChanceText: TemplateValue {
  /// The probability if nothing arrives, in words.
  let text: String
  /// By when.
  let end: String?
  /// The probability with the deliveries that usually come.
  let seen: String?
}

/// What to order of a line.
struct OrderText: TemplateValue {
  /// The quantity, or a dash where nothing is known.
  let quantity: String
  /// The noun of its units; nil where nothing is ordered.
  let unit: String?
  /// What comes or goes by a transfer, and what was ordered before; nil for nothing.
  let incoming: String?
  /// That something is doubted, and what would be ordered otherwise.
  let doubt: String?
  /// What a cap has left of it, or what of it the warehouse can send.
  let cut: String?
  /// What people decided of it; nil where nobody has.
  let decision: String?
}

extension ReportContext {
  /// A facility as rows lead to it.
  func link(to facility: FacilityCode) -> FacilityLink {
    FacilityLink(
      card: card(of: facility), name: names.shownName(facility),
      network: node.parts.rawValue < ReportTree.Level.facilities.rawValue
        ? names.shownMicroNetwork(of: facility) : nil)
  }

  /// A line's product as rows lead to it.
  func link(to line: SeriesAssessment) -> ProductLink {
    ProductLink(
      row: row(of: line), name: names.product(line.product), code: line.product.text)
  }

  /// What is left of a line.
  func stock(of line: SeriesAssessment) -> StockText {
    let age = line.stockMonth.flatMap { $0 < settings.asOf ? language.stockOf($0) : nil }
    return StockText(amount: line.stock.map { NumberText.decimal($0) } ?? "?", age: age)
  }

  /// How probable it is that a line runs out.
  func chance(of line: SeriesAssessment) -> ChanceText {
    // What lay there long ago says nothing of today.
    guard line.alert != .unknown else {
      return ChanceText(text: language.text(es: "no se sabe", en: "not known"), end: nil, seen: nil)
    }
    if line.stock == 0, line.order.decision != .notHeld {
      return ChanceText(text: language.alreadyOut, end: nil, seen: nil)
    }
    guard let told = line.toldProbability(asOf: settings.asOf) else {
      return ChanceText(text: "–", end: nil, seen: nil)
    }
    return ChanceText(
      text: language.probabilityText(told.probability),
      end: language.byEnd(of: told.byEndOf, today: input.madeOn),
      seen: line.toldWithResupply().map(language.withUsualDeliveries))
  }

  /// What to order of a line.
  func order(of line: SeriesAssessment) -> OrderText {
    let unit = names.unit(line.product)
    let quantity = line.order.quantity
    return OrderText(
      quantity: line.quantityToOrder.map(NumberText.whole) ?? "–",
      unit: quantity > 0 ? (quantity == 1 ? unit.singular : unit.plural) : nil,
      incoming: language.comesBesides(moved: line.moved, onOrder: line.onOrder),
      doubt: line.doubt.map { language.mark(for: $0, order: line.order.beforeCaps) },
      cut: language.cutOrShared(line.order), decision: names.decision(line.key))
  }
}

extension Language {
  /// `dato de ago 2026`: the age of a stock that is not this month's.
  func stockOf(_ month: Month) -> String {
    text(es: "dato de \(shortMonth(month))", en: "as of \(shortMonth(month))")
  }

  /// Instead of a probability, where nothing is left to run out.
  var alreadyOut: String { text(es: "ya se agotó", en: "already out") }

  /// Beside an order: what a transfer brings or takes, and what is on its way already, none of which is ordered; nil for nothing.
  func comesBesides(moved: Int, onOrder: Double) -> String? {
    let units = NumberText.whole(abs(moved))
    let parts = [
      moved > 0 ? text(es: "más \(units) por traslado", en: "plus \(units) by transfer") : nil,
      moved < 0 ? text(es: "entrega \(units) por traslado", en: "gives \(units) by transfer") : nil,
      onOrder > 0
        ? text(
          es: "más \(NumberText.decimal(onOrder)) en camino",
          en: "plus \(NumberText.decimal(onOrder)) on order")
        : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}

/// Where the lines of a run stand on its pages, the same on each, and the history of each.
struct ReportLines {
  private let order: FacilityOrder
  private let numbers: [ProductCode: Int]
  private let histories: [SeriesKey: SupplySeries]
  private let demands: [SeriesKey: EstimatedDemand]

  init(input: ReportInput, order: FacilityOrder) {
    self.order = order
    histories = Dictionary(
      input.history.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    demands = Dictionary(
      zip(input.history, input.demands).map { ($0.key, $1) },
      uniquingKeysWith: { first, _ in first })
    let products = Set(input.run.assessments.map(\.product)).sorted()
    numbers = Dictionary(
      products.enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { first, _ in first })
  }

  /// The anchor of a facility: by its place in the order, as codes may hold anything.
  func place(of facility: FacilityCode) -> String { "f\(order.place(of: facility) + 1)" }

  /// The anchor of a facility's product.
  func lineID(_ line: SeriesAssessment) -> String {
    place(of: line.facility) + "-\(numbers[line.product] ?? 0)"
  }

  /// Where a line leads to: its row, or its facility's card where it is not held and has none.
  func anchor(_ line: SeriesAssessment) -> String {
    line.order.decision == .notHeld ? place(of: line.facility) : lineID(line)
  }

  /// The history of a line.
  func history(of line: SeriesAssessment) -> SupplySeries? {
    histories[line.key]
  }

  /// The demand of a line's history, corrected for stock-outs; nil where it was not estimated.
  func demand(of line: SeriesAssessment) -> EstimatedDemand? {
    demands[line.key]
  }
}
