import SupplyModel

/// A facility of the synthetic network: a pharmacy that keeps stock and reports it.
///
/// Its code has the real grammar with an IPRESS number that is not given out (`99001F01`), and every name says
/// that it is synthetic.
public struct SyntheticFacility: Sendable {
  /// What sort of place it is; it decides size, products and supply.
  public enum Kind: Sendable {
    /// The health centre of a micro-network (I-3 or I-4).
    case centre
    /// A post with a physician (I-2).
    case postWithPhysician
    /// A post without (I-1).
    case post
    /// A communal post that an IPRESS feeds; its code ends in F02.
    case communal
  }

  /// The facility as a register names it.
  public let facility: Facility
  /// What sort of place it is.
  public let kind: Kind
  /// How it is supplied.
  public let calendar: SupplyCalendar
  /// True when `calendario.csv` states the calendar; the others are supplied as `SupplyCalendar.assumed` says.
  public let statesCalendar: Bool
  /// The number of its micro-network, from 0.
  public let microNetworkIndex: Int
  /// The number of its network, from 0.
  public let networkIndex: Int
  /// The code of its executing unit (CODIGO_EJE), which is that of its network.
  let executingUnitCode: String
  /// Its demand relative to a small health centre.
  let size: Double

  /// The five digits of its IPRESS.
  var ipressCode: String { String(facility.code.text.prefix(5)) }

  func holds(_ share: SyntheticProduct.HeldShare) -> Double {
    switch kind {
    case .centre: share.centre
    case .postWithPhysician: share.postWithPhysician
    case .post: share.post
    case .communal: share.communal
    }
  }
}
