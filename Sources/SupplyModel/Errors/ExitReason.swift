/// Why a program ended; the raw value is its exit code, by the conventions of sysexits.h.
public enum ExitReason: Int32, Sendable {
  /// The command was not used as it must be (EX_USAGE).
  case usage = 64
  /// The data cannot be used (EX_DATAERR).
  case badData = 65
  /// An input is not there (EX_NOINPUT).
  case noInput = 66
  /// Another program that is needed does not do its work (EX_UNAVAILABLE).
  case unavailable = 69
  /// The program itself is wrong (EX_SOFTWARE).
  case programmingError = 70
  /// An output cannot be made (EX_CANTCREAT).
  case cannotWrite = 73
  /// Reading or writing failed on the way (EX_IOERR).
  case inputOutput = 74
  /// The same may succeed later (EX_TEMPFAIL).
  case tryAgain = 75
  /// Something is not configured as it must be (EX_CONFIG).
  case configuration = 78

  /// Why a program has ended that an error stopped; one that is not ours is a fault of the program.
  public init(_ error: any Error) {
    self = (error as? any ColcaError)?.exitReason ?? .programmingError
  }
}
