import StockPolicy
import SupplyModel

/// The order in which facilities stand in every list: by micro-network, then name, then code.
struct FacilityOrder {
  /// The facilities of a run, in order.
  let codes: [FacilityCode]
  private let places: [FacilityCode: Int]

  init(run: ForecastRun, names: ReportNames) {
    let facilities = Set(run.assessments.map(\.facility)).sorted().map(names.facility)
    let ordered = facilities.sorted { left, right in
      // A facility without a micro-network comes last.
      let (leftPlace, rightPlace) = (MicroNetwork(of: left), MicroNetwork(of: right))
      guard leftPlace == rightPlace else {
        guard let leftPlace, let rightPlace else { return rightPlace == nil }
        return leftPlace < rightPlace
      }
      return (left.name ?? left.code.text, left.code) < (right.name ?? right.code.text, right.code)
    }
    codes = ordered.map(\.code)
    places = Dictionary(ordered.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private init(codes: [FacilityCode], places: [FacilityCode: Int]) {
    self.codes = codes
    self.places = places
  }

  /// Some of the facilities, in the same order, each at the place that it has in the whole.
  func only(_ codes: [FacilityCode]) -> FacilityOrder { FacilityOrder(codes: codes, places: places) }

  /// The facility's place in the order, from 0.
  func place(of code: FacilityCode) -> Int { places[code] ?? codes.count }

  /// By facility, then product code.
  func precedes(_ left: SeriesAssessment, _ right: SeriesAssessment) -> Bool {
    (place(of: left.facility), left.product) < (place(of: right.facility), right.product)
  }
}

extension SeriesAssessment {
  /// Units ordered before that are still to come; 0 where none are known.
  var onOrder: Double { max(0, order.arithmetic?.onOrder ?? 0) }

  /// The units to order, 0 included; nil where that cannot be said before stock or report is known.
  var quantityToOrder: Int? {
    switch order.decision {
    case .orderUrgently, .order, .enough, .overstocked: order.quantity
    case .stockUnknown, .notReported, .notHeld: nil
    }
  }

  /// The probability of an empty shelf by the same month, with the deliveries that usually come.
  func toldWithResupply() -> Double? {
    guard let risk, (stock ?? 0) > 0 else { return nil }
    return risk.probabilityWithResupply(withinMonths: risk.decisiveMonths(cover: order.coverMonths))
  }

  /// The probability that people are told, and the month by whose end it holds; nil with nothing left to run out.
  func toldProbability(asOf: Month) -> (probability: Double, byEndOf: Month)? {
    guard let risk, (stock ?? 0) > 0 else { return nil }
    let months = risk.decisiveMonths(cover: order.coverMonths)
    return (risk.probability(withinMonths: months), asOf.advanced(by: months))
  }
}

extension ForecastRun {
  /// What can only be decided after counting, or after a report has come in.
  func unknownLines(names: ReportNames) -> [SeriesAssessment] {
    let places = FacilityOrder(run: self, names: names)
    return assessments.filter { $0.alert == .unknown }.sorted(by: places.precedes)
  }
}
