import SupplyModel

/// A check of one monthly history; a pure function, so the same history always gives the same findings.
public protocol HistoryCheck: Sendable {
  /// What the check finds in a history, in rising order of month.
  ///
  /// - Complexity: linear in the months of the series.
  func findings(in series: SupplySeries) -> [Finding]
}

extension SupplySeries {
  /// A finding in this series, of one month unless it began earlier.
  func finding(_ oddity: HistoryOddity, since firstMonth: Month? = nil, month: Month) -> Finding {
    Finding(
      .history(oddity),
      subject: Finding.Subject(facility: facility, product: product, firstMonth: firstMonth, month: month))
  }

  /// The same history without the months before one; itself where there are none.
  func since(_ firstMonth: Month) -> SupplySeries {
    guard let first = entries.first?.month, first < firstMonth, let last = entries.last?.month else {
      return self
    }
    let reports = entries.compactMap { entry in
      entry.month < firstMonth ? nil : entry.quantities.map { (month: entry.month, quantities: $0) }
    }
    return SupplySeries(
      facility: facility, product: product, reports: reports, lots: lots, madeEarly: madeEarly, through: last)
  }

  /// The same history without the months after one.
  func through(_ lastMonth: Month) -> SupplySeries {
    guard let last = entries.last?.month, last > lastMonth else { return self }
    let reports = entries.compactMap { entry in
      entry.quantities.map { (month: entry.month, quantities: $0) }
    }
    return SupplySeries(
      facility: facility, product: product, reports: reports, madeEarly: madeEarly, through: lastMonth)
  }
}

/// Every check of one facility × product, run together.
///
///     let checks = HistoryChecks(latestMonth: Month(count: 2026 * 12 + 10), products: catalogue)
///     let findings = database.series(of: products).flatMap(checks.findings(in:))
public struct HistoryChecks: Sendable {
  /// The latest month that a report can close.
  public let latestMonth: Month
  /// The first month that is used; nil for every month.
  public var firstMonth: Month?
  /// The checks of the months between them.
  public let checks: [any HistoryCheck]

  /// How long the months after a change of unit are compared with months before it.
  private static let monthsExplained = 12

  /// All checks with the thresholds given in their own documentation.
  ///
  /// - Parameters:
  ///   - latestMonth: the latest month that a report can close, usually today's.
  ///   - products: the catalogue, for the units of issue that are measures and may be fractions.
  public init(latestMonth: Month, products: [Product] = []) {
    self.init(
      latestMonth: latestMonth,
      checks: [
        OpeningCheck(), MonthGapCheck(), OfficialSpikeCheck(), RobustSpikeCheck(), FrozenStockCheck(),
        UnitJumpCheck(), OtherOutputsCheck(), WholeUnitCheck(products: products), StockoutDaysCheck(),
        UnfinishedMonthCheck(),
      ])
  }

  /// Chosen checks; reports after the latest month are always found, and left out of what the others see.
  public init(latestMonth: Month, checks: [any HistoryCheck]) {
    self.latestMonth = latestMonth
    self.checks = checks
  }

  /// What all checks find, in the order of `orderedBySubject`, each cause once.
  ///
  /// A change of unit explains the broken opening of its month and the spikes that the new unit makes of the months
  /// after it; a month that is a robust spike is not said to be an official one too.
  public func findings(in series: SupplySeries) -> [Finding] {
    let future = FutureMonthCheck(latestMonth: latestMonth).findings(in: series)
    let longAgo = firstMonth.map { LongAgoMonthCheck(firstMonth: $0).findings(in: series) } ?? []
    let unused = longAgo + future
    let recent = longAgo.isEmpty ? series : series.since(firstMonth ?? latestMonth)
    let closed = future.isEmpty ? recent : recent.through(latestMonth)
    let found = checks.flatMap { $0.findings(in: closed) }
    guard found.count > 1 else { return (unused + found).orderedBySubject() }
    let jumps = found.filter { $0.code == .unitOfIssueJump }.compactMap(\.subject?.month)
    let spikes = Set(found.filter { $0.code == .consumptionSpike }.compactMap(\.subject?.month))
    let unexplained = found.filter { finding in
      guard case .history(let oddity) = finding.facts, let month = finding.subject?.month else { return true }
      switch oddity {
      case .openingBroken:
        return !jumps.contains(month)
      case .consumptionSpike, .firstMonthsSpike:
        return !Self.follows(month, jumps)
      case .officialSpike:
        return !Self.follows(month, jumps) && !spikes.contains(month)
      case .monthGap, .futureMonth, .longAgoMonth, .frozenStock, .unitOfIssueJump,
        .otherOutputsAboveConsumption,
        .fractionalQuantity, .stockoutDaysBeyondMonth, .stockoutDaysContradicted, .unfinishedMonth:
        return true
      }
    }
    return (unused + unexplained).orderedBySubject()
  }

  /// The months of a history that are used: neither before the first one nor after the latest possible.
  public func used(of series: SupplySeries) -> SupplySeries {
    series.since(firstMonth ?? series.entries.first?.month ?? latestMonth).through(latestMonth)
  }

  private static func follows(_ month: Month, _ jumps: [Month]) -> Bool {
    jumps.contains { (0..<monthsExplained).contains($0.distance(to: month)) }
  }
}

/// Finds days without stock that cannot be: more than any month has, or all of them where stock stood at the start and at the end.
///
/// What is found here decides nothing: `StockQuantities.credibleStockoutDays` leaves the same days out of states and demand.
public struct StockoutDaysCheck: HistoryCheck {
  /// A check without thresholds.
  public init() {}

  /// One finding per month whose days cannot be believed.
  public func findings(in series: SupplySeries) -> [Finding] {
    series.entries.compactMap { entry in
      guard let quantities = entry.quantities, let days = quantities.stockoutDays, days > 0,
        quantities.credibleStockoutDays(in: entry.month) == nil
      else { return nil }
      let monthDays = entry.month.dayCount
      let oddity: HistoryOddity =
        days > StockQuantities.mostStockoutDays
        ? .stockoutDaysBeyondMonth(days: days, monthDays: monthDays)
        : .stockoutDaysContradicted(
          days: days, opening: quantities.opening ?? 0, closing: quantities.closing ?? 0)
      return series.finding(oddity, month: entry.month)
    }
  }
}
