/// A month that fewer than half of the usual facilities have reported.
public struct ReportingGap: Sendable, Equatable {
  /// The month.
  public let month: Month
  /// Facilities that reported it.
  public let reported: Int
  /// Facilities that reported the best of the three months before.
  public let usual: Int

  /// A gap in reporting.
  public init(month: Month, reported: Int, usual: Int) {
    self.month = month
    self.reported = reported
    self.usual = usual
  }
}
