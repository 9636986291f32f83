import StockPolicy
import SupplyModel

/// A list of a run that a night publishes.
public enum PublishedList: String, Sendable, Codable, CaseIterable {
  /// What is out.
  case stockouts
  /// What is out, urgent or to be watched.
  case alerts
  /// What is to be ordered.
  case orders

  /// Whether an assessment is a line of the list.
  public func holds(_ assessment: SeriesAssessment) -> Bool {
    switch self {
    case .stockouts: assessment.alert == .stockedOut
    case .alerts: assessment.alert <= .watch
    case .orders: assessment.isOrderLine
    }
  }
}

/// A list that was full when it was last published, and that a run would empty.
public struct EmptiedList: Sendable, Equatable {
  /// So many lines make a list full: of fewer, all may go at once.
  public static let fewestLines = 5
  /// A list is empty when less than one line in so many is left.
  public static let shareLeft = 5

  /// Which list.
  public let list: PublishedList
  /// Lines that were published.
  public let before: Int
  /// Lines of those that the data explain the end of.
  public let explained: Int
  /// Lines that the run has.
  public let now: Int

  /// A list with its lines.
  public init(list: PublishedList, before: Int, explained: Int, now: Int) {
    self.list = list
    self.before = before
    self.explained = explained
    self.now = now
  }

  /// The lists of the run published last that a later run would empty without the data saying why.
  ///
  /// What is explained counts as if it had never been on the list: of what is left, `fewestLines` make it full, and it is empty when
  /// less than one in `shareLeft` remains.
  ///
  /// - Parameter isExplained: whether the data say why a line of a list is gone.
  public static func found(
    published: ForecastRun, latest: ForecastRun, isExplained: (PublishedList, SeriesAssessment) throws -> Bool
  ) rethrows -> [EmptiedList] {
    try PublishedList.allCases.compactMap { list in
      let before = published.assessments.filter(list.holds)
      let now = Set(latest.assessments.filter(list.holds).map(\.key))
      guard before.count >= fewestLines, now.count * shareLeft < before.count else { return nil }
      let explained = try before.count { try !now.contains($0.key) && isExplained(list, $0) }
      let expected = before.count - explained
      guard expected >= fewestLines, now.count * shareLeft < expected else { return nil }
      return EmptiedList(list: list, before: before.count, explained: explained, now: now.count)
    }
  }
}

/// A run that no night publishes before somebody has confirmed it.
public struct HeldRun: Sendable, Equatable {
  /// Its number.
  public let run: Int64
  /// The last month known to it.
  public let asOf: Month
  /// The number of the run whose report stays published.
  public let published: Int64
  /// The lists that it would empty; at least one.
  public let lists: [EmptiedList]

  /// A run that is held back.
  public init(run: Int64, asOf: Month, published: Int64, lists: [EmptiedList]) {
    self.run = run
    self.asOf = asOf
    self.published = published
    self.lists = lists
  }
}
