import SupplyModel

/// Finds who could use in time what would expire.
///
/// First where the run's transfers take it. For what is left, the facility of the same micro-network with the most free
/// demand before the lot's date, then of the network: demand expected until then beyond all the stock that it has and
/// receives, less what of that will expire itself. Each unit of free demand is offered once, to the lots that protect most.
/// Nobody is asked whose stock was not counted in the run's own month.
public struct ExpiryAdvisor {
  /// So many facilities are named for a lot.
  public static let mostUses = 3

  private struct Key: Hashable {
    let facility: FacilityCode
    let product: ProductCode
  }

  private let settings: ForecastRun.Settings
  private let facilities: FacilityDirectory
  private let positions: [Key: StockPosition]
  private let ofProduct: [ProductCode: [StockPosition]]
  private let transfers: [Transfer]
  /// Units of free demand that have been offered already.
  private var offered: [Key: Int] = [:]

  /// An advisor for a run.
  public init(
    settings: ForecastRun.Settings, facilities: FacilityDirectory, positions: [StockPosition],
    transfers: [Transfer]
  ) {
    self.settings = settings
    self.facilities = facilities
    self.transfers = transfers
    self.positions = Dictionary(
      positions.map { (Self.key($0), $0) }, uniquingKeysWith: { first, _ in first })
    ofProduct = Dictionary(
      grouping: positions.sorted { $0.assessment.facility < $1.assessment.facility },
      by: \.assessment.product)
  }

  private static func key(_ position: StockPosition) -> Key {
    Key(facility: position.assessment.facility, product: position.assessment.product)
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
    let perUnit = positions[Key(facility: line.facility, product: line.product)]?.coupleYearsPerUnit
    return line.lots[place.lot].expectedLoss * (perUnit ?? AssessmentPolicy.assumedCoupleYearsPerUnit)
  }

  private mutating func uses(of outlook: LotOutlook, at line: SeriesAssessment) -> [LotUse] {
    guard let expiry = outlook.lot.expiry.month, expiry > settings.asOf else { return [] }
    var left = Int(min(outlook.expectedLoss.rounded(), 1e9))
    var uses: [LotUse] = []
    for transfer in transfers where transfer.from == line.facility && transfer.product == line.product {
      let same = transfer.lots.filter {
        $0.number == outlook.lot.number && $0.expiry == outlook.lot.expiry
      }
      let units = min(left, Int(same.reduce(0) { $0 + $1.units }))
      guard units > 0 else { continue }
      uses.append(LotUse(facility: transfer.to, units: units, trip: transfer.trip))
      left -= units
    }
    while uses.count < Self.mostUses, let best = freest(for: line, before: expiry), left >= best.packSize {
      let units = min(left, best.units) / best.packSize * best.packSize
      uses.append(LotUse(facility: best.key.facility, units: units, trip: nil))
      offered[best.key, default: 0] += units
      left -= units
    }
    return uses
  }

  /// The facility with the most free demand before the end of a month, in the micro-network, else in the network.
  private func freest(
    for line: SeriesAssessment, before expiry: Month
  ) -> (key: Key, units: Int, packSize: Int)? {
    let own = SupplyPlace(facilities[line.facility])
    let others = (ofProduct[line.product] ?? []).filter { $0.assessment.facility != line.facility }
    for isNear in [true, false] {
      var best: (key: Key, units: Int, packSize: Int)?
      for position in others {
        let place = SupplyPlace(facilities[position.assessment.facility])
        let joins =
          isNear
          ? own.microNetwork != nil && own.microNetwork == place.microNetwork
          : own.network != nil && own.network == place.network
        guard joins else { continue }
        let key = Self.key(position)
        let units = free(position, before: expiry) - (offered[key] ?? 0)
        if units >= position.packSize, units > best?.units ?? 0 { best = (key, units, position.packSize) }
      }
      if let best { return best }
    }
    return nil
  }

  private func free(_ position: StockPosition, before expiry: Month) -> Int {
    let line = position.assessment
    guard line.stockMonth == settings.asOf, let stock = line.stock, line.order.decision != .notHeld,
      let demand = position.demand
    else { return 0 }
    let moved = transfers.reduce(0) { sum, transfer in
      guard transfer.product == line.product else { return sum }
      return transfer.to == line.facility
        ? sum + transfer.units : transfer.from == line.facility ? sum - transfer.units : sum
    }
    let lost = line.lots.filter { $0.isExact && ($0.lot.expiry.month ?? expiry) <= expiry }
      .reduce(0) { $0 + $1.expectedLoss }
    let expected = demand.total(ofMonths: settings.asOf.distance(to: expiry)).mean
    return Int(min(1e9, max(0, expected - (stock + Double(moved) - lost) + 1e-9)))
  }
}
