import SupplyModel

/// Finds who could use in time what would expire.
///
/// First where the run's transfers take it. For what is left, the facility of the same micro-network with the most free
/// demand before the lot's date, then of the network: demand expected until then beyond all the stock that it has and
/// receives, less what of that will expire itself. Each unit of free demand is offered once, to the lots that protect most.
/// Nobody is asked whose stock was not counted in the run's own month, nor for what
/// expires at the end of the month in which the run is acted on.
public struct ExpiryAdvisor {
  /// So many facilities are named for a lot.
  public static let mostUses = 3

  private let settings: ForecastRun.Settings
  private let facilities: FacilityDirectory
  private let positions: [SeriesKey: StockPosition]
  /// The transfers from a shelf, in the run's order.
  private let given: [SeriesKey: [Transfer]]
  private var demand: FreeDemand

  /// An advisor for a run.
  public init(
    settings: ForecastRun.Settings, facilities: FacilityDirectory, positions: [StockPosition],
    transfers: [Transfer]
  ) {
    self.settings = settings
    self.facilities = facilities
    self.positions = Dictionary(
      positions.map { ($0.assessment.key, $0) }, uniquingKeysWith: { first, _ in first })
    given = Dictionary(grouping: transfers) { SeriesKey($0.from, $0.product) }
    demand = FreeDemand(
      positions, transfers: transfers, facilities: facilities, asOf: settings.asOf)
  }

  /// The assessments of the run, each lot at risk with who could use it.
  public mutating func advised(_ assessments: [SeriesAssessment]) -> [SeriesAssessment] {
    var advised = assessments
    let lots = assessments.indices.flatMap { series in
      assessments[series].lots.indices.map { (series: series, lot: $0) }
    }
    let risky = lots.filter { assessments[$0.series].lots[$0.lot].isAtRisk(asOf: settings.asOf) }.sorted {
      left, right in
      let (first, second) = (harm(assessments, left), harm(assessments, right))
      return first == second ? (left.series, left.lot) < (right.series, right.lot) : first > second
    }
    for place in risky {
      advised[place.series].lots[place.lot].uses = uses(
        of: assessments[place.series].lots[place.lot], at: assessments[place.series])
    }
    return advised
  }

  /// Couple-years that would expire.
  private func harm(_ assessments: [SeriesAssessment], _ place: (series: Int, lot: Int)) -> Double {
    let line = assessments[place.series]
    let perUnit = positions[line.key]?.coupleYearsPerUnit
    return line.lots[place.lot].expectedLoss * (perUnit ?? AssessmentPolicy.assumedCoupleYearsPerUnit)
  }

  private mutating func uses(of outlook: LotOutlook, at line: SeriesAssessment) -> [LotUse] {
    guard let expiry = outlook.lot.expiry.month,
      StockPosition.outlastsTheTrip(outlook.lot, asOf: settings.asOf)
    else { return [] }
    var left = Int(min(outlook.expectedLoss.rounded(), 1e9))
    var uses: [LotUse] = []
    for transfer in given[line.key] ?? [] {
      let same = transfer.lots.filter {
        $0.number == outlook.lot.number && $0.expiry == outlook.lot.expiry
      }
      let units = min(left, Int(same.reduce(0) { $0 + $1.units }))
      guard units > 0 else { continue }
      uses.append(LotUse(facility: transfer.to, units: units, trip: transfer.trip))
      left -= units
    }
    let place = SupplyPlace(facilities[line.facility])
    while uses.count < Self.mostUses, let best = demand.freest(for: line, at: place, before: expiry),
      left >= best.packSize
    {
      let units = min(left, best.units) / best.packSize * best.packSize
      uses.append(LotUse(facility: best.facility, units: units, trip: nil))
      demand.offer(units, ofProduct: line.product, to: best.facility)
      left -= units
    }
    return uses
  }
}
