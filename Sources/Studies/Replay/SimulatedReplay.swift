import DemandForecasting
import PolicyReplay
import Runs
import Simulation
import StockPolicy
import SupplyModel

/// A simulated network replayed under several rules, each in a world of its own.
///
/// What users asked for is known, and a rule that lets a shelf run empty hides demand from itself: its next averages and
/// forecasts are made of what it recorded. The luck of deliveries and the regional shortages are those of the simulation.
public struct SimulatedReplay {
  /// What is simulated and replayed.
  public struct Settings: Sendable {
    /// The network.
    public var network: SyntheticSettings
    /// Months at the start that are history, as the network's own orders made it.
    public var historyMonths = 24
    /// Months after them that are replayed and not counted.
    public var warmUpMonths = 6
    /// The factors on CPMA × months to cover.
    public var factors = [0.75, 1, 1.25, 1.5, 2, 3]
    /// Colca's service levels.
    public var serviceLevels = [0.3, 0.5, 0.7, 0.85, 0.95, 0.98]
    /// Colca's model is fitted anew every so many months; in between it is asked about later months.
    public var refitMonths = 3
    /// The rules of Colca's that are replayed.
    public var rules = ReplayRule.own
    /// How Colca orders beside its service level.
    public var orders = OrderSettings()
    /// The model that Colca forecasts with.
    public var model = DemandModel.full
    /// How much of what Colca advises is done.
    public var adherence = 1.0

    /// Settings for a network.
    public init(network: SyntheticSettings) { self.network = network }
  }

  private let settings: Settings
  private let scenario: ReplayScenario
  private let past: ReplayedReports
  private let surroundings: FollowingPolicy.Surroundings
  private let happened: [ReplayRecord]

  /// Simulates the network.
  public init(_ settings: Settings) {
    self.settings = settings
    let network = SyntheticNetwork(settings.network)
    let months = settings.network.months
    let start = min(settings.historyMonths, months)
    let shelves = ShelfTable(network)
    let span = months - start
    var demand = [Int](repeating: 0, count: shelves.rows.count * months)
    var isKnown = [Bool](repeating: false, count: demand.count)
    var recorded = [Double](repeating: .nan, count: demand.count)
    var happened = [ReplayRecord](repeating: ReplayRecord(), count: shelves.rows.count * span)
    var underWay = demand
    for (row, shelf) in shelves.rows.enumerated() {
      for record in shelf.records {
        let month = settings.network.firstMonth.distance(to: record.month)
        let cell = row * months + month
        if record.isReported { recorded[cell] = Double(record.consumed) }
        // A bulk hand-out is booked as dispensed, but no user asked for it.
        demand[cell] = record.demand - record.bulk
        isKnown[cell] = record.isHeld
        let opens = max(start, shelf.firstMonth)
        if month >= opens, month < opens + shelf.calendar.leadTimeMonths { underWay[cell] = record.received }
        guard month >= start else { continue }
        happened[row * span + month - start] = Self.replayed(record)
      }
    }
    self.happened = happened
    surroundings = FollowingPolicy.Surroundings(
      supplies: network.facilities.map {
        FacilitySupply(facility: $0.facility.code, calendar: $0.calendar)
      }, products: ProductCatalogue(network.products.map(\.product)),
      facilities: FacilityDirectory(network.facilities.map(\.facility)))
    scenario = ReplayScenario(
      shelves: shelves.rows.map { $0.shelf(from: start, firstMonth: settings.network.firstMonth) },
      monthCount: months, firstMonth: start, firstCountedMonth: start + settings.warmUpMonths, demand: demand,
      isKnown: isKnown, recorded: recorded, knowledge: .own,
      physics: ReplayPhysics(
        lateShare: settings.network.scarce(settings.network.lateDeliveryShare),
        partialShare: settings.network.scarce(settings.network.shortDeliveryShare),
        failedShare: settings.network.scarce(settings.network.failedDeliveryShare), shelfLifeMonths: 21,
        seed: settings.network.seed),
      supply: .interrupted(network.dryMonths), underWay: underWay)
    past = ReplayedReports(
      keys: shelves.rows.map { ($0.facility, $0.product) }, first: settings.network.firstMonth,
      reported: shelves.rows.map { shelf in
        shelf.records.filter { $0.isReported && settings.network.firstMonth.distance(to: $0.month) < start }
          .map { (month: $0.month, quantities: Self.quantities($0)) }
      })
  }

