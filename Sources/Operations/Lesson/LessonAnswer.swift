import SupplyModel

/// One thing that is to be answered.
public enum LessonWord: Sendable, Equatable {
  /// A facility, by code or name.
  case facility(FacilityCode)
  /// A file of the folder, by its name.
  case file(String)
  /// Whole units, or how many there are; the sign does not count.
  case count(Int)
}

/// How a task is solved.
public enum LessonSolution: Sendable, Equatable {
  /// Something to answer; more than one word where more is asked.
  case answer([LessonWord])
  /// Commands to type, in their order; each as its words.
  case commands([[String]])
  /// Commands, and then something to answer.
  case both(commands: [[String]], answer: [LessonWord])
}

/// Something that somebody answered in a lesson.
public struct LessonAnswer: Sendable, Equatable, Codable {
  /// The task.
  public let task: LessonTask
  /// What was typed.
  public let words: [String]
  /// Whether it was right when it was given.
  public let isRight: Bool

  /// An answer.
  public init(task: LessonTask, words: [String], isRight: Bool) {
    self.task = task
    self.words = words
    self.isRight = isRight
  }
}

/// What the tasks of a lesson speak of.
public struct LessonSubjects: Sendable, Equatable, Codable {
  /// The month whose work is practised.
  public let month: Month
  /// The order that is read, and placed.
  public let placed: SeriesKey
  /// The order that is raised.
  public let changed: SeriesKey
  /// By so many units it is raised.
  public let raisedBy: Int
  /// The order that is rejected.
  public let rejected: SeriesKey
  /// The product that a warehouse lacks.
  public let short: ProductCode
  /// The warehouse.
  public let warehouse: FacilityCode

  /// The subjects of a lesson.
  public init(
    month: Month, placed: SeriesKey, changed: SeriesKey, raisedBy: Int, rejected: SeriesKey,
    short: ProductCode, warehouse: FacilityCode
  ) {
    self.month = month
    self.placed = placed
    self.changed = changed
    self.raisedBy = raisedBy
    self.rejected = rejected
    self.short = short
    self.warehouse = warehouse
  }
}
