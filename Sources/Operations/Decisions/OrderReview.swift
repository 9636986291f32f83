import SupplyModel

/// What somebody above a micro-network said of its orders of a run; never changed, only followed by others.
public struct OrderReview: Sendable, Equatable {
  /// What was said.
  public enum Verdict: String, Sendable, Codable, CaseIterable {
    /// They can go on to the warehouse.
    case approved
    /// They are to be looked at again.
    case returned
  }

  /// Its place in the log of changes: later ones are larger.
  public let number: Int64
  /// The micro-network.
  public let place: AccountPlace
  /// The run whose orders were looked at.
  public let run: Int64
  /// What was said.
  public let verdict: Verdict
  /// What was written beside it.
  public let comment: String?
  /// The account that said it.
  public let account: String
  /// When, by the machine's clock: UTC, ISO 8601 to the second.
  public let instant: String

  /// A review from its parts.
  public init(
    number: Int64, place: AccountPlace, run: Int64, verdict: Verdict, comment: String?, account: String,
    instant: String
  ) {
    (self.number, self.place, self.run) = (number, place, run)
    (self.verdict, self.comment) = (verdict, comment)
    (self.account, self.instant) = (account, instant)
  }

  /// How far a review holds.
  public enum Standing: Sendable, Equatable {
    /// Of the latest run, and nothing was decided since.
    case holds
    /// Orders were decided after it.
    case decidedSince
    /// A later run advises anew.
    case ofEarlierRun
  }

  /// How far it holds.
  ///
  /// - Parameters:
  ///   - run: the latest run.
  ///   - decided: the number of the latest decision on an order of the micro-network; 0 for none.
  public func standing(run: Int64, decided: Int64) -> Standing {
    self.run != run ? .ofEarlierRun : decided > number ? .decidedSince : .holds
  }
}

/// Why a review was not noted.
public enum ReviewError: ColcaError, Equatable {
  /// Meanwhile somebody has decided on one of the orders, or reviewed them, whoever that is.
  case overtaken(by: String)

  /// Why a program that this error stops has ended.
  public var exitReason: ExitReason {
    switch self {
    case .overtaken: .usage
    }
  }
}
