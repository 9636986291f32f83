import SupplyModel

/// So much of so much: a figure that can be added up over facilities, months and methods.
public struct Tally: Sendable, Equatable, Codable {
  /// The numerator.
  public var met: Double
  /// The denominator; of amounts, how many records they were added up from.
  public var total: Double

  /// Nothing of nothing.
  public static let none = Tally(met: 0, total: 0)

  /// So much of so much.
  public init(met: Double, total: Double) {
    self.met = met
    self.total = total
  }

  /// The figure; nil where there is nothing to divide by.
  ///
  ///     Tally(met: 3, total: 4).value(.share)  // 0.75
  ///     Tally(met: 0, total: 0).value(.share)  // nil
  public func value(_ unit: Standard.Unit) -> Double? {
    guard total > 0 else { return nil }
    switch unit {
    case .share: return met / total
    case .coupleYears: return met
    }
  }

  /// Both together.
  public static func + (left: Tally, right: Tally) -> Tally {
    Tally(met: left.met + right.met, total: left.total + right.total)
  }

  /// Adds another.
  public static func += (left: inout Tally, right: Tally) { left = left + right }
}

/// An indicator: a standard, of one method where it has a figure for each.
public struct Indicator: Hashable, Sendable, Comparable, Codable {
  /// The standard's code.
  public let standard: StandardCode
  /// The method; empty where the standard has one figure.
  public let item: String

  /// An indicator.
  public init(_ standard: StandardCode, item: String = "") {
    self.standard = standard
    self.item = item
  }

  /// By standard, then method.
  public static func < (left: Indicator, right: Indicator) -> Bool {
    (left.standard, left.item) < (right.standard, right.item)
  }
}
