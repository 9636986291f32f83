/// Why a lesson cannot begin or go on.
public enum LessonError: ColcaError {
  /// The folder holds no lesson.
  case noLesson(folder: String)
  /// The folder holds a lesson that has begun.
  case begun(folder: String)
  /// Another lesson is to begin inside the folder of one.
  case insideLesson(folder: String)
  /// The folder holds other things.
  case folderNotEmpty(folder: String)
  /// What is kept of the lesson cannot be read, or is of another version.
  case unreadable(path: String)
  /// The database in the folder holds something else than the lesson: `facility` is none of it.
  case otherDatabase(path: String, facility: FacilityCode)
  /// By the machine's clock the lesson's last month is not over.
  case clockBehind(month: Month)
  /// No task has this number; the last is `last`.
  case noTask(number: Int, last: Int)
  /// The task is seen in the database, and not answered.
  case notAnswered(task: Int)
  /// The made-up network of this seed has no place for one of the tasks.
  case unfitSeed(UInt64)

  /// Why a program that this error stops has ended.
  public var exitReason: ExitReason {
    switch self {
    case .noLesson, .unreadable: .noInput
    case .begun, .insideLesson, .folderNotEmpty: .cannotWrite
    case .otherDatabase, .clockBehind: .badData
    case .noTask, .notAnswered, .unfitSeed: .usage
    }
  }
}
