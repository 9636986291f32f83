/// The report of one shelf and month in a replayed world, in whole units.
///
/// `closing = opening + received − given − expired − movedOut + movedIn`; the two last happen as the month ends.
public struct ReplayRecord: Sendable, Equatable {
  /// Stock as the month began, before deliveries.
  public var opening = 0
  /// Delivered on the first day.
  public var received = 0
  /// Given to users.
  public var given = 0
  /// Asked for and not given.
  public var lost = 0
  /// Thrown away at the month's end.
  public var expired = 0
  /// Taken away by transfers at the close.
  public var movedOut = 0
  /// Brought by transfers at the close.
  public var movedIn = 0
  /// Ordered at the close.
  public var ordered = 0
  /// Stock at the close, after transfers.
  public var closing = 0

  /// An empty month.
  public init() {}
}
