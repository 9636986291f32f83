import SupplyModel

/// Why a file was not sent to another system, or not taken there as a whole.
public enum PushError: ColcaError {
  /// No address of a server.
  case notAnAddress(text: String)
  /// An address to which a token would go in clear.
  case openAddress(text: String)
  /// An address with a name or password in it.
  case secretInAddress(text: String)
  /// The token's file cannot be used.
  case token(path: String, TokenFault)
  /// The file is none that DHIS2 takes.
  case notSendable(path: String)
  /// The file holds no value.
  case nothingToSend(path: String)
  /// Two values of the file have one key: the places of both, from 1.
  case repeatedValue(path: String, first: Int, second: Int)
  /// The program that talks to servers is not installed.
  case noTransport
  /// No answer came, however often it was tried.
  case noAnswer(TransportFailure, attempts: Int)
  /// The server's certificate or address cannot be trusted; nothing was sent.
  case untrusted(url: String)
  /// The server does not know the token, or the token may not send (401, 403).
  case forbidden(status: Int)
  /// Nothing that takes data values lies at the address (404, 405, or sent on to another one).
  case nothingThere(url: String, status: Int, movedTo: String?)
  /// The server takes no file such as this one (another status of 4xx); `message` are its own words.
  case refused(status: Int, message: String)
  /// The server failed (5xx), however often it was tried.
  case serverFailed(status: Int, attempts: Int)
  /// The server answered what no DHIS2 answers: what became of the file is not known.
  case notUnderstood(status: Int)

  /// What is wrong with a token's file.
  public enum TokenFault: Equatable, Sendable {
    /// It is not there or cannot be read; the system's reason.
    case unreadable(reason: String)
    /// It is no plain file.
    case noPlainFile
    /// Others of the machine may read or change it.
    case openToOthers
    /// It belongs to another account.
    case ofAnotherAccount
    /// It holds no token.
    case noToken
  }

  /// Why a program that this error stops has ended.
  public var exitReason: ExitReason {
    switch self {
    case .notAnAddress, .openAddress, .secretInAddress: .usage
    case .token, .forbidden, .nothingThere, .untrusted: .configuration
    case .notSendable, .nothingToSend, .repeatedValue, .refused: .badData
    case .noTransport, .notUnderstood: .unavailable
    case .noAnswer, .serverFailed: .tryAgain
    }
  }
}

/// Why no whole answer came from a server.
public enum TransportFailure: String, Sendable, Equatable, CaseIterable {
  /// No machine has the name.
  case unknownHost = "unknown_host"
  /// Nobody listens there.
  case noConnection = "no_connection"
  /// The connection broke before the answer was whole.
  case cutOff = "cut_off"
  /// It took too long.
  case tookTooLong = "took_too_long"
  /// The certificate is not of the server, or of nobody who is trusted.
  case untrusted
  /// The answer was larger than any.
  case tooLarge = "too_large"
  /// Something else.
  case other

  /// Whether what was sent may have come to the server all the same.
  public var mayHaveArrived: Bool {
    switch self {
    case .unknownHost, .noConnection, .untrusted: false
    case .cutOff, .tookTooLong, .tooLarge, .other: true
    }
  }

  /// Whether the same may succeed a moment later.
  public var isPassing: Bool {
    switch self {
    case .unknownHost, .noConnection, .cutOff, .tookTooLong, .other: true
    case .untrusted, .tooLarge: false
    }
  }
}
