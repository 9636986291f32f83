import Foundation
import SupplyModel
import SupplySolving

/// One facility × product as transfers see it: what it can spare, or what it misses.
///
/// Only what was counted in the run's own month moves: nobody drives for a number that is months old.
public struct StockPosition: Sendable {
  /// What the run says of it.
  public let assessment: SeriesAssessment
  /// The demand that its stock must meet.
  let coverDemand: CoverDemand
  /// Couple-years of protection that a unit gives.
  let coupleYearsPerUnit: Double
  /// Only whole packs of so many units move.
  let packSize: Int
  /// Soles per unit by the catalogue; nil when it states none.
  let priceSoles: Double?
  /// Demand from the run's month on; nil where it is not known beyond the cover.
  let demand: CumulativeDemand?

  /// A position.
  ///
  /// - Parameters:
  ///   - coupleYearsPerUnit: the catalogue's factor; nil when it has none.
  ///   - packSize: units in a pack, 1 where single units can be handed over.
  ///   - priceSoles: the catalogue's price of a unit; lots may have their own.
  ///   - demand: demand from the run's month on, which tells what lots can be used in time.
  public init(
    assessment: SeriesAssessment, coverDemand: CoverDemand, coupleYearsPerUnit: Double?, packSize: Int = 1,
    priceSoles: Double? = nil, demand: CumulativeDemand? = nil
  ) {
    self.priceSoles = priceSoles
    self.demand = demand
    self.assessment = assessment
    self.coverDemand = coverDemand
    self.coupleYearsPerUnit = coupleYearsPerUnit ?? AssessmentPolicy.assumedCoupleYearsPerUnit
    self.packSize = max(1, packSize)
  }

  /// What the facility can give, in whole packs: lots that would expire with it, and what is above its own need.
  ///
  /// It keeps its order-up-to level at the run's service level, and DIGEMID's minimum months of its official average where
  /// that is more, in stock that can be used: nobody is made *substock* for another. What is expected to expire unused is no
  /// such stock; it can go even from where something is ordered, for none of it would be used there. Stock without any use
  /// is spared only when it has lain idle for months (`AssessmentPolicy.idleAfterReports`): before, it has only just come.
  ///
  /// With S the stock, K what is kept and E what is expected to expire (`LotOutlook.isAtRisk`), max(S − K, E) in all.
  ///
  ///     // 100 in stock, order-up-to level 30, CPMA 10 and a minimum of 2 months: 70 to spare
  ///     // The same, 90 of them expiring after a month of 10: 80 that expire, and nothing beyond them
  func offer(settings: ForecastRun.Settings) -> Offer {
    guard assessment.stockMonth == settings.asOf, let stock = assessment.stock,
      let level = assessment.order.orderUpToLevel
    else { return .nothing }
    var givesSurplus = true
    switch assessment.order.decision {
    case .overstocked: break
    case .enough where assessment.official.availability != .sinRotacion: break
    case .order: givesSurplus = false
    default: return .nothing
    }
    let minimum = settings.officialRule.minimumMonths * assessment.official.averageConsumption
    let kept = (max(level, minimum) - 1e-9).rounded(.up)
    let expiring = assessment.lots.filter { $0.isExact && $0.isAtRisk(asOf: settings.asOf) }
      .reduce(0) { $0 + $1.expectedLoss }
    let surplus = givesSurplus ? Int(min(max(0, stock - expiring - kept + 1e-9), 1e9)) / packSize : 0
    return Offer(
      expiring: expiringLots(after: settings.asOf), surplus: surplus, shelf: shelf(after: settings.asOf))
  }

  /// Whole packs that the facility can give.
  func spare(settings: ForecastRun.Settings) -> Int { offer(settings: settings).packs }

  /// Packs that would be ordered anyway, and can come from where they would expire; nothing where it is urgent.
  func wouldOrder(settings: ForecastRun.Settings) -> [TransportProblem.Piece] {
    guard assessment.stockMonth == settings.asOf, assessment.order.decision == .order else { return [] }
    let most = (min(assessment.order.quantity, 1_000_000) + packSize - 1) / packSize
    return [TransportProblem.Piece(units: most, worth: 0)]
  }

  /// What the packs received are worth, first to last, in couple-years; empty unless the shelf is empty or will
  /// probably be before an order placed now can be used.
  ///
  /// The worth of q units is the fall of the expected unmet demand over lead time and review, E[(D − s)⁺] −
  /// E[(D − s − q)⁺], which is concave in q. At most what would else be ordered is received.
  ///
  ///     // Shelf empty, demand 10, 20 or 30 with equal chances: the first ten units are worth 1 each, then 2/3, then 1/3
  func need(settings: ForecastRun.Settings) -> [TransportProblem.Piece] {
    guard assessment.stockMonth == settings.asOf, let stock = assessment.stock,
      assessment.order.decision == .orderUrgently
    else { return [] }
    let most = (min(assessment.order.quantity, 1_000_000) + packSize - 1) / packSize
    // What is on its way within the cover will meet its part of the demand.
    let there = stock + (assessment.order.arithmetic?.onOrder ?? 0)
    func unmet(_ packs: Int) -> Double {
      coverDemand.expectedExcess(over: there + Double(packs * packSize)) * coupleYearsPerUnit
    }
    var pieces: [TransportProblem.Piece] = []
    var (done, before) = (0, unmet(0))
    for packs in corners(from: there, most: most) {
      let after = unmet(packs)
      let worth = (before - after) / Double(packs - done)
      guard worth > 1e-9 else { break }
      pieces.append(
        TransportProblem.Piece(units: packs - done, worth: min(worth, pieces.last?.worth ?? worth)))
      (done, before) = (packs, after)
    }
    return pieces
  }

  /// The numbers of packs at which the worth of one more may change: where a quantile of demand is met.
  private func corners(from stock: Double, most: Int) -> [Int] {
    let met = coverDemand.sinceCount.values.map { Int(min(max(0, $0 - stock), 1e6)) / packSize }
    return Set(met + [most]).filter { (1...max(1, most)).contains($0) }.sorted()
  }
}
