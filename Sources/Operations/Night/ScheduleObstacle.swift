/// Why nights would not begin by themselves, although everything were written.
public enum ScheduleObstacle: Sendable, Equatable {
  /// The program lies where it will vanish: in a folder of a build, or among temporary files; `installed` is where it lies for good, too.
  case vanishingProgram(path: String, installed: String?)
  /// The account of the nights cannot reach the program: others may not enter `folder`.
  case unreachableProgram(path: String, folder: String)
  /// systemd does not run this machine.
  case noSystemd
  /// Nothing reads tables of cron here.
  case noCron
  /// The account may not write the schedule's folder.
  case notWritable(path: String)
}
