import SupplyModel

/// Finds openings (SALDO) that are not the closing (STOCK_FIN) of the month before.
///
/// Only neighbouring months that both were reported are compared, and only known quantities: after a month
/// without a report nobody knows what the opening should be.
public struct OpeningCheck: HistoryCheck {
  /// Differences up to so many units are rounding.
  public var tolerance: Double

  /// A check; half a unit is the tolerance that the balance of a row has.
  public init(tolerance: Double = 0.5) { self.tolerance = tolerance }

  /// One finding per month whose opening breaks with the month before.
  public func findings(in series: SupplySeries) -> [Finding] {
    var findings: [Finding] = []
    var previous: Double?
    for entry in series.entries {
      if let opening = entry.quantities?.opening, let previous, (opening - previous).magnitude > tolerance {
        findings.append(
          series.finding(
            .openingBroken(opening: opening, closing: previous, closed: entry.month.advanced(by: -1)),
            month: entry.month))
      }
      previous = entry.quantities?.closing
    }
    return findings
  }
}

/// Finds products of which more leaves by other outputs than by consumption, month after month.
///
/// Over any three months reported in a row: −Σ adjustment > Σ consumed, at least `minimumUnits`, and outputs in at
/// least two of the months: a single write-off is no habit. In SISMED that is how an IPRESS's own pharmacy books what
/// it hands to its communal posts (OTRAS_SAL): their demand is then missing from its consumption. Months in which
/// the rule holds make one episode, one finding. Warehouses distribute all that leaves them, and are let pass.
public struct OtherOutputsCheck: HistoryCheck {
  /// Months that are added up.
  public var windowMonths: Int
  /// Other outputs below so many units in the window are let pass.
  public var minimumUnits: Double

  /// Months with such outputs that a window must have.
  static let minimumOutputMonths = 2

  /// A check over three months.
  public init(windowMonths: Int = 3, minimumUnits: Double = 10) {
    self.windowMonths = max(Self.minimumOutputMonths, windowMonths)
    self.minimumUnits = minimumUnits
  }

  /// One finding per episode, at its last month, with the units of both and the months of the episode.
  public func findings(in series: SupplySeries) -> [Finding] {
    guard FacilityKind(series.facility) != .warehouse else { return [] }
    let flows = series.entries.map { entry in
      (outputs: -(entry.quantities?.adjustment ?? 0), consumed: entry.quantities?.consumed ?? 0)
    }
    let isReported = series.entries.map { $0.quantities?.consumed != nil }
    func total(_ range: Range<Int>) -> (outputs: Double, consumed: Double) {
      flows[range].reduce((0, 0)) { ($0.0 + $1.outputs, $0.1 + $1.consumed) }
    }
    var episodes: [Range<Int>] = []
    for end in stride(from: windowMonths, through: series.entries.count, by: 1) {
      // A window that ends without such outputs only repeats what an earlier one said.
      guard flows[end - 1].outputs > 0 else { continue }
      let window = (end - windowMonths)..<end
      let sums = total(window)
      guard sums.outputs > sums.consumed, sums.outputs >= minimumUnits, isReported[window].allSatisfy({ $0 }),
        flows[window].count(where: { $0.outputs > 0 }) >= Self.minimumOutputMonths
      else { continue }
      if let last = episodes.last, window.lowerBound <= last.upperBound {
        episodes[episodes.count - 1] = last.lowerBound..<end
      } else {
        episodes.append(window)
      }
    }
    return episodes.map { episode in
      let sums = total(episode)
      return series.finding(
        .otherOutputsAboveConsumption(
          outputs: sums.outputs, consumed: sums.consumed, months: episode.count),
        since: series.entries[episode.lowerBound].month,
        month: series.entries[episode.upperBound - 1].month)
    }
  }
}
