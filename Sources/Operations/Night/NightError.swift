import SupplyModel

/// What can keep a night, a copy or a program that nights call from doing its work.
public enum NightError: ColcaError {
  /// There is less room on the disk than the configuration asks for.
  case littleRoom(path: String, freeMegabytes: Int, neededMegabytes: Int)
  /// The database holds nothing, and a copy of it in the folder of copies holds so many reports.
  case lostDatabase(path: String, copy: String, reports: Int, folder: String)
  /// A copy of the database cannot take its place.
  case unusableCopy(path: String, fault: RestoreFault)
  /// The folder holds no copy of the database that can be used.
  case noCopy(folder: String)
  /// The latest run would empty lists that were full, and nobody has confirmed it: the former report stays published.
  case heldBack(HeldRun)
  /// The run that somebody confirms is not held back: another one is, or none.
  case notHeldBack(run: Int64)
  /// The name of a file, folder or account holds a sign that a schedule cannot hold, such as a line end.
  case unfitName(String)
  /// Nights would not begin by themselves.
  case cannotSchedule(ScheduleObstacle)
  /// A program that was asked to do something failed, or took too long where `status` is nil.
  case programFailed(program: String, status: Int32?)

  /// Why a program that this error stops has ended.
  public var exitReason: ExitReason {
    switch self {
    case .littleRoom: .inputOutput
    case .lostDatabase, .unusableCopy, .heldBack: .badData
    case .notHeldBack: .usage
    case .noCopy: .noInput
    case .unfitName, .cannotSchedule(.vanishingProgram), .cannotSchedule(.unreachableProgram): .configuration
    case .cannotSchedule(.noSystemd), .cannotSchedule(.noCron): .unavailable
    case .cannotSchedule(.notWritable): .cannotWrite
    case .programFailed: .unavailable
    }
  }
}
