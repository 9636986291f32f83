/// The tasks of a lesson, in the order of a real month; the raw value is the number that people type.
public enum LessonTask: Int, Sendable, Codable, CaseIterable, Comparable {
  /// Import everything, and see which file came twice.
  case importing = 1
  /// Find who has not reported.
  case missingReport
  /// Have the sheet corrected that does not balance.
  case wrongSheet
  /// Find where a lot has expired.
  case expiredLot
  /// Forecast.
  case forecast
  /// Find what comes first.
  case mostUrgent
  /// Find the first trip between neighbours.
  case firstTransfer
  /// Read an order, and which step of its reckoning changes most.
  case orderReckoning
  /// Find what the warehouse lacks.
  case shortage
  /// Accept a transfer, change an order, reject another.
  case decisions
  /// Place an order.
  case placement
  /// Import the next month, forecast, and read what became of it.
  case nextMonth

  /// By number.
  public static func < (left: LessonTask, right: LessonTask) -> Bool { left.rawValue < right.rawValue }

  /// Whether something is to be answered; the others are seen in the database alone.
  public var isAnswered: Bool {
    switch self {
    case .importing, .missingReport, .expiredLot, .mostUrgent, .firstTransfer, .orderReckoning, .shortage,
      .nextMonth:
      true
    case .wrongSheet, .forecast, .decisions, .placement: false
    }
  }
}
