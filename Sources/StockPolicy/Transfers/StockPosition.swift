import DemandForecasting
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
  /// Months until an order placed now can be used.
  let leadTimeMonths: Int
  /// Units on their way that arrive by then.
  let arriving: Double
  /// What was agreed to be moved, and lies in no counted stock yet.
  let agreed: ShelfMoves
  /// Whether what is ordered comes.
  public var resupply: Resupply

  /// What can be expected of an order.
  public enum Resupply: Sendable, Equatable {
    /// The warehouse can send all that its facilities order, as far as anybody knows.
    case full
    /// It has less; so many units of this facility's order come.
    case short(expected: Int)
  }

  /// A position.
  ///
  /// - Parameters:
  ///   - leadTimeMonths: months until an order placed now can be used.
  ///   - arriving: units on their way that arrive by then.
  ///   - agreed: what was agreed to be moved, and lies in no counted stock yet.
  ///   - resupply: whether what is ordered comes.
  ///   - coupleYearsPerUnit: the catalogue's factor; nil when it has none.
  ///   - packSize: units in a pack, 1 where single units can be handed over.
  ///   - priceSoles: the catalogue's price of a unit; lots may have their own.
  ///   - demand: demand from the run's month on, which tells what lots can be used in time.
  public init(
    assessment: SeriesAssessment, coverDemand: CoverDemand, coupleYearsPerUnit: Double?, packSize: Int = 1,
    priceSoles: Double? = nil, demand: CumulativeDemand? = nil, leadTimeMonths: Int = 1, arriving: Double = 0,
    agreed: ShelfMoves = .none, resupply: Resupply = .full
  ) {
    self.priceSoles = priceSoles
    self.demand = demand
    self.leadTimeMonths = max(1, leadTimeMonths)
    self.arriving = arriving
    self.agreed = agreed
    self.resupply = resupply
    self.assessment = assessment
    self.coverDemand = coverDemand
    self.coupleYearsPerUnit = coupleYearsPerUnit ?? AssessmentPolicy.assumedCoupleYearsPerUnit
    self.packSize = max(1, packSize)
  }

  /// What the facility can give, in whole packs: lots that would expire with it, and what is above its own need.
  ///
  /// It keeps what `TransferReach` says, and DIGEMID's minimum months of its official average where that is more, in
  /// stock that can be used: nobody is made *substock* for another. What is expected to expire unused is no
  /// such stock; it can go even from where something is ordered, for none of it would be used there. Stock without any use
  /// is spared only when it has lain idle for months (`AssessmentPolicy.idleAfterReports`): before, it has only just come.
  ///
  /// Who is to watch gives nothing but what would expire. What it would have to order anew, the part of the surplus below its
  /// order-up-to level, it gives only where the warehouse can send that (`Resupply.full`).
  ///
  /// With S the stock, K what is kept and E what is expected to expire (`LotOutlook.isAtRisk`), max(S − K, E) in all.
  ///
  ///     // 100 in stock, 30 needed, CPMA 10 and a minimum of 2 months: 70 to spare
  ///     // The same, 90 of them expiring after a month of 10: 80 that expire, and nothing beyond them
  func offer(settings: ForecastRun.Settings) -> Offer {
    // Nobody gives twice what was promised already, nor what has been promised to it.
    guard assessment.stockMonth == settings.asOf,
      let stock = assessment.stock.map({ max(0, $0 - Double(agreed.givenUnits)) }),
      let level = assessment.order.orderUpToLevel
    else { return .nothing }
    let isReplaced = settings.transfers?.reach == .nextOrder && resupply == .full
    var givesSurplus = assessment.alert != .watch
    switch assessment.order.decision {
    case .overstocked: break
    case .enough where assessment.official.availability != .sinRotacion: break
    case .order: givesSurplus = givesSurplus && isReplaced
    default: return .nothing
    }
    let minimum = settings.officialRule.minimumMonths * assessment.official.averageConsumption
    let expiring = assessment.lots.filter { $0.isExact && $0.isAtRisk(asOf: settings.asOf) }
      .reduce(0) { $0 + $1.expectedLoss }
    func packs(above kept: Double) -> Int {
      let kept = (max(kept, minimum) - 1e-9).rounded(.up)
      return givesSurplus ? Int(min(max(0, stock - expiring - kept + 1e-9), 1e9)) / packSize : 0
    }
    let own = isReplaced ? untilNextOrder?.quantile(assessment.order.serviceLevel) ?? level : level
    let surplus = packs(above: own)
    return Offer(
      expiring: unpromised(expiringLots(after: settings.asOf)), surplus: surplus,
      replaced: max(0, surplus - packs(above: level)), shelf: shelf(after: settings.asOf))
  }

  /// Demand until an order placed now can be used; nil where it is not known.
  private var untilNextOrder: QuantileDistribution? { demand?.total(ofMonths: leadTimeMonths) }

  /// Whole packs that the facility can give.
  func spare(settings: ForecastRun.Settings) -> Int { offer(settings: settings).packs }

  /// Packs that would be ordered anyway, and can come from where they would expire; nothing where it is urgent.
  func wouldOrder(settings: ForecastRun.Settings) -> [TransportProblem.Piece] {
    guard assessment.stockMonth == settings.asOf, assessment.order.decision == .order else { return [] }
    return [TransportProblem.Piece(units: mostPacks, worth: 0)]
  }

  /// What would be ordered, in packs: no more is received.
  private var mostPacks: Int { (min(assessment.order.quantity, 1_000_000) + packSize - 1) / packSize }

  /// What the packs received are worth, first to last, in couple-years.
  ///
  /// The worth of q units is the fall of the expected unmet demand, E[(D − s)⁺] − E[(D − s − q)⁺], which is concave in q;
  /// s is the stock with what arrives in time. With `TransferReach.nextOrder` D is the demand until an order placed now
  /// can be used, wherever something is ordered, and no more comes than that demand at the order's service level. With `.cover` it is that of lead time and review, where the shelf is
  /// empty or will probably be before an order placed now can be used. Where less than what is ordered comes, the demand of the whole cover is
  /// missed as well, after what does come: the larger of the two is taken. At most what would else be ordered is received.
  ///
  ///     // Shelf empty, demand 10, 20 or 30 with equal chances: the first ten units are worth 1 each, then 2/3, then 1/3
  func need(settings: ForecastRun.Settings) -> [TransportProblem.Piece] {
    let decision = assessment.order.decision
    let nextOrder = settings.transfers?.reach == .nextOrder ? untilNextOrder : nil
    guard assessment.stockMonth == settings.asOf, let stock = assessment.stock,
      decision == .orderUrgently || (nextOrder != nil && decision == .order)
    else { return [] }
    // What is on its way will meet its part of the demand.
    let onOrder = (assessment.order.arithmetic?.onOrder ?? 0) + Double(agreed.units)
    let arriving = arriving + Double(agreed.units)
    func unmet(_ window: QuantileDistribution?, over units: Double) -> Double {
      (window?.expectedExcess(over: units) ?? coverDemand.expectedExcess(over: units)) * coupleYearsPerUnit
    }
    var (window, there) = (nextOrder, stock + (nextOrder == nil ? onOrder : arriving))
    if case .short(let expected) = resupply {
      let afterAll = stock + onOrder + Double(expected)
      if unmet(nil, over: afterAll) > unmet(window, over: there) { (window, there) = (nil, afterAll) }
    }
    var pieces: [TransportProblem.Piece] = []
    var (done, before) = (0, unmet(window, over: there))
    let wanted = window.map { packsUp(to: $0.quantile(assessment.order.serviceLevel) - there) } ?? mostPacks
    for packs in corners(of: window ?? coverDemand.sinceCount, from: there, most: min(mostPacks, wanted)) {
      let after = unmet(window, over: there + Double(packs * packSize))
      let worth = (before - after) / Double(packs - done)
      guard worth > 1e-9 else { break }
      pieces.append(
        TransportProblem.Piece(units: packs - done, worth: min(worth, pieces.last?.worth ?? worth)))
      (done, before) = (packs, after)
    }
    return pieces
  }

  /// The numbers of packs at which the worth of one more may change: where a quantile of demand is met.
  private func corners(of demand: QuantileDistribution, from stock: Double, most: Int) -> [Int] {
    guard most > 0 else { return [] }
    let met = demand.values.map { Int(min(max(0, $0 - stock), 1e6)) / packSize }
    return Set(met + [most]).filter { (1...most).contains($0) }.sorted()
  }

  /// Packs that hold so many units.
  private func packsUp(to units: Double) -> Int {
    (Int(min(max(0, (units - 1e-9).rounded(.up)), 1e6)) + packSize - 1) / packSize
  }
}
