import SupplyModel

/// What is doubted does not decide: reads a history as it most likely is, until somebody has looked at what was found in it.
///
/// | found | read as |
/// |---|---|
/// | consumption of at least `spikeRatio` times the usual, in a month that no other of about its size follows or precedes | what the rest of the report gives, if that is usual; else the month does not count |
/// | less high a consumption | as reported: on real records such months come again |
/// | consumption that the movements contradict by `slipRatio` or more, where what they give is usual | what they give |
/// | a last closing stock that the movements contradict: by `slipRatio` or more | what they give |
/// | by less, and by half a usual month at least | as reported |
/// | a change of unit that the consumption bears out, of two reports or more | the months before in the new unit |
/// | of one report alone | that report in the unit of before |
/// | a report made before its month was over | its consumption does not count, its stock is as reported |
/// | stock that stands still to the end | as reported: on real records, products that stand still are not used |
///
/// A confirmed figure counts as it was reported, and a confirmed change of unit brings the history to the new unit. A figure that will be
/// corrected does not count, however many follow it. Quantities after the history's end are not known: a backtest reads as one could have then.
public struct DoubtRule: Sendable {
  /// Times the usual consumption from which a single month is doubted.
  public var spikeRatio: Double
  /// Times by which two figures differ that are a slip of a digit, not of counting.
  public var slipRatio: Double
  /// Single months of longer ago are not doubted any more: they weigh little, and nobody has mended them.
  public var monthsDoubted: Int
  /// A month of at least this share of the one before goes on with it.
  public var lastingShare: Double

  /// The rule with the limits that were measured not to make forecasts worse.
  public init(
    spikeRatio: Double = 5, slipRatio: Double = 5, monthsDoubted: Int = 12, lastingShare: Double = 0.5
  ) {
    self.monthsDoubted = monthsDoubted
    self.spikeRatio = spikeRatio
    self.slipRatio = slipRatio
    self.lastingShare = lastingShare
  }

  /// The codes of findings that the rule looks at.
  public static let codes: Set<FindingCode> = [
    .consumptionSpike, .unitOfIssueJump, .frozenStock, .unbalanced, .unfinishedMonth,
  ]

  /// How a history is read; nil where nothing was found that says otherwise than as it stands.
  ///
  /// - Parameters:
  ///   - series: the history, to the last month known.
  ///   - found: what was found in it, and after that what was found in the rows that it was read from.
  ///   - acts: what people have said of findings.
  public func reading(of series: SupplySeries, found: [Finding], acts: FindingActs) -> ReadHistory? {
    guard let first = series.entries.first?.month, let lastMonth = series.entries.last?.month else {
      return nil
    }
    let segments = UnitSegments(series, found, acts: acts)
    var doubts: [DoubtedFigure] = []
    var (followed, otherwise): ([Month: Double?], [Month: Double?]) = ([:], [:])
    var stock: (followed: Double?, otherwise: Double?) = (nil, nil)
    func isRecent(_ month: Month) -> Bool { month > lastMonth.advanced(by: -monthsDoubted) }
    func isOpen(_ finding: Finding) -> Bool { !acts.state(of: finding).isFigureRight }
    // Whoever confirms a month's consumption has looked at its report.
    let seen = Set(found.filter { $0.code == .consumptionSpike && !isOpen($0) }.compactMap(\.subject?.month))

    for finding in found where Self.codes.contains(finding.code) && isOpen(finding) {
      guard let month = finding.subject?.month else { continue }
      let index = first.distance(to: month)
      guard series.entries.indices.contains(index), let quantities = series.entries[index].quantities else {
        continue
      }
      switch finding.facts {
      case .history(.consumptionSpike(let consumed, let usual, _)),
        .history(.firstMonthsSpike(let consumed, let usual, _)):
        let isWrong = acts.state(of: finding) == .toBeCorrected
        guard isWrong || isRecent(month) && !lasts(series, from: index) else { continue }
        guard isWrong || consumed >= spikeRatio * max(1, usual) else {
          otherwise[month] = .some(nil)
          doubts.append(doubt(finding, month, consumed, .high(usual: usual)))
          continue
        }
        let books = quantities.consumedByMovements.flatMap { isUsual($0, usual) ? $0 : nil }
        followed[month] = .some(books)
        doubts.append(
          doubt(
            finding, month, consumed, books.map { .consumed($0) } ?? .leftOut(usual: usual)))
      case .history(.unfinishedMonth(let consumed, _)):
        followed[month] = .some(nil)
        doubts.append(
          doubt(finding, month, consumed, .leftOut(usual: usual(series, before: index) ?? consumed)))
      case .row(.unbalanced):
        guard isRecent(month), followed[month] == nil, !seen.contains(month),
          let usual = usual(series, before: index)
        else { continue }
        // Every lot that does not balance is found; the report is doubted once.
        let isTold = stock.followed != nil || stock.otherwise != nil
        if let reading = imbalance(quantities, usual, isLast: !isTold && isLast(series, index)) {
          switch reading {
          case .consumed(let units):
            followed[month] = .some(units)
            doubts.append(doubt(finding, month, quantities.consumed ?? 0, reading))
          case .stock(let units):
            stock.followed = units
            doubts.append(doubt(finding, month, quantities.closing ?? 0, reading))
          case .stockAsReported(let units) where acts.state(of: finding) == .toBeCorrected:
            stock.followed = units
            doubts.append(doubt(finding, month, quantities.closing ?? 0, .stock(units)))
          case .stockAsReported(let units):
            stock.otherwise = units
            doubts.append(doubt(finding, month, quantities.closing ?? 0, reading))
          case .leftOut, .high, .standing, .newUnit, .earlierUnit: break
          }
        }
      case .history(.frozenStock(let closing, _, let since, let before)):
        guard isLast(series, index) else { continue }
        let isWrong = acts.state(of: finding) == .toBeCorrected
        for frozen in since...month {
          if isWrong { followed[frozen] = .some(nil) } else { otherwise[frozen] = .some(nil) }
        }
        doubts.append(
          DoubtedFigure(
            finding: FindingKey(finding, file: nil).id, code: finding.code, firstMonth: since, month: month,
            reported: closing, reading: isWrong ? .leftOut(usual: before) : .standing(usual: before)))
      case .history, .row, .file, .keys, .reports, .availability, .lots, .network: continue
      }
    }
    for change in segments.changes where change.state != .confirmed {
      let month = series.entries[change.index].month
      doubts.append(
        doubt(
          change.finding, month, series.entries[change.index].quantities?.consumed ?? 0,
          change.isBelieved
            ? .newUnit(factor: change.factor, isMore: change.isMore)
            : .earlierUnit(factor: change.factor, isMore: change.isMore)))
    }
    guard !doubts.isEmpty || !segments.changes.isEmpty else { return nil }
    let scales = segments.scales()
    let reading = Self.reading(series, scales: scales, consumed: followed, stock: stock.followed)
    guard !doubts.isEmpty else { return ReadHistory(followed: reading) }
    let turned = segments.scales { $0.state != .confirmed }
    return ReadHistory(
      followed: reading,
      otherwise: Self.reading(series, scales: turned, consumed: otherwise, stock: stock.otherwise),
      doubts: doubts.sorted { ($0.month, $0.code.rawValue) < ($1.month, $1.code.rawValue) })
  }

