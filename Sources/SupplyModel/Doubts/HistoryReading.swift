/// One way of reading the reports of one facility × product: what forecasts and orders take for true of them.
///
/// The reports themselves stay as they were sent.
public struct HistoryReading: Sendable, Equatable {
  /// The history in one unit, with the consumption and the stock that are believed.
  public let series: SupplySeries
  /// Months whose consumption is not what was reported: what it is taken for in the unit of its report, nil where it does not count.
  public let consumed: [Month: Double?]

  /// A reading.
  public init(series: SupplySeries, consumed: [Month: Double?] = [:]) {
    self.series = series
    self.consumed = consumed
  }
}

/// How the reports of one facility × product are read, and how they could be read otherwise.
public struct ReadHistory: Sendable, Equatable {
  /// What is followed.
  public let followed: HistoryReading
  /// The other reading of every figure that is doubted; nil where none is.
  public let otherwise: HistoryReading?
  /// What is doubted, by month.
  public let doubts: [DoubtedFigure]

  /// A history as it is read.
  public init(followed: HistoryReading, otherwise: HistoryReading? = nil, doubts: [DoubtedFigure] = []) {
    self.followed = followed
    self.otherwise = otherwise
    self.doubts = doubts
  }
}

extension SupplySeries {
  /// The same history with other quantities, in the order of the entries; lots of the last report in the unit that it is brought to.
  ///
  /// - Parameter scale: by what the quantities of the last report were multiplied.
  public func replacingQuantities(
    lastScale scale: Double = 1, _ change: (_ index: Int, StockQuantities) -> StockQuantities
  ) -> SupplySeries {
    guard let last = entries.last?.month else { return self }
    var reports: [(month: Month, quantities: StockQuantities)] = []
    reports.reserveCapacity(entries.count)
    for (index, entry) in entries.enumerated() {
      guard let quantities = entry.quantities else { continue }
      reports.append((entry.month, change(index, quantities)))
    }
    let lots =
      scale == 1
      ? self.lots
      : self.lots.map { lot in
        var lot = lot
        lot.units *= scale
        lot.priceSoles = lot.priceSoles.map { $0 / scale }
        return lot
      }
    return SupplySeries(
      facility: facility, product: product, reports: reports, lots: lots, madeEarly: madeEarly, through: last)
  }
}

extension StockQuantities {
  /// The same in a unit of which there are `scale` times as many; days stay days.
  public func scaled(by scale: Double) -> StockQuantities {
    func times(_ quantity: Double?) -> Double? { quantity.map { $0 * scale } }
    return StockQuantities(
      opening: times(opening), received: times(received), consumed: times(consumed),
      adjustment: times(adjustment), closing: times(closing), ordered: times(ordered),
      stockoutDays: stockoutDays)
  }

  /// What is left at the end by everything else that the report states; nil where it does not state it all.
  public var closingByMovements: Double? {
    guard let opening, let received, let consumed, let adjustment else { return nil }
    return opening + received - consumed + adjustment
  }

  /// What was dispensed by everything else that the report states; nil where it does not state it all.
  public var consumedByMovements: Double? {
    guard let opening, let received, let adjustment, let closing else { return nil }
    return opening + received + adjustment - closing
  }
}
