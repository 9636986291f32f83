import SupplyModel

/// What became of a file that was sent.
public struct PushReport: Sendable, Equatable {
  /// How it ended.
  public enum Outcome: Sendable, Equatable {
    /// The server looked at the values and says what it took.
    case answered(PushSummary)
    /// No answer of that kind came.
    case failed(PushError)
  }

  /// The file.
  public let file: PushedFile
  /// Where it went.
  public let address: PushAddress
  /// Whether the server was asked to look at it only.
  public let isTrial: Bool
  /// When: UTC, ISO 8601 to the second.
  public let instant: String
  /// How often it was sent.
  public let attempts: Int
  /// The status of the last answer (RFC 9110); nil where none came.
  public let status: Int?
  /// The last answer's body; nil where none came.
  public let answer: [UInt8]?
  /// How it ended.
  public let outcome: Outcome

  /// What became of a file.
  public init(
    file: PushedFile, address: PushAddress, isTrial: Bool, instant: String, attempts: Int, status: Int?,
    answer: [UInt8]?, outcome: Outcome
  ) {
    self.file = file
    self.address = address
    self.isTrial = isTrial
    self.instant = instant
    self.attempts = attempts
    self.status = status
    self.answer = answer
    self.outcome = outcome
  }

  /// Whether every value was taken, or would be.
  public var isWhole: Bool {
    switch outcome {
    case .answered(let summary): summary.tookAll(of: file.values.count)
    case .failed: false
    }
  }

  /// Why a program that sent it ends; nil where all is well.
  public var exitReason: ExitReason? {
    switch outcome {
    case .answered: isWhole ? nil : .badData
    case .failed(let error): error.exitReason
    }
  }

  /// The outcome in a word that stays the same.
  public var word: String {
    switch outcome {
    case .answered: isWhole ? "accepted" : "conflicts"
    case .failed(let error): error.word
    }
  }
}

extension PushError {
  /// What happened in a word that stays the same.
  public var word: String {
    switch self {
    case .notAnAddress, .openAddress, .secretInAddress: "bad_address"
    case .token: "bad_token_file"
    case .notSendable, .nothingToSend, .repeatedValue: "bad_file"
    case .noTransport: "no_transport"
    case .noAnswer: "no_answer"
    case .untrusted: "untrusted"
    case .forbidden: "forbidden"
    case .nothingThere: "nothing_there"
    case .refused: "refused"
    case .serverFailed: "server_failed"
    case .notUnderstood: "not_understood"
    }
  }
}
