import SupplyModel

/// What of a shelf will expire unused although the same product is ordered, and why both are right.
///
/// What will expire after the cover has been taken off the order already, as far as that was for safety (`OrderArithmetic.spared`).
public struct ExpiryBesideOrder: Sendable, Equatable {
  /// What an order is for that stands beside lots which will expire.
  public enum Purpose: String, Sendable, Codable, CaseIterable {
    /// What does not expire is less than is expected to be used before the next delivery: it is for afterwards.
    case afterwards
    /// It is for safety: if more is used than is expected, as much as will be there is missing.
    case moreUse = "more_use"
  }

  /// Whole units that are expected to expire unused, without those that transfers take away.
  public let units: Int
  /// The months at whose end they expire, the first and the last.
  public let months: ClosedRange<Month>
  /// What the order is for.
  public let purpose: Purpose
}

extension SeriesAssessment {
  /// What will expire beside the order; nil where nothing is ordered, or nothing is at risk that stays.
  ///
  /// - Parameter asOf: the run's month.
  public func expiryBesideOrder(asOf: Month) -> ExpiryBesideOrder? {
    guard order.isPlaced, let arithmetic = order.arithmetic else { return nil }
    let staying = lots.compactMap { outlook -> (month: Month, units: Double)? in
      guard let month = outlook.lot.expiry.month, outlook.isAtRisk(asOf: asOf) else { return nil }
      let taken = outlook.uses.reduce(0) { $1.trip == nil ? $0 : $0 + $1.units }
      let units = outlook.expectedLoss - Double(taken)
      return units >= 0.5 ? (month, units) : nil
    }
    guard let first = staying.map(\.month).min(), let last = staying.map(\.month).max() else { return nil }
    let end = asOf.advanced(by: order.coverMonths)
    let lost = staying.reduce(0) { $1.month <= end ? $0 + $1.units : $0 }
    let usable = arithmetic.stock - lost + Double(arithmetic.moved) + arithmetic.onOrder
    return ExpiryBesideOrder(
      units: max(1, Int(min(1e9, staying.reduce(0) { $0 + $1.units }).rounded())), months: first...last,
      purpose: arithmetic.expectedDemand > usable ? .afterwards : .moreUse)
  }
}
