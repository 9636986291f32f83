import SupplyModel
import SupplySolving

/// One order of a run, with all that caps and scarce stock are shared out by.
public struct OrderLine: Sendable {
  /// What the run says of it.
  public var assessment: SeriesAssessment
  /// The demand that its stock must meet; only an order needs to know.
  let coverDemand: CoverDemand?
  /// Couple-years of protection that a unit gives.
  let coupleYearsPerUnit: Double
  /// Soles per unit; nil when unknown.
  let priceSoles: Double?
  /// Litres of shelf per unit; nil when unknown.
  let litresPerUnit: Double?
  /// The code of the warehouse that fills it; nil when unknown.
  let warehouse: FacilityCode?

  /// A line; a product without a factor counts as `AssessmentPolicy.assumedCoupleYearsPerUnit` says.
  public init(
    assessment: SeriesAssessment, coverDemand: CoverDemand?, coupleYearsPerUnit: Double?,
    priceSoles: Double? = nil, litresPerUnit: Double? = nil, warehouse: FacilityCode? = nil
  ) {
    self.assessment = assessment
    self.coverDemand = coverDemand
    self.coupleYearsPerUnit = coupleYearsPerUnit ?? AssessmentPolicy.assumedCoupleYearsPerUnit
    self.priceSoles = priceSoles
    self.litresPerUnit = litresPerUnit
    self.warehouse = warehouse
  }

  /// What one whole unit more is worth that no foreseen demand asks for: so little that it only fills what is left over.
  static let worthOfReserve = 1e-7

  /// Whether the facility orders anything.
  var isOrder: Bool {
    assessment.order.quantity > 0 && assessment.order.arithmetic != nil && coverDemand != nil
  }

  /// Units in a pack.
  var packSize: Int { assessment.order.arithmetic?.packSize ?? 1 }

  /// Packs ordered.
  var packs: Int { assessment.order.quantity / packSize }

  /// What the packs ordered are worth, first to last, in couple-years that no longer go unmet.
  ///
  /// The worth of q units is E[(D − s)⁺] − E[(D − s − q)⁺], s being all that is there or on its way, which is concave in
  /// q. What is ordered beyond any foreseen demand is worth next to nothing, and is the first to be cut.
  ///
  ///     // Nothing there, demand 10, 20 or 30 with equal chances: the first ten units are worth 1 each, then 2/3, then 1/3
  var pieces: [CappedProblem.Piece] {
    guard let arithmetic = assessment.order.arithmetic, let demand = coverDemand?.sinceCount, packs > 0 else {
      return []
    }
    let there =
      max(0, arithmetic.stock - arithmetic.expiring + Double(arithmetic.moved)) + arithmetic.onOrder
    func unmet(_ packs: Int) -> Double {
      demand.expectedExcess(over: there + Double(packs * packSize)) * coupleYearsPerUnit
    }
    let least = Self.worthOfReserve * coupleYearsPerUnit * Double(packSize)
    var pieces: [CappedProblem.Piece] = []
    var (done, before) = (0, unmet(0))
    for count in corners(of: demand.values, from: there) {
      let after = unmet(count)
      let worth = max(least, (before - after) / Double(count - done))
      pieces.append(.init(units: count - done, worth: min(worth, pieces.last?.worth ?? worth)))
      (done, before) = (count, after)
    }
    return pieces
  }

  /// The numbers of packs at which the worth of one more may change: around each quantile of demand that is met.
  private func corners(of quantiles: [Double], from there: Double) -> [Int] {
    let met = quantiles.map { Int(min(max(0, $0 - there), 1e9)) / packSize }
    return Set(met + met.map { $0 + 1 } + [packs]).filter { (1...packs).contains($0) }.sorted()
  }
}