  private func doubt(
    _ finding: Finding, _ month: Month, _ reported: Double, _ reading: DoubtedFigure.Reading
  ) -> DoubtedFigure {
    DoubtedFigure(
      finding: FindingKey(finding, file: nil).id, code: finding.code, firstMonth: month, month: month,
      reported: reported, reading: reading)
  }

  /// A history with other consumptions and another last stock, and then with its entries multiplied.
  private static func reading(
    _ series: SupplySeries, scales: [Double], consumed: [Month: Double?], stock: Double?
  ) -> HistoryReading {
    guard stock != nil || !consumed.isEmpty || scales.contains(where: { $0 != 1 }) else {
      return HistoryReading(series: series)
    }
    let last = series.entries.lastIndex { $0.quantities != nil }
    let changed = series.replacingQuantities(lastScale: last.map { scales[$0] } ?? 1) { index, quantities in
      var quantities = quantities
      if let units = consumed[series.entries[index].month] { quantities.consumed = units }
      if index == last, let stock { quantities.closing = stock }
      return scales[index] == 1 ? quantities : quantities.scaled(by: scales[index])
    }
    return HistoryReading(series: changed, consumed: consumed)
  }

  /// Whether the report before or after goes on with what one month shows.
  private func lasts(_ series: SupplySeries, from index: Int) -> Bool {
    guard let own = series.entries[index].quantities?.consumed else { return false }
    let next = series.entries[(index + 1)...].lazy.compactMap { $0.quantities?.consumed }.first
    let previous = series.entries[..<index].reversed().lazy.compactMap { $0.quantities?.consumed }.first
    return max(next ?? 0, previous ?? 0) >= lastingShare * own
  }

  private func isLast(_ series: SupplySeries, _ index: Int) -> Bool {
    !series.entries[(index + 1)...].contains { $0.quantities != nil }
  }

  /// The median of the active months among the twelve before one; nil with fewer than three.
  private func usual(_ series: SupplySeries, before index: Int) -> Double? {
    let active = series.entries[max(0, index - 12)..<index].compactMap { $0.quantities?.consumed }
      .filter { $0 > 0 }
    return active.count >= 3 ? Medians.of(active) : nil
  }

  /// Within twice and half of what is usual, give or take a unit.
  private func isUsual(_ units: Double, _ usual: Double) -> Bool {
    units >= 0 && units <= 2 * max(1, usual) + 1 && 2 * (units + 1) >= usual
  }

  /// What is read of a report that contradicts itself; nil where that changes nothing worth a word.
  private func imbalance(
    _ quantities: StockQuantities, _ usual: Double, isLast: Bool
  ) -> DoubtedFigure.Reading? {
    guard let consumed = quantities.consumed, let closing = quantities.closing,
      let byMovements = quantities.closingByMovements, let implied = quantities.consumedByMovements,
      (byMovements - closing).magnitude > 0.5
    else { return nil }
    func slips(_ left: Double, _ right: Double) -> Bool {
      max(left, right) >= slipRatio * max(1, min(left, right))
    }
    if isUsual(implied, usual), slips(consumed, max(1, usual)), slips(consumed, max(0, implied)) {
      return .consumed(implied)
    }
    guard isLast, byMovements >= 0 else { return nil }
    if slips(closing, byMovements) { return .stock(byMovements) }
    return (byMovements - closing).magnitude >= max(1, usual / 2)
      ? .stockAsReported(movementsGive: byMovements) : nil
  }
}
