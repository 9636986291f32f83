/// Why a shelf was empty in a month, as far as data can show it.
///
/// The order decides where several took the same number of units off the shelf.
public enum StockoutCause: String, Sendable, Codable, CaseIterable {
  /// The warehouse that supplies the facility had nothing to send.
  case warehouseEmpty = "warehouse_empty"
  /// What was ordered came after its time.
  case deliveredLate = "delivered_late"
  /// Less came than was ordered, though the warehouse had some.
  case deliveredShort = "delivered_short"
  /// The facility sent no report when it should have ordered.
  case notReported = "not_reported"
  /// The facility ordered nothing, or less than what people would ask for.
  case orderedTooLittle = "ordered_too_little"
  /// People asked for much more than before.
  case demandJumped = "demand_jumped"
  /// Stock was sent to another place.
  case movedAway = "moved_away"
  /// Stock expired on the shelf.
  case expired
}