  private static func replayed(_ record: SyntheticRecord) -> ReplayRecord {
    var replayed = ReplayRecord()
    replayed.lost = record.lost
    replayed.given = record.demand - record.bulk - record.lost
    replayed.expired = record.expired
    replayed.ordered = record.ordered
    replayed.closing = record.closing
    return replayed
  }

  private static func quantities(_ record: SyntheticRecord) -> StockQuantities {
    StockQuantities(
      opening: Double(record.opening), received: Double(record.received + record.reentered),
      consumed: Double(record.consumed), adjustment: -Double(record.otherOutputs),
      closing: Double(record.closing), ordered: Double(record.ordered),
      stockoutDays: record.reportedDaysWithoutStock > 0 ? Double(record.reportedDaysWithoutStock) : nil)
  }

  /// All rules at all their settings.
  ///
  /// - Parameter onWorld: called before each world of Colca's, with its number and how many there are.
  /// - Throws: nothing of its own.
  public func comparison(onWorld: (Int, Int) -> Void = { _, _ in }) throws -> ReplayComparison {
    let replayer = PolicyReplayer(scenario)
    let bound = ForesightBound(scenario)
    func point(_ setting: Double, _ policy: some ReplayPolicy) throws -> TradeOffCurve.Point {
      try replayer.point(setting: setting, of: policy, beside: bound)
    }
    let happened = TradeOffCurve.Point(setting: 0, outcome: replayer.outcome(of: happened))
    var lines = [ReplayComparison.Line(rule: .happened, curve: TradeOffCurve(points: [happened]))]
    let official = try settings.factors.map { factor in
      try point(
        factor,
        OrderUpToPolicy { state, shelf in
          OfficialAverage.level(state, shelf, factor: factor, without: Self.unitsWithoutAverage)
        })
    }
    lines.append(.init(rule: .official, curve: TradeOffCurve(points: official)))
    let minMax = OrderUpToPolicy(
      reorderPoint: { state, shelf in OfficialAverage.value(state, shelf) * 2 },
      level: { state, shelf in max(Self.unitsWithoutAverage, OfficialAverage.value(state, shelf) * 6) })
    lines.append(.init(rule: .minMax, curve: TradeOffCurve(points: [try point(6, minMax)])))
    let rules = settings.rules.filter(ReplayRule.own.contains)
    for (number, rule) in rules.enumerated() {
      var points: [TradeOffCurve.Point] = []
      for (place, level) in settings.serviceLevels.enumerated() {
        onWorld(number * settings.serviceLevels.count + place, rules.count * settings.serviceLevels.count)
        points.append(try point(level, following(rule, serviceLevel: level)))
      }
      lines.append(.init(rule: rule, curve: TradeOffCurve(points: points)))
    }
    return ReplayComparison(terms: terms, lines: lines)
  }

  private func following(_ rule: ReplayRule, serviceLevel: Double) -> FollowingPolicy {
    let isPlain = rule == .quantile || rule == .quantileWithTransfers
    let movesFirst = rule == .quantileWithTransfers || rule == .colcaWithTransfers
    var orders = (isPlain ? OrderSettings.plain : settings.orders).atOneLevel(serviceLevel)
    orders.learnsCalendars = false
    return FollowingPolicy(
      reports: past, surroundings: surroundings,
      settings: ForecastRun.Settings(
        asOf: settings.network.firstMonth, horizonMonths: 1, serviceLevel: serviceLevel,
        model: settings.model, target: .demand, orders: orders,
        transfers: movesFirst ? TransferSettings() : nil),
      source: OwnWorldForecasts(
        reports: past, model: settings.model, target: .demand, refitMonths: settings.refitMonths),
      adherence: ReplayAdherence(share: settings.adherence, seed: settings.network.seed))
  }

  /// An empty shelf without an average asks for two units, as the network's own orders do.
  private static let unitsWithoutAverage = 2.0

  private var terms: ReplayTerms {
    let covers = scenario.shelves.map(\.coverMonths)
    let first = settings.network.firstMonth
    return ReplayTerms(
      firstMonth: first.advanced(by: scenario.firstMonth),
      firstCountedMonth: first.advanced(by: scenario.firstCountedMonth),
      lastMonth: settings.network.lastMonth,
      shelfCount: scenario.shelves.count, coverMonths: (covers.min() ?? 0)...(covers.max() ?? 0),
      demand: .truth, start: .stock, supply: .unlimited)
  }
}
