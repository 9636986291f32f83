import DemandForecasting
import SupplyModel

/// A lot on a shelf, and how much of it will expire unused if nothing is done.
public struct LotOutlook: Sendable, Equatable, Codable {
  /// The lot, with the units that are on the shelf.
  public let lot: StockLot
  /// Units that are expected to expire unused; at most so many where only the first units are known to have the date.
  public let expectedLoss: Double
  /// Units that expire unused where demand is at its median.
  public let medianLoss: Double
  /// In which share of cases at least one unit expires unused, counted in whole units: half a unit and more.
  public let lossProbability: Double
  /// Where what would expire can be used in time.
  public var uses: [LotUse]

  /// A lot with its outlook.
  public init(
    lot: StockLot, expectedLoss: Double, medianLoss: Double, lossProbability: Double, uses: [LotUse] = []
  ) {
    self.uses = uses
    self.lot = lot
    self.expectedLoss = expectedLoss
    self.medianLoss = medianLoss
    self.lossProbability = lossProbability
  }

  /// The least share of cases in which a lot must be left over for anybody to do something.
  public static let leastProbability = 0.2

  /// True where so much is expected to expire that somebody should do something: half a unit and more, and some of it in at
  /// least one case of five.
  ///
  /// Beyond twelve months, the longest forecast, only what is left where demand is at its median: of that time too little is
  /// known to act upon less.
  public func isAtRisk(asOf: Month) -> Bool {
    guard let month = lot.expiry.month, expectedLoss >= 0.5,
      lossProbability >= Self.leastProbability
    else { return false }
    return asOf.distance(to: month) <= AssessmentPolicy.longestDemandMonths || medianLoss >= 0.5
  }

  /// True where the lot's own date is known: only then does anything move or get ordered for it.
  var isExact: Bool { if case .endOf = lot.expiry { true } else { false } }

  /// The outlook of every lot of a shelf that was counted at the end of a month, those that expire first before others.
  ///
  /// The expectation and the share of cases are taken over the evenly spaced quantiles of cumulative demand up to .95, each
  /// followed through all months: demand that is high stays high. A lot may be used until the end of its month; one that
  /// expired by the month of the count is lost. Of a lot without a date nothing is said to be lost.
  ///
  ///     // Lots of 10 and 20 units that expire after one and two months; a demand of 6 a month, certain: 4 and 14 are lost
  public static func outlook(
    of shelf: ShelfLots, demand: CumulativeDemand, countedIn month: Month
  ) -> [LotOutlook] {
    let dated = shelf.lots.filter { $0.expiry.month != nil }
    let units = dated.map(\.units)
    let totals = dated.map {
      demand.total(ofMonths: $0.expiry.month.map { month.distance(to: $0) } ?? 0)
    }
    func losses(_ path: (QuantileDistribution) -> Double) -> [Double] {
      ExpiryLoss.losses(units: units, demand: totals.map(path))
    }
    let paths = demand.levels.indices.filter { demand.levels[$0] < 0.951 }.map { index in
      losses { $0.values[index] }
    }
    let median = losses { $0.median }
    let cases = Double(max(1, paths.count))
    let known = dated.indices.map { index in
      LotOutlook(
        lot: dated[index], expectedLoss: paths.reduce(0) { $0 + $1[index] } / cases,
        medianLoss: median[index], lossProbability: Double(paths.count { $0[index] >= 0.5 }) / cases)
    }
    let undated = shelf.lots.filter { $0.expiry.month == nil }.map {
      LotOutlook(lot: $0, expectedLoss: 0, medianLoss: 0, lossProbability: 0)
    }
    return known + undated
  }
}

/// What of each lot expires unused when those that expire first are used first.
public enum ExpiryLoss {
  /// The units of each lot that expire unused.
  ///
  /// Let Q_k be the units of the first k lots by expiry, D_k the demand up to the end of lot k's last month, and U_k what
  /// has expired by then, U_0 = 0. Then U_k = max(U_{k−1}, Q_k − D_k) = max_{j≤k}(Q_j − D_j)⁺, and lot k loses U_k − U_{k−1}:
  /// - If units of the first k lots are left then, all demand so far was met from them: D_k were used, U_{k−1} had expired
  ///   before, so Q_k − U_{k−1} − D_k > 0 expire now and U_k = Q_k − D_k.
  /// - If none are left, nothing expires now, U_k = U_{k−1}, and no more of them was used than was asked for: Q_k − U_{k−1} ≤ D_k.
  ///
  /// What arrives later changes nothing of it as long as it expires later.
  ///
  ///     ExpiryLoss.losses(units: [10, 20], demand: [6, 15])  // [4, 11]
  ///
  /// - Parameters:
  ///   - units: of each lot, in the order in which they expire.
  ///   - demand: the total up to the end of each lot's last month, never falling; 0 for a lot that has expired already.
  public static func losses(units: [Double], demand: [Double]) -> [Double] {
    var (held, expired) = (0.0, 0.0)
    return zip(units, demand).map { units, demand in
      held += units
      let before = expired
      expired = max(expired, held - demand)
      return expired - before
    }
  }
}
