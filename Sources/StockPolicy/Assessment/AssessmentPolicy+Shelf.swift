import DemandForecasting
import SupplyModel

/// The lots of the shelf that an assessment is about.
extension AssessmentPolicy {
  /// The demand that a stock must meet until the end of the cover, with what of the stock expires before it is used.
  public func coverDemand(
    _ series: SupplySeries, cumulativeDemand: [QuantileDistribution], calendar: SupplyCalendar
  ) -> CoverDemand? {
    CoverDemand(
      cumulativeDemand: cumulativeDemand, coverMonths: calendar.coverMonths, ageMonths: age(series),
      depletion: depletion(series, shelf: shelf(series), cumulativeDemand: cumulativeDemand))
  }

  /// What leaves a shelf from the count of its stock on; nil where stock or demand is not known, or the count too old.
  ///
  /// - Parameter shelf: the lots, which transfers may have changed since they were counted.
  func depletion(
    _ series: SupplySeries, shelf: ShelfLots?, cumulativeDemand: [QuantileDistribution]
  ) -> ShelfDepletion? {
    guard let shelf, let last = series.lastReported, age(series) < Self.staleAfterMonths,
      let demand = CumulativeDemand(cumulativeDemand)
    else { return nil }
    return ShelfDepletion(shelf, demand: demand, countedIn: last.month)
  }

  /// The lots of the stock that was counted last; nil when the stock is not known.
  func shelf(_ series: SupplySeries) -> ShelfLots? {
    stock(series).map { ShelfLots(series.lots, stock: $0) }
  }

  /// The lots of a shelf, each with what will expire unused; none where stock or demand is not known, or the count too old.
  ///
  /// - Parameter shelf: the lots, which transfers may have changed since they were counted.
  func lots(
    _ series: SupplySeries, shelf: ShelfLots?, cumulativeDemand: [QuantileDistribution]
  ) -> [LotOutlook] {
    guard let shelf, let last = series.lastReported, age(series) < Self.staleAfterMonths,
      let demand = CumulativeDemand(cumulativeDemand)
    else { return [] }
    return LotOutlook.outlook(of: shelf, demand: demand, countedIn: last.month)
  }

  /// Units that can be used through a cover and are expected to expire after it all the same.
  func spoiling(_ lots: [LotOutlook], coverMonths: Int) -> Double {
    let end = settings.asOf.advanced(by: coverMonths)
    return lots.reduce(0) { sum, outlook in
      guard case .endOf(let month) = outlook.lot.expiry, month > end, outlook.isAtRisk(asOf: settings.asOf)
      else { return sum }
      return sum + outlook.expectedLoss
    }
  }

  /// Months from the last report to the run's month.
  func age(_ series: SupplySeries) -> Int {
    ShelfStanding.ageMonths(series, asOf: settings.asOf)
  }

  /// The stock that was counted last; nil when unknown.
  func stock(_ series: SupplySeries) -> Double? {
    ShelfStanding.stock(series)
  }
}
