/// The consumption and marks of a panel up to an origin, and so nothing after it.
struct CensoredCells: Sendable {
  /// Months of each series: the origin is the last.
  let monthSpan: Int
  /// [series][month]; NaN where not reported.
  let consumption: [Double]
  /// [series][month].
  let marks: [Censoring]

  /// The cells of a panel; marks that contradict the consumption become `atLeast`.
  init(_ panel: DemandPanel, origin: Int, marks all: [Censoring]) {
    let span = origin + 1
    monthSpan = span
    var consumption: [Double] = []
    var marks: [Censoring] = []
    consumption.reserveCapacity(panel.seriesCount * span)
    marks.reserveCapacity(panel.seriesCount * span)
    for series in 0..<panel.seriesCount {
      let row = series * panel.monthCount
      for cell in row..<row + span {
        consumption.append(panel.consumption[cell])
        marks.append(Self.agreeing(all[cell], with: panel.consumption[cell]))
      }
    }
    self.consumption = consumption
    self.marks = marks
  }

  /// The cells of a series.
  func range(of series: Int) -> Range<Int> { series * monthSpan..<(series + 1) * monthSpan }

  /// Whether the month is in a pool: reported, and observed in full or at least in part for an unknown time.
  func isCounted(_ cell: Int) -> Bool {
    guard !consumption[cell].isNaN else { return false }
    return switch marks[cell] {
    case .observed, .atLeast, .lateStart: true
    case .exposed, .emptyShelf, .notHeld: false
    }
  }

  /// Nothing can be dispensed from a shelf that was empty all month, nor of a product that is not held.
  private static func agreeing(_ mark: Censoring, with consumption: Double) -> Censoring {
    switch mark {
    case .exposed(let share) where !(share > 0): consumption > 0 ? .atLeast : .emptyShelf
    case .exposed(let share) where share >= 1: .observed
    case .emptyShelf where consumption > 0: .atLeast
    case .notHeld where consumption > 0: .observed
    default: mark
    }
  }
}

/// What one month's consumption says of its demand: all of it, a lower bound, or nothing.
public enum Censoring: Sendable, Equatable {
  /// The shelf held stock as long as anyone asked: consumption is demand.
  case observed
  /// The shelf ran empty, for nobody knows how long: demand was at least the consumption.
  case atLeast
  /// The shelf was empty until a delivery came on an unknown day: the consumption is that of an unknown part of the
  /// month.
  case lateStart
  /// The shelf held stock during this share of the month, within 0...1.
  case exposed(share: Double)
  /// Nothing was on the shelf all month: consumption says nothing.
  case emptyShelf
  /// The product is not held: nothing is missing, and nothing is said of other months.
  case notHeld
}
