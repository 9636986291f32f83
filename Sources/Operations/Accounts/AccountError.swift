import SupplyModel

/// Why nothing was changed about an account.
public enum AccountError: ColcaError, Equatable {
  /// Another account has the name.
  case nameTaken(String)
  /// There is no account of the name.
  case unknownAccount(String)
  /// The link was used, is too old, or never was one.
  case invitationGone
  /// Without it nobody could invite anybody any more.
  case lastAdministrator(String)

  /// Why a program that this error stops has ended.
  public var exitReason: ExitReason {
    switch self {
    case .nameTaken, .lastAdministrator: .usage
    case .unknownAccount, .invitationGone: .noInput
    }
  }
}
