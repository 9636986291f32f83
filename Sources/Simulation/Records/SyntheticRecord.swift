import SupplyModel

/// One facility × product × month: the movements that were booked, and the truth beside them.
///
/// Quantities are units of issue. `closing = opening + received + reentered − consumed − otherOutputs` always.
public struct SyntheticRecord: Sendable, Equatable {
  /// The facility's code.
  public let facility: FacilityCode
  /// The product's code.
  public let product: ProductCode
  /// The month.
  public let month: Month
  /// Stock at the start (SALDO): the close of the month before, reported or not.
  public internal(set) var opening = 0
  /// Received from the sub-warehouse or from a neighbour (INGRE).
  public internal(set) var received = 0
  /// Given back by users or wards (REINGRE).
  public internal(set) var reentered = 0
  /// Dispensed and booked to sanitary intervention (INTERSAN), a bulk booking included.
  public internal(set) var dispensedByProgramme = 0
  /// Dispensed and booked to SIS.
  public internal(set) var dispensedToInsured = 0
  /// Returned to the sub-warehouse (DEVOL).
  public internal(set) var returned = 0
  /// Expired (VENCIDO).
  public internal(set) var expired = 0
  /// Shrinkage (MERMA).
  public internal(set) var shrinkage = 0
  /// Transferred to a neighbour (TRANSF).
  public internal(set) var transferredOut = 0
  /// Sent to facilities (DISTRI); only a warehouse does.
  public internal(set) var distributed = 0
  /// Stock at the close (STOCK_FIN).
  public internal(set) var closing = 0
  /// Ordered at the close (REQ).
  public internal(set) var ordered = 0
  /// The month in which the first lot expires; nil with no stock.
  public internal(set) var nearestExpiry: Month?
  /// The lots of the shelf, those that expire first before others, in the months that are exported lot by lot.
  public internal(set) var lots: [SyntheticLot] = []
  /// The price of a unit in millionths of a sol.
  public internal(set) var priceMicroSoles = 0
  /// What was asked for, lost demand and bulk bookings included.
  public internal(set) var demand = 0
  /// The part of `demand` that found an empty shelf.
  public internal(set) var lost = 0
  /// The part of `demand` that was a campaign's quantity booked in one month: no demand of users.
  public internal(set) var bulk = 0
  /// Days of the month's thirty that ended with an empty shelf.
  public internal(set) var daysWithoutStock = 0
  /// Why the shelf was empty; nil where it was not, before the first order, and where nobody keeps causes.
  public internal(set) var cause: StockoutCause?
  /// The days without stock that the facility writes into DSTKCERO; usually 0 whatever happened.
  public internal(set) var reportedDaysWithoutStock = 0
  /// False once the product is no longer held and its line is printed with zeros; such months have no truth.
  public internal(set) var isHeld = true
  /// False when the facility's report of the month never came, or has not come yet.
  public internal(set) var isReported = true

  init(facility: FacilityCode, product: ProductCode, month: Month) {
    self.facility = facility
    self.product = product
    self.month = month
  }

  /// Recorded as dispensed.
  public var consumed: Int { dispensedByProgramme + dispensedToInsured }

  /// Everything else that left the shelf.
  public var otherOutputs: Int { returned + expired + shrinkage + transferredOut + distributed }

  /// What the movements make of the opening stock.
  var balance: Int { opening + received + reentered - consumed - otherOutputs }

  /// The row as it was first sent, with the last digit of what was dispensed left out; it balances all the same.
  var mistyped: SyntheticRecord {
    var wrong = self
    wrong.dispensedByProgramme = dispensedByProgramme / 10
    wrong.closing = wrong.balance
    return wrong
  }
}
