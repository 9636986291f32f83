import SupplyModel

/// What can be wrong with the configuration file as a whole; its faults one by one are `ConfigurationComplaint`s.
public enum ConfigurationError: ColcaError {
  /// The file that is named, or any of the usual ones where nil, does not exist.
  case noConfiguration(path: String?)
  /// The file has faults, which have been told.
  case badConfiguration(path: String, complaints: Int)

  /// Why a program that this error stops has ended.
  public var exitReason: ExitReason {
    switch self {
    case .noConfiguration, .badConfiguration: .configuration
    }
  }
}
