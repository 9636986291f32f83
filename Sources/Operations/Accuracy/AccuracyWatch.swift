import StockPolicy
import SupplyModel

/// Tells from the kept scores when forecasts have become worse, lean to one side, or promise what does not come.
///
/// Forecasts one month ahead are looked at. The thresholds are declared (`NightlyConfiguration.Watch`):
/// - drift: the weighted quantile loss of the last month ≥ `driftRatio` × the median of up to twelve months before, at
///   least three of them;
/// - bias of a facility: over its last three scored months, units used ÷ units forecast, divided by the same of everything where at least
///   `leastFacilities` facilities were scored, ≥ `biasRatio` or ≤ 1 ÷ `biasRatio`, where at least `leastUnits` units were used or forecast
///   and `leastRows` forecasts had an outcome. Months that stood in stock are the quieter ones, everywhere: what all share is no
///   bias of one;
/// - calibration: over the last three scored months the mean calibration error of stock-outs, weighed by rows, ≥
///   `calibrationError`, with at least `leastRiskRows` rows.
public struct AccuracyWatch: Sendable {
  /// Units below which a facility's ratio is chance.
  public static let leastUnits = 30.0
  /// Forecasts below which a facility's ratio is chance.
  public static let leastRows = 9
  /// Forecasts of stock-outs below which a calibration error is chance.
  public static let leastRiskRows = 200
  /// Facilities below which what all share cannot be told from what one does.
  public static let leastFacilities = 5
  /// Months looked back on for bias and calibration.
  public static let monthsTogether = 3

  /// The alerts, as they stand.
  public let alerts: [AlertKey: AlertState]

  /// Watches some scores.
  ///
  /// - Parameter records: scores of any months, steps and scopes; those one month ahead count.
  public init(_ records: [AccuracyRecord], thresholds: NightlyConfiguration.Watch) {
    let near = records.filter { $0.step == 1 }
    let all = near.filter { $0.scope == .all }.sorted { $0.month < $1.month }
    guard let last = all.last?.month else {
      alerts = [:]
      return
    }
    var found: [AlertKey: AlertState] = [:]
    func note(_ key: AlertKey, _ value: Double) {
      found[key] = AlertState(level: .watch, quantity: Int((value * 100).rounded()), asOf: last)
    }
    // A ratio of decimals that should be the threshold may fall a rounding short of it.
    func reaches(_ value: Double, _ threshold: Double) -> Bool { value >= threshold - 1e-9 }
    if let ratio = Self.drift(all), reaches(ratio, thresholds.driftRatio) { note(AlertKey(.drift), ratio) }
    if let error = Self.calibration(all), reaches(error, thresholds.calibrationError) {
      note(AlertKey(.calibration), error)
    }
    let facilities = Dictionary(grouping: near.filter { $0.scope == .facility }, by: \.code)
    let shared = facilities.count < Self.leastFacilities ? 1 : Self.useRatio(all, through: last)
    for (code, records) in facilities {
      guard let own = Self.bias(records, through: last) else { continue }
      let ratio = own / shared
      if reaches(ratio, thresholds.biasRatio) || reaches(1 / ratio, thresholds.biasRatio) {
        note(AlertKey(.bias, facility: FacilityCode(code)), ratio)
      }
    }
    alerts = found
  }

  /// The last month's loss ÷ the median of those before; nil with fewer than three.
  static func drift(_ records: [AccuracyRecord]) -> Double? {
    guard let last = records.last?.score.weightedLoss else { return nil }
    let before = records.dropLast().suffix(12).compactMap(\.score.weightedLoss).sorted()
    guard before.count >= 3 else { return nil }
    let middle = before.count / 2
    let median = before.count.isMultiple(of: 2) ? (before[middle - 1] + before[middle]) / 2 : before[middle]
    return median > 0 ? last / median : nil
  }

  /// The mean calibration error of the last three months, by rows; nil with too few.
  static func calibration(_ records: [AccuracyRecord]) -> Double? {
    let recent = records.suffix(monthsTogether).map(\.score)
    let rows = recent.map(\.riskRows).reduce(0, +)
    guard rows >= leastRiskRows else { return nil }
    return recent.reduce(0) { $0 + ($1.calibrationError ?? 0) * Double($1.riskRows) } / Double(rows)
  }

  /// Units used ÷ units forecast of a facility; nil where they are too few.
  static func bias(_ records: [AccuracyRecord], through last: Month) -> Double? {
    let recent = records.filter { $0.month > last.advanced(by: -monthsTogether) }.map(\.score)
    let (used, forecast) = (recent.map(\.outcomes).reduce(0, +), recent.map(\.forecasts).reduce(0, +))
    guard recent.count == monthsTogether, recent.map(\.rows).reduce(0, +) >= leastRows,
      max(used, forecast) >= leastUnits
    else { return nil }
    // Half a unit on both sides keeps a facility without any use from an infinite or no ratio.
    return (used + 0.5) / (forecast + 0.5)
  }

  /// Units used ÷ units forecast of everything over the same months, half a unit added to both.
  private static func useRatio(_ all: [AccuracyRecord], through last: Month) -> Double {
    let recent = all.filter { $0.month > last.advanced(by: -monthsTogether) }.map(\.score)
    return (recent.map(\.outcomes).reduce(0, +) + 0.5) / (recent.map(\.forecasts).reduce(0, +) + 0.5)
  }
}
