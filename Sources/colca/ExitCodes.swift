import ArgumentParser
import SupplyModel

extension ExitCode {
  /// Data that cannot be used (EX_DATAERR).
  static let badData = ExitCode(65)
  /// An input that is not there (EX_NOINPUT).
  static let noInput = ExitCode(66)
}

extension ColcaError {
  /// The exit code of a command that this error stops, by the conventions of sysexits.h.
  var exitCode: ExitCode {
    switch self {
    case .unreadable, .noSuchFile: .noInput
    case .cannotWrite: ExitCode(73)
    case .inputOutput: ExitCode(74)
    case .databaseLocked: ExitCode(75)
    case .databaseFromLaterVersion, .noConfiguration, .badConfiguration: ExitCode(78)
    case .notADatabase, .notAModel, .streamColumn, .streamRow, .streamOrder, .streamBeyondModel: .badData
    case .modelHorizon: .validationFailure
    case .noReports, .noRun, .noHistory, .unknownFacility, .unknownProduct, .unknownImport: .noInput
    }
  }
}
