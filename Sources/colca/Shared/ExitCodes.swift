import ArgumentParser
import SupplyModel

extension ExitCode {
  /// Data that cannot be used (EX_DATAERR).
  static let badData = ExitCode(65)
  /// An input that is not there (EX_NOINPUT).
  static let noInput = ExitCode(66)
  /// A fault of the program itself (EX_SOFTWARE).
  static let internalFault = ExitCode(70)
}

extension ColcaError {
  /// The exit code of a command that this error stops.
  var exitCode: ExitCode { ExitCode(systemExitCode) }
}
