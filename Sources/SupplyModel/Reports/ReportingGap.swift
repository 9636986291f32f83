/// A month that fewer than half of the usual facilities have reported.
public struct ReportingGap: Sendable, Equatable {
  /// The month.
  public let month: Month
  /// Facilities that reported it.
  public let reported: Int
  /// Facilities that reported the best of the last three months with reports before it.
  public let usual: Int
  /// The latest month before it that at least half of them reported.
  public let lastWholeMonth: Month

  /// A gap in reporting.
  public init(month: Month, reported: Int, usual: Int, lastWholeMonth: Month) {
    self.month = month
    self.reported = reported
    self.usual = usual
    self.lastWholeMonth = lastWholeMonth
  }
}
