import SupplyModel

/// How a task of a lesson stands.
public enum LessonVerdict: Sendable, Equatable {
  /// It is done, and right.
  case done
  /// Something is still to be done.
  case notYet(LessonGap)
  /// What was done or answered is wrong.
  case wrong(LessonMistake)
}

/// What a task still lacks.
public enum LessonGap: Sendable, Equatable {
  /// Files that were not imported yet, by their paths in the folder; never empty.
  case notImported(files: [String])
  /// Everything is there, and nothing was answered yet.
  case unanswered
  /// The sheet that does not balance is as it was.
  case uncorrected
  /// The month was not forecast yet.
  case noRun(Month)
  /// Something went in after the month was forecast.
  case runIsOlder(Month)
  /// Decisions are missing; never empty.
  case undecided([LessonDecision])
  /// The order was not placed yet.
  case notPlaced
  /// The next month came in before its task; the numbers of its files, by which they are taken back.
  case wentAhead(files: [Int])
  /// An earlier task comes first.
  case after(LessonTask)
}

/// One of the decisions of a lesson.
public enum LessonDecision: Sendable, Equatable, CaseIterable {
  /// The first transfer is accepted.
  case accept
  /// An order is raised.
  case change
  /// An order is rejected, because the shelf holds more than was reported.
  case reject
}

/// What is wrong with a task.
public enum LessonMistake: Sendable, Equatable {
  /// Another answer is right; what was given, as it was typed.
  case answer(given: String)
  /// Not so many things were to be answered.
  case answerCount(given: Int, expected: Int)
  /// The sheet was said to be right, or to be of no matter.
  case sheetConfirmed
  /// The order was changed to another quantity than advised and said on the telephone.
  case changedTo(Int, meant: Int)
  /// The order was changed, and nobody said why.
  case changedWithoutReason
  /// Something else was decided than what the task says.
  case decidedOtherwise(LessonDecision)
  /// The reason of the rejection is another.
  case rejectedBecause(DecisionReason)
  /// The order was placed with another quantity than it has.
  case placedUnits(Int, meant: Int)
  /// The order was placed without the number of its paper.
  case placedWithoutDocument
  /// The order is expected in a month in which it does not come.
  case placedFor(Month, usual: Month)
}
