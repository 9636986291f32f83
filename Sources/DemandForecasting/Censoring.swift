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
