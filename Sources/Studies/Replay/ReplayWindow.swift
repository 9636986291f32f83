import Runs
import SupplyModel

/// The months that a replay goes over, within those that the database knows.
public struct ReplayWindow: Sendable, Equatable {
  /// The first month that is replayed; a month must be known before it.
  public let first: Month
  /// The last one.
  public let last: Month

  /// A window.
  ///
  ///     // known 2024-01…2026-10: the last fifteen months
  ///     try ReplayWindow(first: nil, last: nil, warmUpMonths: 3, known: known)  // 2025-08…2026-10
  ///
  /// - Parameters:
  ///   - first: the first month; nil for fifteen months in all, or as many as are known.
  ///   - last: the last month; nil for the last one known.
  ///   - warmUpMonths: months at the start that are not counted; at least one month more is needed.
  ///   - known: the months with reports.
  /// - Throws: `StudyError.replayWindow` where no month would be left to count, or one lies beyond what is known.
  public init(
    first: Month?, last: Month?, warmUpMonths: Int, known: ClosedRange<Month>
  ) throws(StudyError) {
    let earliest = known.lowerBound.advanced(by: 1)
    self.last = last ?? known.upperBound
    self.first = first ?? max(earliest, self.last.advanced(by: -14))
    guard self.first >= earliest, self.last <= known.upperBound,
      self.first.advanced(by: warmUpMonths) <= self.last
    else {
      throw .replayWindow(first: self.first, last: self.last, warmUpMonths: warmUpMonths, known: known)
    }
  }
}
