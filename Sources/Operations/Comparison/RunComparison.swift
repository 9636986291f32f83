import StockPolicy
import SupplyModel

/// What two saved runs say otherwise, line by line, and what it comes to.
///
/// Nothing is reckoned anew: every figure is one that a run has in its tables, and so the one that its lists show. Probabilities,
/// couple-years and alerts are as if nothing arrives, in both: a run that only orders otherwise has them the same.
public struct RunComparison: Sendable {
  /// A run with its record.
  public struct Side: Sendable {
    /// What is kept of it.
    public let record: RunRecord
    /// What it concluded.
    public let run: ForecastRun

    /// A run with its record.
    public init(record: RunRecord, run: ForecastRun) {
      self.record = record
      self.run = run
    }
  }

  /// The one that is compared with.
  public let before: Side
  /// The one that is compared.
  public let after: Side
  /// A line of every facility × product of either run, those that change most first.
  public let lines: [ComparedLine]
  /// Every transfer of either run, those that change most first.
  public let transfers: [ComparedTransfer]

  /// Compares two runs.
  ///
  /// - Complexity: O(n log n) for n lines.
  public init(from before: Side, to after: Side) {
    self.before = before
    self.after = after
    lines = ComparedLine.all(before.run, after.run)
    transfers = ComparedTransfer.all(before.run, after.run)
  }

  /// The settings that are not the same, in the order in which settings are declared.
  public var settings: [RunSetting] {
    RunSetting.allCases.filter {
      $0.value(in: before.run.settings) != $0.value(in: after.run.settings)
    }
  }

  /// Whether the settings differ in something that has no name in `RunSetting`.
  public var differsInUnnamedSetting: Bool { settings.isEmpty && before.run.settings != after.run.settings }

  /// Whether the two were made from the same files and what people said of them.
  public var isOfSameInputs: Bool { before.record.inputs == after.record.inputs }
}

/// What two runs say of one facility × product.
public struct ComparedLine: Sendable, Equatable {
  /// The facility and the product.
  public let key: SeriesKey
  /// What the one says; nil where it has no such line.
  public let before: SeriesAssessment?
  /// What the other says; nil where it has no such line.
  public let after: SeriesAssessment?
  /// The months ahead within which both probabilities are told: the cover of the first that has the line, within both horizons.
  public let months: Int

  /// The probability that the stock is used up within `months`; nil where it is not known.
  public func probability(_ line: SeriesAssessment?) -> Double? {
    line?.risk?.probability(withinMonths: months)
  }

  /// Whether anything differs that is told: probabilities by four decimals, couple-years by three, soles by two.
  public var differs: Bool {
    guard let before, let after else { return true }
    return before.order.quantity != after.order.quantity || before.order.decision != after.order.decision
      || before.moved != after.moved || before.alert != after.alert
      || Self.rounded(probability(before), 1e4) != Self.rounded(probability(after), 1e4)
      || Self.rounded(before.expectedHarm, 1e3) != Self.rounded(after.expectedHarm, 1e3)
      || before.order.costSoles != after.order.costSoles
      || before.order.expectedUnits != after.order.expectedUnits
  }

  /// By how many months of use what is ordered and moved changes: by CPMA, else by what is foreseen for a month, else by one unit.
  ///
  /// It makes condoms and implants comparable; of a line that only one run has, the other counts as nothing.
  public var monthsChanged: Double {
    let ordered = abs((after?.order.quantity ?? 0) - (before?.order.quantity ?? 0))
    let moved = abs((after?.moved ?? 0) - (before?.moved ?? 0))
    let line = before ?? after
    let use = [line?.official.averageConsumption, line?.expectedMonthlyDemand].lazy.compactMap { $0 }
      .first { $0 > 0 && $0.isFinite }
    return Double(ordered + moved) / (use ?? 1)
  }

  private var probabilityChanged: Double { abs((probability(after) ?? 0) - (probability(before) ?? 0)) }
  private var harmChanged: Double { abs((after?.expectedHarm ?? 0) - (before?.expectedHarm ?? 0)) }

  private static func rounded(_ value: Double?, _ parts: Double) -> Double? {
    value.map { ($0 * parts).rounded() }
  }

  static func all(_ before: ForecastRun, _ after: ForecastRun) -> [ComparedLine] {
    let first = Dictionary(before.assessments.map { ($0.key, $0) }, uniquingKeysWith: { one, _ in one })
    let second = Dictionary(after.assessments.map { ($0.key, $0) }, uniquingKeysWith: { one, _ in one })
    let horizon = max(1, min(before.settings.horizonMonths, after.settings.horizonMonths))
    let lines = Set(first.keys).union(second.keys).map { key in
      let cover = (first[key] ?? second[key])?.order.coverMonths ?? 1
      return ComparedLine(
        key: key, before: first[key], after: second[key], months: min(max(1, cover), horizon))
    }
    return lines.map { ($0, $0.monthsChanged, $0.probabilityChanged, $0.harmChanged) }.sorted { left, right in
      if left.1 != right.1 { return left.1 > right.1 }
      if left.2 != right.2 { return left.2 > right.2 }
      if left.3 != right.3 { return left.3 > right.3 }
      return (left.0.key.facility, left.0.key.product) < (right.0.key.facility, right.0.key.product)
    }.map(\.0)
  }
}

/// What two runs would move of one product from one facility to another.
public struct ComparedTransfer: Sendable, Equatable {
  /// From where, to where, and what.
  public struct Way: Sendable, Hashable {
    /// Who gives.
    public let from: FacilityCode
    /// Who receives.
    public let to: FacilityCode
    /// What.
    public let product: ProductCode
  }

  /// From where, to where, and what.
  public let way: Way
  /// Units in the one; 0 where it moves none.
  public let before: Int
  /// Units in the other; 0 where it moves none.
  public let after: Int

  /// Whether the quantity differs.
  public var differs: Bool { before != after }

  static func all(_ before: ForecastRun, _ after: ForecastRun) -> [ComparedTransfer] {
    func units(_ run: ForecastRun) -> [Way: Int] {
      run.transfers.reduce(into: [:]) { units, transfer in
        units[Way(from: transfer.from, to: transfer.to, product: transfer.product), default: 0] +=
          transfer.units
      }
    }
    let (first, second) = (units(before), units(after))
    return Set(first.keys).union(second.keys).map {
      ComparedTransfer(way: $0, before: first[$0] ?? 0, after: second[$0] ?? 0)
    }.sorted { left, right in
      let (one, other) = (abs(left.after - left.before), abs(right.after - right.before))
      if one != other { return one > other }
      return (left.way.from, left.way.to, left.way.product) < (
        right.way.from, right.way.to, right.way.product
      )
    }
  }
}
