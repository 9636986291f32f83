import ArgumentParser
import SupplyModel

extension ExitCode {
  /// Data that cannot be used (EX_DATAERR).
  static let badData = ExitCode(65)
  /// An input that is not there (EX_NOINPUT).
  static let noInput = ExitCode(66)
}

extension ExitCode {
  /// The exit code of a command that an error stops.
  init(stoppedBy error: any Error) { self.init(ExitReason(error).rawValue) }
}
