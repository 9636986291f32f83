import SupplyModel

/// DIGEMID's availability of some lines: how many of those that can be judged have enough.
///
/// available % = (normostock + sobrestock) ÷ (desabastecido + substock + normostock + sobrestock): the arithmetic of ficha 28 of the
/// management agreements for items that are not vital, where stock that nobody uses leaves the denominator. Contraceptives are
/// strategic supplies and no part of the DME indicator itself: this is the same sum over them. A line whose stock is not known is
/// in neither, and counted apart.
///
///     let share = AvailabilityShare([.normostock, .sobrestock, .substock, .desabastecido, .sinDato])
///     share.available  // 0.5 of 4, and 1 unknown
public struct AvailabilityShare: Sendable, Equatable {
  /// Lines with a class by months of stock.
  public private(set) var evaluated = 0
  /// Of these, normostock and sobrestock.
  public private(set) var enough = 0
  /// Of those, normostock alone.
  public private(set) var normal = 0
  /// Of the lines with a class, those without any stock.
  public private(set) var stockedOut = 0
  /// Lines whose stock is not known.
  public private(set) var unknown = 0
  /// Lines with stock that nobody uses.
  public private(set) var unused = 0

  /// The availability of lines by their classes.
  public init(_ classes: some Sequence<AvailabilityClass>) {
    for one in classes {
      switch one {
      case .normostock:
        evaluated += 1
        enough += 1
        normal += 1
      case .sobrestock:
        evaluated += 1
        enough += 1
      case .desabastecido:
        evaluated += 1
        stockedOut += 1
      case .substock: evaluated += 1
      case .sinDato: unknown += 1
      case .sinRotacion: unused += 1
      case .noConsumidor: break
      }
    }
  }

  /// The share with enough; nil where nothing can be judged.
  public var available: Double? { evaluated > 0 ? Double(enough) / Double(evaluated) : nil }
  /// The share without any stock; nil where nothing can be judged.
  public var out: Double? { evaluated > 0 ? Double(stockedOut) / Double(evaluated) : nil }
  /// DIGEMID's band; nil where nothing can be judged.
  public var band: AvailabilityBand? { available.map(AvailabilityBand.init(share:)) }
}

/// The band of an availability: óptimo from 90 %, alto from 80, regular from 70, bajo below (ficha 28, 2026).
public enum AvailabilityBand: String, Sendable, CaseIterable {
  case optimal, high, regular, low

  /// The share from which the band begins.
  public var threshold: Double {
    switch self {
    case .optimal: 0.9
    case .high: 0.8
    case .regular: 0.7
    case .low: 0
    }
  }

  /// The band of a share, compared as it is and not as it is rounded for print.
  public init(share: Double) { self = Self.allCases.first { share >= $0.threshold - 1e-12 } ?? .low }
}
