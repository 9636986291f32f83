extension ColcaError {
  /// The exit code of a program that this error stops, by the conventions of sysexits.h.
  public var systemExitCode: Int32 {
    switch self {
    case .modelHorizon, .replayWindow, .ambiguousFacility, .ambiguousProduct: 64
    case .notADatabase, .damagedDatabase, .lostDatabase, .unusableCopy, .notAModel, .streamColumn, .streamRow,
      .streamOrder, .streamBeyondModel:
      65
    case .unreadable, .noSuchFile, .noDatabase, .noReports, .noRun, .noHistory, .unknownFacility,
      .unknownProduct,
      .unknownImport, .unknownRun, .noAlert, .noCopy:
      66
    case .programFailed: 69
    case .cannotWrite: 73
    case .inputOutput, .littleRoom: 74
    case .databaseLocked, .nightUnderWay: 75
    case .trialDatabase, .databaseFromLaterVersion, .noConfiguration, .badConfiguration: 78
    }
  }
}
