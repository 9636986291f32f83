import SupplyModel

/// Why no file for another system is made, though there is a run and a mapping can be read.
public enum ExchangeError: ColcaError {
  /// The mapping gives no target to anything that the format tells.
  case nothingMapped(ExchangeFormat)
  /// Something has a target, and still nothing is left to tell.
  case nothingToTell(ExchangeFormat)
  /// The mapping says two things of one, so many times.
  case contradictions(count: Int)
  /// A data set of several places or months was to be called complete in a format that tells that of one only.
  case completionOfSeveral(ExchangeFormat)

  /// Why a program that this error stops has ended.
  public var exitReason: ExitReason {
    switch self {
    case .nothingMapped, .nothingToTell, .contradictions: .badData
    case .completionOfSeveral: .usage
    }
  }
}
